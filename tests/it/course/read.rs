//! The lessons as the reader yields them. A test that needs them fails with every mistake of every file.

use baton::course::Lesson;
use baton::site::read::{
    LessonTexts, Point, ReadLesson, Slot, read_course_map, read_lesson, read_outline,
};
use std::fs::read_to_string;
use std::sync::LazyLock;

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

/// What stands under `lessons/`, read once for all tests: drawing every scene takes seconds.
struct Read {
    ready: Vec<(Slot, ReadLesson)>,
    template: ReadLesson,
    practice: ReadLesson,
}

/// Kept as a result, so that every test that needs the lessons says what is wrong with them.
static READ: LazyLock<Result<Read, String>> = LazyLock::new(|| {
    let points = outline();
    let ready = course_map().into_iter().filter(|slot| slot.ready);
    let read = |slot: Slot| Ok((slot.clone(), lesson(&slot.slug, &points)?));
    Ok(Read {
        ready: ready.map(read).collect::<Result<_, String>>()?,
        template: lesson("template", &points)?,
        practice: lesson("practice", &points)?,
    })
});

fn read() -> &'static Read {
    READ.as_ref().unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

/// Every lesson that the course map calls ready, with its place on it.
pub(crate) fn lessons() -> Vec<(Slot, ReadLesson)> {
    read().ready.clone()
}

/// The ready lessons, then the template from which writers start: what it shows has to be true too.
pub(crate) fn lessons_and_template() -> Vec<Lesson> {
    let ready = read().ready.iter().map(|(_, read)| read);
    let all = ready.chain([&read().practice, &read().template]);
    all.map(|read| read.lesson.ko.clone()).collect()
}

/// The lesson from which writers start.
pub(crate) fn template() -> ReadLesson {
    read().template.clone()
}

/// The practice page, which is read as a lesson is.
pub(crate) fn practice() -> ReadLesson {
    read().practice.clone()
}

fn lesson(slug: &str, points: &[Point]) -> Result<ReadLesson, String> {
    let [toml, ko, en] =
        ["lesson.toml", "ko.md", "en.md"].map(|name| text(&format!("lessons/{slug}/{name}")));
    let texts = LessonTexts { slug, toml: &toml, ko: &ko, en: &en };
    read_lesson(texts, points).map_err(|mistakes| listed(&mistakes))
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
