//! Reload, the other language, a crash, damage: what comes back and what does not.

use super::given::{
    act, card, choose, digest, page, predict, press, run, solve, standing, try_lab, verdicts,
};
use baton::app::page::{Page, PageMsg, StageLog};
use baton::app::question::{AnswerMsg, LabMsg, PredictionMsg};
use baton::app::stage::StageMsg;
use baton::course::{Action, Standing};
use baton::lang::Lang;
use baton::text::storage::Trouble;

fn kept(page: &Page, stage: &str) -> Vec<u8> {
    let at = page.stage_at(stage).expect(stage);
    page.stage_log(at, None).expect(stage).encode()
}

fn recall(page: &mut Page, stage: &str, bytes: Vec<u8>, crashed: bool) {
    let at = page.stage_at(stage).expect(stage);
    page.update(PageMsg::StageRecalled { at, bytes, crashed });
}

#[test]
fn the_other_language_comes_back_to_the_same_moment() {
    let mut korean = page(Lang::Ko);
    act(&mut korean, "three", "scale member 3");
    run(&mut korean, "three", 33);
    let mut english = page(Lang::En);
    recall(&mut english, "three", kept(&korean, "three"), false);
    assert_eq!(digest(&english, "three"), digest(&korean, "three"));
    assert!(english.troubles().is_empty());
}

#[test]
fn a_solved_lab_comes_back_solved_and_a_shown_one_shown() {
    let mut solved = page(Lang::Ko);
    solve(&mut solved);
    let mut again = page(Lang::Ko);
    recall(&mut again, "three", kept(&solved, "three"), false);
    assert_eq!(standing(&again, "survive"), Some(Standing::Solved));

    let mut shown = page(Lang::Ko);
    try_lab(&mut shown, LabMsg::SolutionAsked);
    press(&mut shown, "three", StageMsg::ScriptSkipped);
    let mut again = page(Lang::Ko);
    recall(&mut again, "three", kept(&shown, "three"), false);
    assert_eq!(digest(&again, "three"), digest(&shown, "three"));
    assert_eq!(standing(&again, "survive"), None, "a reload does not solve it");
}

#[test]
fn a_crash_comes_back_to_the_moment_before_the_command() {
    let mut before = page(Lang::Ko);
    act(&mut before, "three", "scale member 3");
    run(&mut before, "three", 20);
    let at = before.stage_at("three").expect("a stage");
    let msg = StageMsg::ActionChosen(Action::read("terminate-computer 1").expect("an action"));
    let stage = before.stage(at).expect("there");
    let next = stage.would_log(&msg);
    assert!(next.is_some());
    let bytes = before.stage_log(at, next).expect("there").encode();
    let reached = digest(&before, "three");

    let mut crashed = page(Lang::Ko);
    recall(&mut crashed, "three", bytes.clone(), true);
    assert_eq!(digest(&crashed, "three"), reached);

    let mut closed = page(Lang::Ko);
    recall(&mut closed, "three", bytes, false);
    press(&mut before, "three", msg);
    assert_eq!(digest(&closed, "three"), digest(&before, "three"));
}

#[test]
fn a_solved_lab_can_be_solved_again_with_another_seed() {
    let mut page = page(Lang::Ko);
    let first = digest(&page, "three");
    solve(&mut page);
    try_lab(&mut page, LabMsg::HintAsked);
    try_lab(&mut page, LabMsg::VariantAsked);
    let varied = digest(&page, "three");
    assert_ne!(varied, first);
    assert_eq!(standing(&page, "survive"), Some(Standing::Solved), "solved once, solved for ever");
    assert_eq!(verdicts(&page), ["pending", "pending", "pending"]);

    act(&mut page, "three", "scale member 3");
    run(&mut page, "three", 20);
    let mut again = super::given::page(Lang::En);
    recall(&mut again, "three", kept(&page, "three"), false);
    assert_eq!(digest(&again, "three"), digest(&page, "three"));
    press(&mut again, "three", StageMsg::BackToStartPressed);
    assert_eq!(digest(&again, "three"), varied, "its start is the variant's, with its seed");

    let mut starts = vec![first];
    while !starts.contains(&digest(&again, "three")) {
        starts.push(digest(&again, "three"));
        try_lab(&mut again, LabMsg::VariantAsked);
    }
    assert!(starts.len() > 1 && digest(&again, "three") == first, "then the first comes again");
}

