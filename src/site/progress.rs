//! The progress page: what is done, and how it leaves this browser, comes in, or goes.

use crate::app::page::{MapLesson, Page as Model, PageData};
use crate::lang::Lang;
use crate::site::page::{Crumb, Page};
use crate::site::prerender::island;
use crate::site::template::escape;
use crate::text::keeping::{KeepingWords, keeping};
use crate::ui::island::{IslandKind, NOTICES};
use crate::ui::store::Store;

/// What the page shows of a lesson, or of practice.
pub(super) struct Told {
    /// "4장 · 클러스터, 서비스, 태스크, 컨테이너".
    pub(super) title: String,
    /// From the language's home.
    pub(super) folder: String,
    pub(super) data: MapLesson,
}

/// The page in `lang`.
pub(super) fn page(lang: Lang, told: Vec<Told>) -> Page {
    let words = keeping(lang);
    let (titles, map): (Vec<_>, Vec<_>) =
        told.into_iter().map(|one| ((one.title, one.folder), one.data)).unzip();
    let slugs: Vec<String> = map.iter().map(|lesson| lesson.slug.clone()).collect();
    let data = PageData::of_home(lang, map);
    let bytes =
        postcard::to_allocvec(&data).expect("our types know their lengths, and a Vec grows");
    let store = Store::new(Model::new(data), ());
    let lessons: String = titles
        .iter()
        .zip(&slugs)
        .map(|((title, folder), slug)| lesson(title, folder, slug, &store))
        .collect();
    Page {
        lang,
        folder: "progress/".into(),
        kind: "progress",
        title: words.title.into(),
        description: words.lead.into(),
        crumbs: vec![Crumb { words: words.title.into(), folder: None }],
        body: format!(
            "{NOTICES}\n<header class=\"page-head\">\n<h1>{}</h1>\n<p class=\"lead\">{}</p>\n<noscript><p class=\"note\">{}</p></noscript>\n{}\n</header>\n<div class=\"told-lessons\">\n{lessons}</div>\n{}",
            words.title,
            words.lead,
            words.no_script,
            island(IslandKind::Reach, "", &store),
            transfers(words, &store)
        ),
        data: Some(bytes),
        needs_desk: false,
    }
}

fn lesson(title: &str, folder: &str, slug: &str, store: &Store) -> String {
    let (title, folder) = (escape(title), escape(folder));
    format!(
        "<section class=\"told-lesson\" aria-labelledby=\"of-{slug}\">\n<h2 id=\"of-{slug}\"><a href=\"../{folder}\">{title}</a></h2>\n{}\n{}\n</section>\n",
        island(IslandKind::Reach, slug, store),
        island(IslandKind::Sections, slug, store)
    )
}

fn transfers(words: &KeepingWords, store: &Store) -> String {
    let parts = [
        ("export", words.export, words.export_lead),
        ("import", words.import, words.import_lead),
        ("erase", words.erase, words.erase_lead),
    ];
    let part = |(id, title, lead): (&str, &str, &str)| {
        format!(
            "<section class=\"part\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n<p>{lead}</p>\n{}\n</section>\n",
            island(IslandKind::Transfer, id, store)
        )
    };
    format!("<div class=\"transfers\">\n{}</div>", parts.map(part).concat())
}
