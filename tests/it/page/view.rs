//! The cards as HTML, in both languages: before the program comes, while answering, afterwards.

use super::given::{act, choose, page, predict, press, solve, try_lab};
use baton::app::page::Page;
use baton::app::question::{AnswerMsg, LabMsg, PredictionMsg};
use baton::app::stage::StageMsg;
use baton::lang::Lang;
use baton::ui::island::{Island, IslandKind, IslandProps};
use baton::ui::store::Store;
use expect_test::expect_file;

fn html(store: &Store, kind: IslandKind, id: &str, mounted: bool) -> String {
    let props = IslandProps { store: store.clone(), kind, id: id.into(), mounted };
    let drawn = baton::site::prerender::picture::<Island>(props);
    // A line for each element, so that a difference is a line too.
    format!("{}\n", drawn.replace("><", ">\n<"))
}

fn cards(page: Page, ids: &[&str], mounted: bool) -> String {
    let store = Store::new(page, ());
    ids.iter().map(|id| html(&store, IslandKind::Question, id, mounted)).collect()
}

const ALL: [&str; 3] = ["which-layer", "predict-terminated", "survive"];

#[test]
fn before_the_program_comes_everything_can_be_read() {
    for lang in Lang::ALL {
        let all = cards(page(lang), &ALL, false);
        expect_file![format!("./golden/still.{}.html", lang.tag())].assert_eq(&all);
        let lesson = super::given::lesson(lang);
        for question in lesson.questions().filter(|q| ALL.contains(&q.id.as_str())) {
            assert!(all.contains(&question.title));
        }
    }
}

#[test]
fn answered_cards_say_why() {
    for lang in Lang::ALL {
        let mut page = page(lang);
        choose(&mut page, "which-layer", AnswerMsg::Picked(0));
        choose(&mut page, "which-layer", AnswerMsg::Checked);
        predict(&mut page, "predict-terminated", PredictionMsg::Picked(0));
        predict(&mut page, "predict-terminated", PredictionMsg::Predicted);
        predict(&mut page, "predict-terminated", PredictionMsg::Skipped);
        try_lab(&mut page, LabMsg::HintAsked);
        act(&mut page, "three", "terminate-computer 1");
        let all = cards(page, &ALL, true);
        expect_file![format!("./golden/answered.{}.html", lang.tag())].assert_eq(&all);
    }
}

#[test]
fn solved_cards_show_every_explanation() {
    for lang in Lang::ALL {
        let mut page = page(lang);
        choose(&mut page, "which-layer", AnswerMsg::Picked(1));
        choose(&mut page, "which-layer", AnswerMsg::Checked);
        try_lab(&mut page, LabMsg::SolutionAsked);
        press(&mut page, "three", StageMsg::ScriptSkipped);
        let store = Store::new(page, ());
        let all = html(&store, IslandKind::Question, "which-layer", true)
            + &html(&store, IslandKind::Question, "survive", true)
            + &html(&store, IslandKind::Bars, "", true);
        expect_file![format!("./golden/solved.{}.html", lang.tag())].assert_eq(&all);
    }
}

#[test]
fn a_run_without_a_guess_promises_no_comparison() {
    let mut page = page(Lang::En);
    predict(&mut page, "predict-terminated", PredictionMsg::DidNotKnow);
    let card = cards(page, &["predict-terminated"], true);
    assert!(card.contains("The result is shown at the end."), "{card}");
}

#[test]
fn a_solved_lab_is_not_told_it_will_count_as_seen() {
    let warned = |page| cards(page, &["survive"], true).contains("counts as seen");
    assert!(warned(page(Lang::En)));
    let mut solved = page(Lang::En);
    solve(&mut solved);
    assert!(!warned(solved));
}
