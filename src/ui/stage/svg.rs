//! SVG as text. A picture of a hundred boxes costs a tenth of the program this way, and the
//! browser parses it faster than it can be compared node by node.

use crate::app::stage::Tone;
use crate::app::stage::layout::{Anchor, Label, Rect};

/// What stands in an attribute.
#[derive(Clone, Copy)]
pub(super) enum Value<'a> {
    Words(&'a str),
    Number(i32),
}

use Value::{Number, Words};

/// A drawing being written. Every value is escaped.
pub(super) struct Svg(String);

impl Svg {
    /// `<svg class="drawing …" viewBox="0 0 width height" …>`.
    pub(super) fn new(class: &str, width: i32, height: i32, more: &[(&str, Value)]) -> Svg {
        let mut svg = Svg(String::with_capacity(4096));
        let view_box = format!("0 0 {width} {height}");
        svg.tag(
            "svg",
            &[
                ("class", Words("drawing")),
                ("data-width", Words(class)),
                ("viewBox", Words(&view_box)),
            ],
            more,
        );
        svg
    }

    pub(super) fn finish(mut self) -> String {
        self.0.push_str("</svg>");
        self.0
    }

    /// Opens a group; what follows stands in it until [`Svg::close`].
    pub(super) fn open(&mut self, class: &str, tone: Option<Tone>, more: &[(&str, Value)]) {
        self.0.push_str("<g");
        self.attributes(&[("class", Words(class))]);
        if let Some(tone) = tone {
            self.attributes(&[("data-tone", Words(tone.name()))]);
        }
        self.attributes(more);
        self.0.push('>');
    }

    pub(super) fn close(&mut self) {
        self.0.push_str("</g>");
    }

    pub(super) fn rect(&mut self, class: &str, area: Rect, corner: i32) {
        let Rect { x, y, w, h } = area;
        let sizes = [("x", x), ("y", y), ("width", w), ("height", h), ("rx", corner)];
        self.tag("rect", &[("class", Words(class))], &sizes.map(|(name, n)| (name, Number(n))));
        self.0.push_str("</rect>");
    }

    pub(super) fn path(&mut self, class: &str, data: &str) {
        self.tag("path", &[("class", Words(class))], &[("d", Words(data))]);
        self.0.push_str("</path>");
    }

    pub(super) fn circle(&mut self, class: &str, x: i32, y: i32, r: i32) {
        let sizes = [("cx", x), ("cy", y), ("r", r)].map(|(name, n)| (name, Number(n)));
        self.tag("circle", &[("class", Words(class))], &sizes);
        self.0.push_str("</circle>");
    }

    pub(super) fn label(&mut self, label: &Label) {
        let anchor = match label.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let place =
            [("x", Number(label.x)), ("y", Number(label.y)), ("text-anchor", Words(anchor))];
        self.tag("text", &[("class", Words(label.part.class()))], &place);
        self.escaped(&label.words);
        self.0.push_str("</text>");
    }

    pub(super) fn labels(&mut self, labels: &[Label]) {
        labels.iter().for_each(|label| self.label(label));
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, Value)], more: &[(&str, Value)]) {
        self.0.push('<');
        self.0.push_str(name);
        self.attributes(attributes);
        self.attributes(more);
        self.0.push('>');
    }

    fn attributes(&mut self, attributes: &[(&str, Value)]) {
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            match value {
                Words(words) => self.escaped(words),
                Number(number) => self.0.push_str(&number.to_string()),
            }
            self.0.push('"');
        }
    }

    fn escaped(&mut self, words: &str) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::stage::layout::Part;

    #[test]
    fn whatever_a_name_holds_stays_text() {
        let mut svg = Svg::new("wide", 10, 5, &[("aria-label", Words("a\"b"))]);
        svg.open("task", Some(Tone::Ok), &[("data-number", Number(-1))]);
        svg.label(&Label::new(1, 2, Anchor::End, Part::Words, "<script>&"));
        svg.close();
        assert_eq!(
            svg.finish(),
            "<svg class=\"drawing\" data-width=\"wide\" viewBox=\"0 0 10 5\" aria-label=\"a&quot;b\">\
             <g class=\"task\" data-tone=\"ok\" data-number=\"-1\">\
             <text class=\"t-words\" x=\"1\" y=\"2\" text-anchor=\"end\">&lt;script&gt;&amp;</text></g></svg>"
        );
    }
}
