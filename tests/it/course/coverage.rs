//! Which point of the outline has a paragraph, something to do and a question.

use baton::course::{Block, Kind, Lesson, Question};
use baton::site::read::Point;
use std::collections::BTreeMap;
use std::io::Write;

use super::read::{lessons, outline};

/// Points that one activity may serve; with more, it teaches none of them.
const POINTS_PER_ACTIVITY_MAX: usize = 3;

/// How often a point has a paragraph, an activity, a question.
#[derive(Clone, Copy, Default)]
struct Served {
    paragraphs: u32,
    activities: u32,
    questions: u32,
}

type Counts = BTreeMap<String, Served>;

fn count(counts: &mut Counts, lesson: &Lesson) {
    let mut add = |covers: &[String], what: fn(&mut Served) -> &mut u32| {
        for point in covers {
            *what(counts.entry(point.clone()).or_default()) += 1;
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
}

/// Of all ready lessons together: a later lesson may well make an earlier point again.
fn counts() -> [Counts; 2] {
    let mut counts = [Counts::new(), Counts::new()];
    for (_, read) in lessons() {
        count(&mut counts[0], &read.lesson.ko);
        count(&mut counts[1], &read.lesson.en);
    }
    counts
}

/// A prediction is both: the learner answers, and then watches it happen.
fn is_activity(question: &Question) -> bool {
    match question.kind {
        Kind::Prediction(_) | Kind::Lab(_) | Kind::Scene(_) | Kind::Config(_) => true,
        Kind::Choice(_)
        | Kind::Arrangement(_)
        | Kind::Number(_)
        | Kind::Write(_)
        | Kind::Draw(_)
        | Kind::Checklist(_) => false,
    }
}

fn is_question(question: &Question) -> bool {
    match question.kind {
        Kind::Choice(_)
        | Kind::Prediction(_)
        | Kind::Arrangement(_)
        | Kind::Number(_)
        | Kind::Write(_)
        | Kind::Draw(_) => true,
        Kind::Lab(_) | Kind::Checklist(_) | Kind::Scene(_) | Kind::Config(_) => false,
    }
}

/// The points of ready lessons; lesson 4 is made of 4.1, 4.2 …
fn points() -> Vec<Point> {
    let ready: Vec<String> =
        lessons().iter().map(|(slot, _)| format!("{}.", slot.number)).collect();
    let mut points = outline();
    points.retain(|point| ready.iter().any(|number| point.id.starts_with(number)));
    points
}

fn table(points: &[Point], counts: &[Counts; 2]) -> String {
    let mut table = String::from("\npoint  paragraph ko/en  activity ko/en  question ko/en\n");
    for point in points {
        let [ko, en] = counts.each_ref().map(|of| of.get(&point.id).copied().unwrap_or_default());
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
    table
}

/// The table is for people: it goes past the test runner, which would keep it to itself.
#[test]
fn every_point_of_a_ready_lesson_has_a_paragraph_an_activity_and_a_question() {
    let (points, counts) = (points(), counts());
    let table = table(&points, &counts);
    std::io::stdout().write_all(table.as_bytes()).expect("the terminal takes text");
    let mut missing = String::new();
    for point in &points {
        for (lang, counts) in ["ko", "en"].into_iter().zip(&counts) {
            let served = counts.get(&point.id).copied().unwrap_or_default();
            let kinds = [
                (served.paragraphs, "paragraph (a section's covers)"),
                (served.activities, "activity (a stage, scene, prediction or lab)"),
                (served.questions, "question"),
            ];
            for (_, kind) in kinds.iter().filter(|(count, _)| *count == 0) {
                missing.push_str(&format!("\n{} in {lang} has no {kind}: {}", point.id, point.en));
            }
        }
    }
    assert!(missing.is_empty(), "{missing}");
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
