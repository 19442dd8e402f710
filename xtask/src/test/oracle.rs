//! Real software asked, beside what was recorded of it.

use super::count::Count;
use super::stage::Stage;
use crate::{install, oracle};
use anyhow::Result;

/// A sample of the generated configurations, judged by the nginx of this machine and by us, and of servers that are asked
/// for something. The recordings are among the tests of the rooms.
pub(super) const STAGE: Stage = Stage { name: "the nginx of this machine beside ours", work: run };

/// One in so many: a few seconds.
const EVERY: &str = "53";

/// Forty patterns each, against its PCRE2.
const PATTERNS: &str = "20";
/// A dozen requests each: some more seconds.
const SITES: &str = "150";

fn run(_: &mut Count) -> Result<()> {
    install::debian::ensure("nginx")?;
    oracle::run(&["live", "--every", EVERY].map(str::to_owned))?;
    oracle::run(&["patterns", "--sites", PATTERNS].map(str::to_owned))?;
    oracle::run(&["served", "--sites", SITES].map(str::to_owned))
}
