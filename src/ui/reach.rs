//! How far the learner is: in a lesson, on the course map, and where to go on.

use crate::app::page::{Page, SectionData};
use crate::text;
use crate::text::progress::Stretch;
use crate::ui::element::{Element, tag};
use yew::prelude::*;

/// How far the lesson is, as a bar of sections and a sentence, and the list of its sections.
pub(super) fn bars(page: &Page) -> Html {
    let (lang, data) = (page.lang(), page.data());
    let sections = || data.sections.iter().map(|s| (s, page.stretch(&data.slug, s)));
    let bars = sections().map(|(section, how)| stretched("span", how).key(section.id.clone()));
    let reach = page.reach();
    let contents = tag("details")
        .class("more")
        .child(tag("summary").text(text::page::page(lang).contents))
        .child(contents(page, &data.slug, &data.sections, ""));
    tag("div")
        .class("bars")
        .attr("translate", "no")
        .child(tag("p").class("bars-row").attr("aria-hidden", "true").each(bars))
        .child(
            tag("p").class("bars-sum").text(text::progress::done_of(lang, reach.done, reach.all)),
        )
        .child(contents)
        .into()
}

/// The sections of a lesson, each with how far it is. `folder`: where the lesson stands.
fn contents(page: &Page, slug: &str, sections: &[SectionData], folder: &str) -> Html {
    let links = sections.iter().map(|section| {
        let how = page.stretch(slug, section);
        let href = [folder, "#", &section.id].concat();
        let link = tag("a").attr("href", href).text(section.title.clone());
        stretched("li", how).key(section.id.clone()).child(link).text(" ").child(word(page, how))
    });
    tag("ol").class("contents").each(links).into()
}

/// The sections of a lesson of the course map, seen from a page beside the course's home.
pub(super) fn sections(page: &Page, slug: &str) -> Html {
    let Some(lesson) = page.map_lesson(slug) else { return Html::default() };
    // Practice, which belongs to no one lesson, has no number.
    let place = if lesson.number > 0 { "../lessons/" } else { "../" };
    contents(page, slug, &lesson.sections, &[place, slug, "/"].concat())
}

/// How far the learner is in one lesson of the course map, or in all of it (empty `slug`).
pub(super) fn lesson(page: &Page, slug: &str) -> Html {
    let lang = page.lang();
    let Some((how, reach)) = page.map_reach(slug) else { return Html::default() };
    let row = stretched("p", how).class("stop-reach").child(word(page, how));
    if !reach.has_begun() {
        return row.into();
    }
    let counts = text::progress::counts(lang, reach.solved, reach.seen, reach.tried);
    row.child(tag("span").text(text::progress::done_of(lang, reach.done, reach.all)))
        .child(tag("span").text(counts))
        .into()
}

/// The home page's main link: to the first thing that is not done.
pub(super) fn resume(page: &Page) -> Html {
    let Some(resume) = page.resume() else { return Html::default() };
    let words = if resume.has_begun {
        text::page::resume(page.lang(), resume.number)
    } else {
        text::page::start(page.lang(), resume.number)
    };
    let anchor = resume.section.map(|section| ["#", section].concat()).unwrap_or_default();
    let href = ["lessons/", resume.slug, "/", &anchor].concat();
    tag("a").class("btn main").attr("href", href).text(words).into()
}

/// An element that the style sheet colours by how far something is.
fn stretched(name: &'static str, how: Stretch) -> Element {
    tag(name).attr("data-stretch", stretch_name(how))
}

fn word(page: &Page, how: Stretch) -> Element {
    tag("span").class("tag").text(text::progress::stretch(page.lang(), how))
}

fn stretch_name(stretch: Stretch) -> &'static str {
    match stretch {
        Stretch::NotStarted => "not-started",
        Stretch::UnderWay => "under-way",
        Stretch::Finished => "finished",
    }
}
