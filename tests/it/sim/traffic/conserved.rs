//! I11: no request is lost.

use baton::lab::Outcome;
use baton::sim::*;

use super::{feature, program, serving, stats, users};
use crate::sim::given::{service, task};

#[test]
fn issued_requests_are_answered_failed_or_under_way() {
    let crash = Some(Crash { every: 50, exit_code: 1 });
    let broken = Feature { crash, ..feature("board", 200) };
    let mut given = serving(2, program(2, vec![broken]), 2);
    given.apply(users(Endpoint::Name { service: service(), port: 80 }, "board", 600));
    given.apply(users(Endpoint::Task { task: task(1), port: 80 }, "board", 60));
    for _ in 0..600 {
        given.seconds(1);
        let (issued, answered, failed, in_flight) = given.world.traffic().totals();
        assert_eq!(issued, answered + failed + in_flight);
        let open = given.world.traffic().flights().filter(|f| f.is_open()).count() as u64;
        assert_eq!(open, in_flight);
    }
    let listed = given.world.traffic().requests();
    let failed = listed.filter(|request| matches!(request.outcome, Outcome::Failed(_))).count();
    assert!(failed > 0 && stats(&given).failed() > 100 && stats(&given).answered > 100);
}
