//! Markup as text: for what has no buttons. A picture of a hundred boxes costs a fraction of the
//! program this way, and the browser reads it faster than it could be compared node by node.

/// What stands in an attribute.
#[derive(Clone, Copy)]
pub(in crate::ui) enum Value<'a> {
    Words(&'a str),
    Number(i32),
}

/// Elements being written, one after the other. Every value is escaped.
#[derive(Default)]
pub(in crate::ui) struct Markup(String);

impl Markup {
    pub(in crate::ui) fn finish(self) -> String {
        self.0
    }

    pub(in crate::ui) fn open(&mut self, name: &str, attributes: &[(&str, Value)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            match value {
                Value::Words(words) => self.words(words),
                Value::Number(number) => self.0.push_str(&number.to_string()),
            }
            self.0.push('"');
        }
        self.0.push('>');
    }

    pub(in crate::ui) fn close(&mut self, name: &str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element that holds nothing but words.
    pub(in crate::ui) fn element(&mut self, name: &str, attributes: &[(&str, Value)], words: &str) {
        self.open(name, attributes);
        self.words(words);
        self.close(name);
    }

    pub(in crate::ui) fn words(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                c => self.0.push(c),
            }
        }
    }
}
