//! Our verdicts beside those of real nginx: `cargo xtask oracle`.

mod generate;
mod live;
#[path = "../../tests/it/nginx/recorded.rs"]
mod recorded;

use baton::nginx::Version;
use recorded::{Recorded, Verdict, ours, read};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "oracle nginx --index FILE.jsonl [--version 1.22|1.30] [--at-least PERCENT]
oracle live [--every N] [--only TEXT]";

struct Options {
    index: PathBuf,
    version: Version,
    at_least: f64,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match args.first().map(String::as_str) {
        Some("nginx") => options(&args[1..]).and_then(|options| run(&options)),
        Some("live") => live(&args[1..]),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(wrong) => {
            eprintln!("✗ {wrong}");
            ExitCode::FAILURE
        }
    }
}

/// Generated configurations, judged by the nginx of this machine too.
fn live(args: &[String]) -> Result<bool, String> {
    let (mut every, mut only) = (1, "");
    for pair in args.chunks(2) {
        match pair {
            [name, count] if name == "--every" => every = count.parse().map_err(|_| USAGE)?,
            [name, text] if name == "--only" => only = text,
            _ => return Err(USAGE.to_owned()),
        }
    }
    let (agreed, count, differing) = live::run(every, only)?;
    for (case, real, ours) in &differing {
        println!("\n{}\n  nginx: {}\n  ours:  {}", case.name, line(real), line(ours));
    }
    println!("live         {agreed:>5}/{count}");
    Ok(differing.is_empty())
}

fn options(args: &[String]) -> Result<Options, String> {
    let mut args = args.iter();
    let (mut index, mut version, mut at_least) = (None, Version::V1_30, 100.0);
    while let Some(name) = args.next() {
        let value = args.next().ok_or(USAGE)?;
        match (name.as_str(), value.as_str()) {
            ("--index", path) => index = Some(PathBuf::from(path)),
            ("--version", "1.22") => version = Version::V1_22,
            ("--version", "1.30") => version = Version::V1_30,
            ("--at-least", percent) => at_least = percent.parse().map_err(|_| USAGE)?,
            _ => return Err(USAGE.to_owned()),
        }
    }
    Ok(Options { index: index.ok_or(USAGE)?, version, at_least })
}

/// Agreed and all, by class. The class environment is shown, but does not count.
type Table = BTreeMap<String, (usize, usize)>;

fn run(options: &Options) -> Result<bool, String> {
    let all = read(&options.index, options.version)?;
    let (mut table, mut differing) = (Table::new(), Vec::new());
    for one in &all {
        let ours = ours(&one.files, options.version);
        let agree = ours == one.said;
        let (agreed, count) = table.entry(one.class.clone()).or_default();
        *count += 1;
        *agreed += usize::from(agree);
        if !agree {
            differing.push((one, ours));
        }
    }
    let percent = show(&table);
    for (one, ours) in &differing {
        differ(one, ours);
    }
    Ok(percent >= options.at_least)
}

/// Prints the table, and gives the percentage over all that counts.
fn show(table: &Table) -> f64 {
    let percent = |agreed: usize, count: usize| 100.0 * agreed as f64 / count.max(1) as f64;
    let (mut agreed_all, mut count_all) = (0, 0);
    for (class, (agreed, count)) in table {
        println!("{class:<12} {agreed:>5}/{count:<5} {:6.2} %", percent(*agreed, *count));
        if class != "environment" {
            agreed_all += agreed;
            count_all += count;
        }
    }
    let overall = percent(agreed_all, count_all);
    println!("{:<12} {agreed_all:>5}/{count_all:<5} {overall:6.2} %", "overall");
    overall
}

fn differ(one: &Recorded, ours: &Verdict) {
    println!("\n{} {} ({})", one.path, one.name, one.class);
    println!("  nginx: {}", line(&one.said));
    println!("  ours:  {}", line(ours));
}

fn line(verdict: &Verdict) -> String {
    let at = |line: Option<u64>| line.map(|line| format!(" :{line}")).unwrap_or_default();
    let mut text = match &verdict.message {
        Some(message) => format!("{message}{}", at(verdict.line)),
        None => "ok".to_owned(),
    };
    for (warning, line) in &verdict.warnings {
        text.push_str(&format!(" | warn: {warning}{}", at(*line)));
    }
    text
}
