//! Which point of the outline has a paragraph, something to do and a question.

use baton::course::{Block, Kind, Lesson, Question};
use baton::site::read::Point;
use std::collections::BTreeMap;
use std::io::Write;

use super::read::{lessons, outline};

/// Points that one activity may serve; with more, it teaches none of them.
const POINTS_PER_ACTIVITY_MAX: usize = 3;

/// Points of ready lessons whose text is still to come. A point that gets its text leaves this list.
const COMING: [&str; 4] = ["4.5", "4.9", "4.10", "4.11"];

/// How often a point has a paragraph, an activity, a question.
#[derive(Clone, Copy, Default)]
struct Served {
    paragraphs: u32,
    activities: u32,
    questions: u32,
}

fn count(lesson: &Lesson) -> BTreeMap<String, Served> {
    let mut served: BTreeMap<String, Served> = BTreeMap::new();
    let mut add = |covers: &[String], what: fn(&mut Served) -> &mut u32| {
        for point in covers {
            *what(served.entry(point.clone()).or_default()) += 1;
        }
    };
    for section in &lesson.sections {
        if section.blocks.iter().any(|block| matches!(block, Block::Prose(_))) {
            add(&section.covers, |served| &mut served.paragraphs);
        }
    }
    for stage in &lesson.stages {
        add(&stage.covers, |served| &mut served.activities);
    }
    for question in lesson.questions() {
        if is_activity(question) {
            add(&question.covers, |served| &mut served.activities);
        }
        if is_question(question) {
            add(&question.covers, |served| &mut served.questions);
        }
    }
    served
}

/// A prediction is both: the learner answers, and then watches it happen.
fn is_activity(question: &Question) -> bool {
    match question.kind {
        Kind::Prediction(_) | Kind::Lab(_) => true,
        Kind::Choice(_)
        | Kind::Arrangement(_)
        | Kind::Number(_)
        | Kind::Write(_)
        | Kind::Checklist(_) => false,
    }
}

fn is_question(question: &Question) -> bool {
    match question.kind {
        Kind::Choice(_)
        | Kind::Prediction(_)
        | Kind::Arrangement(_)
        | Kind::Number(_)
        | Kind::Write(_) => true,
        Kind::Lab(_) | Kind::Checklist(_) => false,
    }
}

/// Lesson 4 is made of the points 4.1, 4.2 …
fn points_of(number: u32, outline: &[Point]) -> Vec<&Point> {
    let prefix = format!("{number}.");
    outline.iter().filter(|point| point.id.starts_with(&prefix)).collect()
}

fn table() -> String {
    let outline = outline();
    let mut table = String::from("\npoint  paragraph ko/en  activity ko/en  question ko/en\n");
    for (slot, read) in lessons() {
        let (ko, en) = (count(&read.lesson.ko), count(&read.lesson.en));
        for point in points_of(slot.number, &outline) {
            let of = |counts: &BTreeMap<String, Served>| {
                counts.get(&point.id).copied().unwrap_or_default()
            };
            let (ko, en) = (of(&ko), of(&en));
            let pair =
                |ko: u32, en: u32| if ko + en == 0 { "–".into() } else { format!("{ko}/{en}") };
            table.push_str(&format!(
                "{:<7}{:<17}{:<16}{:<16}{}\n",
                point.id,
                pair(ko.paragraphs, en.paragraphs),
                pair(ko.activities, en.activities),
                pair(ko.questions, en.questions),
                point.en
            ));
        }
    }
    table
}

/// The table is for people: it goes past the test runner, which would keep it to itself.
#[test]
fn every_point_of_a_ready_lesson_has_a_paragraph() {
    let table = table();
    std::io::stdout().write_all(table.as_bytes()).expect("the terminal takes text");
    let outline = outline();
    for (slot, read) in lessons() {
        let (ko, en) = (count(&read.lesson.ko), count(&read.lesson.en));
        for point in points_of(slot.number, &outline) {
            for served in [ko.get(&point.id), en.get(&point.id)] {
                let has_one = served.is_some_and(|served| served.paragraphs > 0);
                assert_eq!(
                    has_one,
                    !COMING.contains(&point.id.as_str()),
                    "{}: {}",
                    point.id,
                    point.en
                );
            }
        }
    }
}

#[test]
fn an_activity_serves_few_points() {
    for (slot, read) in lessons() {
        let lesson = &read.lesson.ko;
        let stages = lesson.stages.iter().map(|stage| (&stage.id, &stage.covers));
        let questions =
            lesson.questions().filter(|one| is_activity(one)).map(|one| (&one.id, &one.covers));
        for (id, covers) in stages.chain(questions) {
            let count = covers.len();
            assert!(
                count <= POINTS_PER_ACTIVITY_MAX,
                "{}/{id} serves {count} points; at most {POINTS_PER_ACTIVITY_MAX}",
                slot.slug
            );
        }
    }
}
