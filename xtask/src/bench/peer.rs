//! The same job for webernetes, a Kubernetes in the browser: the only peer that runs where Baton runs.
//!
//! Its clock is the real one, so it also waits: its milliseconds of CPU stand beside the time.

use crate::step::step;
use crate::{child, install, place};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

const PACKAGE: &str = "node_modules/@ngrok/webernetes/package.json";

/// Tasks (or pods) on computers (or nodes).
const JOBS: [(u32, u32); 4] = [(3, 3), (30, 3), (100, 5), (300, 15)];
/// With `--all`: it takes a minute and a half. So many times faster Baton must be here.
const LARGE: (u32, u32) = (1_000, 50);
const GOAL: f64 = 1_000.0;

/// Runs the job of each size, first in Baton's `script`, then in webernetes.
///
/// # Errors
/// The peer is missing, a job fails, or Baton is not as much faster as it should be.
pub(super) fn run(script: &Path, args: &[String]) -> Result<()> {
    let has = |flag: &str| args.iter().any(|argument| argument == flag);
    install::npm::ensure()?;
    if !Path::new(PACKAGE).exists() {
        bail!("the peer is missing: {PACKAGE}, which `npm ci` brings");
    }
    let peer = bundle()?;
    let large = has("--all").then_some(LARGE);
    for (tasks, computers) in JOBS.into_iter().chain(large) {
        let name = format!("{tasks} tasks on {computers} computers, beside webernetes");
        step(&name, || compare(script, &peer, (tasks, computers), has("--json")))?;
    }
    Ok(())
}

/// One script of the peer and its packages, as a page would load it.
fn bundle() -> Result<PathBuf> {
    let out = place::target().join("site/bench/webernetes.mjs");
    let mut esbuild = Command::new("node_modules/.bin/esbuild");
    esbuild.args(["xtask/node/webernetes.mjs", "--bundle", "--minify", "--platform=node"]);
    esbuild.args(["--format=esm", "--log-level=warning"]);
    child::check(esbuild.arg(format!("--outfile={}", out.display())))?;
    Ok(out)
}

fn compare(script: &Path, peer: &Path, job: (u32, u32), json: bool) -> Result<()> {
    let (tasks, computers) = job;
    let sizes = [tasks.to_string(), computers.to_string()];
    let [ours, our_mib] = numbers(Command::new("node").arg(script).arg("--job").args(&sizes))?;
    let [theirs, cpu, mib] = numbers(Command::new("node").arg(peer).args(&sizes))?;
    let ratio = theirs / ours;
    if json {
        println!(
            r#"{{"bench":"beside webernetes","tasks":{tasks},"computers":{computers},"baton_ms":{ours},"baton_mib":{our_mib},"webernetes_ms":{theirs},"webernetes_cpu_ms":{cpu},"webernetes_mib":{mib},"ratio":{ratio}}}"#
        );
    } else {
        println!(
            "{tasks} tasks on {computers} computers until all run: Baton {ours:.1} ms, webernetes {theirs:.0} ms \
             ({cpu:.0} ms of CPU): {ratio:.0} ×; memory: the program's {our_mib:.0} MiB, the process's {mib:.0} MiB"
        );
    }
    if job == LARGE && ratio < GOAL {
        bail!("at {tasks} tasks Baton should be {GOAL} times as fast, and is {ratio:.0} times");
    }
    Ok(())
}

/// Runs a job that says numbers.
fn numbers<const COUNT: usize>(command: &mut Command) -> Result<[f64; COUNT]> {
    let output = command.output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    let numbers: Option<Vec<f64>> = said.split_whitespace().map(|n| n.parse().ok()).collect();
    let wrong = || format!("a job failed: {said}{}", String::from_utf8_lossy(&output.stderr));
    numbers.and_then(|numbers| numbers.try_into().ok()).with_context(wrong)
}
