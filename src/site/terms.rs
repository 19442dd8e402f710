//! Terms at their first use on a page: a button that opens the meaning, without any script.
//!
//! The button opens a `popover`, which browsers bring with tap, keyboard, Escape and focus. A link
//! to the glossary would lead away from the sentence; `title` and hover reach neither touch nor
//! keyboard.

use crate::lang::Lang;
use crate::site::page::Page;
use crate::site::read::Term;
use crate::site::template::escape;
use crate::text::glossary::{glossary, plural, rest_of_word};

/// Where a term first stands on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Its place among the terms.
    pub term: usize,
    /// The section of the lesson; `None` before the first.
    pub section: Option<String>,
}

/// Inside these, words are something else than prose: names, code, things to press or follow.
const BARRED: [&str; 12] =
    ["h1", "h2", "h3", "h4", "pre", "code", "a", "button", "summary", "svg", "nav", "noscript"];

/// Attributes with the same effect: islands are drawn anew, and lists of facts stay bare.
const BARRED_MARKS: [&str; 3] = ["data-island=", "class=\"objectives\"", "class=\"kicker\""];

/// The page with each term explained where it first stands, and those places.
pub fn explain(mut page: Page, terms: &[Term]) -> (Page, Vec<Use>) {
    let mut writer = Writer::new(page.lang, terms);
    writer.html(&page.body);
    let folders = page.folder.matches('/').count();
    let cards: String = writer
        .uses
        .iter()
        .map(|used| card(page.lang, &terms[used.term], &"../".repeat(folders)))
        .collect();
    page.body = format!("{}\n{cards}", writer.out.trim_end());
    (page, writer.uses)
}

/// What the button opens. `up`: the way to the language's home.
fn card(lang: Lang, term: &Term, up: &str) -> String {
    let (other, words) = (lang.other(), glossary(lang));
    format!(
        "<div class=\"term-card\" id=\"t-{0}\" popover>\n<p class=\"term-name\"><strong>{1}</strong> <span lang=\"{2}\">{3}</span></p>\n<p>{4}</p>\n<p><a href=\"{up}glossary/#{0}\">{5}</a></p>\n</div>\n",
        term.id,
        escape(term.word.get(lang)),
        other.tag(),
        escape(term.word.get(other)),
        escape(term.meaning.get(lang)),
        words.more
    )
}

/// A form by which a text may use a term.
struct Form {
    words: String,
    term: usize,
}

struct Writer<'a> {
    lang: Lang,
    terms: &'a [Term],
    /// Longest first, so that a task definition is not taken for a task.
    forms: Vec<Form>,
    out: String,
    uses: Vec<Use>,
    section: Option<String>,
    /// The element that words are left alone in, and how many of its name are open inside it.
    barred: Option<(String, usize)>,
}

impl<'a> Writer<'a> {
    fn new(lang: Lang, terms: &'a [Term]) -> Writer<'a> {
        let mut forms: Vec<Form> = Vec::new();
        for (at, term) in terms.iter().enumerate() {
            for form in term.forms(lang) {
                let plural = plural(lang, form);
                let all = plural.into_iter().chain([form.to_owned()]);
                forms.extend(all.map(|words| Form { words, term: at }));
            }
        }
        forms.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
        Writer {
            lang,
            terms,
            forms,
            out: String::new(),
            uses: Vec::new(),
            section: None,
            barred: None,
        }
    }

    fn html(&mut self, html: &str) {
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            self.text(&rest[..at]);
            let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
            self.tag(&rest[at..end]);
            rest = &rest[end..];
        }
        self.text(rest);
    }

