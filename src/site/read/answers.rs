//! What is offered as answers, held against the rules of its kind.

use super::{
    model_answer::ModelAnswer,
    shuffle::shuffled,
    source::Source,
    structure::{IdeaPart, NumberPart, PredictionPart},
    written::{Right, WrittenOption, WrittenPair, WrittenWrong},
};
use crate::course::{
    Arrangement, ArrangementRow, Choice, ChoiceOption, Html, Number, NumberMistake, Prediction,
    PredictionOption, Write,
};
use crate::lang::Lang;

/// More rows than these are a burden on memory, fewer can be guessed.
const ROWS: std::ops::RangeInclusive<usize> = 3..=6;

pub(super) fn choice(
    source: &mut Source,
    line: u32,
    options: Vec<WrittenOption>,
    right: Right,
) -> Choice {
    let count = options.len();
    let ticked = options.iter().filter(|option| option.ticked == Some(true)).count();
    for option in options.iter().filter(|option| option.ticked.is_none()) {
        source.wrong(option.line, "start an option with `- [ ] `, the right one with `- [x] `");
    }
    match right {
        _ if count == 0 => {}
        Right::OneOfFour => four(source, line, count),
        Right::Several if !(4..=5).contains(&count) => {
            let what = format!(
                "a question with several right options offers four or five, this one has {count}"
            );
            source.wrong(line, what);
        }
        Right::OneLine if count < 3 => {
            let what = format!(
                "{count} lines are offered; offer at least three, or the line can be guessed"
            );
            source.wrong(line, what);
        }
        Right::Several | Right::OneLine => {}
    }
    match right {
        Right::Several if ticked < 2 && count > 0 => {
            let what = format!(
                "{ticked} options are marked as right; mark two or more with `- [x] `, or ask for one with `.choice`"
            );
            source.wrong(line, what);
        }
        Right::OneOfFour | Right::OneLine if ticked != 1 && count > 0 => {
            let what =
                format!("{ticked} options are marked as right; mark exactly one with `- [x] `");
            source.wrong(line, what);
        }
        Right::Several | Right::OneOfFour | Right::OneLine => {}
    }
    let option = |o: WrittenOption| ChoiceOption {
        text: o.text,
        explanation: o.explanation,
        right: o.ticked == Some(true),
    };
    Choice { options: options.into_iter().map(option).collect(), before: false }
}

fn four(source: &mut Source, line: u32, count: usize) {
    if count != 4 && count != 0 {
        source.wrong(line, format!("a question has four options, this one has {count}"));
    }
}

pub(super) fn order(
    source: &mut Source,
    id: &str,
    line: u32,
    options: Vec<WrittenOption>,
) -> Arrangement {
    let count = rows(source, line, options.len());
    for option in options.iter().filter(|option| option.ticked.is_some()) {
        source.wrong(
            option.line,
            "the list's order is the right one; start each step with its number, without a box",
        );
    }
    let row = |o: WrittenOption| ArrangementRow { text: o.text, explanation: o.explanation };
    Arrangement {
        rows: options.into_iter().map(row).collect(),
        choices: Vec::new(),
        answers: (0..count).collect(),
        start: shuffled(id, count),
    }
}

pub(super) fn matching(
    source: &mut Source,
    id: &str,
    line: u32,
    pairs: Vec<WrittenPair>,
) -> Arrangement {
    let count = rows(source, line, pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        if pair.right.is_empty() || pair.left.0.is_empty() {
            source.wrong(pair.line, "one side of this pair is empty; write both");
        } else if pairs[..at].iter().any(|earlier| earlier.right == pair.right) {
            let what = format!("two rows have the answer “{}”; give each its own", pair.right);
            source.wrong(pair.line, what);
        }
    }
    let order = shuffled(id, count);
    let choice = |place: &u8| Some(pairs.get(usize::from(*place))?.right.clone());
    let choices = order.iter().filter_map(choice).collect();
    let answer =
        |row: u8| order.iter().zip(0..).find(|(place, _)| **place == row).map(|(_, at)| at);
    Arrangement {
        choices,
        answers: (0..count).filter_map(answer).collect(),
        start: Vec::new(),
        rows: pairs
            .into_iter()
            .map(|pair| ArrangementRow {
                text: pair.left,
                explanation: paragraph(&pair.explanation.0),
            })
            .collect(),
    }
}

