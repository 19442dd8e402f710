//! A model answer: prose in which `[some words](#idea-id)` marks where an idea stands.

use super::{chunk::Placed, html::html, source::Source};
use crate::course::Html;
use crate::lang::Lang;

pub(super) struct ModelAnswer {
    /// Each idea's words in `<mark>`, with its number.
    pub html: Html,
    /// The ids of the ideas, in the order of their marks.
    pub ideas: Vec<String>,
}

pub(super) fn model_answer(source: &mut Source, lang: Lang, events: &[Placed]) -> ModelAnswer {
    let whole = html(source, lang, events).0;
    let (mut out, mut ideas) = (String::with_capacity(whole.len()), Vec::new());
    let mut rest = whole.as_str();
    while let Some((before, id, words, after)) = next_mark(rest) {
        ideas.push(id.to_owned());
        out.push_str(before);
        out.push_str(&format!("<mark>{words}<sup>{}</sup></mark>", ideas.len()));
        rest = after;
    }
    out.push_str(rest);
    ModelAnswer { html: Html(out), ideas }
}

/// What stands before the next link to an idea, its id, its words, and the rest.
fn next_mark(html: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, link) = html.split_once("<a href=\"#")?;
    let (id, rest) = link.split_once("\">")?;
    let (words, after) = rest.split_once("</a>")?;
    Some((before, id, words, after))
}
