//! The frame around a page: `index.html` filled in.

use crate::lang::Lang;
use crate::site::head;
use crate::site::page::{Crumb, Page};
use crate::site::settings::{Program, Settings};
use crate::site::template::{escape, fill};
use crate::text;
use crate::text::frame::frame;
use crate::ui::pack;

/// What one file of the site is filled with. Strings are HTML unless they say otherwise.
pub(super) struct Sheet<'a> {
    pub(super) lang: Lang,
    /// The way to the site's root, as every address on the sheet begins: `../../`.
    pub(super) root: String,
    pub(super) kind: &'a str,
    /// Plain text.
    pub(super) title: String,
    /// Plain text.
    pub(super) description: &'a str,
    pub(super) links: String,
    pub(super) crumbs: String,
    pub(super) menu: String,
    pub(super) twin: String,
    pub(super) body: &'a str,
    pub(super) data: String,
    pub(super) needs_desk: bool,
}

/// The whole file for `page`.
///
/// # Errors
/// A placeholder in `template` that nothing fills, or the other way round.
pub(super) fn page(page: &Page, template: &str, settings: &Settings) -> Result<String, String> {
    let sheet = Sheet {
        lang: page.lang,
        root: page.root(),
        kind: page.kind,
        title: title(page),
        description: &page.description,
        links: head::links(page, settings),
        crumbs: crumbs(page),
        menu: menu(page),
        twin: twin(page),
        body: &page.body,
        data: data(page),
        needs_desk: page.needs_desk,
    };
    self::sheet(&sheet, template, settings)
}

/// Fills `template` with `sheet`. See [`page`] for errors.
pub(super) fn sheet(
    sheet: &Sheet<'_>,
    template: &str,
    settings: &Settings,
) -> Result<String, String> {
    let words = frame(sheet.lang);
    let live = format!("<script src=\"{}__live.js\" defer></script>\n", sheet.root);
    fill(
        template,
        &[
            ("lang", sheet.lang.tag()),
            ("root", &sheet.root),
            ("home", &format!("{}{}/", sheet.root, sheet.lang.tag())),
            ("kind", sheet.kind),
            ("title", &escape(&sheet.title)),
            ("description", &escape(sheet.description)),
            ("links", &sheet.links),
            ("css", &settings.css),
            ("styles", &styles(sheet, settings)),
            ("boot", &settings.boot),
            ("program", &program(sheet, settings)),
            ("extra", if settings.live { &live } else { "" }),
            ("name", words.name),
            ("skip", words.skip),
            ("crumbs", &sheet.crumbs),
            ("menu", &sheet.menu),
            ("twin", &sheet.twin),
            ("theme_system", words.theme_system),
            ("theme_light", words.theme_light),
            ("theme_dark", words.theme_dark),
            ("body", sheet.body.trim_end()),
            ("trap", words.trap),
            ("trap_reload", words.trap_reload),
            ("trap_anew", words.trap_anew),
            ("trap_report", words.trap_report),
            ("unloaded", words.unloaded),
            ("unloaded_reload", words.unloaded_reload),
            ("promise", words.promise),
            ("data", &sheet.data),
        ],
    )
}

/// The style sheet of configurations, after the site's: that says the order of the layers.
fn styles(sheet: &Sheet<'_>, settings: &Settings) -> String {
    match sheet.needs_desk {
        true => {
            format!("\n<link rel=\"stylesheet\" href=\"{}{}\">", sheet.root, settings.desk_css)
        }
        false => String::new(),
    }
}

/// What the page's islands live by, as `boot.js` reads it.
fn program(sheet: &Sheet<'_>, settings: &Settings) -> String {
    let program = if sheet.needs_desk { &settings.desk } else { &settings.stage };
    let Program { glue, wasm } = program.get(sheet.lang);
    let root = &sheet.root;
    let editor = settings.editor.as_ref().filter(|_| sheet.needs_desk);
    let editor = editor.map(|name| format!(" data-editor=\"{root}{name}\"")).unwrap_or_default();
    format!("data-glue=\"{root}{glue}\" data-wasm=\"{root}{wasm}\"{editor}")
}

fn title(page: &Page) -> String {
    let name = frame(page.lang).name;
    if page.folder.is_empty() {
        format!("{name} · {}", page.title)
    } else {
        format!("{} · {name}", page.title)
    }
}

