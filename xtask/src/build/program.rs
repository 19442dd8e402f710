//! The page's program: Rust → wasm → wasm with glue → smaller wasm → two parts.

use super::rare::Rare;
use super::split::{Parts, split};
use super::{Build, std_source, work};
use crate::{child, place};
use anyhow::Result;
use std::fs;
use std::path::Path;
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// The languages of the pages.
pub(super) const LANGS: [&str; 2] = ["ko", "en"];

/// Each program's name, and its features. A page loads the second only if nginx has to run on it.
pub(super) const KINDS: [(&str, &str); 2] = [("stage", "stage"), ("desk", "stage,desk")];

/// What a page loads: `NAME.js` and `NAME_bg.wasm` in [`work`]; optimised, in place of the latter
/// `NAME_first.wasm` and `NAME_rest.wasm`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Program {
    pub(super) name: String,
    features: String,
}

/// What Rust's wasm target and wasm-bindgen use. Not `--all-features`: with that, wasm-opt writes
/// compact imports, which Chromium 156 does not read.
const FEATURES: [&str; 7] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Compressed size is what counts. Functions called once stay functions: written out where they are
/// called, they compress worse. On flat code the second `-Oz` finds more than the first.
const PASSES: [&str; 7] = [
    // Rust keeps the first kilobyte of memory for the far end of its stack: no address lies there
    // that an offset could wrap around to.
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=0",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

impl Program {
    /// That of the pages in `lang`: each loads the words of its own language only. A quick build
    /// has one for all.
    pub(super) fn of(build: &Build, (kind, features): (&str, &str), lang: &str) -> Program {
        if build.dev {
            return Program { name: "desk".into(), features: "stage,desk".into() };
        }
        Program { name: format!("{kind}-{lang}"), features: format!("{features},only-{lang}") }
    }

    /// Each once.
    pub(super) fn all(build: &Build) -> Vec<Program> {
        let of = |kind| LANGS.map(|lang| Program::of(build, kind, lang));
        let mut all = KINDS.map(of).concat();
        all.dedup();
        all
    }

    /// `cargo build` of the bin `stage` for wasm.
    pub(super) fn compile(&self, build: &Build) -> Result<()> {
        if build.dev {
            return child::heard(&mut self.cargo());
        }
        std_source::compile(|| {
            let mut cargo = self.cargo();
            cargo.arg("--release");
            cargo
        })
    }

    fn cargo(&self) -> Command {
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--target", "wasm32-unknown-unknown", "--bin", "stage"]);
        cargo.args(["--features", &self.features]);
        cargo
    }

    /// wasm-bindgen, as a library, so that it is the version that the program was compiled against.
    pub(super) fn bind(&self, build: &Build) -> Result<()> {
        let profile = if build.dev { "debug" } else { "release" };
        let wasm = place::target().join("wasm32-unknown-unknown").join(profile).join("stage.wasm");
        Bindgen::new()
            .input_path(wasm)
            .out_name(&self.name)
            .web(true)?
            .typescript(false)
            .omit_default_module_path(true)
            .remove_producers_section(!build.dev)
            .generate(work(build.dev))
    }

    /// Makes it smaller; the names of functions stay, to take it apart by.
    pub(super) fn optimise(&self) -> Result<()> {
        child::check(optimiser(&work(false).join(format!("{}_bg.wasm", self.name))).arg("-g"))
    }

    pub(super) fn take_apart(&self, rare: &Rare) -> Result<()> {
        let file = |part: &str| work(false).join(format!("{}_{part}.wasm", self.name));
        let Parts { first, rest } = split(&fs::read(file("bg"))?, |name| rare.has(name))?;
        fs::write(file("first"), first)?;
        Ok(fs::write(file("rest"), rest)?)
    }
}

/// npm's `wasm-opt` over `wasm`, in its place; Debian's is too old to read what wasm-bindgen writes.
pub(crate) fn optimiser(wasm: &Path) -> Command {
    let mut optimiser = Command::new("node_modules/.bin/wasm-opt");
    optimiser.args(PASSES).args(FEATURES).arg(wasm).arg("-o").arg(wasm);
    optimiser
}
