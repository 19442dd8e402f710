//! The shape of a `[[scene]]` of `lesson.toml`.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

type Text = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SceneEntry {
    pub id: Text,
    pub covers: Vec<Text>,
    pub title: Said,
    pub columns: Spanned<u32>,
    pub part: Vec<PartEntry>,
    #[serde(default)]
    pub link: Vec<LinkEntry>,
    pub step: Vec<StepEntry>,
}

/// The same words in both languages, each with its place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    pub ko: Text,
    pub en: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartEntry {
    pub id: Text,
    pub kind: Text,
    pub label: Said,
    pub at: Option<Spanned<(u32, u32)>>,
    #[serde(rename = "in")]
    pub inside: Option<Text>,
    #[serde(default)]
    pub hidden: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkEntry {
    pub id: Text,
    pub from: Text,
    pub to: Text,
    pub label: Option<Said>,
    #[serde(default)]
    pub hidden: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepEntry {
    pub ask: Said,
    pub action: Vec<ActionEntry>,
    pub then: ThenEntry,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActionEntry {
    pub label: Said,
    #[serde(default)]
    pub right: bool,
    pub reply: Option<Said>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ThenEntry {
    pub text: Said,
    #[serde(default)]
    pub show: Vec<Text>,
    #[serde(default)]
    pub hide: Vec<Text>,
    #[serde(default)]
    pub ok: Vec<Text>,
    #[serde(default)]
    pub bad: Vec<Text>,
    #[serde(default)]
    pub wait: Vec<Text>,
    #[serde(default)]
    pub plain: Vec<Text>,
    #[serde(default)]
    pub label: BTreeMap<Text, Said>,
}
