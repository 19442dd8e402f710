//! The site's pages, from what stands under `lessons/`.

use crate::app::page::MapLesson;
use crate::course::Lesson;
use crate::lang::{Both, Lang};
use crate::site::page::Page;
use crate::site::read::{
    HomeText, LessonTexts, Mistake, Point, ReadLesson, Slot, Term, read_course_map, read_fidelity,
    read_glossary, read_home, read_lesson, read_outline,
};
use crate::site::terms::explain;
use crate::site::{fidelity, glossary, home, lesson, practice, progress};
use crate::text::page::{numbered, page as page_words};
use std::fs;
use std::path::Path;

/// Every page of the site, in the order of the sitemap.
///
/// # Errors
/// What is wrong with the files under `lessons`, a line each, in words for the terminal.
pub fn pages(lessons: &Path) -> Result<Vec<Page>, String> {
    let slots = slots(lessons)?;
    let outline = text(lessons, "outline.toml")?;
    let points = read_outline("lessons/outline.toml", &outline).map_err(|m| words(&m))?;
    let terms = terms(lessons)?;
    let rules = read_fidelity("lessons/fidelity.toml", &text(lessons, "fidelity.toml")?);
    let rules = rules.map_err(|mistakes| words(&mistakes))?;
    let homes = Both { ko: home_text(lessons, Lang::Ko)?, en: home_text(lessons, Lang::En)? };
    let ready: Vec<usize> = (0..slots.len()).filter(|at| slots[*at].ready).collect();
    let read: Vec<ReadLesson> = ready
        .iter()
        .map(|at| lesson_of(lessons, &slots[*at].slug, &points))
        .collect::<Result<_, _>>()?;
    let questions = lesson_of(lessons, practice::PRACTICE, &points)?.lesson;
    let mut pages = Vec::new();
    for lang in Lang::ALL {
        let texts: Vec<_> = read.iter().map(|read| read.lesson.get(lang)).collect();
        let questions = questions.get(lang);
        pages.push(home::page(lang, homes.get(lang), &slots, &texts));
        let mut places = Vec::new();
        let mut explained = |words: String, page: Page| {
            let (page, uses) = explain(page, &terms);
            places.push(glossary::Place { words, folder: page.folder.clone(), uses });
            pages.push(page);
        };
        for (at, text) in ready.iter().zip(&texts) {
            let page = lesson::page(lang, text, &slots, *at, questions);
            explained(numbered(lang, slots[*at].number), page);
        }
        explained(page_words(lang).practice.into(), practice::page(lang, questions, &slots));
        pages.push(glossary::page(lang, &terms, &places));
        let told = ready.iter().zip(&texts).map(|(at, text)| told(lang, &slots[*at], text));
        pages.push(progress::page(lang, told.chain([practised(questions)]).collect()));
        pages.push(fidelity::page(lang, &rules));
    }
    Ok(pages)
}

/// What the progress page shows of a lesson.
fn told(lang: Lang, slot: &Slot, lesson: &Lesson) -> progress::Told {
    progress::Told {
        title: format!("{} · {}", numbered(lang, slot.number), slot.title.get(lang)),
        folder: format!("lessons/{}/", slot.slug),
        data: MapLesson::new(slot.number, lesson),
    }
}

/// Practice belongs to no one lesson, so it has no number.
fn practised(questions: &Lesson) -> progress::Told {
    let (title, folder) = (questions.title.clone(), format!("{}/", questions.slug));
    progress::Told { title, folder, data: MapLesson::new(0, questions) }
}

fn terms(lessons: &Path) -> Result<Vec<Term>, String> {
    let glossary = text(lessons, "glossary.toml")?;
    read_glossary("lessons/glossary.toml", &glossary).map_err(|mistakes| words(&mistakes))
}

fn slots(lessons: &Path) -> Result<Vec<Slot>, String> {
    let course = text(lessons, "course.toml")?;
    read_course_map("lessons/course.toml", &course).map_err(|mistakes| words(&mistakes))
}

fn home_text(lessons: &Path, lang: Lang) -> Result<HomeText, String> {
    let name = format!("home/{}.md", lang.tag());
    read_home(&format!("lessons/{name}"), &text(lessons, &name)?, lang).map_err(|m| words(&m))
}

fn lesson_of(lessons: &Path, slug: &str, points: &[Point]) -> Result<ReadLesson, String> {
    let file = |name: &str| text(lessons, &format!("{slug}/{name}"));
    let (toml, ko, en) = (file("lesson.toml")?, file("ko.md")?, file("en.md")?);
    let texts = LessonTexts { slug, toml: &toml, ko: &ko, en: &en };
    read_lesson(texts, points).map_err(|mistakes| words(&mistakes))
}

/// The lesson called `slug`, or practice.
///
/// # Errors
/// As [`pages`].
pub(super) fn lesson_at(lessons: &Path, slug: &str) -> Result<ReadLesson, String> {
    let outline = text(lessons, "outline.toml")?;
    let points = read_outline("lessons/outline.toml", &outline).map_err(|m| words(&m))?;
    lesson_of(lessons, slug, &points)
}

fn text(lessons: &Path, name: &str) -> Result<String, String> {
    let path = lessons.join(name);
    fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))
}

fn words(mistakes: &[Mistake]) -> String {
    let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
