//! A stage's other words: each of them is really said there.

use baton::app::stage::{StageModel, StageMsg};
use baton::course::{Kind, Lesson, Script, Stage};
use baton::lab::Timeline;
use baton::lang::Lang;
use std::rc::Rc;

use super::read::lessons;

/// What is done on a stage: the solutions of its labs, or else what every visit begins with.
fn played<'l>(lesson: &'l Lesson, stage: &Stage) -> Vec<(&'l Script, u64)> {
    let of = |kind: &'l Kind| match kind {
        Kind::Lab(lab) if lab.stage == stage.id => Some((&lab.solution, lab.until_ms)),
        Kind::Prediction(one) if one.stage == stage.id => Some((&one.script, one.until_ms)),
        _ => None,
    };
    lesson.questions().filter_map(|question| of(&question.kind)).collect()
}

/// Everything that is drawn, from the start to the end, with every step told.
fn said(lesson: &Lesson, stage: &Stage, lang: Lang) -> String {
    let world = stage.set_up(stage.seed).expect("every stage sets up");
    let timeline = Timeline::new(world, ());
    let mut model = StageModel::new(Rc::new(stage.clone()), "stage".into(), timeline);
    let _ = model.update(StageMsg::AllStepsPressed);
    let mut said = format!("{:?}", model.view(lang));
    for (script, until_ms) in played(lesson, stage) {
        let _ = model.update(StageMsg::ScriptStarted { script: script.clone(), until_ms });
        while model.is_showing() {
            let _ = model.update(StageMsg::FramePassed { real_ms: 250 });
            said.push_str(&format!("{:?}", model.view(lang)));
        }
    }
    said.to_lowercase()
}

#[test]
fn every_word_of_a_view_is_said_on_its_stage() {
    let mut views = 0;
    for (slot, read) in lessons() {
        for (lang, lesson) in [(Lang::Ko, &read.lesson.ko), (Lang::En, &read.lesson.en)] {
            for stage in lesson.stages.iter().filter(|stage| !stage.views.is_empty()) {
                let said = said(lesson, stage, lang);
                for view in &stage.views {
                    views += 1;
                    for word in &view.words {
                        let there = said.contains(&word.said.to_lowercase());
                        assert!(there, "{}/{}: nobody says “{}”", slot.slug, stage.id, word.said);
                    }
                }
            }
        }
    }
    assert!(views > 0, "lesson 4 has views");
}
