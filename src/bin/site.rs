//! Writes the pages, and replays what stopped one; `cargo xtask build` and `cargo xtask replay` call it.

use baton::site::{pages, replay, settings::Settings, write};
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
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [verb, file] = args.as_slice()
        && verb == "replay"
    {
        let report = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
        return replay(&report, Path::new("lessons"), |line| println!("{line}"));
    }
    let settings = Settings::read(args)?;
    let template = std::fs::read_to_string("index.html").map_err(|e| format!("index.html: {e}"))?;
    write(&pages(Path::new("lessons"))?, &template, &settings)
}
