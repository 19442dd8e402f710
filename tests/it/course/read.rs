//! The lessons as the reader yields them. A test that needs them fails with every mistake of every file.

use baton::course::Lesson;
use baton::site::read::{
    LessonTexts, Point, ReadLesson, Slot, read_course_map, read_lesson, read_outline,
};
use std::fs::read_to_string;

pub(crate) fn text(path: &str) -> String {
    read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub(crate) fn outline() -> Vec<Point> {
    let file = "lessons/outline.toml";
    read_outline(file, &text(file)).unwrap_or_else(|mistakes| panic!("{}", listed(&mistakes)))
}

pub(crate) fn course_map() -> Vec<Slot> {
    let file = "lessons/course.toml";
    read_course_map(file, &text(file)).unwrap_or_else(|mistakes| panic!("{}", listed(&mistakes)))
}

/// Every lesson that the course map calls ready, with its place on it.
pub(crate) fn lessons() -> Vec<(Slot, ReadLesson)> {
    let points = outline();
    let ready = course_map().into_iter().filter(|slot| slot.ready);
    ready.map(|slot| (slot.clone(), lesson(&slot.slug, &points))).collect()
}

/// The ready lessons, then the template from which writers start: what it shows has to be true too.
pub(crate) fn lessons_and_template() -> Vec<Lesson> {
    let template = template();
    lessons()
        .into_iter()
        .map(|(_, read)| read)
        .chain([practice(), template])
        .map(|read| read.lesson.ko)
        .collect()
}

/// The lesson from which writers start.
pub(crate) fn template() -> ReadLesson {
    lesson("template", &outline())
}

/// The practice page, which is read as a lesson is.
pub(crate) fn practice() -> ReadLesson {
    lesson("practice", &outline())
}

fn lesson(slug: &str, points: &[Point]) -> ReadLesson {
    let [toml, ko, en] =
        ["lesson.toml", "ko.md", "en.md"].map(|name| text(&format!("lessons/{slug}/{name}")));
    let texts = LessonTexts { slug, toml: &toml, ko: &ko, en: &en };
    read_lesson(texts, points).unwrap_or_else(|mistakes| panic!("{}", listed(&mistakes)))
}

pub(crate) fn listed<T: ToString>(things: &[T]) -> String {
    let lines: Vec<String> = things.iter().map(T::to_string).collect();
    format!("\n{}\n", lines.join("\n"))
}

#[test]
fn every_ready_lesson_reads_and_needs_no_remark() {
    let lessons = lessons();
    assert!(!lessons.is_empty(), "no lesson is ready");
    for (slot, read) in lessons {
        assert!(read.remarks.is_empty(), "{}", listed(&read.remarks));
        assert_eq!(slot.title.ko, read.lesson.ko.title, "the course map's title differs");
        assert_eq!(slot.title.en, read.lesson.en.title, "the course map's title differs");
    }
}
