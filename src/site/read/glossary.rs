//! `lessons/glossary.toml`: one word for each idea, in both languages.

use serde::Deserialize;
use toml::Spanned;

use super::{
    Mistake,
    lesson_file::Worded,
    source::{Source, is_id},
    toml_file::read_toml,
};
use crate::lang::{Both, Lang};

/// A term of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its place on the glossary page.
    pub id: String,
    pub word: Both<String>,
    /// Other forms of the word by which a text is known to use it: `배포돼요`, `deployed`.
    pub also: Both<Vec<String>>,
    /// Plain text, a sentence or two.
    pub meaning: Both<String>,
    /// Words that would say the same and must not stand in lessons.
    pub banned: Both<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GlossaryFile {
    term: Vec<TermEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermEntry {
    id: Spanned<String>,
    ko: String,
    en: String,
    meaning: Worded,
    #[serde(default)]
    also: Lists,
    #[serde(default)]
    banned: Lists,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Lists {
    #[serde(default)]
    ko: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
}

/// `file`: how mistakes name it.
pub fn read_glossary(file: &str, text: &str) -> Result<Vec<Term>, Vec<Mistake>> {
    let mut source = Source::new(file.into(), text);
    let glossary: GlossaryFile = read_toml(&source).map_err(|mistake| vec![mistake])?;
    let mut terms: Vec<Term> = Vec::with_capacity(glossary.term.len());
    for entry in glossary.term {
        let line = source.line(entry.id.span().start);
        let term = term(entry);
        for what in wrong(&term, &terms) {
            source.wrong(line, what);
        }
        terms.push(term);
    }
    if source.mistakes.is_empty() { Ok(terms) } else { Err(source.mistakes) }
}

fn term(entry: TermEntry) -> Term {
    let both = |lists: Lists| Both { ko: lists.ko, en: lists.en };
    Term {
        id: entry.id.into_inner(),
        word: Both { ko: entry.ko, en: entry.en },
        also: both(entry.also),
        meaning: Both { ko: entry.meaning.ko, en: entry.meaning.en },
        banned: both(entry.banned),
    }
}

/// What is wrong with a term, beside those before it.
fn wrong(term: &Term, before: &[Term]) -> Vec<String> {
    let mut wrong = Vec::new();
    if !is_id(&term.id) {
        wrong.push(format!("`{}` is no id; use small letters, digits and hyphens", term.id));
    }
    if before.iter().any(|other| other.id == term.id) {
        wrong.push(format!("the id `{}` is taken by an earlier term; choose another", term.id));
    }
    for lang in Lang::ALL {
        let (tag, word) = (lang.tag(), term.word.get(lang));
        if word.trim().is_empty() || term.meaning.get(lang).trim().is_empty() {
            wrong.push(format!("the term has no word or no meaning in `{tag}`; write it"));
        }
        let same =
            |other: &&Term| other.forms(lang).any(|form| term.forms(lang).any(|f| f == form));
        if let Some(other) = before.iter().find(same) {
            wrong
                .push(format!("`{word}` is the word of `{}` too; one word for one idea", other.id));
        }
        if term.banned.get(lang).contains(word) {
            wrong.push(format!("`{word}` is the word to use; take it out of `banned.{tag}`"));
        }
    }
    wrong
}

impl Term {
    /// The word and its other forms.
    pub fn forms(&self, lang: Lang) -> impl Iterator<Item = &str> {
        std::iter::once(self.word.get(lang)).chain(self.also.get(lang)).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TASK: &str = "[[term]]\nid = \"task\"\nko = \"x\"\nen = \"task\"\nmeaning.ko = \"x\"\nmeaning.en = \"A group.\"\n";

    fn whats(text: &str) -> Vec<String> {
        let mistakes = read_glossary("glossary.toml", text).expect_err("wrong");
        mistakes.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_term_has_its_words_and_may_ban_none() {
        let terms = read_glossary("glossary.toml", TASK).expect("well formed");
        assert_eq!((terms[0].id.as_str(), terms[0].word.en.as_str()), ("task", "task"));
        assert!(terms[0].banned.ko.is_empty());
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let empty = TASK.replace("A group.", " ");
        assert_eq!(
            whats(&empty),
            ["glossary.toml:2: the term has no word or no meaning in `en`; write it"]
        );
        assert_eq!(whats(&format!("{TASK}{TASK}")).len(), 3, "the id and both words are taken");
        assert!(whats(&format!("{TASK}bannned.ko = []\n"))[0].contains("did you mean `banned`?"));
        assert!(whats(&format!("{TASK}banned.en = [\"task\"]\n"))[0].contains("take it out"));
        assert!(whats(&TASK.replace("\"task\"\nko", "\"a task\"\nko"))[0].contains("is no id"));
    }
}
