//! Answering: one small machine for each kind of card. They know nothing of stages or storage;
//! what they ask for and what was learned goes back to [`super::page::Page`].

mod checking;
mod choosing;
mod predicting;
mod trying;
mod writing;

pub use checking::Checking;
pub use choosing::{ChoiceMsg, Choosing, Verdict};
pub use predicting::{Numbers, Outcome, Predicting, PredictionMsg, Run};
pub use trying::{LabMsg, Solution, Trying, Watched};
pub use writing::{Found, LETTERS_MAX, Went, WriteMsg, Writing};

use crate::course::Answer;

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

/// The answer that names `option`. Lessons have four; a number beyond what progress can hold
/// counts as no answer.
fn answer(option: usize) -> Answer {
    u8::try_from(option).map_or(Answer::DontKnow, Answer::Option)
}
