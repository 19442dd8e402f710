//! `cargo xtask test [PART]`: all tests, cheap before dear.

mod code;
mod count;
mod e2e;
mod native;
mod site;
mod stage;
mod web;

use anyhow::{Context, Result, bail};
use stage::{Outcome, Stage};
use std::time::Instant;

/// Runs the stages of the part named in `args`, or all. A stage that fails does not keep the next
/// from running; the table at the end shows each.
///
/// # Errors
/// No such part, or a stage failed.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let stages = match args {
        [] => everything(),
        [part] => self::part(part)?,
        [part, flag, seeds] if part == "core" && flag == "--seeds" => {
            let seeds =
                seeds.parse().with_context(|| format!("--seeds takes a number, not {seeds}"))?;
            native::SEEDS.get_or_init(|| seeds);
            self::part(part)?
        }
        _ => bail!("test takes one part: {PARTS}; core takes --seeds N, too"),
    };
    let start = Instant::now();
    let outcomes: Vec<Outcome> = stages.iter().map(Stage::run).collect();
    table(&outcomes, start.elapsed().as_secs_f32());
    let failed: Vec<&str> = outcomes.iter().filter(|o| !o.good()).map(|o| o.name).collect();
    if failed.is_empty() { Ok(()) } else { bail!("failed: {}", failed.join(", ")) }
}

const PARTS: &str = "fast, core, course, web, budget, e2e";

fn part(name: &str) -> Result<Vec<Stage>> {
    Ok(match name {
        "fast" => [code::STAGES, native::STAGES].concat(),
        "core" => vec![native::CORE],
        "course" => vec![native::COURSE],
        "web" => vec![web::STAGE],
        "budget" => vec![site::BUILD, site::BUDGET],
        "e2e" => [&[site::BUILD], e2e::STAGES].concat(),
        _ => bail!("no part of the tests is called {name}; there are {PARTS}"),
    })
}

fn everything() -> Vec<Stage> {
    [code::STAGES, native::STAGES, &[web::STAGE], site::STAGES, e2e::STAGES].concat()
}

fn table(outcomes: &[Outcome], seconds: f32) {
    println!();
    for outcome in outcomes {
        println!("{outcome}");
    }
    let passed: u32 = outcomes.iter().map(|o| o.count.passed).sum();
    let failed: u32 = outcomes.iter().map(|o| o.count.failed).sum();
    println!("\n{passed} tests passed, {failed} failed, in {seconds:.0} s");
}
