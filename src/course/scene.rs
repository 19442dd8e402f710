//! A picture that changes step by step as the learner decides. No engine stands behind it: what happens is written.

use serde::Serialize;

use super::ScenePlan;
use crate::unpack::Unpack;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Scene {
    /// Three to eight when read from a lesson.
    pub steps: Vec<SceneStep>,
    /// The picture, drawn when the lesson is read: where things stand never changes, so a page needs no geometry.
    pub drawing: SceneDrawing,
    /// From what it was drawn. Pages do not carry it.
    #[serde(skip)]
    pub plan: ScenePlan,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct SceneStep {
    /// What the learner is asked to do or to decide, plain text.
    pub ask: String,
    /// One to three, exactly one of them right.
    pub actions: Vec<SceneAction>,
    /// What happened after the right one, plain text.
    pub told: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct SceneAction {
    /// Plain text, as on its button.
    pub label: String,
    /// Why it does not lead on; `None` for the right one.
    pub reply: Option<String>,
}

/// The picture of every state: before the first step, and after each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct SceneDrawing {
    /// SVG for a phone and for a wide screen, with a [`SceneDrawing::HOLE`] wherever a thing's state has to stand.
    pub shapes: [String; 2],
    /// For each state how each thing stands, in the order of the holes; how it is written is the drawer's.
    pub states: Vec<String>,
    /// For each state what the picture shows, as HTML.
    pub words: Vec<String>,
}

impl SceneDrawing {
    /// Stands in no text that can be read.
    pub const HOLE: char = '\u{1}';
}

impl SceneAction {
    pub fn is_right(&self) -> bool {
        self.reply.is_none()
    }
}
