//! `lessons/outline.toml`: every point that the course has to make.

use serde::Deserialize;

use super::{Mistake, source::Source, toml_file::read_toml};

/// A point of the outline. Sections, questions and stages name the points that they serve.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// `4.2`, or `P2` for a practice question.
    pub id: String,
    pub ko: String,
    pub en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OutlineFile {
    point: Vec<Point>,
}

/// `file`: how mistakes name it.
pub fn read_outline(file: &str, text: &str) -> Result<Vec<Point>, Vec<Mistake>> {
    let source = Source::new(file.into(), text);
    read_toml::<OutlineFile>(&source).map(|outline| outline.point).map_err(|mistake| vec![mistake])
}
