//! One page, as a value.

use crate::lang::Lang;

/// A link of the breadcrumb: words, and the folder it leads to (`ko/`, from the site's root).
/// `None` stands for the page itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    pub words: String,
    pub folder: Option<String>,
}

/// One page of the site. The frame around it (head, header, footer) comes from `index.html`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub lang: Lang,
    /// The page's folder under its language, with a slash at the end, or empty for the language's
    /// home: `lessons/04-ecs/`. The same in both languages.
    pub folder: String,
    /// What kind of page it is (`home`, `lesson`): the body's class, and the budget it falls under.
    pub kind: &'static str,
    /// Plain text; escaped when it is written.
    pub title: String,
    pub description: String,
    /// From the home (left out) down to this page.
    pub crumbs: Vec<Crumb>,
    /// The inner HTML of `<main>`, with islands already prerendered in it
    /// (see [`crate::site::prerender`]).
    pub body: String,
    /// What the page's islands read when they mount: postcard bytes of the type that
    /// [`crate::app::page::PageData`] is asked for. `None` for a page without islands.
    pub data: Option<Vec<u8>>,
    /// As [`crate::app::page::PageData::needs_desk`].
    pub needs_desk: bool,
}

impl Page {
    /// The page's folder from the site's root: `ko/lessons/04-ecs/`.
    pub fn path(&self) -> String {
        format!("{}/{}", self.lang.tag(), self.folder)
    }

    /// The way from the page back to the site's root: `../../../`.
    pub fn root(&self) -> String {
        "../".repeat(self.path().matches('/').count())
    }
}
