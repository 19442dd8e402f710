//! The answer of a number question is counted by the engine, and does not depend on luck.

use baton::course::Kind;

use super::read::lessons_and_template;

/// Seeds beside the stage's own.
const OTHER_SEEDS: std::ops::Range<u64> = 1_000..1_020;

#[test]
fn the_engine_counts_the_same_whatever_the_seed() {
    for lesson in lessons_and_template() {
        for question in lesson.questions() {
            let Kind::Number(number) = &question.kind else { continue };
            let name = format!("{}/{}", lesson.slug, question.id);
            let counted = number.counted.as_ref().expect("the reader keeps how it was counted");
            let stage = lesson.stage(&counted.stage).expect("the reader knows every stage");
            for seed in OTHER_SEEDS.chain([stage.seed]) {
                let found = counted.count(stage, seed);
                assert_eq!(found, Ok(number.answer), "{name}: with seed {seed}");
            }
            for mistake in &number.mistakes {
                assert_ne!(mistake.number, number.answer, "{name}: the mistake is the answer");
            }
        }
    }
}

/// A proof over nothing proves nothing.
#[test]
fn the_template_shows_every_kind_once() {
    let template = lessons_and_template().pop().expect("the template is read");
    let several = |kind: &Kind| matches!(kind, Kind::Choice(choice) if choice.is_several());
    let order = |kind: &Kind| matches!(kind, Kind::Arrangement(asked) if asked.is_order());
    let matching = |kind: &Kind| matches!(kind, Kind::Arrangement(asked) if !asked.is_order());
    let number = |kind: &Kind| matches!(kind, Kind::Number(_));
    let kinds: [&dyn Fn(&Kind) -> bool; 4] = [&several, &order, &matching, &number];
    for is in kinds {
        assert_eq!(template.questions().filter(|one| is(&one.kind)).count(), 1);
    }
    assert!(
        matches!(&template.before, Some(one) if matches!(&one.kind, Kind::Choice(c) if c.before))
    );
}
