//! What in `<head>` depends on where the site stands, and the files that say the same.

use crate::lang::Lang;
use crate::site::page::Page;
use crate::site::settings::Settings;
use crate::site::template::escape;
use crate::text::frame::frame;
use std::fmt::Write;

/// Canonical and alternate links; empty while the site's host is not known.
pub(super) fn links(page: &Page, settings: &Settings) -> String {
    let Some(address) = settings.address() else { return String::new() };
    let mut out = format!("<link rel=\"canonical\" href=\"{address}{}\">\n", page.path());
    for lang in Lang::ALL {
        let (tag, folder) = (lang.tag(), &page.folder);
        let _ = writeln!(
            out,
            "<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}{tag}/{folder}\">"
        );
    }
    out
}

/// `sitemap.xml`, or nothing while the site's host is not known.
pub(super) fn sitemap(pages: &[Page], settings: &Settings) -> Option<String> {
    let address = settings.address()?;
    let urls: String = pages
        .iter()
        .map(|p| format!("<url><loc>{}{}</loc></url>\n", escape(&address), escape(&p.path())))
        .collect();
    Some(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
    ))
}

/// `manifest.webmanifest`: how the site stands on a home screen.
pub(super) fn manifest(settings: &Settings) -> String {
    let base = &settings.base;
    let [ko, en] = Lang::ALL.map(|lang| frame(lang).name);
    format!(
        r##"{{
  "name": "{ko} {en}",
  "short_name": "{ko}",
  "lang": "ko",
  "start_url": "{base}",
  "scope": "{base}",
  "display": "standalone",
  "background_color": "#faf9f5",
  "theme_color": "#faf9f5",
  "icons": [{{ "src": "{base}icon.svg", "sizes": "any", "type": "image/svg+xml" }}]
}}
"##
    )
}
