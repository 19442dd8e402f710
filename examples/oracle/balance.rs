//! `oracle balance`: recorded choices of peers.

use crate::options::Options;
use crate::played::play_all;
use crate::table::Table;
use std::fs;

pub(crate) fn run(options: &Options) -> Result<bool, String> {
    let path = options.file_or("lb.json");
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let truth = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let outcomes = play_all(&truth, options.version)?;
    let mut table = Table::default();
    for outcome in &outcomes {
        table.add(&outcome.scenario, outcome.agreed, outcome.count);
    }
    let percent = table.show("");
    for outcome in outcomes.iter().filter(|outcome| !outcome.differing.is_empty()) {
        println!("\n{}", outcome.scenario);
        outcome.differing.iter().for_each(|wrong| println!("  {wrong}"));
    }
    Ok(percent >= options.at_least)
}
