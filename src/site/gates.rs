//! The two files that belong to no language: the front door `/` and `404.html`.

use crate::lang::Lang;
use crate::site::settings::Settings;
use crate::site::shell::{Sheet, sheet};
use crate::text::frame::frame;

/// `/`: `boot.js` sends on to the reader's language; without it, two links.
///
/// # Errors
/// As [`crate::site::write`].
pub(super) fn front_door(template: &str, settings: &Settings) -> Result<String, String> {
    let body: String = Lang::ALL.map(|lang| way_in(lang, "")).concat();
    both("door", String::new(), title(|f| f.name), &body, template, settings)
}

/// What a host shows for an address that does not exist, at whatever depth: its links start at
/// the base.
///
/// # Errors
/// As [`crate::site::write`].
pub(super) fn not_found(template: &str, settings: &Settings) -> Result<String, String> {
    let body: String = Lang::ALL.map(|lang| sorry(lang, &settings.base)).concat();
    both("lost", settings.base.clone(), title(|f| f.missing_title), &body, template, settings)
}

fn both(
    kind: &str,
    root: String,
    title: String,
    body: &str,
    template: &str,
    settings: &Settings,
) -> Result<String, String> {
    let page = Sheet {
        lang: Lang::Ko,
        root,
        kind,
        title,
        description: frame(Lang::Ko).about,
        links: String::new(),
        crumbs: String::new(),
        menu: String::new(),
        twin: String::new(),
        body,
        data: String::new(),
        needs_desk: false,
    };
    sheet(&page, template, settings)
}

fn title(words: fn(&crate::text::frame::Frame) -> &'static str) -> String {
    Lang::ALL.map(|lang| words(frame(lang))).join(" · ")
}

fn way_in(lang: Lang, root: &str) -> String {
    let (words, tag) = (frame(lang), lang.tag());
    let name = frame(lang.other()).twin;
    format!(
        "<section lang=\"{tag}\">\n{}\n<p>{}</p>\n<p><a class=\"btn main\" href=\"{root}{tag}/\" hreflang=\"{tag}\">{name}</a></p>\n</section>\n",
        heading(lang, words.name),
        words.about
    )
}

fn sorry(lang: Lang, root: &str) -> String {
    let (words, tag) = (frame(lang), lang.tag());
    format!(
        "<section lang=\"{tag}\">\n{}\n<p>{}</p>\n<p><a class=\"btn main\" href=\"{root}{tag}/\">{}</a></p>\n</section>\n",
        heading(lang, words.missing_title),
        words.missing_body,
        words.go_home
    )
}

/// One `h1` a page: the first language's.
fn heading(lang: Lang, words: &str) -> String {
    match lang {
        Lang::Ko => format!("<h1>{words}</h1>"),
        Lang::En => format!("<h2>{words}</h2>"),
    }
}
