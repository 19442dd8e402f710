//! How far the learner is: in a lesson, on the course map, and where to go on.

use crate::app::page::Page;
use crate::text;
use crate::text::progress::Stretch;
use yew::prelude::*;

/// How far the lesson is, as a bar of sections and a sentence, and the list of its sections.
pub(super) fn bars(page: &Page) -> Html {
    let (lang, data) = (page.lang(), page.data());
    let sections = || data.sections.iter().map(|s| (s, page.stretch(&data.slug, s)));
    let bars = sections().map(|(section, how)| {
        html! { <span key={section.id.clone()} data-stretch={stretch_name(how)}></span> }
    });
    let links = sections().map(|(section, how)| {
        html! {
            <li key={section.id.clone()} data-stretch={stretch_name(how)}>
                <a href={format!("#{}", section.id)}>{ &section.title }</a>
                { " " }
                <span class="tag">{ text::progress::stretch(lang, how) }</span>
            </li>
        }
    });
    let reach = page.reach();
    html! {
        <div class="bars" translate="no">
            <p class="bars-row" aria-hidden="true">{ for bars }</p>
            <p class="bars-sum">{ text::progress::done_of(lang, reach.done, reach.all) }</p>
            <details class="more">
                <summary>{ text::page::page(lang).contents }</summary>
                <ol class="contents">{ for links }</ol>
            </details>
        </div>
    }
}

/// How far the learner is in one lesson of the course map.
pub(super) fn lesson(page: &Page, slug: &str) -> Html {
    let lang = page.lang();
    let Some((how, reach)) = page.map_reach(slug) else { return Html::default() };
    let counts = text::progress::counts(lang, reach.solved, reach.seen, reach.tried);
    html! {
        <p class="stop-reach" data-stretch={stretch_name(how)}>
            <span class="tag">{ text::progress::stretch(lang, how) }</span>
            if reach.has_begun() {
                <span>{ text::progress::done_of(lang, reach.done, reach.all) }</span>
                <span>{ counts }</span>
            }
        </p>
    }
}

/// The home page's main link: to the first thing that is not done.
pub(super) fn resume(page: &Page) -> Html {
    let Some(resume) = page.resume() else { return Html::default() };
    let words = if resume.has_begun {
        text::page::resume(page.lang(), resume.number)
    } else {
        text::page::start(page.lang(), resume.number)
    };
    let anchor = resume.section.map(|section| format!("#{section}")).unwrap_or_default();
    html! {
        <a class="btn main" href={format!("lessons/{}/{anchor}", resume.slug)}>{ words }</a>
    }
}

fn stretch_name(stretch: Stretch) -> &'static str {
    match stretch {
        Stretch::NotStarted => "not-started",
        Stretch::UnderWay => "under-way",
        Stretch::Finished => "finished",
    }
}
