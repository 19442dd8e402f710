//! What the page's model does with what a learner does.

use super::given::{
    act, card, choose, page, predict, press, run, solve, standing, try_lab, verdicts,
};
use baton::app::page::{CardState, Part};
use baton::app::question::{AnswerMsg, LabMsg, Numbers, Outcome, PredictionMsg, Solution, Trying};
use baton::app::stage::StageMsg;
use baton::course::{Progress, Standing};
use baton::lang::Lang;
use baton::text::progress::Stretch;

fn outcome(page: &baton::app::page::Page, id: &str) -> Option<Outcome> {
    match page.card(card(page, id)) {
        Some((_, CardState::Prediction(state))) => state.outcome().copied(),
        _ => panic!("{id} is no prediction"),
    }
}

fn lab(page: &baton::app::page::Page) -> Trying {
    match page.card(card(page, "survive")) {
        Some((_, CardState::Lab(state))) => state.clone(),
        _ => panic!("the lab is no lab"),
    }
}

#[test]
fn a_prediction_runs_on_its_stage_and_stands_beside_what_happened() {
    let mut page = page(Lang::Ko);
    predict(&mut page, "predict-power-lost", PredictionMsg::Picked(2));
    let changes = predict(&mut page, "predict-power-lost", PredictionMsg::Predicted);
    let stage = page.stage_at("power-lost").expect("a stage");
    assert!(changes.saves && changes.parts.contains(&Part::Stage(stage)));
    assert!(page.stage(stage).expect("there").is_playing());
    assert_eq!(outcome(&page, "predict-power-lost"), None, "not before its end");
    predict(&mut page, "predict-power-lost", PredictionMsg::Skipped);
    let numbers = Some(Numbers { desired: 3, running: 3, routable: 2 });
    assert_eq!(outcome(&page, "predict-power-lost"), Some(Outcome { held: Some(2), numbers }));
    assert_eq!(standing(&page, "predict-power-lost"), Some(Standing::Solved));
    assert_eq!(standing(&page, "predict-terminated"), None);
}

#[test]
fn a_world_is_opened_once_by_the_first_that_shows_it() {
    let page = page(Lang::Ko);
    let [lab, prediction] =
        ["survive", "predict-power-lost"].map(|id| Part::Question(card(&page, id)));
    let [three, lost] = ["three", "power-lost"].map(|id| page.stage_at(id).expect("a stage"));
    assert!(!page.open(prediction) && !page.open(Part::Reach), "they show no world");
    assert!(page.open(lab), "its goals are judged");
    assert!(!page.open(Part::Stage(three)), "by the lab's card");
    assert!(page.open(Part::Stage(lost)) && !page.open(Part::Stage(lost)));
}

#[test]
fn frames_lead_to_the_same_end_as_skipping() {
    let ended = |skips: bool| {
        let mut page = page(Lang::En);
        predict(&mut page, "predict-terminated", PredictionMsg::DidNotKnow);
        if skips {
            predict(&mut page, "predict-terminated", PredictionMsg::Skipped);
        } else {
            run(&mut page, "terminated", 250);
        }
        (outcome(&page, "predict-terminated"), super::given::digest(&page, "terminated"))
    };
    let (watched, skipped) = (ended(false), ended(true));
    assert_eq!(watched, skipped);
    assert_eq!(watched.0.and_then(|outcome| outcome.held), Some(1));
}

#[test]
fn not_knowing_counts_as_tried_and_can_be_watched_again() {
    let mut page = page(Lang::Ko);
    predict(&mut page, "predict-terminated", PredictionMsg::DidNotKnow);
    predict(&mut page, "predict-terminated", PredictionMsg::Skipped);
    let first = outcome(&page, "predict-terminated");
    assert_eq!(standing(&page, "predict-terminated"), Some(Standing::Tried));
    predict(&mut page, "predict-terminated", PredictionMsg::WatchedAgain);
    assert_eq!(outcome(&page, "predict-terminated"), None);
    predict(&mut page, "predict-terminated", PredictionMsg::Skipped);
    assert_eq!(outcome(&page, "predict-terminated"), first);
}

#[test]
fn the_lab_is_solved_by_doing_it() {
    let mut page = page(Lang::Ko);
    assert_eq!(verdicts(&page), ["pending", "pending", "pending"]);
    act(&mut page, "three", "scale member 3");
    assert_eq!(standing(&page, "survive"), Some(Standing::Tried));
    run(&mut page, "three", 90);
    act(&mut page, "three", "terminate-computer 2");
    assert_eq!(verdicts(&page), ["met", "holding", "pending"]);
    run(&mut page, "three", 120);
    assert_eq!(verdicts(&page), ["met", "met", "met"]);
    assert!(lab(&page).is_solved());
    assert_eq!(standing(&page, "survive"), Some(Standing::Solved));
}

