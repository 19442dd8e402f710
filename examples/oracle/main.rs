//! Our answers beside those of real nginx: `cargo xtask oracle`.

mod balance;
mod generate;
mod live;
mod options;
mod patterns;
#[path = "../../tests/it/nginx/played.rs"]
mod played;
#[path = "../../tests/it/nginx/recorded.rs"]
mod recorded;
mod route;
#[path = "../../tests/it/nginx/routed.rs"]
mod routed;
mod served;
mod sites;
mod table;
mod verdicts;

use options::Options;
use std::path::Path;
use std::process::ExitCode;
use verdicts::line;

const USAGE: &str = "oracle nginx [--index FILE.jsonl] [--version 1.22|1.30] [--at-least PERCENT]
oracle route|proxy|balance [--truth FILE.json] [--version 1.22|1.30] [--at-least PERCENT]
oracle all [--version 1.22|1.30]
oracle served|patterns [--from N] [--sites N] [--requests N] [--nginx PROGRAM]
oracle served --truth FILE.json [--nginx PROGRAM]
oracle live [--files FOLDER] [--every N] [--only TEXT]";

type Oracle = fn(&Options) -> Result<bool, String>;

/// Those that read what was recorded.
const RECORDED: [(&str, Oracle); 4] = [
    ("nginx", verdicts::run),
    ("route", route::route),
    ("proxy", route::proxy),
    ("balance", balance::run),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(wrong) => {
            eprintln!("✗ {wrong}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<bool, String> {
    let (name, args) = args.split_first().ok_or(USAGE)?;
    match name.as_str() {
        "live" => live(args),
        "served" | "patterns" => drawn(name, args),
        "all" => all(&Options::read(args)?),
        name => {
            let (_, oracle) = RECORDED.iter().find(|(known, _)| *known == name).ok_or(USAGE)?;
            oracle(&Options::read(args)?)
        }
    }
}

/// Each with the recordings among the tests.
fn all(options: &Options) -> Result<bool, String> {
    let mut agree = true;
    for (name, oracle) in RECORDED {
        println!("\n== {name}");
        agree &= oracle(options)?;
    }
    Ok(agree)
}

/// Servers or patterns drawn at random, at work in the nginx of this machine too, or in another that was built here.
fn drawn(name: &str, args: &[String]) -> Result<bool, String> {
    let (mut from, mut sites, mut requests, mut nginx, mut file) = (0, 100, 12, "nginx", None);
    for pair in args.chunks(2) {
        let [name, value] = pair else { return Err(USAGE.to_owned()) };
        let number = || value.parse::<u64>().map_err(|_| USAGE);
        match name.as_str() {
            "--from" => from = number()?,
            "--sites" => sites = number()?,
            "--requests" => requests = number()? as usize,
            "--nginx" => nginx = value,
            "--truth" => file = Some(Path::new(value)),
            _ => return Err(USAGE.to_owned()),
        }
    }
    match (name, file) {
        ("patterns", _) => patterns::run(nginx, from, sites),
        (_, Some(file)) => served::run_file(nginx, file),
        _ => served::run(nginx, from, sites, requests),
    }
}

/// Generated configurations, judged by the nginx of this machine too.
fn live(args: &[String]) -> Result<bool, String> {
    let (mut every, mut only, mut files) = (1, "", None);
    for pair in args.chunks(2) {
        match pair {
            [name, count] if name == "--every" => every = count.parse().map_err(|_| USAGE)?,
            [name, text] if name == "--only" => only = text,
            [name, folder] if name == "--files" => files = Some(folder),
            _ => return Err(USAGE.to_owned()),
        }
    }
    let cases = match files {
        Some(folder) => generate::files(Path::new(folder)),
        None => generate::cases(),
    };
    let chosen = cases.into_iter().step_by(every).filter(|case| case.name.contains(only));
    let cases: Vec<generate::Case> = chosen.collect();
    let (agreed, count, differing) = live::run(&cases)?;
    for (case, real, ours) in &differing {
        println!("\n{}\n  nginx: {}\n  ours:  {}", case.name, line(real), line(ours));
    }
    println!("live         {agreed:>5}/{count}");
    Ok(differing.is_empty())
}
