//! Answering: one small machine for each kind of card. They know nothing of stages or storage;
//! what they ask for and what was learned goes back to [`super::page::Page`].

mod arranging;
mod checking;
mod choosing;
#[cfg(feature = "desk")]
mod configuring;
mod counting;
mod drawing;
mod predicting;
mod stepping;
mod trying;
mod writing;

pub use arranging::Arranging;
pub use checking::Checking;
pub use choosing::Choosing;
#[cfg(feature = "desk")]
pub use configuring::{ConfigMsg, Configuring, Field, TEXT_MAX};
pub use counting::Counting;
pub use drawing::{DrawMsg, Drawing};
pub use predicting::{Numbers, Outcome, Predicting, PredictionMsg, Run};
pub use stepping::{SceneMsg, Stepping};
pub use trying::{LabMsg, Solution, Trying, Watched};
pub use writing::{Found, LETTERS_MAX, Went, WriteMsg, Writing};

use crate::course::Answer;
use crate::unpack::Unpack;
use serde::Serialize;

/// Something to remember of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Learned {
    Tried,
    Answered {
        answer: Answer,
        solved: bool,
    },
    Seen,
    /// Did not know, and was shown the answer.
    GaveUp,
    Solved,
}

/// What the learner did on the card of a question that is answered on it. Each kind heeds its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerMsg {
    /// Chose an option, or took a tick away.
    Picked(usize),
    /// Matched a row with a choice, or with none.
    Matched {
        row: usize,
        choice: Option<usize>,
    },
    /// Moved the row at this place one place up or down.
    Moved {
        place: usize,
        up: bool,
    },
    Typed(String),
    Checked,
    DidNotKnow,
    AnsweredAgain,
}

/// What the card says about the last check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Verdict {
    /// There was nothing to check.
    Nothing,
    NotYet,
    Right,
    /// Not found, but shown.
    Shown,
}

impl Verdict {
    /// Whether every explanation stands open.
    pub fn is_over(verdict: Option<Verdict>) -> bool {
        matches!(verdict, Some(Verdict::Right | Verdict::Shown))
    }

    fn of(is_right: bool) -> Verdict {
        if is_right { Verdict::Right } else { Verdict::NotYet }
    }
}

/// The answer that names `option`. Lessons have four; a number beyond what progress can hold
/// counts as no answer.
fn answer(option: usize) -> Answer {
    u8::try_from(option).map_or(Answer::DontKnow, Answer::Option)
}
