//! `oracle nginx`: recorded verdicts on configurations.

use crate::options::Options;
use crate::recorded::{Recorded, Verdict, ours, read};
use crate::table::Table;

pub(crate) fn run(options: &Options) -> Result<bool, String> {
    let all = read(&options.file_or("cases/index.jsonl"), options.version)?;
    let (mut table, mut differing) = (Table::default(), Vec::new());
    for one in &all {
        let ours = ours(&one.files, options.version);
        let agree = ours == one.said;
        table.add(&one.class, usize::from(agree), 1);
        if !agree {
            differing.push((one, ours));
        }
    }
    let percent = table.show("environment");
    for (one, ours) in &differing {
        differ(one, ours);
    }
    Ok(percent >= options.at_least)
}

fn differ(one: &Recorded, ours: &Verdict) {
    println!("\n{} {} ({})", one.path, one.name, one.class);
    println!("  nginx: {}", line(&one.said));
    println!("  ours:  {}", line(ours));
}

pub(crate) fn line(verdict: &Verdict) -> String {
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
