//! The ways that the matcher left open, and what it must undo before it takes one.

/// What to undo, or where to go on, when the way taken fails.
pub(super) enum Back {
    Way { pc: usize, at: usize },
    Slot { slot: usize, was: usize },
    Counter { counter: usize, was: (u32, usize) },
    Start { was: usize },
    Fenced,
    Looked,
    Called,
    Returned(Box<Frame>),
}

/// A call on its way.
#[derive(Clone)]
pub(super) struct Frame {
    pub(super) group: usize,
    pub(super) back_to: usize,
    pub(super) slots: Vec<usize>,
    pub(super) counters: Vec<(u32, usize)>,
}