    fn tag(&mut self, tag: &str) {
        self.out.push_str(tag);
        let closes = tag.starts_with("</");
        let inside = tag.trim_start_matches(['<', '/']);
        let name = inside.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if let Some((_, after)) = tag.split_once("data-section=\"") {
            self.section = after.split('"').next().map(str::to_owned);
        }
        match &mut self.barred {
            Some((open, depth)) if open == name => {
                if !closes {
                    *depth += 1;
                } else if *depth == 0 {
                    self.barred = None;
                } else {
                    *depth -= 1;
                }
            }
            Some(_) => {}
            None => {
                let bars = BARRED.contains(&name) || BARRED_MARKS.iter().any(|m| tag.contains(m));
                self.barred = (bars && !closes).then(|| (name.to_owned(), 0));
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.barred.is_some() || self.uses.len() == self.terms.len() {
            self.out.push_str(text);
            return;
        }
        let mut rest = text;
        let mut before = ' ';
        while let Some(c) = rest.chars().next() {
            let starts = !before.is_alphanumeric() && before != '-';
            let taken = match starts.then(|| self.found(rest)).flatten() {
                Some((term, length, tail)) => self.found_term(term, rest, length, tail),
                None => {
                    self.out.push(c);
                    c.len_utf8()
                }
            };
            before = rest[..taken].chars().next_back().unwrap_or(' ');
            rest = &rest[taken..];
        }
    }

    /// The term that `text` begins with: its place, its length, and that of the rest of the word.
    fn found(&self, text: &str) -> Option<(usize, usize, usize)> {
        self.forms.iter().find_map(|form| {
            let length = form.words.len();
            let begins = text.get(..length)?.eq_ignore_ascii_case(&form.words);
            let length = length + if begins { self.gloss(form.term, &text[length..]) } else { 0 };
            let tail = rest_of_word(self.lang, &text[length..]).filter(|_| begins)?;
            Some((form.term, length, tail))
        })
    }

    /// The length of `(service)` right behind the term: the other language's word belongs to it.
    fn gloss(&self, term: usize, rest: &str) -> usize {
        let word = self.terms[term].word.get(self.lang.other());
        let inside = rest.strip_prefix('(').and_then(|inside| inside.split_once(')'));
        match inside {
            Some((inside, _)) if inside.eq_ignore_ascii_case(word) => inside.len() + 2,
            Some(_) | None => 0,
        }
    }

    /// Writes a term, as a button where it stands for the first time. A particle is kept on the
    /// term's line. Returns how much of `text` was written.
    fn found_term(&mut self, term: usize, text: &str, length: usize, tail: usize) -> usize {
        let (words, tail) = (&text[..length], &text[length..length + tail]);
        if self.uses.iter().any(|used| used.term == term) {
            self.out.extend([words, tail]);
            return length + tail.len();
        }
        self.uses.push(Use { term, section: self.section.clone() });
        let id = &self.terms[term].id;
        let button = format!(
            "<button class=\"term\" type=\"button\" popovertarget=\"t-{id}\">{words}</button>"
        );
        if tail.is_empty() {
            self.out.push_str(&button);
        } else {
            self.out.extend(["<span class=\"term-word\">", &button, tail, "</span>"]);
        }
        length + tail.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::read::read_glossary;

    fn terms() -> Vec<Term> {
        let text = |id: &str, ko: &str, en: &str| {
            format!(
                "[[term]]\nid = \"{id}\"\nko = \"{ko}\"\nen = \"{en}\"\nmeaning.ko = \"k\"\nmeaning.en = \"e\"\n"
            )
        };
        let file = text("task", "tk", "task")
            + &text("task-definition", "tk df", "task definition")
            + &text("service", "sv", "service");
        read_glossary("glossary.toml", &file).expect("well formed")
    }

    fn explained(body: &str) -> (Page, Vec<Use>) {
        let page = Page {
            lang: Lang::En,
            folder: "lessons/x/".into(),
            kind: "lesson",
            title: String::new(),
            description: String::new(),
            crumbs: vec![],
            body: body.into(),
            data: None,
            needs_desk: false,
        };
        explain(page, &terms())
    }

    fn english(body: &str) -> (String, Vec<usize>) {
        let (page, uses) = explained(body);
        (page.body, uses.into_iter().map(|used| used.term).collect())
    }

    #[test]
    fn only_the_first_use_becomes_a_button() {
        let (body, uses) = english("<p>Two Tasks, a task.</p>");
        assert!(body.starts_with("<p>Two <button class=\"term\" type=\"button\" popovertarget=\"t-task\">Tasks</button>, a task.</p>"), "{body}");
        assert_eq!(body.matches("<button").count(), 1);
        assert_eq!(uses, [0]);
        assert!(body.contains("href=\"../../glossary/#task\""));
    }

    #[test]
    fn the_longest_term_wins_and_does_not_use_the_shorter() {
        let (_, uses) = english("<p>task definitions, then a task definition</p>");
        assert_eq!(uses, [1]);
        let (_, uses) = english("<p>task definitions, then a task</p>");
        assert_eq!(uses, [1, 0]);
    }

    #[test]
    fn parts_of_words_headings_code_links_and_islands_are_left_alone() {
        let bare = "<h2>task</h2><p><code>task</code> <a href=\"#\">task</a> subtask taskbar re-task</p>\
                    <div data-island=\"x\"><div>task</div>task</div><section class=\"objectives\"><p>task</p></section>";
        let (body, uses) = english(bare);
        assert_eq!((body.trim_end(), uses.len()), (bare, 0));
        let (_, uses) = english(&format!("{bare}<p>task</p>"));
        assert_eq!(uses, [0], "what comes after them is prose again");
    }

    #[test]
    fn the_other_languages_word_in_parentheses_belongs_to_the_term() {
        let (body, _) = english("<p>service(sv) and</p>");
        assert!(body.contains(">service(sv)</button> and"), "{body}");
    }

    #[test]
    fn the_section_of_the_first_use_is_known() {
        let (_, uses) =
            explained("<p>task</p><section data-section=\"two\"><p>service</p></section>");
        let sections: Vec<_> = uses.iter().map(|used| used.section.as_deref()).collect();
        assert_eq!(sections, [None, Some("two")]);
    }
}
