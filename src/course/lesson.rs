//! A lesson in one language, as the reader of `lessons/` yields it.

use serde::Serialize;

use super::{
    Arrangement, Checklist, Choice, Config, Draw, Lab, Number, Prediction, Scene, Stage, Write,
};
use crate::unpack::Unpack;

/// HTML from a lesson's Markdown: no raw HTML of the writer's, no `style` attribute, every code block that may scroll focusable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Html(pub String);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Lesson {
    /// Its folder and the last part of its address: `04-ecs`.
    pub slug: String,
    /// Plain text.
    pub title: String,
    /// What stands before the first section.
    pub lead: Html,
    /// What a learner can do afterwards, plain text.
    pub objectives: Vec<String>,
    /// The question asked before anything is taught.
    pub before: Option<Question>,
    pub sections: Vec<Section>,
    /// Every stage of the lesson; each stands once in the sections.
    pub stages: Vec<Stage>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Section {
    pub id: String,
    /// Plain text.
    pub title: String,
    /// Points of the outline that its prose makes.
    pub covers: Vec<String>,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Block {
    Prose(Html),
    /// A living cluster stands here; the stage's id.
    Stage(String),
    Question(Box<Question>),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Question {
    /// Unique in its lesson and kept for ever: progress is stored under `slug/id`.
    pub id: String,
    /// Points of the outline that it practises.
    pub covers: Vec<String>,
    /// Plain text.
    pub title: String,
    pub text: Html,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Kind {
    Choice(Choice),
    Prediction(Prediction),
    Lab(Lab),
    Write(Write),
    Checklist(Checklist),
    Draw(Draw),
    Arrangement(Arrangement),
    Number(Number),
    Scene(Box<Scene>),
    Config(Box<Config>),
}

impl Kind {
    /// The stage on which its script is played or its lab is done.
    pub fn stage(&self) -> Option<&str> {
        match self {
            Kind::Prediction(prediction) => Some(&prediction.stage),
            Kind::Lab(lab) => Some(&lab.stage),
            _ => None,
        }
    }

    /// Whether nginx has to run for it.
    pub fn needs_desk(&self) -> bool {
        match self {
            Kind::Config(_) => true,
            Kind::Choice(_)
            | Kind::Prediction(_)
            | Kind::Lab(_)
            | Kind::Write(_)
            | Kind::Checklist(_)
            | Kind::Draw(_)
            | Kind::Arrangement(_)
            | Kind::Number(_)
            | Kind::Scene(_) => false,
        }
    }
}

impl Lesson {
    /// In the page's order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.before.iter().chain(self.sections.iter().flat_map(Section::questions))
    }

    pub fn stage(&self, id: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// Under which key the learner's progress with one of its questions is kept.
    pub fn progress_key(&self, question: &Question) -> String {
        format!("{}/{}", self.slug, question.id)
    }
}

impl Section {
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Question(question) => Some(question.as_ref()),
            Block::Prose(_) | Block::Stage(_) => None,
        })
    }
}
