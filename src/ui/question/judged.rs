//! Options after the answer: what each turned out to be, and why. Written as text, since nothing in it is pressed.

use super::folded;
use crate::ui::element::{Element, markup};
use yew::prelude::*;

/// One option, judged. Texts are HTML.
#[derive(Clone, Copy)]
pub(super) struct Judged<'a> {
    pub(super) text: &'a str,
    pub(super) explanation: &'a str,
    pub(super) holds: bool,
    /// The word for `holds` or its opposite; empty where there is nothing to say.
    pub(super) verdict: &'a str,
    /// The word for "this one was mine"; empty if it was not.
    pub(super) mine: &'a str,
}

/// A list of judged options.
#[derive(Default)]
pub(super) struct JudgedList {
    items: String,
    /// Whether their order says something.
    pub(super) is_numbered: bool,
}

impl JudgedList {
    pub(super) fn push(&mut self, option: Judged<'_>) {
        let yes = |yes: bool| if yes { "yes" } else { "no" };
        let (class, sign) = if option.holds { ("tag ok", "✓ ") } else { ("tag", "") };
        self.all(&["<li class=\"judged\" data-holds=\"", yes(option.holds), "\" data-mine=\""]);
        self.all(&[yes(!option.mine.is_empty()), "\"><p class=\"judged-head\"><span>"]);
        self.all(&[option.text, "</span>"]);
        self.tag(class, sign, option.verdict);
        self.tag("tag mine", "", option.mine);
        self.all(&["</p><div class=\"judged-why\">", option.explanation, "</div></li>"]);
    }

    fn tag(&mut self, class: &str, sign: &str, words: &str) {
        if !words.is_empty() {
            self.all(&["<span class=\"", class, "\">", sign, words, "</span>"]);
        }
    }

    fn all(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.items.push_str(part));
    }

    pub(super) fn html(&self) -> Html {
        let [start, end] = match self.is_numbered {
            true => ["<ol class=\"options numbered\">", "</ol>"],
            false => ["<ul class=\"options\">", "</ul>"],
        };
        markup([start, &self.items, end].concat())
    }

    /// In a closed box, for a page without its program.
    pub(super) fn closed(&self, summary: &'static str) -> Element {
        folded(summary).child(self.html())
    }
}