#[test]
fn a_seed_that_no_lab_offers_is_not_taken_over() {
    let mut varied = page(Lang::Ko);
    try_lab(&mut varied, LabMsg::VariantAsked);
    let mut bytes = kept(&varied, "three");
    // The version, then the world: a number in which every byte but the last has its top bit set.
    let at = 2 + bytes[1..].iter().position(|byte| *byte < 0x80).expect("a number ends");
    assert!((8..28).contains(&bytes[at]), "then the seed");
    bytes[at] = 101;
    let mut again = page(Lang::Ko);
    recall(&mut again, "three", bytes, false);
    assert_eq!(again.troubles(), [Trouble::StageUnreadable]);
    assert_eq!(digest(&again, "three"), digest(&page(Lang::Ko), "three"));
}

#[test]
fn damage_leaves_the_stage_at_its_start_with_a_word() {
    let fresh = page(Lang::Ko);
    let mut played = page(Lang::Ko);
    act(&mut played, "three", "scale member 3");
    run(&mut played, "three", 20);
    let whole = kept(&played, "three");
    for length in 0..whole.len() {
        let mut page = page(Lang::Ko);
        recall(&mut page, "three", whole[..length].to_vec(), false);
        assert_eq!(digest(&page, "three"), digest(&fresh, "three"), "{length} bytes");
        assert_eq!(page.troubles(), [Trouble::StageUnreadable]);
    }
}

#[test]
fn a_log_of_another_world_is_not_played() {
    let mut played = page(Lang::Ko);
    act(&mut played, "three", "scale member 3");
    let bytes = kept(&played, "three");
    let mut stage = played.data().stages[played.stage_at("three").expect("a stage")].clone();
    assert!(StageLog::decode(&bytes, &stage).is_some());
    stage.computers.pop();
    assert_eq!(StageLog::decode(&bytes, &stage), None);
}

#[test]
fn any_byte_may_be_wrong_and_nothing_breaks() {
    let mut played = page(Lang::Ko);
    act(&mut played, "three", "scale member 3");
    let whole = kept(&played, "three");
    let mut page = page(Lang::Ko);
    for at in 0..whole.len() {
        for flip in [1, 0x80, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] ^= flip;
            recall(&mut page, "three", bytes, false);
        }
    }
}

#[test]
fn cards_come_back_with_their_answers_but_a_run_does_not_go_on() {
    let mut first = page(Lang::Ko);
    choose(&mut first, "which-layer", AnswerMsg::Picked(0));
    choose(&mut first, "which-layer", AnswerMsg::Checked);
    predict(&mut first, "predict-terminated", PredictionMsg::DidNotKnow);
    predict(&mut first, "predict-terminated", PredictionMsg::Skipped);
    predict(&mut first, "predict-power-lost", PredictionMsg::DidNotKnow);
    let mut second = page(Lang::En);
    second.update(PageMsg::CardsRecalled(first.cards_log()));
    for id in ["which-layer", "predict-terminated"] {
        assert_eq!(
            second.card(card(&second, id)).map(|(_, c)| c),
            first.card(card(&first, id)).map(|(_, c)| c)
        );
    }
    let state =
        second.card(card(&second, "predict-power-lost")).map(|(_, card)| format!("{card:?}"));
    assert!(state.expect("there").contains("Interrupted"));
}

#[test]
fn cards_that_do_not_fit_are_left() {
    let log = page(Lang::Ko).cards_log();
    for length in 0..log.len() {
        let mut page = page(Lang::Ko);
        let changes = page.update(PageMsg::CardsRecalled(log[..length].to_vec()));
        assert!(changes.parts.is_empty(), "{length} bytes");
    }
}

/// Whoever looks at the cluster as a franchise finds it so after a reload, in either language.
#[test]
fn the_words_that_are_shown_come_back() {
    let mut korean = page(Lang::Ko);
    press(&mut korean, "build", StageMsg::ViewPressed(1));
    let mut english = page(Lang::En);
    recall(&mut english, "build", kept(&korean, "build"), false);
    let stage = english.stage(english.stage_at("build").expect("a stage")).expect("there");
    assert_eq!(stage.viewed_as(), Some(1));
    assert!(stage.view(Lang::En).picture.cluster.starts_with("Headquarters"));
}
