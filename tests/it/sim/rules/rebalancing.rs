//! R42: zones that differ too much are evened out.

use baton::shell::ecs;
use baton::sim::*;

use crate::sim::given::{Given, SMALL, service, web};

const ROOMY: InstanceType = InstanceType { eni_slots: 8, ..SMALL };

/// Six tasks while zone b is lost; then it comes back.
fn returned(change: impl FnOnce(&mut CreateService)) -> Given {
    let mut given = Given::with(1, Parameters::ecs(), 3, ROOMY, web());
    given.apply(Command::TerminateInstance { instance: InstanceId::from_index(1) });
    let mut create = CreateService::new("web", TaskDefinitionId::from_index(0), 6);
    change(&mut create);
    given.apply(Command::CreateService(create));
    given.minutes(4);
    assert_eq!(given.spread(), [3, 0, 3]);
    // The next computers stand in zones a and b.
    given.apply(Command::RunInstances { count: 2, instance_type: ROOMY });
    given
}

fn in_zones(given: &Given) -> [usize; 3] {
    let mut zones = [0; 3];
    for (instance, tasks) in given.cluster().instances().iter().zip(given.spread()) {
        zones[usize::from(instance.zone)] += tasks;
    }
    zones
}

#[test]
fn r42_when_a_zone_comes_back_tasks_move_there_new_ones_first() {
    let mut given = returned(|_| {});
    let mut least = 6;
    for _ in 0..20 * 60 {
        given.seconds(1);
        least = least.min(given.counts().routable);
    }
    assert_eq!((in_zones(&given), least), ([2, 2, 2], 6), "never fewer than desired");
    assert_eq!(given.state(), Settled::Steady);
    let messages = given.cluster().service(service()).messages();
    let said = messages.map(|(_, m)| ecs::service_event(given.cluster(), service(), &m.kind));
    let said: Vec<String> = said.filter(|text| text.contains("AZ ")).collect();
    let zones = |a, b, c| {
        format!(
            "{a} tasks in ap-northeast-2a, {b} tasks in ap-northeast-2b, {c} tasks in ap-northeast-2c"
        )
    };
    let not = format!(
        "(service web) is not AZ balanced with {}. AZ Rebalancing in progress.",
        zones(3, 0, 3)
    );
    let is = format!("(service web) is AZ balanced with {}.", zones(2, 2, 2));
    assert_eq!(said, [not, is]);
    let before = given.here();
    given.minutes(60);
    assert_eq!(given.here(), before, "then it rests");
}

#[test]
fn r42_nothing_moves_where_it_is_off_or_zones_are_not_spread_over() {
    let off: [fn(&mut CreateService); 3] = [
        |create| create.availability_zone_rebalancing = false,
        |create| create.deployment.maximum_percent = 100,
        |create| {
            create.placement.strategies = vec![PlacementStrategy::Spread(SpreadField::InstanceId)]
        },
    ];
    for change in off {
        let mut given = returned(change);
        given.minutes(20);
        assert_eq!(in_zones(&given), [3, 0, 3]);
    }
}

#[test]
fn r42_a_move_that_finds_no_room_is_given_up() {
    let mut given = returned(|_| {});
    given.until_within(20, |cluster| {
        let decisions = cluster.history().decisions(0..usize::MAX);
        decisions.map(|d| d.kind).any(|kind| matches!(kind, DecisionKind::Rebalances { .. }))
    });
    given.apply(Command::LoseZone { zone: 1 });
    given.minutes(60);
    assert_eq!(given.three().1, 6);
}
