//! `cargo xtask build`: the whole site as files.

mod assets;
mod compress;
mod editor;
mod glue;
mod hashed;
mod pages;
pub(crate) mod program;
pub(crate) mod rare;
mod script;
pub(crate) mod split;
pub(crate) mod std_source;
mod style;

use crate::install::{npm, wasm_target};
use crate::place;
use crate::step::step;
use anyhow::{Context, Result, bail};
use program::Program;
use rare::Rare;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread;

/// How to build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Build {
    /// The folder the site will stand under on its host, with a slash at both ends.
    pub(crate) base: String,
    /// The host's address, for canonical links and the sitemap.
    pub(crate) origin: Option<String>,
    /// Quick and without Node: nothing minified, optimised or compressed.
    pub(crate) dev: bool,
    /// Whether pages carry the live reload script.
    pub(crate) live: bool,
    /// Whether programs tell which of their functions are called (`cargo xtask rare`).
    pub(crate) watched: bool,
    pub(crate) out: PathBuf,
}

/// Builds as the command line says.
///
/// # Errors
/// A wrong option, or a step that fails.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let build = read(args)?;
    whole(&build)?;
    println!("{} is ready for {}", build.out.display(), build.base);
    Ok(())
}

/// Every step of `build`, in order.
///
/// # Errors
/// Those of the first step that fails.
pub(crate) fn whole(build: &Build) -> Result<()> {
    wasm_target::ensure()?;
    if !build.dev {
        npm::ensure()?;
    }
    program(build)?;
    document(build)
}

/// The wasm and its glue, into [`work`].
///
/// # Errors
/// What the compiler says.
pub(crate) fn program(build: &Build) -> Result<()> {
    let all = Program::all(build);
    let rare = Rare::read()?;
    // The compiler's last steps take one core: meanwhile the program before is optimised.
    thread::scope(|scope| {
        let mut optimised = Vec::new();
        for program in &all {
            step(&format!("compile {} to wasm", program.name), || program.compile(build))?;
            step("bind the wasm", || program.bind(build))?;
            if !build.dev {
                optimised.push(scope.spawn(|| {
                    program.optimise()?;
                    program.take_apart(&rare)
                }));
            }
        }
        optimised.into_iter().try_for_each(|one| one.join().expect("it does not panic"))
    })
}

/// Everything but the wasm, into `build.out`.
///
/// # Errors
/// What the page writer says.
pub(crate) fn document(build: &Build) -> Result<()> {
    step("compile the page writer", pages::compile)?;
    let next = Build { out: build.out.with_added_extension("next"), ..build.clone() };
    step("write the pages", || {
        clear(&next.out)?;
        fs::create_dir_all(&next.out)?;
        pages::write(&next, &assets::write(&next)?)
    })?;
    if !build.dev {
        step("compress", || compress::run(&next.out))?;
    }
    // Only now: a lesson that cannot be read must leave the pages that are being served.
    clear(&build.out)?;
    Ok(fs::rename(&next.out, &build.out)?)
}

fn clear(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(wrong) if wrong.kind() != ErrorKind::NotFound => Err(wrong.into()),
        _ => Ok(()),
    }
}

/// Where a build keeps what it makes on the way.
fn work(dev: bool) -> PathBuf {
    place::target().join("site").join(if dev { "dev" } else { "optimised" })
}

fn read(args: &[String]) -> Result<Build> {
    let mut build = Build {
        base: "/".into(),
        origin: None,
        dev: false,
        live: false,
        watched: false,
        out: "dist".into(),
    };
    let mut args = args.iter();
    while let Some(name) = args.next() {
        let mut value = || args.next().cloned().with_context(|| format!("{name} needs a value"));
        match name.as_str() {
            "--dev" => build.dev = true,
            "--base" => build.base = value()?,
            "--origin" => build.origin = Some(value()?),
            "--out" => build.out = value()?.into(),
            _ => bail!("build: unknown option {name}"),
        }
    }
    if !(build.base.starts_with('/') && build.base.ends_with('/')) {
        bail!("--base begins and ends with a slash, such as /baton/");
    }
    Ok(build)
}

#[cfg(test)]
mod tests {
    use super::read;

    fn base(line: &str) -> Option<String> {
        let args: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        read(&args).ok().map(|build| build.base)
    }

    #[test]
    fn a_base_has_slashes() {
        assert_eq!(base("--base /a/b/").as_deref(), Some("/a/b/"));
        assert_eq!(base("").as_deref(), Some("/"));
        assert_eq!(base("--base a"), None);
    }

    #[test]
    fn an_unknown_option_is_refused() {
        assert_eq!(base("--bse /a/"), None);
        assert_eq!(base("--base"), None);
    }
}
