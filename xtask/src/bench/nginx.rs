//! The same configuration read by others: crates, packages of npm and PyPI, nginx itself. And another balancer.

use crate::step::step;
use crate::{install, place};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const TREE: &str = "tree of 1 MB";
const CHECK: &str = "parse and check of 1 MB as 1.30";
/// How many times as fast as the fastest peer, and as `nginx -t`, Baton should be.
const GOALS: [f64; 2] = [4.0, 13.0];

/// What somebody took: milliseconds, or nanoseconds for a choice.
type Row = (String, f64);

/// Measures Baton and its peers, and prints a table. A peer that cannot be had is a line of its own.
///
/// # Errors
/// Baton cannot be measured.
pub(super) fn run(script: &Path) -> Result<()> {
    install::debian::ensure("nginx")?;
    let path = place::target().join("site/bench/large.conf");
    let text = said(Command::new("node").arg(script).arg("--print"))?;
    std::fs::write(&path, &text)?;
    // As it was just built.
    let native = place::target().join("release/examples/bench_nginx");
    let ours = step("Baton, native", || figures(&mut Command::new(&native)))?;
    let wasm = step("Baton, wasm", || figures(Command::new("node").arg(script)))?;
    let peers: Vec<Row> = [
        beside("crates", || words(crate_at("peers").arg("--").arg(&path))),
        beside("nginx-conf (npm)", || nginx_conf(&path)),
        beside("crossplane (PyPI)", || crossplane(&path)),
    ]
    .concat();
    let nginx = beside("nginx -t", || nginx(&path));
    println!("\nOne configuration of {} bytes:", text.len());
    let read = |from: &str, rows: &[Row]| {
        for (name, ms) in rows.iter().filter(|(name, _)| name.contains("1 MB") || from.is_empty()) {
            let speed = text.len() as f64 / 1000.0 / ms;
            println!("  {:<48} {ms:>8.2} ms {speed:>8.1} MB/s", format!("{from}{name}"));
        }
    };
    read("Baton, native: ", &ours);
    read("Baton, wasm: ", &wasm);
    read("", &peers);
    read("", &nginx);
    let fastest = peers.iter().map(|(_, ms)| *ms).fold(f64::INFINITY, f64::min);
    against("the tree, beside the fastest peer", took(&ours, TREE), Some(fastest), GOALS[0]);
    let nginx = nginx.first().map(|(_, ms)| *ms);
    against("parse and check, beside nginx -t", took(&ours, CHECK), nginx, GOALS[1]);
    let balancer = beside("pingora-load-balancing (crate)", || {
        // What it compresses with is built by it.
        install::debian::ensure("cmake")?;
        words(crate_at("balancer").args(["--features", "balancer"]))
    });
    println!("A choice among 10 peers:");
    for (name, theirs) in &balancer {
        let ours = took(&ours, &format!("choice among 10 peers, {name}"));
        println!("  {name:<24} Baton {ours:>6.1} ns, pingora-load-balancing {theirs:>6.1} ns");
    }
    Ok(())
}

fn took(rows: &[Row], name: &str) -> f64 {
    rows.iter().find(|(known, _)| known == name).map_or(f64::NAN, |(_, took)| *took)
}

fn against(what: &str, ours: f64, theirs: Option<f64>, goal: f64) {
    match theirs.filter(|theirs| theirs.is_finite()) {
        Some(theirs) => println!("  {what}: {:.1} × (goal {goal} ×)", theirs / ours),
        None => println!("  {what}: nothing to compare with"),
    }
}

/// What peers took; if they cannot be had, a line says so.
fn beside(name: &str, work: impl FnOnce() -> Result<Vec<Row>>) -> Vec<Row> {
    step(name, work).unwrap_or_else(|error| {
        let why = format!("{error:#}").lines().last().unwrap_or_default().to_owned();
        eprintln!("{name} is missing from the table: {why}");
        Vec::new()
    })
}

/// A program of `xtask/peers`, to be built and run.
fn crate_at(name: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--release", "--manifest-path", "xtask/peers/Cargo.toml"]);
    cargo.arg("--target-dir").arg(place::target().join("peers")).args(["--bin", name]);
    cargo
}

/// `NAME: took NUMBER UNIT` lines.
fn figures(command: &mut Command) -> Result<Vec<Row>> {
    let figure = |line: &str| {
        let (name, rest) = line.split_once(": took ")?;
        Some((name.to_owned(), rest.split(' ').next()?.parse().ok()?))
    };
    Ok(said(command)?.lines().filter_map(figure).collect())
}

/// `NAME NUMBER` lines.
fn words(command: &mut Command) -> Result<Vec<Row>> {
    let row = |line: &str| {
        let (name, number) = line.rsplit_once(' ').context("a peer says nothing")?;
        let number = number.parse().with_context(|| format!("a peer says: {line}"))?;
        Ok((name.to_owned(), number))
    };
    said(command)?.lines().map(row).collect()
}

/// A folder for packages that only this bench needs.
fn folder(name: &str) -> PathBuf {
    place::target().join("peers").join(name)
}

fn nginx_conf(path: &Path) -> Result<Vec<Row>> {
    let folder = folder("npm");
    if !folder.join("node_modules/nginx-conf").exists() {
        let quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        std::fs::create_dir_all(&folder)?;
        let mut npm = Command::new("npm");
        said(npm.arg("install").arg("--prefix").arg(&folder).args(quiet).arg("nginx-conf@2.1.0"))?;
    }
    words(Command::new("node").arg("xtask/node/nginx-conf.mjs").args([&folder, path]))
}

fn crossplane(path: &Path) -> Result<Vec<Row>> {
    let folder = folder("python");
    if !folder.join("crossplane").exists() {
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "install", "--quiet", "--target"]).arg(&folder);
        said(pip.arg("crossplane==0.5.8"))?;
    }
    let mut python = Command::new("python3");
    words(python.env("PYTHONPATH", &folder).arg("xtask/peers/crossplane_reads.py").arg(path))
}

/// Whole runs of the program: how long it works, as the others are measured.
fn nginx(path: &Path) -> Result<Vec<Row>> {
    const RUNS: u32 = 20;
    let (clock, start) = (Instant::now(), children_ms());
    for _ in 0..RUNS {
        said(Command::new("nginx").arg("-t").arg("-c").arg(path))?;
    }
    let ms = match (start, children_ms()) {
        (Some(start), Some(end)) => end - start,
        _ => clock.elapsed().as_secs_f64() * 1000.0,
    };
    Ok(vec![("nginx -t".to_owned(), ms / f64::from(RUNS))])
}

/// Linux: how long the programs that were called have worked, in steps of 10 ms (`man 5 proc`: cutime, cstime).
fn children_ms() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let times = stat.rsplit_once(')')?.1.split_whitespace().skip(13).take(2);
    Some(times.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * 10.0)
}

/// What a command that succeeds writes.
fn said(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("{name} cannot be called"))?;
    ensure!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr).trim());
    Ok(String::from_utf8(output.stdout)?)
}
