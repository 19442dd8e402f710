//! Draining, zones and groups of computers on a stage: its cards, dials and words.

use std::rc::Rc;

use baton::app::stage::StageModel;
use baton::course::{ActionId, Stage};
use baton::lab::Timeline;
use baton::lang::Lang;

use super::given::{Model, act, run, stage};

fn played(change: impl FnOnce(&mut Stage)) -> Model {
    let mut stage = stage(Lang::En, "create-service member 2\nwait until steady");
    change(&mut stage);
    let stage = Rc::new(stage);
    let world = stage.set_up(stage.seed).expect("the stage sets up");
    StageModel::new(stage, "two".into(), Timeline::new(world, ()))
}

#[test]
fn a_card_loses_a_zone_that_is_lit_and_a_button_brings_it_back() {
    let mut model = played(|stage| stage.faults = vec![ActionId::LoseZone]);
    let lose = |model: &Model| {
        let view = model.view(Lang::En);
        let card = &view.actions.faults[0];
        (card.whom.clone(), card.action.as_ref().map(|action| action.to_string()))
    };
    let (whom, action) = lose(&model);
    let action = action.expect("two zones are lit");
    assert_eq!(whom, action.replace("lose-zone", "zone"));
    act(&mut model, &action);
    let (other, _) = lose(&model);
    assert_ne!(other, whom, "the one that is lost cannot be lost again");
    let back = action.replace("lose-zone", "return-zone");
    let view = model.view(Lang::En);
    assert!(
        view.actions.plain.iter().any(|b| b.action.as_ref().is_some_and(|a| a.to_string() == back))
    );
    act(&mut model, &back);
    run(&mut model, 400);
    assert!(model.view(Lang::En).settled.words.starts_with("Steady"));
}

#[test]
fn the_group_has_a_dial_that_ends_at_its_sizes() {
    let mut model = played(|stage| stage.group = Some((2, 3)));
    let dial = |model: &Model| {
        let view = model.view(Lang::En);
        let group = view.actions.dials.iter().find(|dial| dial.more.word == "more-computers");
        group.expect("a dial").clone()
    };
    let group = dial(&model);
    assert_eq!(group.name, "Computers in the group · to 2");
    assert!(group.fewer.reason.is_some() && group.more.reason.is_none());
    act(&mut model, "scale-computers 3");
    assert!(dial(&model).more.reason.is_some());
    run(&mut model, 200);
    assert!(model.view(Lang::En).description.iter().any(|said| said.contains("omputer 3")));
}

#[test]
fn a_draining_computer_says_so() {
    let mut model = played(|_| {});
    act(&mut model, "drain-computer 2");
    let text = format!("{:?}", model.view(Lang::En));
    assert!(text.contains("draining"));
    act(&mut model, "stop-agent 1");
    assert!(format!("{:?}", model.view(Lang::En)).contains("agent stopped"));
}
