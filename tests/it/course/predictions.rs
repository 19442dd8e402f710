//! The right answer of a prediction is found by running it, and does not depend on luck.

use baton::course::{Judge, Kind, Lesson, Prediction, Stage};

use super::read::lessons_and_template;
use super::run::run;

/// Seeds beside the stage's own.
const OTHER_SEEDS: std::ops::Range<u64> = 1_000..1_020;

fn predictions(lesson: &Lesson) -> impl Iterator<Item = (&str, &Prediction, &Stage)> {
    lesson.questions().filter_map(|question| match &question.kind {
        Kind::Prediction(prediction) => {
            let stage = lesson.stage(&prediction.stage).expect("the reader knows every stage");
            Some((question.id.as_str(), prediction, stage))
        }
        _ => None,
    })
}

/// Every option (from 1) that holds at the end.
fn holding(prediction: &Prediction, stage: &Stage, seed: u64) -> Vec<usize> {
    let end = run(stage, seed, &prediction.script, |_| Judge::default(), prediction.until_ms);
    let holds = prediction.options.iter().map(|option| option.holds.holds(end.live()));
    (1..).zip(holds).filter(|(_, holds)| *holds).map(|(number, _)| number).collect()
}

#[test]
fn exactly_one_option_holds_whatever_the_seed() {
    for lesson in lessons_and_template() {
        for (id, prediction, stage) in predictions(&lesson) {
            let expected = holding(prediction, stage, stage.seed);
            assert_eq!(
                expected.len(),
                1,
                "{}/{id}: options {expected:?} hold; exactly one has to",
                lesson.slug
            );
            for seed in OTHER_SEEDS {
                let found = holding(prediction, stage, seed);
                assert_eq!(found, expected, "{}/{id}: with seed {seed}", lesson.slug);
            }
        }
    }
}
