//! The ideas of a question to write about, and by what each is recognised.

use super::{
    lesson_file::{IdeaEntry, Text, WriteEntry},
    structure::{Checker, IdeaPart},
};
use crate::course::{Clue, Idea};
use crate::lang::Both;

pub(super) fn ideas(checker: &mut Checker, entry: &WriteEntry) -> Vec<IdeaPart> {
    entry.idea.iter().map(|one| idea(checker, one)).collect()
}

fn idea(checker: &mut Checker, entry: &IdeaEntry) -> IdeaPart {
    let id = checker.id(&entry.id);
    let mut idea = |says: &String, clues: &[Text]| Idea {
        says: says.clone(),
        clues: clues.iter().filter_map(|one| clue(checker, one)).collect(),
    };
    let idea = Both { ko: idea(&entry.ko, &entry.clues.ko), en: idea(&entry.en, &entry.clues.en) };
    IdeaPart { id, idea }
}

/// `one|other & something ! unless`, or with `>` for what has to come in that order.
fn clue(checker: &mut Checker, text: &Text) -> Option<Clue> {
    let words = |list: &str| -> Vec<String> {
        list.split('|').map(|word| word.trim().to_lowercase()).collect()
    };
    let (all, none) = match text.get_ref().split_once('!') {
        Some((all, none)) => (all, words(none)),
        None => (text.get_ref().as_str(), Vec::new()),
    };
    let clue =
        Clue { all: all.split(['&', '>']).map(words).collect(), none, ordered: all.contains('>') };
    if clue.all.iter().chain([&clue.none]).flatten().any(String::is_empty) {
        let line = checker.line(text);
        checker.source.wrong(line, "a word is missing in this clue; write it as `one|other & something` or `one|other > something ! unless`");
        return None;
    }
    Some(clue)
}