/// So many rows, as a number that is kept with an answer.
fn rows(source: &mut Source, line: u32, count: usize) -> u8 {
    if !ROWS.contains(&count) && count != 0 {
        let what = format!(
            "{count} rows; write {} to {}: fewer can be guessed, more are too much at once",
            ROWS.start(),
            ROWS.end()
        );
        source.wrong(line, what);
    }
    u8::try_from(count).unwrap_or(u8::MAX)
}

pub(super) fn number(
    source: &mut Source,
    line: u32,
    mistakes: Vec<WrittenWrong>,
    explanation: &Html,
    part: Option<&NumberPart>,
) -> Number {
    let answer = part.map_or(0, |part| part.answer);
    if mistakes.len() < 2 {
        let what = format!("{} expected mistakes; write at least two", mistakes.len());
        source.wrong(line, what);
    }
    let mut met = Vec::new();
    for mistake in mistakes {
        let Ok(number) = mistake.id.parse::<u32>() else {
            let what = format!(
                "`{}` is no number; write a mistake as - `7`: why people say this",
                mistake.id
            );
            source.wrong(mistake.line, what);
            continue;
        };
        if part.is_some() && number == answer {
            source.wrong(
                mistake.line,
                format!("{number} is what the engine counts: it is the answer, not a mistake"),
            );
        }
        if met.iter().any(|earlier: &NumberMistake| earlier.number == number) {
            source.wrong(mistake.line, format!("the mistake {number} stands here twice"));
        }
        met.push(NumberMistake { number, explanation: paragraph(&mistake.message.0) });
    }
    Number {
        answer,
        explanation: Html(explanation.0.replace("{answer}", &answer.to_string())),
        mistakes: met,
        counted: part.map(|part| Box::new(part.counted.clone())),
    }
}

/// An item of a tight list has no paragraph of its own.
fn paragraph(html: &str) -> Html {
    Html(if html.starts_with("<p>") { html.to_owned() } else { format!("<p>{html}</p>") })
}

pub(super) fn prediction(
    source: &mut Source,
    line: u32,
    options: Vec<WrittenOption>,
    part: Option<&PredictionPart>,
) -> Prediction {
    four(source, line, options.len());
    for option in options.iter().filter(|option| option.ticked.is_some()) {
        source.wrong(option.line, "the run decides which option of a prediction is right; start it with `- `, without a box");
    }
    let conditions = part.map(|part| part.options.clone()).unwrap_or_default();
    let option = |(o, holds): (WrittenOption, _)| PredictionOption {
        text: o.text,
        explanation: o.explanation,
        holds,
    };
    Prediction {
        stage: part.map(|part| part.stage.clone()).unwrap_or_default(),
        script: part.map(|part| part.script.clone()).unwrap_or_default(),
        until_ms: part.map_or(0, |part| part.until_ms),
        options: options.into_iter().zip(conditions).map(option).collect(),
    }
}

/// The model answer marks every idea once, in the order of `lesson.toml`.
pub(super) fn write(
    source: &mut Source,
    lang: Lang,
    line: u32,
    model: ModelAnswer,
    ideas: &[IdeaPart],
) -> Write {
    let known: Vec<&str> = ideas.iter().map(|idea| idea.id.as_str()).collect();
    if model.ideas != known {
        let (marked, known) = (model.ideas.join(", "), known.join(", "));
        source.wrong(line, format!("the model answer marks the ideas {marked}; lesson.toml has {known}; mark each once, in its order, as `[its words](#idea-id)`"));
    }
    Write {
        model: model.html,
        ideas: ideas.iter().map(|idea| idea.idea.get(lang).clone()).collect(),
    }
}
