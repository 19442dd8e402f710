//! What an event costs, from a small cluster to the largest: the same work for each, filling and losing a zone.

use baton::sim::Parameters;

use crate::load::{self, Load};
use crate::report::{report, timed};

/// As many tasks for each computer and each service as the largest has, where there are enough.
const SIZES: [Load; 6] = [
    Load { instances: 34, services: 1, desired: 1_000 },
    Load { instances: 100, services: 1, desired: 3_000 },
    Load { instances: 334, services: 2, desired: 5_000 },
    Load { instances: 1_000, services: 6, desired: 5_000 },
    Load { instances: 2_500, services: 15, desired: 5_000 },
    Load::LARGEST,
];
/// Every size is run until it has had this many events: small ones more often.
const EVENTS: usize = 3_000_000;

pub(crate) fn run() {
    let mut smallest = None;
    for load in SIZES {
        let nanoseconds = cost(load);
        let first = *smallest.get_or_insert(nanoseconds);
        let title = format!("an event among {} tasks", load.tasks());
        report(
            &title,
            &[("costs", nanoseconds, "ns"), ("of the smallest", nanoseconds / first, "×")],
        );
    }
}

fn cost(load: Load) -> f64 {
    let registered = load::registered(load, Parameters::ecs());
    let before = registered.cluster().history().event_count();
    let mut events = 0;
    let (ms, ()) = timed(|| {
        while events < EVENTS {
            let mut world = registered.clone();
            load::fill(&mut world, load);
            load::lose_zone(&mut world);
            events += world.cluster().history().event_count() - before;
        }
    });
    ms * 1e6 / events as f64
}
