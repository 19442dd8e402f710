//! The same configuration read by others: two crates, and nginx itself.

use crate::step::step;
use crate::{install, place};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const PEERS: &str = "xtask/peers/Cargo.toml";

/// Writes the large configuration, and says how fast others read it.
///
/// # Errors
/// A peer cannot be built or run.
pub(super) fn run(script: &Path) -> Result<()> {
    install::nginx::ensure()?;
    let path = place::target().join("site/bench/large.conf");
    let text = said(Command::new("node").arg(script).arg("--print"))?;
    std::fs::write(&path, &text)?;
    let say = |name: &str, ms: f64| {
        println!("{name}: took {ms:.2} ms, {:.1} MB/s", text.len() as f64 / 1000.0 / ms);
    };
    step("crates that read it", || {
        let file = path.display().to_string();
        let folder = place::target().join("peers").display().to_string();
        let what = [
            "run",
            "--quiet",
            "--release",
            "--manifest-path",
            PEERS,
            "--target-dir",
            &folder,
            "--",
            &file,
        ];
        for line in said(Command::new("cargo").args(what))?.lines() {
            match line.split_once(' ').and_then(|(name, ms)| Some((name, ms.parse().ok()?))) {
                Some((name, ms)) => say(name, ms),
                None => println!("{line}"),
            }
        }
        Ok(())
    })?;
    step("nginx -t", || {
        let mut times = Vec::new();
        for _ in 0..9 {
            let start = Instant::now();
            let output = Command::new("nginx").arg("-t").arg("-c").arg(&path).output();
            let output = output.context("nginx cannot be called")?;
            anyhow::ensure!(output.status.success(), "nginx refuses the large configuration");
            times.push(start.elapsed().as_secs_f64() * 1000.0);
        }
        times.sort_by(f64::total_cmp);
        say("nginx -t", times[4]);
        Ok(())
    })
}

/// What a command that succeeds writes.
fn said(command: &mut Command) -> Result<String> {
    let output = command.output()?;
    anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}