#[test]
fn the_shown_solution_is_seen_and_a_fresh_start_can_be_solved() {
    let mut page = page(Lang::Ko);
    try_lab(&mut page, LabMsg::SolutionAsked);
    press(&mut page, "three", StageMsg::ScriptSkipped);
    assert_eq!(verdicts(&page), ["met", "met", "met"]);
    assert_eq!(lab(&page).solution(), Solution::Shown);
    assert_eq!(standing(&page, "survive"), Some(Standing::Seen));
    press(&mut page, "three", StageMsg::BackToStartPressed);
    assert_eq!(lab(&page).solution(), Solution::NotShown);
    solve(&mut page);
    assert_eq!(standing(&page, "survive"), Some(Standing::Solved));
}

#[test]
fn the_wrong_way_is_recognised_and_undone() {
    let mut page = page(Lang::Ko);
    act(&mut page, "three", "terminate-computer 1");
    assert_eq!(lab(&page).wrong(), Some(0));
    assert!(verdicts(&page).contains(&"failed"));
    press(&mut page, "three", StageMsg::UndoPressed);
    assert_eq!(lab(&page).wrong(), None);
    assert_eq!(verdicts(&page), ["pending", "pending", "pending"]);
}

#[test]
fn a_goal_ticks_in_the_moment_it_is_met() {
    let mut page = page(Lang::Ko);
    act(&mut page, "three", "scale member 3");
    run(&mut page, "three", 90);
    let changes = act(&mut page, "three", "terminate-computer 2");
    assert_eq!(verdicts(&page), ["met", "holding", "pending"]);
    assert!(changes.parts.contains(&Part::Question(card(&page, "survive"))), "{changes:?}");
}

#[test]
fn only_what_changed_is_drawn_again() {
    let mut page = page(Lang::Ko);
    act(&mut page, "three", "scale member 2");
    let stage = page.stage_at("three").expect("a stage");
    let frame = press(&mut page, "three", StageMsg::FramePassed { real_ms: 16 });
    assert!(frame.parts.iter().all(|part| *part == Part::Stage(stage)), "{frame:?}");
    assert!(frame.keeps.is_empty() && !frame.saves, "nothing is written sixty times a second");
    let other = choose(&mut page, "which-layer", AnswerMsg::Picked(0));
    assert_eq!(other.parts.len(), 1);
}

#[test]
fn the_bar_counts_what_is_done_and_what_is_read() {
    let mut page = page(Lang::Ko);
    let sections = page.data().sections.clone();
    let stretch = |page: &baton::app::page::Page, id: &str| {
        page.stretch("04-ecs", sections.iter().find(|s| s.id == id).expect(id))
    };
    choose(&mut page, "which-layer", AnswerMsg::Picked(0));
    choose(&mut page, "which-layer", AnswerMsg::Checked);
    assert_eq!(stretch(&page, "layers"), Stretch::UnderWay);
    choose(&mut page, "which-layer", AnswerMsg::Picked(1));
    choose(&mut page, "which-layer", AnswerMsg::Checked);
    assert_eq!(stretch(&page, "layers"), Stretch::Finished);
    assert_eq!(
        (page.reach().done, page.reach().all),
        (1, sections.iter().map(|s| s.activities.len()).sum())
    );
    for id in ["summary", "conduct", "nowhere"] {
        page.update(baton::app::page::PageMsg::SectionRead(id.into()));
    }
    assert_eq!(stretch(&page, "summary"), Stretch::Finished, "nothing to do but to read");
    assert_eq!(stretch(&page, "conduct"), Stretch::NotStarted, "reading is not doing");
}

#[test]
fn what_another_tab_did_arrives() {
    let mut page = page(Lang::Ko);
    let mut other = Progress::default();
    other.solved("04-ecs/survive");
    let changes = page.update(baton::app::page::PageMsg::ProgressArrived(other.clone()));
    assert!(changes.parts.contains(&Part::Reach) && !changes.saves);
    assert_eq!(standing(&page, "survive"), Some(Standing::Solved));
    let again = page.update(baton::app::page::PageMsg::ProgressArrived(other));
    assert_eq!(again.parts.len(), 0, "nothing new, nothing drawn");
}
