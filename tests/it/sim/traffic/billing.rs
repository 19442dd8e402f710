//! What a cluster costs.

use baton::sim::*;

use crate::sim::given::{Given, SMALL, computer, service, web};

const HOUR: u64 = 60;

#[test]
fn computers_cost_by_the_time_they_are_rented_busy_or_not() {
    let priced = InstanceType { price_per_hour: 96_000, ..SMALL };
    let mut given = Given::with(1, Parameters::ecs(), 2, priced, web());
    let rented = given.world.now();
    given.minutes(HOUR);
    let bill = given.cluster().bill(given.world.now());
    let minutes = (rented.0 / 60_000) + HOUR;
    assert_eq!(bill.total(), 2 * 96_000 * minutes / 60);
    given.apply(Command::TerminateInstance { instance: computer(1) });
    given.apply(Command::CutPower { instance: computer(2) });
    assert_eq!(given.cluster().price_per_hour(), 96_000);
    given.minutes(HOUR);
    let more = given.cluster().bill(given.world.now()).total() - bill.total();
    assert_eq!(more, 96_000, "given back costs nothing, without power as much as before");
}

#[test]
fn a_service_bears_what_its_tasks_reserve_and_nobody_the_rest() {
    let priced = InstanceType { price_per_hour: 96_000, ..SMALL };
    let mut given = Given::with(1, Parameters::ecs(), 1, priced, web());
    given.create_service(2);
    let from = given.world.now();
    given.minutes(HOUR);
    let now = given.world.now();
    let part = given.cluster().service_bill(now, service());
    // Each of two tasks takes 256 of 2,048 units and 512 of 4,096 MiB: an eighth.
    let most = 2 * 96_000 / 8;
    assert!((most - 1_000..=most).contains(&part), "{part} of {most}");
    assert!(part < given.cluster().bill(now).total() / 3);
    assert!(from < now);
}
