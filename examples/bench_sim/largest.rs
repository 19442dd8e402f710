//! The largest cluster: filled, a zone lost, settled again.

use baton::lab::World;
use baton::sim::Parameters;

use crate::host;
use crate::load::{self, Load};
use crate::report::{MIB, Measured, median, report, timed};

/// One goes through all of it; of several, the middle time counts.
pub(crate) fn run(load: Load, parameters: &Parameters, runs: usize) -> World {
    let mut times = [Vec::new(), Vec::new()];
    let mut last = None;
    for _ in 0..runs {
        // One at a time: what memory grows to is what one needs.
        drop(last.take());
        let mut world = load::registered(load, parameters.clone());
        let (fill, ()) = timed(|| load::fill(&mut world, load));
        let filled = Filled::of(&world, load);
        let (lose, ()) = timed(|| load::lose_zone(&mut world));
        [fill, lose].into_iter().zip(&mut times).for_each(|(ms, all)| all.push(ms));
        last = Some((world, filled));
    }
    let (world, filled) = last.expect("at least one run");
    let title = format!("{} tasks on {} computers", load.tasks(), load.instances);
    let [fill, lose] = times.map(median);
    let after = Filled::of(&world, load);
    report(
        &title,
        &[
            ("placed and settled", fill, "ms"),
            ("timers", filled.timers, ""),
            ("events", filled.events, ""),
            ("live state of a task", filled.live_bytes, "bytes"),
            ("a zone lost and settled again", lose, "ms"),
            ("timers", after.timers - filled.timers, ""),
            ("events", after.events - filled.events, ""),
            ("history", after.history_mib, "MiB"),
        ],
    );
    let memory = host::memory_bytes().map(|bytes| bytes as f64 / MIB);
    let grown: Vec<Measured<'_>> = memory.map(|mib| ("memory", mib, "MiB")).into_iter().collect();
    report(&title, &grown);
    world
}

struct Filled {
    timers: f64,
    events: f64,
    live_bytes: f64,
    history_mib: f64,
}

impl Filled {
    fn of(world: &World, load: Load) -> Filled {
        let history = world.cluster().history();
        Filled {
            timers: world.fired() as f64,
            events: history.event_count() as f64,
            live_bytes: world.cluster().live_bytes() as f64 / f64::from(load.tasks()),
            history_mib: history.bytes() as f64 / MIB,
        }
    }
}
