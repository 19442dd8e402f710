//! The kinds of questions that are answered on their cards, on the page of the template lesson: as a
//! learner uses them, and as HTML.

use std::sync::LazyLock;

use baton::app::page::{Page, PageData, PageMsg};
use baton::app::question::{AnswerMsg, PredictionMsg};
use baton::course::{Answer, Standing};
use baton::lang::{Both, Lang};
use baton::ui::island::{Island, IslandKind, IslandProps};
use baton::ui::store::Store;
use expect_test::expect_file;

use crate::course::read::template;

use AnswerMsg::{AnsweredAgain, Checked, DidNotKnow, Matched, Moved, Picked, Typed};

const ALL: [&str; 6] = [
    "who-refills",
    "true-of-services",
    "after-a-stop",
    "who-does-what",
    "how-many-started",
    "which-line",
];

/// Made once for all tests: finding a lab's fair seeds takes seconds.
static DATA: LazyLock<Both<PageData>> = LazyLock::new(|| {
    let lesson = template().lesson;
    let of = |lang| PageData::of_lesson(lang, lesson.get(lang));
    Both { ko: of(Lang::Ko), en: of(Lang::En) }
});

pub(super) fn page(lang: Lang) -> Page {
    Page::new(DATA.get(lang).clone())
}

fn answer(page: &mut Page, id: &str, msgs: &[AnswerMsg]) {
    let at = page.question_at(id).expect(id);
    for msg in msgs {
        page.update(PageMsg::Answer(at, msg.clone()));
    }
}

pub(super) fn standing(page: &Page, id: &str) -> Option<Standing> {
    page.standing(page.question_at(id).expect(id))
}

fn answers(page: &Page, id: &str) -> Vec<Answer> {
    let record = page.record(page.question_at(id).expect(id)).expect(id);
    record.answers().into_iter().cloned().collect()
}

pub(super) fn html(page: Page, ids: &[&str], mounted: bool) -> String {
    let store = Store::new(page, ());
    let draw = |id: &&str| {
        let props = IslandProps {
            store: store.clone(),
            kind: IslandKind::Question,
            id: (*id).into(),
            mounted,
        };
        let drawn = baton::site::prerender::picture::<Island>(props);
        format!("{}\n", drawn.replace("><", ">\n<"))
    };
    ids.iter().map(draw).collect()
}

/// Where the row that belongs to a place stands now.
fn moves(page: &mut Page, id: &str) {
    // Row 0 first, then row 1 …: each comes up from wherever it stands.
    for place in 0..4 {
        for _ in 0..4 {
            let shown = order(page, id);
            let at = shown.iter().position(|row| *row == place).expect("every row is somewhere");
            if at > place {
                answer(page, id, &[Moved { place: at, up: true }]);
            }
        }
    }
}

fn order(page: &Page, id: &str) -> Vec<usize> {
    match page.card(page.question_at(id).expect(id)) {
        Some((_, baton::app::page::CardState::Arrangement(card))) => (0..card.places())
            .map(|place| card.placed(place).expect("an order has no gaps"))
            .collect(),
        _ => panic!("{id} is no order"),
    }
}

/// The choice that belongs to a row.
fn choice_of(page: &Page, id: &str, row: usize) -> Option<usize> {
    match page.card(page.question_at(id).expect(id)).map(|(question, _)| &question.kind) {
        Some(baton::course::Kind::Arrangement(asked)) => Some(usize::from(asked.answers[row])),
        _ => panic!("{id} is no arrangement"),
    }
}

fn miss_all(page: &mut Page) {
    answer(page, "who-refills", &[Picked(1), Checked]);
    answer(page, "true-of-services", &[Picked(0), Picked(1), Checked]);
    answer(page, "after-a-stop", &[Checked]);
    let other = choice_of(page, "who-does-what", 1);
    answer(page, "who-does-what", &[Matched { row: 0, choice: other }, Checked]);
    answer(page, "how-many-started", &[Typed("2".into()), Checked]);
    answer(page, "which-line", &[Picked(0), Checked]);
}

fn solve_all(page: &mut Page) {
    answer(page, "who-refills", &[Picked(3), Checked]);
    answer(page, "true-of-services", &[Picked(1), Picked(2), Checked]);
    moves(page, "after-a-stop");
    answer(page, "after-a-stop", &[Checked]);
    for row in 0..3 {
        let choice = choice_of(page, "who-does-what", row);
        answer(page, "who-does-what", &[Matched { row, choice }]);
    }
    answer(page, "who-does-what", &[Checked]);
    answer(page, "how-many-started", &[Typed(" ３개".into()), Checked]);
    answer(page, "which-line", &[Picked(2), Checked]);
}

