//! What happened at the stage's edge: past-tense facts, never commands.

use crate::course::{Action, Script};

use super::value::Target;

#[derive(Clone, Debug, PartialEq)]
pub enum StageMsg {
    PlayPressed,
    PausePressed,
    /// Forward by one event.
    StepPressed,
    /// Forward to the next thing that matters to a learner.
    JumpPressed,
    SpeedChosen(u32),
    BackToStartPressed,
    UndoPressed,
    ActionChosen(Action),
    /// A button was pressed that says why it can do nothing: in these words.
    RefusedPressed(String),
    /// Something was chosen in the picture or in a list; `None`: nothing any more.
    TargetChosen(Option<Target>),
    /// The baton was moved to a moment, milliseconds after the learner's 0:00.
    Scrubbed(u64),
    ReturnedToNow,
    /// "Why?" of an event was pressed: opens its chain, or closes it again. The event's number.
    WhyPressed(u32),
    MoreEventsPressed,
    AllStepsPressed,
    NoticeClosed,
    /// The switch of the view at this place: on, or off again.
    ViewPressed(usize),
    /// So many real milliseconds went by since the last frame.
    FramePassed {
        real_ms: u32,
    },
    /// Plays a script from the start, at the stage's speed, until this many milliseconds after the
    /// learner's 0:00.
    ScriptStarted {
        script: Script,
        until_ms: u64,
    },
    /// The rest of the script at once.
    ScriptSkipped,
}

/// Whether a message changed anything that is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Changed {
    Yes,
    No,
}
