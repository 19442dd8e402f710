//! What a learner answered.

use crate::unpack::Unpack;
use serde::Serialize;

/// One answer to one question. New kinds of questions append variants; the order of those that exist is stored and never changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Unpack)]
pub enum Answer {
    /// This option, counted from 0 in the lesson's order.
    Option(u8),
    /// "I don't know": an honest miss.
    DontKnow,
    /// "I had it": the learner's own judgement of what they wrote.
    HadIt,
    /// "Not yet", by the same.
    NotYet,
    /// These options: bit 0 stands for the first.
    Options(u32),
    /// A row's answer in four bits each, the first row's in the lowest; 15 for none.
    Rows(u32),
    Number(u32),
}
