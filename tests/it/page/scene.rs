//! The scene of the template lesson: as a learner steps through it, and as HTML.

use baton::app::page::{Page, PageMsg};
use baton::app::question::SceneMsg;
use baton::course::Standing;
use baton::lang::Lang;
use expect_test::expect_file;

use super::questions::{html, page, standing};
use SceneMsg::{BackPressed, Chosen, RestartPressed};

const SCENE: &str = "who-replaces";

fn after(lang: Lang, msgs: &[SceneMsg]) -> Page {
    let mut page = page(lang);
    press(&mut page, msgs);
    page
}

fn press(page: &mut Page, msgs: &[SceneMsg]) {
    let at = page.question_at(SCENE).expect("the template has it");
    for msg in msgs {
        page.update(PageMsg::Scene(at, *msg));
    }
}

/// The first step has one action; of the second the second is right, of the third the first.
const TO_THE_END: [SceneMsg; 3] = [Chosen(0), Chosen(1), Chosen(0)];

#[test]
fn a_page_without_its_program_tells_all_of_it() {
    for lang in Lang::ALL {
        let all = html(page(lang), &[SCENE], false);
        expect_file![format!("./golden/scene.still.{}.html", lang.tag())].assert_eq(&all);
    }
}

#[test]
fn a_wrong_action_is_answered_and_the_picture_stays() {
    for lang in Lang::ALL {
        let before = html(after(lang, &[Chosen(0)]), &[SCENE], true);
        let wrong = html(after(lang, &[Chosen(0), Chosen(0)]), &[SCENE], true);
        let picture = |html: &str| {
            html[html.find("<svg").expect("drawn")..html.rfind("</svg>").expect("drawn")].to_owned()
        };
        assert_eq!(picture(&before), picture(&wrong));
        expect_file![format!("./golden/scene.wrong.{}.html", lang.tag())].assert_eq(&wrong);
    }
}

#[test]
fn the_last_step_solves_it_and_it_stays_solved() {
    let mut page = after(Lang::Ko, &TO_THE_END[..2]);
    assert_eq!(standing(&page, SCENE), Some(Standing::Tried));
    press(&mut page, &TO_THE_END[2..]);
    assert_eq!(standing(&page, SCENE), Some(Standing::Solved));
    press(&mut page, &[BackPressed, RestartPressed]);
    assert_eq!(standing(&page, SCENE), Some(Standing::Solved));
}

/// After a reload, or a change of language, the learner is at the same step; the focus is nobody's business then.
#[test]
fn the_step_comes_back_in_the_other_language() {
    let first = after(Lang::Ko, &[Chosen(0), Chosen(0)]);
    let mut second = page(Lang::En);
    second.update(PageMsg::CardsRecalled(first.cards_log()));
    let at = second.question_at(SCENE).expect("the template has it");
    assert_eq!((first.turns(at), second.turns(at)), (1, 0));
    let same = after(Lang::En, &[Chosen(0), Chosen(0)]);
    // The tag of what is remembered comes with progress, which is kept elsewhere.
    let untagged =
        |page: Page| html(page, &[SCENE], true).replace("<span class=\"tag\">tried</span>\n", "");
    let (second, same) = (untagged(second), untagged(same));
    assert!(second.contains("A task that has stopped never runs again."));
    assert_eq!(second.len(), same.len());
}
