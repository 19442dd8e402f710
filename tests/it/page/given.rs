//! The page of lesson 4, and hands to use it with.

use std::sync::LazyLock;

use baton::app::page::{Changes, Page, PageData, PageMsg};
use baton::app::question::{AnswerMsg, LabMsg, PredictionMsg};
use baton::app::stage::StageMsg;
use baton::course::{Action, Lesson, Standing, Verdict};
use baton::lang::{Both, Lang};

use crate::course::read::lessons;

pub(crate) fn lesson(lang: Lang) -> Lesson {
    let lesson = lessons().into_iter().find(|(slot, _)| slot.slug == "04-ecs");
    lesson.expect("lesson 4 is ready").1.lesson.get(lang).clone()
}

/// What the page carries, made once for all tests: finding a lab's fair seeds takes seconds.
static DATA: LazyLock<Both<PageData>> = LazyLock::new(|| {
    let of = |lang| PageData::of_lesson(lang, &lesson(lang));
    Both { ko: of(Lang::Ko), en: of(Lang::En) }
});

pub(crate) fn page(lang: Lang) -> Page {
    Page::new(DATA.get(lang).clone())
}

pub(crate) fn card(page: &Page, id: &str) -> usize {
    page.question_at(id).expect(id)
}

pub(crate) fn standing(page: &Page, id: &str) -> Option<Standing> {
    page.standing(card(page, id))
}

pub(crate) fn choose(page: &mut Page, id: &str, msg: AnswerMsg) -> Changes {
    let at = card(page, id);
    page.update(PageMsg::Answer(at, msg))
}

pub(crate) fn predict(page: &mut Page, id: &str, msg: PredictionMsg) -> Changes {
    let at = card(page, id);
    page.update(PageMsg::Prediction(at, msg))
}

pub(crate) fn try_lab(page: &mut Page, msg: LabMsg) -> Changes {
    let at = card(page, "survive");
    page.update(PageMsg::Lab(at, msg))
}

pub(crate) fn press(page: &mut Page, stage: &str, msg: StageMsg) -> Changes {
    let at = page.stage_at(stage).expect(stage);
    page.update(PageMsg::Stage(at, msg))
}

pub(crate) fn act(page: &mut Page, stage: &str, action: &str) -> Changes {
    press(page, stage, StageMsg::ActionChosen(Action::read(action).expect(action)))
}

/// Lets a stage play for so many simulated seconds, frame by frame.
pub(crate) fn run(page: &mut Page, stage: &str, seconds: u32) {
    press(page, stage, StageMsg::SpeedChosen(20));
    press(page, stage, StageMsg::PlayPressed);
    for _ in 0..seconds {
        press(page, stage, StageMsg::FramePassed { real_ms: 50 });
    }
    press(page, stage, StageMsg::PausePressed);
}

pub(crate) fn verdicts(page: &Page) -> Vec<&'static str> {
    let name = |verdict: Verdict| match verdict {
        Verdict::Pending => "pending",
        Verdict::Holding { .. } => "holding",
        Verdict::Met { .. } => "met",
        Verdict::Failed { .. } => "failed",
    };
    page.goals(card(page, "survive")).iter().map(|goal| name(goal.verdict)).collect()
}

pub(crate) fn digest(page: &Page, stage: &str) -> u64 {
    let at = page.stage_at(stage).expect(stage);
    page.stage(at).expect(stage).timeline().live().digest()
}

/// The author's way, done by hand.
pub(crate) fn solve(page: &mut Page) {
    act(page, "three", "scale member 3");
    run(page, "three", 90);
    act(page, "three", "terminate-computer 2");
    run(page, "three", 120);
}
