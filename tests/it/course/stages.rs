//! Every stage can be set up, and waits settled for the learner.

use baton::sim::{Settled, settled};

use super::read::lessons_and_template;
use super::run::set_up;

/// A stage that opens while something is under way would show another picture to everybody who opens it later.
#[test]
fn every_stage_starts_settled_with_any_seed() {
    for lesson in lessons_and_template() {
        for stage in &lesson.stages {
            for seed in [stage.seed, 0, 1, u64::MAX] {
                let world = set_up(stage, seed);
                let state = settled::state(world.cluster());
                assert_ne!(
                    state,
                    Settled::Working,
                    "{}: stage {}, seed {seed}",
                    lesson.slug,
                    stage.id
                );
            }
        }
    }
}

#[test]
fn the_same_seed_sets_up_the_same_world() {
    for lesson in lessons_and_template() {
        for stage in &lesson.stages {
            assert_eq!(set_up(stage, stage.seed).digest(), set_up(stage, stage.seed).digest());
        }
    }
}
