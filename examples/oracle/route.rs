//! `oracle route` and `oracle proxy`: recorded requests.

use crate::options::Options;
use crate::routed::route_all;
use crate::table::Table;
use std::fs;

pub(crate) fn route(options: &Options) -> Result<bool, String> {
    run(options, "location.json")
}

pub(crate) fn proxy(options: &Options) -> Result<bool, String> {
    run(options, "proxy.json")
}

fn run(options: &Options, recorded: &str) -> Result<bool, String> {
    let path = options.file_or(recorded);
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let truth = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let all = route_all(&truth, options.version)?;
    let mut table = Table::default();
    for one in &all {
        table.add(&one.test, usize::from(one.agrees()), 1);
    }
    let percent = table.show("");
    for one in all.iter().filter(|one| !one.agrees()) {
        println!("\n{} {}", one.test, one.case);
        println!("  nginx: {}", one.recorded);
        println!("  ours:  {}", one.ours);
    }
    Ok(percent >= options.at_least)
}
