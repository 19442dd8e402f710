//! A lesson as one language's Markdown has it, before it meets `lesson.toml`.

use super::model_answer::ModelAnswer;
use crate::course::Html;

pub(super) struct Written {
    pub title: String,
    pub lead: Html,
    /// The question before the first section.
    pub before: Option<WrittenQuestion>,
    pub sections: Vec<WrittenSection>,
    /// What both languages must have alike, in order.
    pub shape: Vec<Feature>,
}

pub(super) struct WrittenSection {
    pub id: String,
    pub title: String,
    pub line: u32,
    pub blocks: Vec<WrittenBlock>,
}

pub(super) enum WrittenBlock {
    Prose { html: Html, paragraphs: Vec<u32> },
    Stage { id: String, line: u32 },
    Scene { id: String, line: u32 },
    Question(WrittenQuestion),
}

pub(super) struct WrittenQuestion {
    pub id: String,
    pub title: String,
    pub line: u32,
    pub text: Html,
    pub kind: WrittenKind,
}

pub(super) enum WrittenKind {
    Choice(Vec<WrittenOption>, Right),
    Prediction(Vec<WrittenOption>),
    Lab { hints: Vec<Html>, wrongs: Vec<WrittenWrong> },
    Config { hints: Vec<Html>, wrongs: Vec<WrittenWrong> },
    Write(ModelAnswer),
    Checklist(Vec<Html>),
    Draw,
    Order(Vec<WrittenOption>),
    Match(Vec<WrittenPair>),
    Number { mistakes: Vec<WrittenWrong>, explanation: Html },
}

/// How many options of a choice may be offered, and how many are right.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Right {
    OneOfFour,
    /// Two or more of four or five.
    Several,
    /// One of at least three lines of code.
    OneLine,
}

pub(super) struct WrittenPair {
    pub left: Html,
    /// Plain words: it becomes an entry of a list to choose from.
    pub right: String,
    pub explanation: Html,
    pub line: u32,
}

pub(super) struct WrittenOption {
    /// `- [x]` or `- [ ]`; `None` for `- `.
    pub ticked: Option<bool>,
    pub text: Html,
    pub plain: String,
    pub explanation: Html,
    pub line: u32,
}

/// What is said to a wrong way (`its-id`) or to a wrong number (`7`).
pub(super) struct WrittenWrong {
    pub id: String,
    pub message: Html,
    pub line: u32,
}

/// A piece of a lesson's shape as the writer would write it, such as `## … {#layers}`.
pub(super) struct Feature {
    pub what: String,
    pub line: u32,
}
