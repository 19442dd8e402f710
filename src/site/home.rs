//! The front page of a language: what this is, and the course map.

use crate::app::page::{MapLesson, Page as Model, PageData};
use crate::course::Lesson;
use crate::lang::Lang;
use crate::site::page::Page;
use crate::site::practice::PRACTICE;
use crate::site::prerender::island;
use crate::site::read::{HomeText, Slot};
use crate::site::scene;
use crate::site::template::escape;
use crate::text;
use crate::text::frame::frame;
use crate::text::page::PageWords;
use crate::ui::island::IslandKind;
use crate::ui::island::NOTICES;
use crate::ui::store::Store;

/// The home page in `lang`. `lessons`: those that are ready.
pub(super) fn page(lang: Lang, home: &HomeText, slots: &[Slot], lessons: &[&Lesson]) -> Page {
    let data = PageData::of_home(lang, map(slots, lessons));
    let bytes =
        postcard::to_allocvec(&data).expect("our types know their lengths, and a Vec grows");
    let store = Store::new(Model::new(data), ());
    let stops: String = slots.iter().map(|slot| stop(lang, slot, &store)).collect();
    let words = text::page::page(lang);
    let body = format!(
        "<div class=\"opening\">\n<div class=\"hero\">\n{}\n<h1>{}</h1>\n<div class=\"lead\">{}</div>\n<div class=\"acts\">{}</div>\n</div>\n{}</div>\n\
         <section class=\"home-part\" aria-labelledby=\"map\">\n<h2 id=\"map\">{}</h2>\n<ol class=\"map\">\n{stops}</ol>\n{}<p class=\"note\">{}</p>\n</section>\n{}\
         <div class=\"home-part prose\">\n{}\n</div>",
        NOTICES,
        escape(&home.title),
        home.lead.0,
        island(IslandKind::Resume, "", &store),
        scene::scene(lang, lessons),
        words.map,
        practice(words),
        words.progress_note,
        beside(lang),
        home.rest.0
    );
    Page {
        lang,
        folder: String::new(),
        kind: "home",
        title: frame(lang).about.into(),
        description: frame(lang).about.into(),
        crumbs: Vec::new(),
        body,
        data: Some(bytes),
        needs_desk: false,
    }
}

/// What stands beside the lessons.
fn beside(lang: Lang) -> String {
    let (glossary, keeping) = (text::glossary::glossary(lang), text::keeping::keeping(lang));
    let fidelity = text::fidelity::fidelity(lang);
    let links = [
        ("glossary", glossary.title, glossary.lead),
        ("progress", keeping.title, keeping.lead),
        ("fidelity", fidelity.title, fidelity.lead),
    ];
    let item = |(folder, title, lead): (&str, &str, &str)| {
        format!("<li><a class=\"btn\" href=\"{folder}/\">{title}</a>\n<p>{lead}</p></li>\n")
    };
    format!("<ul class=\"home-part beside-map\">\n{}</ul>\n", links.map(item).concat())
}

/// Beside the map, as practice belongs to several lessons.
fn practice(words: &PageWords) -> String {
    format!(
        "<p class=\"map-practice\"><a class=\"btn\" href=\"{PRACTICE}/\">{}</a> {}</p>\n",
        words.practice, words.practice_about
    )
}

fn map(slots: &[Slot], lessons: &[&Lesson]) -> Vec<MapLesson> {
    let of = |slot: &Slot| {
        let lesson = lessons.iter().find(|lesson| lesson.slug == slot.slug)?;
        Some(MapLesson::new(slot.number, lesson))
    };
    slots.iter().filter(|slot| slot.ready).filter_map(of).collect()
}

/// One lesson on the map: a link when it is ready, else a place that is kept for it.
fn stop(lang: Lang, slot: &Slot, store: &Store) -> String {
    let title = escape(slot.title.get(lang));
    let (class, title) = if slot.ready {
        ("stop ready", format!("<a href=\"lessons/{}/\">{title}</a>", escape(&slot.slug)))
    } else {
        ("stop", title)
    };
    format!(
        "<li class=\"{class}\">\n<span class=\"stop-number\" aria-hidden=\"true\">{}</span>\n<h3>{title}</h3>\n<p>{}</p>\n{}</li>\n",
        slot.number,
        escape(slot.summary.get(lang)),
        facts(lang, slot, store)
    )
}

fn facts(lang: Lang, slot: &Slot, store: &Store) -> String {
    if !slot.ready {
        let coming = text::page::page(lang).coming;
        return format!("<p class=\"stop-facts\"><span class=\"tag\">{coming}</span></p>\n");
    }
    format!(
        "<p class=\"stop-facts\">{}</p>\n{}\n",
        text::page::minutes(lang, slot.minutes),
        island(IslandKind::Reach, &slot.slug, store)
    )
}
