//! The stage as a value: everything that the views draw, in words and tones.

use std::rc::Rc;

use super::picture::{Picture, Tone};
use super::score::ScoreView;
use crate::course::Action;
use crate::lang::Lang;

/// What the stage shows at one moment. Two equal values are drawn alike, so equality decides
/// whether anything is drawn at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageView {
    pub lang: Lang,
    /// Unique on the page; the start of every element's id.
    /// The way from the page to its language's home: `../../`.
    pub home: &'static str,
    pub id: String,
    pub title: String,
    /// Switches to other words for the same cluster.
    pub views: Vec<ViewSwitch>,
    /// One for each service.
    pub numbers: Rc<Vec<NumbersView>>,
    /// How things stand on the whole, in a sentence.
    pub settled: Rc<SettledView>,
    pub picture: Rc<Picture>,
    /// How far requests have come on their way to the next dot, in thousandths; `None` where none moves.
    pub flow: Option<u32>,
    pub score: Rc<ScoreView>,
    /// What the baton says of the moment it stands at.
    pub baton: String,
    /// What became of requests, the bill, how deployments stand.
    pub facts: Rc<Vec<Fact>>,
    pub controls: ControlsView,
    pub actions: Rc<ActionsView>,
    /// The answer to the last thing that was pressed, if there is one to give.
    pub notice: Option<String>,
    pub events: Rc<EventsView>,
    /// The picture as text, one sentence a line.
    pub description: Rc<Vec<String>>,
    /// What a screen reader hears; changes on pause and when the state does, never with the clock.
    pub announcement: String,
    pub tables: Rc<TablesView>,
}

/// Shows the same cluster in other words, or no longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewSwitch {
    pub label: String,
    pub is_on: bool,
}

/// Something to read under the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub words: String,
    /// Requests that ended in each of the last minutes, answered and failed, to be drawn; empty where it is about
    /// something else.
    pub minutes: Vec<[u32; 2]>,
    /// The same in words.
    pub spoken: String,
    /// Tasks or minutes that it is about, and how each stands; the words say as much.
    pub marks: Vec<(Tone, u32)>,
}

/// Desired, actual, routable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumbersView {
    /// The service's name, where there is more than one.
    pub service: Option<String>,
    pub desired: NumberView,
    pub running: NumberView,
    pub routable: NumberView,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberView {
    pub value: u32,
    /// How it differs from the number before it.
    pub badge: Option<(Tone, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettledView {
    pub tone: Tone,
    pub words: String,
}

/// Time's buttons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlsView {
    pub clock: String,
    pub playing: bool,
    /// Looking at a moment before now.
    pub in_the_past: bool,
    /// A script is being shown; only time can be handled.
    pub in_a_script: bool,
    /// Times real time.
    pub speed: u32,
    pub can_undo: bool,
}

/// What the learner can do here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionsView {
    /// Why nothing can be done just now.
    pub locked: Option<&'static str>,
    pub dials: Vec<DialView>,
    pub pickers: Vec<PickerView>,
    pub plain: Vec<ButtonView>,
    pub faults: Vec<FaultView>,
}

/// A number of something, to be turned down and up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DialView {
    pub name: String,
    pub fewer: ButtonView,
    pub more: ButtonView,
}

/// Something that can go wrong, as a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultView {
    pub word: &'static str,
    pub sign: &'static str,
    pub label: String,
    /// What it does, in a line.
    pub does: String,
    /// Whom it hits; empty where it hits nobody in particular.
    pub whom: String,
    pub spoken: String,
    /// `None`: there is nobody to hit.
    pub action: Option<Action>,
    pub reason: Option<String>,
}

/// One kind of thing to choose from, and what can be done to the chosen one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickerView {
    pub kind: Kind,
    pub label: String,
    pub placeholder: String,
    pub options: Vec<(u32, String)>,
    pub chosen: Option<u32>,
    pub buttons: Vec<ButtonView>,
}

/// What can be chosen in the picture or in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Computer,
    Task,
    Container,
}

/// A thing that was chosen, by the number that the learner sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    pub kind: Kind,
    pub number: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ButtonView {
    /// What stays the same while the labels change: for keys.
    pub word: &'static str,
    pub label: String,
    /// The label with its object.
    pub spoken: String,
    /// `None` until something is chosen.
    pub action: Option<Action>,
    /// Why it would be refused.
    pub reason: Option<String>,
}

/// What happened, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventsView {
    pub lines: Vec<EventLine>,
    pub has_more: bool,
    /// Steps that a learner need not see are shown too.
    pub all_steps: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventLine {
    pub id: u32,
    pub clock: String,
    pub tone: Tone,
    pub words: String,
    /// What ECS posted, in its own English words.
    pub ecs: Option<String>,
    /// The chain of causes, first cause first, while "why?" is open.
    pub chain: Option<Vec<ChainLink>>,
}

/// One cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainLink {
    pub words: String,
    /// Rule and standing, or whose deed it was.
    pub note: String,
    /// The number of the rule that the note names: its place on the page about the rules.
    pub rule: Option<&'static str>,
    pub mine: bool,
}

/// The picture as two tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablesView {
    pub computer_heads: [String; 6],
    pub task_heads: [String; 6],
    pub computers: Vec<Row>,
    pub tasks: Vec<Row>,
    /// What was copied into the images of the registry: what it is, and its text.
    pub files: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub id: u32,
    pub cells: [String; 6],
}
