//! The shape of `lesson.toml`. Values that have their own grammar stay text with its place; `structure` reads them.

use serde::Deserialize;
use toml::Spanned;

use super::{config::ConfigEntry, draw::DrawEntry, scene_file::SceneEntry, stage_file::StageEntry};

pub(super) type Text = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LessonFile {
    pub objective: Vec<Worded>,
    pub section: Vec<SectionEntry>,
    #[serde(default)]
    pub question: Vec<SectionEntry>,
    #[serde(default)]
    pub prediction: Vec<PredictionEntry>,
    #[serde(default)]
    pub number: Vec<NumberEntry>,
    #[serde(default)]
    pub lab: Vec<LabEntry>,
    #[serde(default)]
    pub write: Vec<WriteEntry>,
    #[serde(default)]
    pub draw: Vec<DrawEntry>,
    #[serde(default)]
    pub stage: Vec<StageEntry>,
    #[serde(default)]
    pub scene: Vec<SceneEntry>,
    #[serde(default)]
    pub config: Vec<ConfigEntry>,
}

/// The same words in both languages.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Worded {
    pub ko: String,
    pub en: String,
}

/// A section or a choice question: its text stands in the Markdown.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SectionEntry {
    pub id: Text,
    pub covers: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PredictionEntry {
    pub id: Text,
    pub stage: Text,
    pub covers: Vec<Text>,
    pub script: Text,
    pub until: Text,
    pub options: Spanned<Vec<Text>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NumberEntry {
    pub id: Text,
    pub stage: Text,
    pub covers: Vec<Text>,
    pub script: Text,
    pub until: Text,
    pub metric: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LabEntry {
    pub id: Text,
    pub stage: Text,
    pub covers: Vec<Text>,
    pub until: Text,
    pub solution: Text,
    pub goal: Vec<GoalEntry>,
    #[serde(default)]
    pub wrong: Vec<WrongEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WriteEntry {
    pub id: Text,
    pub covers: Vec<Text>,
    pub idea: Vec<IdeaEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IdeaEntry {
    pub id: Text,
    pub ko: String,
    pub en: String,
    pub clues: CluesEntry,
}

/// Ways to say an idea.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CluesEntry {
    pub ko: Vec<Text>,
    pub en: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GoalEntry {
    pub id: Text,
    pub check: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrongEntry {
    pub id: Text,
    pub when: Text,
    pub script: Text,
}