#[test]
fn before_the_program_comes_everything_can_be_read() {
    for lang in Lang::ALL {
        let all = html(page(lang), &ALL, false);
        expect_file![format!("./golden/kinds.still.{}.html", lang.tag())].assert_eq(&all);
        assert_eq!(all.matches("<details").count(), ALL.len());
    }
}

#[test]
fn what_is_wrong_is_said_without_the_answer() {
    for lang in Lang::ALL {
        let mut page = page(lang);
        miss_all(&mut page);
        for id in ALL {
            assert_eq!(standing(&page, id), Some(Standing::Tried), "{id}");
        }
        let all = html(page, &ALL, true);
        expect_file![format!("./golden/kinds.missed.{}.html", lang.tag())].assert_eq(&all);
        assert!(!all.contains("class=\"judged\""), "nothing is given away");
    }
}

#[test]
fn the_right_answer_explains_all() {
    for lang in Lang::ALL {
        let mut page = page(lang);
        miss_all(&mut page);
        solve_all(&mut page);
        for id in ALL {
            assert_eq!(standing(&page, id), Some(Standing::Solved), "{id}");
        }
        assert_eq!(
            answers(&page, "true-of-services"),
            [Answer::Options(0b11), Answer::Options(0b101)]
        );
        assert_eq!(answers(&page, "how-many-started"), [Answer::Number(2), Answer::Number(3)]);
        let all = html(page, &ALL, true);
        expect_file![format!("./golden/kinds.solved.{}.html", lang.tag())].assert_eq(&all);
    }
}

#[test]
fn not_knowing_is_seen_and_can_be_made_good() {
    let mut page = page(Lang::Ko);
    for id in ALL {
        answer(&mut page, id, &[DidNotKnow]);
        assert_eq!(standing(&page, id), Some(Standing::Seen), "{id}");
        assert_eq!(answers(&page, id), [Answer::DontKnow], "{id}");
        answer(&mut page, id, &[AnsweredAgain]);
    }
    miss_all(&mut page);
    solve_all(&mut page);
    for id in ALL {
        assert_eq!(standing(&page, id), Some(Standing::Solved), "{id}");
    }
}

/// It stands in no section, so that leaving it out keeps no lesson from being finished.
#[test]
fn the_question_before_the_lesson_is_remembered_but_not_owed() {
    let mut page = page(Lang::Ko);
    let all = page.reach().all;
    assert!(
        page.data()
            .sections
            .iter()
            .all(|s| s.activities.iter().all(|a| a.key != "template/who-refills"))
    );
    answer(&mut page, "who-refills", &[Picked(0), Checked]);
    assert_eq!(standing(&page, "who-refills"), Some(Standing::Tried));
    assert_eq!(page.reach().all, all);
}

#[test]
fn answers_under_way_come_back_in_the_other_language() {
    let mut first = page(Lang::Ko);
    miss_all(&mut first);
    let mut second = page(Lang::En);
    second.update(PageMsg::CardsRecalled(first.cards_log()));
    for id in ALL {
        let card =
            |page: &Page| page.card(page.question_at(id).expect(id)).map(|(_, card)| card.clone());
        assert_eq!(card(&second), card(&first), "{id}");
    }
}

#[test]
fn a_notice_goes_once_it_is_heeded() {
    let said = |msgs: &[AnswerMsg]| {
        let mut page = page(Lang::En);
        answer(&mut page, "which-line", msgs);
        html(page, &["which-line"], true).contains("Choose one option.")
    };
    assert!(said(&[Checked]));
    assert!(!said(&[Checked, Picked(0)]));
}

#[test]
fn who_does_not_know_has_predicted_nothing() {
    let tag = |msgs: &[PredictionMsg]| {
        let mut page = page(Lang::En);
        let at = page.question_at("predict-stop").expect("there");
        for msg in msgs {
            page.update(PageMsg::Prediction(at, *msg));
        }
        html(page, &["predict-stop"], true).contains("✓ predicted")
    };
    assert!(tag(&[PredictionMsg::Picked(0), PredictionMsg::Predicted]));
    assert!(!tag(&[PredictionMsg::DidNotKnow]));
}
