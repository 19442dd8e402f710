//! The project's own commands: `cargo xtask VERB`.

mod build;
mod child;
mod install;
mod place;
mod serve;
mod step;

use anyhow::{Result, bail};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve [--port N]             the site at a local address, rebuilt as files change
cargo xtask build [--base /path/] [--origin https://host] [--dev] [--out DIR]
                                         dist/, ready for any static host";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => {
            eprintln!("✗ {wrong:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    std::env::set_current_dir(place::root())?;
    let mut args = std::env::args().skip(1);
    let verb = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    match verb.as_str() {
        "serve" => serve::run(&rest),
        "build" => build::run(&rest),
        "" | "help" | "-h" | "--help" => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("no command is called {verb}\n{HELP}"),
    }
}
