//! The front page's picture: a moment of lesson 4, played by the simulator when the page is written.

use crate::app::page::{Page, PageData, PageMsg};
use crate::app::stage::StageMsg;
use crate::course::{Action, Lesson};
use crate::lang::Lang;
use crate::text;
use crate::ui::stage::moment;

/// Where it is played, what is done there, and for how many seconds it goes on.
const LESSON: &str = "04-ecs";
const STAGE: &str = "terminated";
const DEED: &str = "terminate-computer 2";
const SECONDS: u32 = 32;

/// The picture with its caption; empty while the lesson is not ready.
pub(super) fn scene(lang: Lang, lessons: &[&Lesson]) -> String {
    let drawn = lessons.iter().find(|lesson| lesson.slug == LESSON).and_then(|l| played(lang, l));
    drawn.map_or(String::new(), |drawn| {
        let words = text::page::page(lang).scene;
        format!("<figure class=\"moment\">\n{drawn}\n<figcaption>{words}</figcaption>\n</figure>\n")
    })
}

fn played(lang: Lang, lesson: &Lesson) -> Option<String> {
    let mut page = Page::new(PageData::of_lesson(lang, lesson));
    let at = page.stage_at(STAGE)?;
    let mut tell = |msg| page.update(PageMsg::Stage(at, msg));
    tell(StageMsg::SpeedChosen(20));
    tell(StageMsg::ActionChosen(Action::read(DEED).ok()?));
    tell(StageMsg::PlayPressed);
    for _ in 0..SECONDS {
        tell(StageMsg::FramePassed { real_ms: 50 });
    }
    Some(moment(&page.stage(at)?.view(lang)))
}
