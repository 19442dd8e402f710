//! What is well formed but teaches badly: found by rules about questions (item-writing flaws) and about the share of reading and doing.

use super::{
    source::Source,
    written::{Right, Written, WrittenBlock, WrittenKind, WrittenQuestion},
};
use crate::lang::Lang;
use crate::text::question::{catch_all, negative_stem};

/// Paragraphs a learner may have to read between two things to do.
const PARAGRAPHS_MAX: usize = 3;
/// An option is too long beside another if it is more than 2.5 times as long and longer by more letters than this: a long right option gives itself away.
const LENGTH_ALLOWANCE: usize = 12;

pub(super) fn remarks(source: &mut Source, lang: Lang, written: &Written) {
    if let Some(question) = &written.before {
        question_remarks(source, lang, question);
    }
    for section in &written.sections {
        let mut paragraphs_since = 0;
        for block in &section.blocks {
            match block {
                WrittenBlock::Prose { paragraphs, .. } => {
                    if let Some(line) =
                        paragraphs.get(PARAGRAPHS_MAX.saturating_sub(paragraphs_since))
                    {
                        source.wrong(*line, format!("more than {PARAGRAPHS_MAX} paragraphs without anything to do; put an activity before this one"));
                    }
                    paragraphs_since += paragraphs.len();
                }
                WrittenBlock::Stage { .. } | WrittenBlock::Scene { .. } => paragraphs_since = 0,
                WrittenBlock::Question(question) => {
                    question_remarks(source, lang, question);
                    paragraphs_since = 0;
                }
            }
        }
    }
}

fn question_remarks(source: &mut Source, lang: Lang, question: &WrittenQuestion) {
    let offered: Vec<(&str, u32)> = match &question.kind {
        // Which line is wrong is just what such a question asks.
        WrittenKind::Choice(_, Right::OneLine)
        | WrittenKind::Lab { .. }
        | WrittenKind::Config { .. }
        | WrittenKind::Write(_)
        | WrittenKind::Checklist(_)
        | WrittenKind::Draw => return,
        WrittenKind::Choice(options, _) | WrittenKind::Prediction(options) => {
            options.iter().map(|option| (option.plain.as_str(), option.line)).collect()
        }
        WrittenKind::Match(pairs) => {
            pairs.iter().map(|pair| (pair.right.as_str(), pair.line)).collect()
        }
        WrittenKind::Order(_) | WrittenKind::Number { .. } => Vec::new(),
    };
    if let Some(words) = negative_stem(lang, &question.title) {
        source.wrong(
            question.line,
            format!("`{words}` asks for what is wrong; ask for what is right"),
        );
    }
    for (option, line) in &offered {
        if let Some(words) = catch_all(lang, option) {
            source.wrong(
                *line,
                format!("`{words}` tests reading, not understanding; write an option of its own"),
            );
        }
    }
    if !matches!(question.kind, WrittenKind::Match(_)) {
        similar_lengths(source, &offered);
    }
}

fn similar_lengths(source: &mut Source, options: &[(&str, u32)]) {
    let length = |(option, _): &(&str, u32)| option.chars().count();
    let Some(shortest) = options.iter().map(length).min() else { return };
    for option in options {
        let long = length(option);
        if 2 * long > 5 * shortest && long > shortest + LENGTH_ALLOWANCE {
            let what = format!(
                "this option has {long} letters, the shortest only {shortest}; make them alike, or the length gives the answer away"
            );
            source.wrong(option.1, what);
        }
    }
}
