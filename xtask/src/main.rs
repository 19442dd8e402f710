//! The project's own commands: `cargo xtask VERB`.

mod bench;
mod budget;
mod build;
mod child;
mod install;
mod mutate;
mod new_lesson;
mod oracle;
mod place;
mod replay;
mod serve;
mod step;
mod test;

use anyhow::{Result, bail};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve [--port N]             the site at a local address, rebuilt as files change
cargo xtask build [--base /path/] [--origin https://host] [--dev] [--out DIR]
                                         dist/, ready for any static host
cargo xtask test [fast|core|course|oracle|web|budget|e2e]
                                         everything, or one part; installs or names what is missing
cargo xtask test core --seeds N          the simulator alone, with N random plays
cargo xtask mutate [RULE|TEST…]          switches each simulated rule off (tests/mutants.toml): its test must fail then
cargo xtask budget [--write]             bytes of each kind of page in dist/, against tests/budgets.toml
cargo xtask bench NAME [--json] [--all | --only PART]
                                         the example bench_NAME (sim, nginx), natively and in wasm, beside its peers
cargo xtask replay FILE                  a report that a page saved after its program had stopped
cargo xtask oracle nginx --index FILE.jsonl [--version 1.22|1.30] [--at-least PERCENT]
                                         our verdicts on configurations beside those of real nginx
cargo xtask oracle route|proxy|balance --truth FILE.json [--version 1.22|1.30] [--at-least PERCENT]
                                         the same for what becomes of requests, and which peer gets them
cargo xtask oracle all                   the four, with the recordings among the tests
cargo xtask oracle live [--files FOLDER] [--every N] [--only TEXT]
                                         the same with the nginx of this machine, Debian's 1.22
cargo xtask oracle served|patterns [--from N] [--sites N] [--requests N] [--nginx PROGRAM]
                                         requests to servers drawn at random, and regular expressions, beside that nginx
cargo xtask rare [--built]               which functions of the programs ordinary visits never call: xtask/rare.txt
cargo xtask new-lesson NN-slug           the files of a lesson to be written";

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
        "rare" => build::rare::run(&rest),
        "test" => test::run(&rest),
        "bench" => bench::run(&rest),
        "mutate" => mutate::run(&rest),
        "budget" => budget::run(&rest),
        "replay" => replay::run(&rest),
        "oracle" => oracle::run(&rest),
        "new-lesson" => new_lesson::run(&rest),
        "" | "help" | "-h" | "--help" => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("no command is called {verb}\n{HELP}"),
    }
}
