//! Traffic must not slow the page down: what a request costs, in timers and in bytes.

use baton::sim::*;

use super::{feature, program, serving, stats, users};
use crate::sim::given::service;

#[test]
fn a_request_costs_five_timers_and_an_hour_of_them_no_more_memory_than_a_minute() {
    let mut given = serving(2, program(4, vec![feature("board", 20)]), 4);
    given.apply(users(Endpoint::Name { service: service(), port: 80 }, "board", 600));
    given.minutes(5);
    let (fired, bytes) = (given.world.fired(), given.world.snapshot_bytes());
    given.minutes(60);
    assert_eq!(stats(&given).issued, 39_000);
    let timers = given.world.fired() - fired;
    assert!(timers <= 36_000 * 5 + 1_000, "{timers} timers");
    let grown = given.world.snapshot_bytes().saturating_sub(bytes);
    assert!(grown < 100_000, "{grown} bytes more");
}
