//! `cargo xtask bench sim [--json] [--all | --only PART]`: what the core costs, natively and in wasm, in the same words.
//!
//! Fills the largest cluster and loses a zone of it; shows what an event costs from small to large; compares the placement
//! index with a plain scan; lets clusters of three sizes scale to nothing and back; and checks that this machine comes to
//! the written digest. `--job TASKS COMPUTERS` does one job only, the one that the peer is given (`xtask/src/bench/peer.rs`).

mod curve;
mod host;
mod largest;
mod load;
mod report;
mod scan;

#[path = "../../tests/it/sim/given.rs"]
#[allow(dead_code, reason = "shared with the tests of the core, which use all of it")]
mod given;
#[path = "../../tests/proof.rs"]
mod proof;
#[path = "../../tests/it/sim/random.rs"]
mod random;

use baton::lab::World;
use baton::sim::Parameters;
use load::Load;
use report::{report, timed};

/// Tasks → simulated time that takes long enough to be measured, ms.
const CHURNED: [(Load, u64); 3] = [
    (Load { instances: 3, services: 1, desired: 3 }, 48 * 3_600_000),
    (Load { instances: 20, services: 10, desired: 30 }, 24 * 3_600_000),
    (Load { instances: 1_000, services: 10, desired: 3_000 }, 3_600_000),
];
/// Beyond ECS's quotas.
const MILLION: Load = Load { instances: 100_000, services: 200, desired: 5_000 };

/// By name; `million` only with `--all`.
const PARTS: [(&str, fn()); 5] = [
    ("proof", prove),
    ("largest", largest),
    ("curve", curve::run),
    ("churn", churn),
    ("million", million),
];

fn main() {
    let arguments = host::arguments();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let ["--job", tasks, computers] = arguments[..] {
        return job(number(tasks), number(computers));
    }
    let all = arguments.contains(&"--all");
    let chosen = arguments.iter().position(|&a| a == "--only").map(|at| arguments[at + 1]);
    for (name, part) in PARTS {
        if chosen.map_or(all || name != "million", |chosen| chosen == name) {
            part();
        }
    }
}

fn number(text: &str) -> u32 {
    text.parse().expect("a number of tasks and one of computers")
}

/// So many tasks on so many computers, registered already, until all run and are healthy. Says the milliseconds
/// and the mebibytes.
fn job(tasks: u32, computers: u32) {
    let load = Load { instances: computers, services: 1, desired: tasks };
    let mut world = load::registered(load, Parameters::ecs());
    // By the clock, as the peer's.
    let start = host::clock_ms();
    load::fill(&mut world, load);
    let ms = host::clock_ms() - start;
    let mib = host::memory_bytes().unwrap_or_default() as f64 / report::MIB;
    host::say(&format!("{ms} {mib}"));
}

fn prove() {
    let (_, digest) = timed(proof::digest);
    let same = format!("{digest:016x}") == proof::WRITTEN.trim();
    report("proof", &[("comes to the written digest", f64::from(u8::from(same)), "")]);
    assert!(same, "this machine comes to {digest:016x}, not {}", proof::WRITTEN);
}

fn largest() {
    let world = largest::run(Load::LARGEST, &Parameters::ecs(), 3);
    compare_placers(&world);
}

fn million() {
    let lifted = Parameters { instances_max: MILLION.instances, ..Parameters::ecs() };
    largest::run(MILLION, &lifted, 1);
}

fn compare_placers(world: &World) {
    let (indexed_ms, indexed) = often(|| scan::indexed(world.cluster()));
    let (scanned_ms, scanned) = often(|| scan::scanned(world.cluster()));
    assert_eq!(indexed, scanned, "both placers choose the same computers");
    report(
        "place 83 tasks among 5,000 computers",
        &[
            ("index", indexed_ms, "ms"),
            ("scan", scanned_ms, "ms"),
            ("scan ÷ index", scanned_ms / indexed_ms, "×"),
        ],
    );
}

/// What `work` takes, milliseconds: too short to be measured once.
fn often<T>(work: impl Fn() -> T) -> (f64, T) {
    const TIMES: u32 = 20;
    let (ms, result) = timed(|| {
        (1..TIMES).for_each(|_| drop(work()));
        work()
    });
    (ms / f64::from(TIMES), result)
}

fn churn() {
    for (load, simulated_ms) in CHURNED {
        let mut world = load::registered(load, Parameters::ecs());
        load::fill(&mut world, load);
        let (ms, ()) = timed(|| load::churn(&mut world, load, simulated_ms));
        let title = format!("{} tasks, one service to nothing and back", load.tasks());
        report(&title, &[("simulated time ÷ real time", simulated_ms as f64 / ms, "×")]);
    }
}
