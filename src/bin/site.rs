//! Writes the pages; `cargo xtask build` calls it.

use baton::site::{pages, settings::Settings, write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => {
            eprintln!("{wrong}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let settings = Settings::read(std::env::args().skip(1))?;
    let template = std::fs::read_to_string("index.html").map_err(|e| format!("index.html: {e}"))?;
    write(&pages(Path::new("lessons"))?, &template, &settings)
}
