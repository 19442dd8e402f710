//! `lessons/course.toml`: the course's lessons in order, those that are still coming too.

use serde::Deserialize;
use toml::Spanned;

use super::{
    Mistake,
    lesson_file::Worded,
    source::{Source, is_id},
    toml_file::read_toml,
};
use crate::lang::Both;

/// A lesson's place on the course map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its folder under `lessons/` and the last part of its address.
    pub slug: String,
    /// From 1.
    pub number: u32,
    /// Reading and doing, for somebody new to it.
    pub minutes: u32,
    /// Whether the lesson is there; else it stands on the map as coming.
    pub ready: bool,
    /// Sections of the practice page that can be done after it.
    pub practice: Vec<String>,
    pub title: Both<String>,
    pub summary: Both<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CourseFile {
    lesson: Vec<SlotEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SlotEntry {
    slug: Spanned<String>,
    number: u32,
    minutes: u32,
    ready: bool,
    #[serde(default)]
    practice: Vec<String>,
    title: Worded,
    summary: Worded,
}

/// `file`: how mistakes name it.
pub fn read_course_map(file: &str, text: &str) -> Result<Vec<Slot>, Vec<Mistake>> {
    let mut source = Source::new(file.into(), text);
    let course: CourseFile = read_toml(&source).map_err(|mistake| vec![mistake])?;
    for (number, entry) in (1..).zip(&course.lesson) {
        check(&mut source, number, entry);
    }
    if source.mistakes.is_empty() {
        Ok(course.lesson.into_iter().map(slot).collect())
    } else {
        Err(source.mistakes)
    }
}

/// Numbers count up from 1, and a slug starts with its number so that folders stand in the course's order.
fn check(source: &mut Source, number: u32, entry: &SlotEntry) {
    let slug = entry.slug.get_ref();
    let line = source.line(entry.slug.span().start);
    if entry.number != number {
        source.wrong(
            line,
            format!(
                "this is lesson {number} in the file's order; write `number = {number}`, or move it"
            ),
        );
    }
    if !is_id(slug) || !slug.starts_with(&format!("{:02}-", entry.number)) {
        source.wrong(
            line,
            format!(
                "the slug `{slug}` should be `{:02}-` and small letters, digits and hyphens",
                entry.number
            ),
        );
    }
}

fn slot(entry: SlotEntry) -> Slot {
    let both = |words: Worded| Both { ko: words.ko, en: words.en };
    Slot {
        slug: entry.slug.into_inner(),
        number: entry.number,
        minutes: entry.minutes,
        ready: entry.ready,
        practice: entry.practice,
        title: both(entry.title),
        summary: both(entry.summary),
    }
}
