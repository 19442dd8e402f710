//! The stage: a living cluster with its score, its controls and its story.

mod chain;
mod describe;
mod dial;
mod draw;
mod facts;
mod fault;
mod front;
pub mod layout;
pub mod measure;
mod message;
mod model;
mod notice;
mod numbers;
mod offer;
mod picture;
mod play;
mod reword;
mod score;
mod show;
pub mod slots;
mod standing;
mod still;
mod story;
mod time;
mod track;
mod value;
mod view;

pub use message::{Changed, StageMsg};
pub use model::StageModel;
pub use picture::{
    CardLine, ComputerCard, Detail, FrontCard, FrontKind, Picture, ServiceCard, Steps, Stop,
    TaskCard, Tone, Way,
};
pub use score::{Bar, ScoreView, Stave};
pub use value::{
    ActionsView, ButtonView, ChainLink, ControlsView, DialView, EventLine, EventsView, Fact,
    FaultView, Kind, NumberView, NumbersView, PickerView, Row, SettledView, StageView, TablesView,
    Target, ViewSwitch,
};

/// How many times real time the stage can run.
pub const SPEEDS: [u32; 8] = [1, 2, 4, 8, 20, 60, 300, SPEED_MAX];
const SPEED_MAX: u32 = 1_200;
