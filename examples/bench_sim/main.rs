//! `cargo xtask bench sim [--json]`: what the core costs, natively and in wasm, in the same words.
//!
//! Places 150,000 tasks on 5,000 computers once; compares the placement index with a plain scan; lets clusters of three
//! sizes scale to nothing and back; and checks that this machine comes to the written digest.

mod host;
mod load;
mod scan;

#[path = "../../tests/proof.rs"]
mod proof;

use baton::lab::World;
use host::{now_ms, say};
use load::Load;

/// The largest cluster that ECS's quotas allow.
const LARGEST: Load = Load { instances: 5_000, services: 30, desired: 5_000 };
/// Tasks → simulated time that takes long enough to be measured, ms.
const SIZES: [(Load, u64); 3] = [
    (Load { instances: 3, services: 1, desired: 3 }, 48 * 3_600_000),
    (Load { instances: 20, services: 10, desired: 30 }, 24 * 3_600_000),
    (Load { instances: 1_000, services: 10, desired: 3_000 }, 3_600_000),
];

fn main() {
    let (_, digest) = timed(proof::digest);
    let same = format!("{digest:016x}") == proof::WRITTEN.trim();
    report("proof", &[("comes to the written digest", f64::from(u8::from(same)), "")]);
    assert!(same, "this machine comes to {digest:016x}, not {}", proof::WRITTEN);
    let world = place_once();
    compare_placers(&world);
    drop(world);
    for (load, simulated_ms) in SIZES {
        speed(load, simulated_ms);
    }
}

fn place_once() -> World {
    let mut world = load::registered(LARGEST);
    let fired = world.fired();
    let (ms, ()) = timed(|| load::fill(&mut world, LARGEST));
    let cluster = world.cluster();
    let tasks = f64::from(LARGEST.tasks());
    report(
        "place 150,000 tasks on 5,000 computers",
        &[
            ("time until settled", ms, "ms"),
            ("timers", (world.fired() - fired) as f64, ""),
            ("events", cluster.history().event_count() as f64, ""),
            ("live state of a task", cluster.live_bytes() as f64 / tasks, "bytes"),
            ("history", cluster.history().bytes() as f64 / f64::from(1 << 20), "MiB"),
        ],
    );
    world
}

fn compare_placers(world: &World) {
    let (indexed_ms, indexed) = timed(|| scan::indexed(world.cluster()));
    let (scanned_ms, scanned) = timed(|| scan::scanned(world.cluster()));
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

fn speed(load: Load, simulated_ms: u64) {
    let mut world = load::registered(load);
    load::fill(&mut world, load);
    let (ms, ()) = timed(|| load::churn(&mut world, load, simulated_ms));
    let title = format!("{} tasks, one service to nothing and back", load.tasks());
    report(&title, &[("simulated time ÷ real time", simulated_ms as f64 / ms, "×")]);
}

fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = now_ms();
    let result = work();
    (now_ms() - start, result)
}

fn report(title: &str, measured: &[(&str, f64, &str)]) {
    for (name, value, unit) in measured {
        let line = if host::wants_json() {
            let engine = host::ENGINE;
            format!(
                r#"{{"engine":"{engine}","bench":"{title}","name":"{name}","value":{value},"unit":"{unit}"}}"#
            )
        } else {
            format!("{title}: {name} {value:.1} {unit}").trim_end().to_owned()
        };
        say(&line);
    }
}
