//! The files that pages refer to.

use super::program::{KINDS, LANGS, Program};
use super::split::watched;
use super::{Build, editor, glue, hashed, script, style, work};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// File names, from the site's root.
pub(super) struct Names {
    pub(super) css: String,
    /// Beside it, for pages with a configuration.
    pub(super) desk_css: String,
    pub(super) boot: String,
    /// None in a quick build without Node.
    pub(super) editor: Option<String>,
    pub(super) programs: Vec<ProgramNames>,
}

/// What the page writer calls a program (`stage-ko`), its glue and its wasm.
pub(super) struct ProgramNames {
    pub(super) called: String,
    pub(super) glue: String,
    pub(super) wasm: String,
}

/// Writes them into `build.out`.
pub(super) fn write(build: &Build) -> Result<Names> {
    let made = work(build.dev);
    if made.join("snippets").exists() {
        bail!("a crate brings its own JavaScript files (snippets/); the build does not carry them");
    }
    let text = |file: &Path| fs::read_to_string(file).context(file.display().to_string());
    let css = |name: &str, folder: &str| {
        let text = smaller(build, style::read(folder)?, "css")?;
        hashed::write(&build.out, name, "css", text.as_bytes())
    };
    let boot = smaller(build, text(Path::new("static/boot.js"))?, "js")?;
    let program = |kind: (&str, &str), lang: &str| {
        let Program { name, .. } = Program::of(build, kind, lang);
        let glue = text(&made.join(format!("{name}.js")))?;
        let wasm = |part: &str| fs::read(made.join(format!("{name}_{part}.wasm")));
        let (glue, wasm) = match build {
            Build { dev: true, .. } => (glue, wasm("bg")?),
            Build { watched: true, .. } => (glue::watched(&glue)?, watched(&wasm("bg")?)?),
            _ => {
                let rest =
                    hashed::write(&build.out, &format!("{name}-rest"), "wasm", &wasm("rest")?)?;
                (glue::in_parts(&glue, &rest)?, wasm("first")?)
            }
        };
        let glue = smaller(build, glue, "js")?;
        anyhow::Ok(ProgramNames {
            called: format!("{}-{lang}", kind.0),
            glue: hashed::write(&build.out, &name, "js", glue.as_bytes())?,
            wasm: hashed::write(&build.out, &name, "wasm", &wasm)?,
        })
    };
    let programs = KINDS.iter().flat_map(|kind| LANGS.map(|lang| program(*kind, lang)));
    let programs = programs.collect::<Result<_>>()?;
    fs::copy("static/icon.svg", build.out.join("icon.svg"))?;
    // GitHub Pages would otherwise hide files that begin with an underscore.
    fs::write(build.out.join(".nojekyll"), "")?;
    Ok(Names {
        css: css("site", "static/css")?,
        desk_css: css("desk", "static/css/desk")?,
        boot: hashed::write(&build.out, "boot", "js", boot.as_bytes())?,
        editor: editor::write(build)?,
        programs,
    })
}

fn smaller(build: &Build, text: String, kind: &str) -> Result<String> {
    if build.dev { Ok(text) } else { script::minify(&text, kind) }
}
