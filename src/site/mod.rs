//! The page writer: pages as values in, files out.
//!
//! A page is a [`Page`]; its body is HTML with islands drawn into it by [`prerender::island`].
//! The frame around it is `index.html`, filled by `shell`. [`write`] puts everything in a folder.

mod fidelity;
mod gates;
mod glossary;
mod head;
mod home;
mod lesson;
pub mod page;
mod pages;
mod practice;
pub mod prerender;
mod progress;
pub mod read;
mod replay;
mod scene;
pub mod settings;
mod shell;
pub mod template;
pub mod terms;

use page::Page;
pub use pages::pages;
pub use replay::replay;
use settings::Settings;
use std::fs;
use std::path::Path;

/// Writes `pages`, the front door, 404.html, the manifest and the sitemap into `settings.out`.
///
/// # Errors
/// A template that does not fit, or a file that cannot be written, in words for the terminal.
pub fn write(pages: &[Page], template: &str, settings: &Settings) -> Result<(), String> {
    for page in pages {
        let html = shell::page(page, template, settings)?;
        put(settings, &format!("{}index.html", page.path()), &html)?;
    }
    put(settings, "index.html", &gates::front_door(template, settings)?)?;
    put(settings, "404.html", &gates::not_found(template, settings)?)?;
    put(settings, "manifest.webmanifest", &head::manifest(settings))?;
    if let Some(map) = head::sitemap(pages, settings) {
        put(settings, "sitemap.xml", &map)?;
    }
    Ok(())
}

fn put(settings: &Settings, name: &str, content: &str) -> Result<(), String> {
    let file = settings.out.join(name);
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&file, content))
        .map_err(|e| format!("{}: {e}", file.display()))
}
