//! A stage's other words, for one language.

use super::{
    stage_file::{StageEntry, ViewWordEntry},
    structure::Checker,
};
use crate::course::{View, ViewWord};
use crate::lang::Lang;

/// Notes words that can never be shown.
pub(super) fn views(checker: &mut Checker, entry: &StageEntry, lang: Lang) -> Vec<View> {
    let view = |entry: &super::stage_file::ViewEntry| {
        let (label, words) = match lang {
            Lang::Ko => (&entry.label.ko, &entry.ko),
            Lang::En => (&entry.label.en, &entry.en),
        };
        can_be_shown(checker, words);
        View { label: label.clone(), words: words.iter().map(word).collect() }
    };
    entry.view.iter().map(view).collect()
}

fn word(entry: &ViewWordEntry) -> ViewWord {
    ViewWord {
        said: entry.said.get_ref().clone(),
        here: entry.here.clone(),
        numbered: entry.numbered.clone(),
    }
}

/// The first word that fits is taken: a longer one after it would never be.
fn can_be_shown(checker: &mut Checker, words: &[ViewWordEntry]) {
    for (at, word) in words.iter().enumerate() {
        let said = word.said.get_ref();
        let line = checker.line(&word.said);
        if said.trim().is_empty() {
            checker
                .source
                .wrong(line, "which word of the stage? Write it, as in `said = \"task\"`");
            continue;
        }
        let before = words[..at].iter().map(|word| word.said.get_ref());
        if let Some(first) = before.into_iter().find(|before| said.starts_with(before.as_str())) {
            let what = format!("`{first}` is tried first and begins alike; put `{said}` before it");
            checker.source.wrong(line, what);
        }
    }
}
