//! The glossary: every term with its words, its meaning and where it comes up.

use crate::lang::Lang;
use crate::site::page::{Crumb, Page};
use crate::site::read::Term;
use crate::site::template::escape;
use crate::site::terms::Use;
use crate::text::glossary::{glossary, initial};
use std::fmt::Write;

/// A page that uses terms.
pub(super) struct Place {
    /// "4장".
    pub(super) words: String,
    /// From the language's home: `lessons/04-ecs/`.
    pub(super) folder: String,
    pub(super) uses: Vec<Use>,
}

/// The page in `lang`, which has no islands.
pub(super) fn page(lang: Lang, terms: &[Term], places: &[Place]) -> Page {
    let words = glossary(lang);
    let letters = letters(lang, terms);
    let index: String = letters
        .iter()
        .enumerate()
        .map(|(at, (name, _))| {
            format!("<li><a class=\"btn\" href=\"#letter-{at}\">{name}</a></li>")
        })
        .collect();
    let groups: String = letters
        .iter()
        .enumerate()
        .map(|(at, group)| section(lang, terms, places, at, group))
        .collect();
    Page {
        lang,
        folder: "glossary/".into(),
        kind: "glossary",
        title: words.title.into(),
        description: words.lead.into(),
        crumbs: vec![Crumb { words: words.title.into(), folder: None }],
        body: format!(
            "<header class=\"page-head\">\n<h1>{}</h1>\n<p class=\"lead\">{}</p>\n</header>\n<nav class=\"letters\" aria-label=\"{}\"><ul>{index}</ul></nav>\n{groups}",
            words.title, words.lead, words.index
        ),
        data: None,
        needs_desk: false,
    }
}

/// The letters in their order, each with its terms in theirs. Hangul syllables are numbered in
/// the order of a Korean dictionary.
fn letters(lang: Lang, terms: &[Term]) -> Vec<(String, Vec<usize>)> {
    let key = |at: usize| {
        let word = terms[at].word.get(lang).to_lowercase();
        (initial(lang, &word).is_none(), word)
    };
    let mut order: Vec<usize> = (0..terms.len()).collect();
    order.sort_by_key(|at| key(*at));
    let mut letters: Vec<(String, Vec<usize>)> = Vec::new();
    for at in order {
        let name = match initial(lang, terms[at].word.get(lang)) {
            Some(letter) => letter.to_string(),
            None => glossary(lang).latin.to_owned(),
        };
        match letters.last_mut().filter(|(last, _)| *last == name) {
            Some((_, group)) => group.push(at),
            None => letters.push((name, vec![at])),
        }
    }
    letters
}

fn section(
    lang: Lang,
    terms: &[Term],
    places: &[Place],
    at: usize,
    (name, group): &(String, Vec<usize>),
) -> String {
    let entries: String =
        group.iter().map(|term| entry(lang, &terms[*term], &used(lang, *term, places))).collect();
    format!(
        "<section class=\"letter\" id=\"letter-{at}\" tabindex=\"-1\">\n<h2>{name}</h2>\n<dl>\n{entries}</dl>\n</section>\n"
    )
}

fn entry(lang: Lang, term: &Term, used: &str) -> String {
    let other = lang.other();
    format!(
        "<div class=\"entry\" id=\"{}\">\n<dt>{} <span lang=\"{}\">{}</span></dt>\n<dd>{}</dd>\n{used}</div>\n",
        term.id,
        escape(term.word.get(lang)),
        other.tag(),
        escape(term.word.get(other)),
        escape(term.meaning.get(lang))
    )
}

/// Links to where the term first stands on each page.
fn used(lang: Lang, term: usize, places: &[Place]) -> String {
    let mut links = String::new();
    for place in places {
        let Some(first) = place.uses.iter().find(|used| used.term == term) else { continue };
        let anchor = first.section.as_ref().map_or(String::new(), |id| format!("#{id}"));
        let _ = write!(
            links,
            " <a href=\"../{}{}\">{}</a>",
            escape(&place.folder),
            escape(&anchor),
            escape(&place.words)
        );
    }
    if links.is_empty() {
        return links;
    }
    format!("<dd class=\"uses\">{}{links}</dd>\n", glossary(lang).used_in)
}
