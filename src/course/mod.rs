//! The course as data, and the judge.
//!
//! Three small languages, each one value with a reader and a canonical form that reads back the same: [`Script`] (what is done,
//! line by line), [`Condition`] (what holds at a moment) and [`Goal`] (a condition and when it has to hold). Lessons are built
//! from them ([`Lesson`]), the [`Judge`] watches a world for them, [`Progress`] remembers what was answered.
//! Nothing here words a sentence for learners: kinds and values only, the wording is in [`crate::text`].

mod action;
mod address;
mod answer;
mod arrangement;
mod checklist;
mod choice;
mod clue;
mod command;
mod condition;
mod config;
mod config_check;
mod draw;
mod duration;
#[cfg(test)]
mod example;
mod export;
mod goal;
mod judge;
mod kit;
mod lab;
mod lesson;
mod letters;
mod measure;
mod metric;
mod misread;
mod names;
mod nearest;
mod number;
mod pairs;
mod player;
mod prediction;
mod progress;
mod record;
mod scene;
mod scene_plan;
mod script;
mod set_up;
mod slot;
mod stage;
mod variant;
mod view;
mod watch;
mod write;

pub use action::{Action, ActionId, Arg};
pub use address::Address;
pub use answer::Answer;
pub use arrangement::{Arrangement, ArrangementRow};
pub use checklist::Checklist;
pub use choice::{Choice, ChoiceOption};
pub use clue::Clue;
pub use command::{CIRCUIT_BREAKERS, NotThere};
pub use condition::{Comparison, Condition, Relation};
pub use config::{
    CLIENT, Config, ConfigGoal, ConfigPeer, ConfigRequest, ConfigWrong, Ground, PeerState,
};
pub use config_check::{ConfigCheck, Header};
pub use draw::{
    Draw, DrawKind, DrawMessage, DrawPart, Drawn, Finding, Home, Inside, Misdrawn, Spot,
};
pub use duration::{read_duration, show_duration};
pub use export::{NotImported, export, import};
pub use goal::{Goal, When};
pub use judge::Judge;
pub use kit::{Draft, Kit, StageConfig, StageImage, StagePolicy, Visitors};
pub use lab::{Lab, LabGoal, Wrong};
pub use lesson::{Block, Html, Kind, Lesson, Question, Section};
pub use metric::{Metric, MetricId};
pub use misread::Misread;
pub use names::Names;
pub use nearest::nearest;
pub use number::{Counted, Number, NumberMistake};
pub use player::{Playable, Played, Player, ScriptFailure, WhyFailed};
pub use prediction::{Prediction, PredictionOption};
pub use progress::{Progress, Unreadable};
pub use record::{Record, Standing};
pub use scene::{Scene, SceneAction, SceneDrawing, SceneStep};
pub use scene_plan::{Change, Mark, PartKind, Place, SceneLink, ScenePart, ScenePlan};
pub use script::{Script, ScriptLine, ScriptMisread, Step, Until};
pub use set_up::SetUpFailure;
pub use slot::Slot;
pub use stage::Stage;
pub use view::{View, ViewWord};
pub use watch::Verdict;
pub use write::{Idea, Write};
