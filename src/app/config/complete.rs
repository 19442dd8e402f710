//! What may be typed at the cursor.

use crate::app::config::diagnostic::bound;
use crate::app::config::parameter::{header_value, parameters};
use crate::lang::Lang;
use crate::nginx::{
    Lexer, Span, Token, TokenKind, Tree, Version, context_at, directives, variables,
};
use crate::text::nginx::directive::about;
use crate::text::nginx::place::{count_of, places_of};
use crate::text::nginx::variable::about_variable;

/// One thing to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    pub label: String,
    /// What it is, in a few words.
    pub detail: String,
    /// What is written in place of what was begun.
    pub insert: String,
}

/// What may stand at the byte `at`, and where the word that was begun starts.
#[must_use]
pub fn complete(lang: Lang, text: &str, at: usize, version: Version) -> (usize, Vec<Completion>) {
    let at = bound(text, at);
    let Some((words, begun)) = typed(&text[..at]) else { return (at, Vec::new()) };
    let from = begun.map_or(at, |word| word.start as usize);
    let word = &text[from..at];
    let tree = Tree::parse(text.as_bytes());
    let asked = Asked { lang, tree: &tree, version };
    if let Some(dollar) = variable_begun(word) {
        return (from + dollar, asked.variables(&word[dollar..]));
    }
    let Some(name) = words.first().map(|name| &text[name.start as usize..name.end as usize]) else {
        return (from, asked.names(word, from));
    };
    let header = words.get(1).map(|word| &text[word.start as usize..word.end as usize]);
    (from, asked.parameters(name, header, word))
}

/// What is asked about.
struct Asked<'t> {
    lang: Lang,
    tree: &'t Tree<'t>,
    version: Version,
}

/// The words of the directive that is being typed, and the one that ends at the text's end; none inside a comment.
fn typed(before: &str) -> Option<(Vec<Span>, Option<Span>)> {
    let mut words: Vec<Span> = Vec::new();
    let mut last = None;
    for token in Lexer::new(before.as_bytes()) {
        match token.kind {
            TokenKind::Word { .. } => words.push(token.span),
            TokenKind::Semicolon | TokenKind::Open | TokenKind::Close => words.clear(),
            TokenKind::Space | TokenKind::Comment => {}
        }
        last = Some(token);
    }
    match last {
        Some(Token { kind: TokenKind::Comment, .. }) => None,
        Some(Token { kind: TokenKind::Word { .. }, .. }) => {
            let begun = words.pop();
            Some((words, begun))
        }
        _ => Some((words, None)),
    }
}

/// Where the name behind a `$` or `${` begins, if the word ends in one.
fn variable_begun(word: &str) -> Option<usize> {
    let dollar = word.rfind('$')? + 1;
    let name = dollar + usize::from(word[dollar..].starts_with('{'));
    let is_name = word[name..].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_name.then_some(name)
}

impl Asked<'_> {
    fn names(&self, begun: &str, at: usize) -> Vec<Completion> {
        let context = context_at(self.tree, at as u32);
        let here = directives(self.version).filter(|listed| {
            listed.contexts.contains([context, '*']) && listed.name.starts_with(begun)
        });
        let mut names: Vec<&str> = here.map(|listed| listed.name).collect();
        // What is used most comes first.
        names.sort_by_key(|name| about(self.lang, name).is_none());
        names.dedup();
        names.into_iter().map(|name| self.name(name)).collect()
    }

    fn name(&self, name: &str) -> Completion {
        let (places, count) =
            (places_of(self.lang, name, self.version), count_of(self.lang, name, self.version));
        Completion {
            label: name.into(),
            detail: format!("{places} · {count}"),
            insert: format!("{name} "),
        }
    }

    fn parameters(&self, name: &str, header: Option<&str>, begun: &str) -> Vec<Completion> {
        let mut words: Vec<String> = match (name, header) {
            ("proxy_set_header", Some(header)) => owned(header_value(header.as_bytes())),
            _ => owned(parameters(name.as_bytes(), self.version)),
        };
        if name == "proxy_pass" {
            let upstreams = self.made("upstream", 1).into_iter();
            words.splice(0..0, upstreams.map(|name| format!("http://{name}")));
        }
        words.retain(|word| word.starts_with(begun) && word != begun);
        let plain =
            |word: String| Completion { insert: word.clone(), label: word, detail: String::new() };
        words.into_iter().map(plain).collect()
    }

    fn variables(&self, begun: &str) -> Vec<Completion> {
        let mut own = self.made("set", 1);
        own.extend(self.made("map", 2));
        own.extend(self.made("geo", 1));
        own.extend(self.made("split_clients", 2));
        let own = own.into_iter().filter_map(|name| Some(name.strip_prefix('$')?.to_owned()));
        let known = variables(self.version).map(str::to_owned);
        let mut names: Vec<String> =
            own.chain(known).filter(|name| name.starts_with(begun)).collect();
        names.sort_by_key(|name| about_variable(self.lang, name).is_none());
        let completion = |name: String| Completion {
            detail: about_variable(self.lang, &name).unwrap_or_default().to_owned(),
            insert: name.clone(),
            label: name,
        };
        names.into_iter().map(completion).collect()
    }

    /// The argument of each directive of this name, wherever it stands.
    fn made(&self, name: &str, argument: usize) -> Vec<String> {
        let named = self.tree.all().filter(|directive| *directive.name() == *name.as_bytes());
        let made = named.filter_map(|directive| directive.arguments().nth(argument - 1));
        let mut made: Vec<String> =
            made.map(|made| String::from_utf8_lossy(&made).into_owned()).collect();
        made.sort();
        made.dedup();
        made
    }
}

fn owned(words: Vec<&str>) -> Vec<String> {
    words.into_iter().map(str::to_owned).collect()
}
