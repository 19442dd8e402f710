//! One request: of a user, or of a program that needs another service.

use crate::sim::{Endpoint, Failure, TaskId, TimeMs, UsersId};

/// A request that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// From 0, in the order in which they were made.
    pub number: u64,
    /// The user's request that it is for: itself, unless a program made it. All of one root are one path.
    pub root: u64,
    pub asker: Asker,
    pub endpoint: Endpoint,
    /// Who took it up, if anybody did.
    pub task: Option<TaskId>,
    pub made_at: TimeMs,
    pub took_ms: u32,
    pub outcome: Outcome,
}

/// Who asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asker {
    Users(UsersId),
    /// A program of this task, for a feature of its own.
    Task(TaskId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Answered,
    Failed(Failure),
}
