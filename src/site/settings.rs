//! What the builder tells the page writer.

use crate::lang::Both;
use std::path::PathBuf;

/// The command line of the `site` program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The folder the pages are written to.
    pub out: PathBuf,
    /// The folder the site will stand under on its host, with a slash at both ends. Only 404.html
    /// and the manifest need to know.
    pub base: String,
    /// The host, such as `https://example.org`, for canonical links and the sitemap.
    pub origin: Option<String>,
    /// Whether pages carry the live reload script.
    pub live: bool,
    /// File names, from the site's root.
    pub css: String,
    /// Beside it, for pages that need the desk.
    pub desk_css: String,
    pub boot: String,
    /// The program of the pages in each language.
    pub stage: Both<Program>,
    /// The same with nginx in it.
    pub desk: Both<Program>,
    /// The editor of configurations, if one was made.
    pub editor: Option<String>,
}

/// A program that pages load: file names, from the site's root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    pub glue: String,
    pub wasm: String,
}

impl Settings {
    /// Reads `--name value` pairs and the lone `--live`.
    ///
    /// # Errors
    /// An unknown name, or a name without its value.
    pub fn read(args: impl IntoIterator<Item = String>) -> Result<Settings, String> {
        let mut settings = Settings { base: "/".into(), ..Settings::default() };
        let mut args = args.into_iter();
        while let Some(name) = args.next() {
            if name == "--live" {
                settings.live = true;
                continue;
            }
            let value = args.next().ok_or_else(|| format!("{name} needs a value"))?;
            settings.set(&name, value)?;
        }
        Ok(settings)
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), String> {
        match name {
            "--out" => self.out = value.into(),
            "--base" => self.base = value,
            "--origin" => self.origin = Some(value.trim_end_matches('/').to_owned()),
            "--css" => self.css = value,
            "--desk-css" => self.desk_css = value,
            "--boot" => self.boot = value,
            "--editor" => self.editor = Some(value),
            "--stage-ko-glue" => self.stage.ko.glue = value,
            "--stage-ko-wasm" => self.stage.ko.wasm = value,
            "--stage-en-glue" => self.stage.en.glue = value,
            "--stage-en-wasm" => self.stage.en.wasm = value,
            "--desk-ko-glue" => self.desk.ko.glue = value,
            "--desk-ko-wasm" => self.desk.ko.wasm = value,
            "--desk-en-glue" => self.desk.en.glue = value,
            "--desk-en-wasm" => self.desk.en.wasm = value,
            _ => return Err(format!("site: unknown option {name}")),
        }
        Ok(())
    }

    /// The site's full address, when its host is known: `https://example.org/base/`.
    pub fn address(&self) -> Option<String> {
        self.origin.as_ref().map(|origin| format!("{origin}{}", self.base))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Settings, String> {
        Settings::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn reads_its_options() {
        let settings =
            read("--out dist --live --base /a/ --origin https://b.c/ --desk-en-glue d.js");
        let settings = settings.expect("good");
        assert_eq!(settings.desk.en.glue, "d.js");
        assert_eq!(settings.address().as_deref(), Some("https://b.c/a/"));
        assert!(settings.live);
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        assert_eq!(read("--outt x"), Err("site: unknown option --outt".into()));
        assert_eq!(read("--out"), Err("--out needs a value".into()));
    }
}