fn crumbs(page: &Page) -> String {
    if page.crumbs.is_empty() {
        return String::new();
    }
    let items: String = page.crumbs.iter().map(|c| crumb(c, &page.root())).collect();
    let label = frame(page.lang).crumbs;
    format!("<nav class=\"crumbs\" aria-label=\"{label}\"><ol>{items}</ol></nav>\n")
}

fn crumb(crumb: &Crumb, root: &str) -> String {
    let words = escape(&crumb.words);
    match &crumb.folder {
        Some(folder) => format!("<li><a href=\"{root}{}\">{words}</a></li>", escape(folder)),
        None => format!("<li><span aria-current=\"page\">{words}</span></li>"),
    }
}

/// A folder from the language's home, and what the menu calls it.
struct Place(&'static str, fn(Lang) -> &'static str);

/// Where the menu leads.
const MENU: [Place; 5] = [
    Place("", |lang| text::page::page(lang).map),
    Place("practice/", |lang| text::page::page(lang).practice),
    Place("glossary/", |lang| text::glossary::glossary(lang).title),
    Place("progress/", |lang| text::keeping::keeping(lang).title),
    Place("fidelity/", |lang| text::fidelity::fidelity(lang).title),
];

/// The site's menu: a row of links where there is room, else a popover, which opens without any
/// script.
fn menu(page: &Page) -> String {
    let (words, root, tag) = (frame(page.lang), page.root(), page.lang.tag());
    let links: String = MENU
        .iter()
        .map(|Place(folder, name)| {
            let current = if *folder == page.folder { " aria-current=\"page\"" } else { "" };
            format!("<li><a href=\"{root}{tag}/{folder}\"{current}>{}</a></li>", name(page.lang))
        })
        .collect();
    format!(
        "<button class=\"btn round menu-open\" type=\"button\" popovertarget=\"menu\" aria-label=\"{}\"><svg viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M4 7h16M4 12h16M4 17h16\"/></svg></button>\n<nav class=\"menu\" id=\"menu\" popover aria-label=\"{}\"><ul>{links}</ul></nav>\n",
        words.menu_open, words.menu
    )
}

/// The link to the same page in the other language.
fn twin(page: &Page) -> String {
    let (other, root) = (page.lang.other().tag(), page.root());
    format!(
        "<a class=\"btn\" id=\"twin\" href=\"{root}{other}/{}\" hreflang=\"{other}\" lang=\"{other}\">{}</a>\n",
        page.folder,
        frame(page.lang).twin
    )
}

/// The block the islands read. A data block: no browser runs it, so the CSP lets it be.
fn data(page: &Page) -> String {
    match &page.data {
        None => String::new(),
        Some(bytes) => format!(
            "<script type=\"application/x-baton\" id=\"page-data\">{}</script>\n",
            pack::text(bytes)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{Sheet, program};
    use crate::lang::{Both, Lang};
    use crate::site::settings::{Program, Settings};

    fn both(name: &str) -> Both<Program> {
        let of = |lang| Program {
            glue: format!("{name}-{lang}.js"),
            wasm: format!("{name}-{lang}.wasm"),
        };
        Both { ko: of("ko"), en: of("en") }
    }

    fn names(needs_desk: bool) -> String {
        let editor = Some("editor.js".into());
        let (stage, desk) = (both("stage"), both("desk"));
        let settings = Settings { stage, desk, editor, ..Settings::default() };
        let sheet = Sheet {
            lang: Lang::En,
            root: "../".into(),
            kind: "lesson",
            title: String::new(),
            description: "",
            links: String::new(),
            crumbs: String::new(),
            menu: String::new(),
            twin: String::new(),
            body: "",
            data: String::new(),
            needs_desk,
        };
        program(&sheet, &settings)
    }

    #[test]
    fn only_a_page_that_needs_nginx_names_its_program_and_the_editor() {
        let stage = "data-glue=\"../stage-en.js\" data-wasm=\"../stage-en.wasm\"";
        assert_eq!(names(false), stage);
        let desk = "data-glue=\"../desk-en.js\" data-wasm=\"../desk-en.wasm\"";
        assert_eq!(names(true), format!("{desk} data-editor=\"../editor.js\""));
    }
}
