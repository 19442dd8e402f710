//! What the stage answers when it cannot do what was pressed.

use crate::course::{NotThere, ScriptFailure};
use crate::sim::Rejection;
use crate::text::scene::Scene;
use crate::text::stage::words;
use crate::text::{not_there, rejection, script_failed};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Notice {
    /// What the pressed button gave as its reason.
    Refused(String),
    NothingToUndo,
    NothingMore,
    ActingInThePast,
    ActingInAScript,
    NotThere(NotThere),
    Rejected(Rejection),
    /// A line of a script could not be done.
    ScriptFailed(ScriptFailure),
}

impl Notice {
    /// The sentence of a notice.
    pub(super) fn words(&self, scene: &Scene) -> String {
        let words = words(scene.lang);
        match self {
            Notice::Refused(why) => why.clone(),
            Notice::NothingToUndo => words.nothing_to_undo.to_owned(),
            Notice::NothingMore => words.nothing_more.to_owned(),
            Notice::ActingInThePast => words.acting_in_the_past.to_owned(),
            Notice::ActingInAScript => words.acting_in_a_script.to_owned(),
            Notice::NotThere(what) => not_there::not_there(scene.lang, what),
            Notice::Rejected(why) => rejection::rejection(scene, *why),
            Notice::ScriptFailed(failure) => script_failed::sentence(scene, failure),
        }
    }
}
