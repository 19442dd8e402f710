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

/// `one|other & something ! unless @ not about / instead`, or with `>` for what has to come in that order; `+` in front: two sentences may say it.
fn clue(checker: &mut Checker, text: &Text) -> Option<Clue> {
    let words = |list: &str| -> Vec<String> {
        list.split('|').map(|word| word.trim().to_lowercase()).collect()
    };
    let rest = text.get_ref().trim();
    let (across, rest) = rest.strip_prefix('+').map_or((false, rest), |rest| (true, rest));
    let (rest, about) = rest.split_once('@').unwrap_or((rest, ""));
    let (all, none) = rest.split_once('!').unwrap_or((rest, ""));
    let (not_about, instead) = about.split_once('/').unwrap_or((about, ""));
    let [none, not_about, instead] = [none, not_about, instead]
        .map(|list| if list.is_empty() { Vec::new() } else { words(list) });
    let ordered = all.contains('>');
    let all = all.split(['&', '>']).map(words).collect();
    let clue = Clue { all, none, ordered, across, not_about, instead };
    if clue
        .all
        .iter()
        .chain([&clue.none, &clue.not_about, &clue.instead])
        .flatten()
        .any(String::is_empty)
    {
        let line = checker.line(text);
        checker.source.wrong(line, "a word is missing in this clue; write it as `one|other & something` or `one|other > something ! unless @ not about / instead`");
        return None;
    }
    Some(clue)
}
