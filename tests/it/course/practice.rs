//! The practice page reads as strictly as a lesson, and has a question for each point that the outline calls practice.

use super::read::{course_map, listed, outline, practice};

#[test]
fn it_reads_and_needs_no_remark() {
    let read = practice();
    assert!(read.remarks.is_empty(), "{}", listed(&read.remarks));
}

#[test]
fn every_practice_point_has_a_section_and_something_to_do() {
    let points: Vec<String> =
        outline().into_iter().map(|point| point.id).filter(|id| id.starts_with('P')).collect();
    assert_eq!(points.len(), 5);
    let read = practice();
    for lesson in [&read.lesson.ko, &read.lesson.en] {
        for point in &points {
            let section = lesson.sections.iter().find(|section| section.covers.contains(point));
            let section = section.unwrap_or_else(|| panic!("no section covers {point}"));
            assert!(
                section.questions().any(|question| question.covers.contains(point)),
                "nothing to do for {point}"
            );
        }
    }
}

#[test]
fn each_section_is_named_by_one_lesson_and_all_names_are_sections() {
    let named: Vec<String> = course_map().into_iter().flat_map(|slot| slot.practice).collect();
    let sections = practice().lesson.ko.sections.into_iter().map(|section| section.id);
    assert_eq!(named, sections.collect::<Vec<_>>());
}
