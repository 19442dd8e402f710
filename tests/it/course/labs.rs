//! Every lab can be solved by its solution, by nothing less, and each wrong way is recognised.

use baton::course::{ActionId, Judge, Kind, Lab, Lesson, Script, Stage, Verdict};
use baton::lab::Timeline;
use baton::lang::Lang;
use baton::text::goal::goal;

use super::read::lessons_and_template;
use super::run::{run, run_lab};

/// Calls `check` with every lab of every lesson, its stage, and how to name it.
fn each_lab(mut check: impl FnMut(&str, &Lab, &Stage)) {
    for lesson in lessons_and_template() {
        for question in lesson.questions() {
            if let Kind::Lab(lab) = &question.kind {
                let stage = lesson.stage(&lab.stage).expect("the reader knows every stage");
                check(&format!("{}/{}", lesson.slug, question.id), lab, stage);
            }
        }
    }
}

/// The goals and how each stands, for a message that a writer can use.
fn standing(lab: &Lab, stage: &Stage, timeline: &Timeline<Judge>) -> String {
    let start = timeline.start().now();
    let seconds = |at: baton::sim::TimeMs| at.since(start) / 1000;
    let verdicts = timeline.observer().verdicts(timeline.live().now());
    let lines = lab.goals.iter().zip(verdicts).map(|(one, verdict)| {
        let how = match verdict {
            Verdict::Pending => "not met".into(),
            Verdict::Holding { since } => format!("kept since {} s, not met", seconds(since)),
            Verdict::Met { at } => format!("met at {} s", seconds(at)),
            Verdict::Failed { at } => format!("failed at {} s", seconds(at)),
        };
        format!("\n  {how}: {}", goal(Lang::En, &one.goal, lab.until_ms, &stage.names))
    });
    lines.collect()
}

/// The ids of the wrong ways that the judge saw.
fn recognised<'l>(lab: &'l Lab, timeline: &Timeline<Judge>) -> Vec<&'l str> {
    let seen = timeline.observer().wrong_ways(timeline.live().now());
    seen.into_iter().map(|(place, _)| lab.wrongs[place].id.as_str()).collect()
}

fn is_solved(timeline: &Timeline<Judge>) -> bool {
    timeline.observer().solved_at(timeline.live().now()).is_some()
}

#[test]
fn doing_nothing_solves_no_lab() {
    each_lab(|name, lab, stage| {
        let end = run_lab(stage, lab, &Script::default());
        assert!(
            !is_solved(&end),
            "{name} is solved by doing nothing:{}",
            standing(lab, stage, &end)
        );
    });
}

#[test]
fn every_solution_solves_its_lab_and_is_no_wrong_way() {
    each_lab(|name, lab, stage| {
        let end = run_lab(stage, lab, &lab.solution);
        assert!(
            is_solved(&end),
            "{name}: the solution does not solve it:{}",
            standing(lab, stage, &end)
        );
        let recognised = recognised(lab, &end);
        assert!(
            recognised.is_empty(),
            "{name}: the solution is taken for the wrong way {recognised:?}"
        );
    });
}

#[test]
fn every_wrong_way_fails_and_is_recognised_as_itself() {
    each_lab(|name, lab, stage| {
        for wrong in &lab.wrongs {
            let end = run_lab(stage, lab, &wrong.script);
            assert!(!is_solved(&end), "{name}: the wrong way {} solves it", wrong.id);
            let recognised = recognised(lab, &end);
            assert_eq!(
                recognised,
                [wrong.id.as_str()],
                "{name}: the wrong way {} is recognised as",
                wrong.id
            );
        }
    });
}

#[test]
fn every_variant_goes_its_own_way_and_is_solved_by_the_solution() {
    let mut offered = 0;
    each_lab(|name, lab, stage| {
        let mut solved = Vec::new();
        for seed in std::iter::once(stage.seed).chain(lab.fair_seeds(stage)) {
            let judge = |start: &baton::lab::World| Judge::new(lab, start);
            let idle = run(stage, seed, &Script::default(), judge, lab.until_ms);
            assert!(!is_solved(&idle), "{name}, seed {seed}: solved by doing nothing");
            let end = run(stage, seed, &lab.solution, judge, lab.until_ms);
            let standing = standing(lab, stage, &end);
            assert!(is_solved(&end), "{name}, seed {seed}: not solved{standing}");
            assert!(recognised(lab, &end).is_empty(), "{name}, seed {seed}: a wrong way");
            solved.push(end.observer().solved_at(end.live().now()).map(|at| {
                let tasks = end.start().cluster().tasks().iter().filter(|task| task.is_live());
                let places: Vec<_> = tasks.map(|task| task.instance).collect();
                (places, at.since(end.start().now()))
            }));
            offered += 1;
        }
        let count = solved.len();
        solved.sort();
        solved.dedup();
        assert_eq!(solved.len(), count, "{name}: two seeds look alike");
        offered -= 1;
    });
    assert!(offered > 0, "no lab offers a variant");
}

/// Actions that a stage has offered before a question comes, in the lesson's order.
fn taught_before(lesson: &Lesson, question: &str) -> Vec<ActionId> {
    let mut taught = Vec::new();
    for section in &lesson.sections {
        let stages = lesson.stages.iter().filter(|stage| {
            section
                .blocks
                .iter()
                .any(|block| matches!(block, baton::course::Block::Stage(id) if *id == stage.id))
        });
        taught.extend(stages.flat_map(|stage| stage.actions.clone()));
        if section.questions().any(|one| one.id == question) {
            break;
        }
    }
    taught
}

#[test]
fn only_offered_and_taught_actions_are_needed() {
    let mut taught_earlier: Vec<ActionId> = Vec::new();
    for lesson in &lessons_and_template() {
        for question in lesson.questions() {
            let scripts = match &question.kind {
                Kind::Lab(lab) => {
                    let wrongs = lab.wrongs.iter().map(|wrong| &wrong.script);
                    wrongs.chain([&lab.solution]).map(|script| (script, &lab.stage)).collect()
                }
                Kind::Prediction(prediction) => vec![(&prediction.script, &prediction.stage)],
                Kind::Number(number) => {
                    let counted = number.counted.iter();
                    counted.map(|counted| (&counted.script, &counted.stage)).collect()
                }
                _ => Vec::new(),
            };
            let taught: Vec<ActionId> =
                [taught_earlier.clone(), taught_before(lesson, &question.id)].concat();
            for (script, stage) in scripts {
                let offered = &lesson.stage(stage).expect("the reader knows every stage").actions;
                for (line, action) in script.actions() {
                    let (id, word) = (action.id, action.id.word());
                    let place = format!("{}/{}, line {line}: {word}", lesson.slug, question.id);
                    assert!(offered.contains(&id), "{place} is not offered on the stage {stage}");
                    assert!(taught.contains(&id), "{place} was not taught before");
                }
            }
        }
        taught_earlier.extend(lesson.stages.iter().flat_map(|stage| stage.actions.clone()));
    }
}
