//! Every configuration can be written: the start does not do, the solution does, each wrong way is recognised as itself.

use baton::app::config::judge::{Judged, judge};
use baton::app::page::PageData;
use baton::course::{Config, Kind};
use baton::lang::Lang;

use super::read::lessons_and_template;

/// Calls `check` with every configuration of every lesson, and how to name it.
fn each(mut check: impl FnMut(&str, &Config)) {
    let mut count = 0;
    for lesson in lessons_and_template() {
        for question in lesson.questions() {
            if let Kind::Config(config) = &question.kind {
                count += 1;
                check(&format!("{}/{}", lesson.slug, question.id), config);
            }
        }
    }
    assert!(count > 0, "no configuration was found");
}

/// The goals that are not met, for a message that a writer can use.
fn unmet(config: &Config, judged: &Judged) -> String {
    let unmet = config.goals.iter().zip(&judged.goals).filter(|(_, met)| !**met);
    let lines = unmet.map(|(goal, _)| format!("\n  {}: {:?}", goal.id, goal.checks));
    lines.collect()
}

fn recognised<'c>(config: &'c Config, judged: &Judged) -> Option<&'c str> {
    judged.wrong.map(|place| config.wrongs[place].id.as_str())
}

#[test]
fn only_a_page_with_a_configuration_loads_the_program_that_has_nginx() {
    let (mut with, mut without) = (0, 0);
    for lesson in lessons_and_template() {
        let has_one = lesson.questions().any(|question| matches!(question.kind, Kind::Config(_)))
            || lesson.stages.iter().any(|stage| !stage.kit.configs.is_empty());
        let needs_desk = PageData::of_lesson(Lang::Ko, &lesson).needs_desk();
        assert_eq!(needs_desk, has_one, "{}", lesson.slug);
        if has_one { with += 1 } else { without += 1 }
    }
    assert!(with > 0 && without > 0, "{with} with, {without} without");
}

#[test]
fn no_start_does_what_is_asked() {
    each(|name, config| {
        let judged = judge(config, &config.start);
        assert!(!judged.is_solved(), "{name} is solved by doing nothing");
        assert_eq!(recognised(config, &judged), None, "{name}: the start is no wrong way");
    });
}

#[test]
fn every_solution_does_all_and_is_no_wrong_way() {
    each(|name, config| {
        let judged = judge(config, &config.solution);
        let unmet = unmet(config, &judged);
        assert!(judged.is_solved(), "{name}: the solution does not solve it:{unmet}");
        assert_eq!(recognised(config, &judged), None, "{name}: the solution is no wrong way");
    });
}

#[test]
fn every_wrong_way_to_write_it_fails_and_is_recognised_as_itself() {
    each(|name, config| {
        for wrong in &config.wrongs {
            let judged = judge(config, &wrong.text);
            assert!(!judged.is_solved(), "{name}: the wrong way {} solves it", wrong.id);
            let recognised = recognised(config, &judged);
            assert_eq!(
                recognised,
                Some(wrong.id.as_str()),
                "{name}: {} is recognised as",
                wrong.id
            );
        }
    });
}
