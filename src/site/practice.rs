//! The practice page: five questions, read and written as a lesson is.

use crate::app::page::PageData;
use crate::course::{Lesson, Section};
use crate::lang::Lang;
use crate::site::lesson::Writer;
use crate::site::page::{Crumb, Page};
use crate::site::read::Slot;
use crate::site::template::escape;
use crate::text;
use crate::ui::island::NOTICES;

/// Its folder, under `lessons/` and under the language.
pub(super) const PRACTICE: &str = "practice";

/// The page of `practice`. `slots`: the course map, which says after which lesson each section comes.
pub(super) fn page(lang: Lang, practice: &Lesson, slots: &[Slot]) -> Page {
    let data = PageData::of_lesson(lang, practice);
    let bytes =
        postcard::to_allocvec(&data).expect("our types know their lengths, and a Vec grows");
    let needs_desk = data.needs_desk();
    let writer = Writer::new(lang, practice, data);
    let words = text::page::page(lang);
    Page {
        lang,
        folder: format!("{PRACTICE}/"),
        kind: "practice",
        title: practice.title.clone(),
        description: words.practice_about.into(),
        crumbs: vec![Crumb { words: practice.title.clone(), folder: None }],
        body: format!(
            "{NOTICES}\n<article class=\"chapter\">\n{}{}</article>",
            writer.head(words.practice, words.practice_objectives),
            writer.sections(|section| lesson_of(lang, section, slots))
        ),
        data: Some(bytes),
        needs_desk,
    }
}

/// The lesson that a section belongs to: a link when it is ready.
fn lesson_of(lang: Lang, section: &Section, slots: &[Slot]) -> String {
    let Some(slot) = slots.iter().find(|slot| slot.practice.contains(&section.id)) else {
        return String::new();
    };
    let words = text::page::page(lang);
    let number = text::page::numbered(lang, slot.number);
    let title = format!("{number} · {}", escape(slot.title.get(lang)));
    let lesson = if slot.ready {
        format!("<a href=\"../lessons/{}/\">{title}</a>", escape(&slot.slug))
    } else {
        format!("{title} ({})", words.coming)
    };
    format!("<p class=\"note\">{} {lesson}</p>\n", words.practice_of)
}
