//! R41: who goes when there are too many.

use baton::sim::*;

use crate::sim::given::{Given, SMALL, computer, service, task, web};

/// Seven computers, in zones a, b, c, a, b, c, a; six tasks spread over them, then these strategies.
fn placed(seed: u64, strategies: Vec<PlacementStrategy>, desired: u32) -> Given {
    let roomy = InstanceType { eni_slots: 6, ..SMALL };
    let mut given = Given::with(seed, Parameters::ecs(), 7, roomy, web());
    let create = CreateService::new("web", TaskDefinitionId::from_index(0), desired);
    let placement = Placement { strategies, ..Placement::default() };
    given.apply(Command::CreateService(CreateService { placement, ..create }));
    given.minutes(4);
    given
}

#[test]
fn r41_binpack_stops_where_most_is_left() {
    let binpack = vec![PlacementStrategy::Binpack(BinpackField::Memory)];
    // Five fill the first computer, three more go to the second.
    let mut given = placed(1, binpack, 8);
    assert_eq!(given.spread()[..3], [6, 2, 0]);
    given.scale(6);
    given.minutes(2);
    assert_eq!(given.spread()[..3], [6, 0, 0], "the emptier computer is emptied");
}

#[test]
fn r41_spread_keeps_the_zones_balanced_and_chance_picks_within_one() {
    let went = |seed| {
        let mut given = placed(seed, vec![PlacementStrategy::Spread(SpreadField::Zone)], 7);
        given.scale(6);
        given.minutes(2);
        let mut in_zone = [0; 3];
        for (instance, tasks) in given.cluster().instances().iter().zip(given.spread()) {
            in_zone[usize::from(instance.zone)] += tasks;
        }
        assert_eq!(in_zone, [2, 2, 2]);
        (1..=7).find(|&number| !given.cluster().task(task(number)).is_live())
    };
    let who: std::collections::BTreeSet<_> = (1..12).map(went).collect();
    assert!(who.len() > 1, "not always the newest: {who:?}");
}

#[test]
fn r41_random_is_drawn_from_the_seed() {
    let went = |seed| {
        let mut given = placed(seed, vec![PlacementStrategy::Random], 6);
        given.scale(5);
        given.minutes(2);
        (1..=6).find(|&number| !given.cluster().task(task(number)).is_live())
    };
    let who: std::collections::BTreeSet<_> = (1..12).map(went).collect();
    assert!(who.len() > 2, "{who:?}");
    assert_eq!(went(1), went(1));
}

#[test]
fn r41_a_protected_task_is_stopped_by_no_scale_in_and_no_deployment() {
    let mut given = Given::service(1, 3, 3);
    let protect =
        |task, expires_in_minutes| Command::UpdateTaskProtection { task, expires_in_minutes };
    given.apply(protect(task(3), Some(60)));
    given.apply(protect(task(2), Some(60)));
    given.scale(1);
    given.minutes(2);
    let live = |given: &Given| -> Vec<u32> {
        let tasks = &given.cluster().service(service()).tasks;
        tasks.iter().filter(|&&t| given.cluster().task(t).is_live()).map(|t| t.number()).collect()
    };
    assert_eq!(live(&given), [2, 3]);
    assert_eq!(given.state(), Settled::TasksProtected { service: service() });
    let said = given.cluster().service(service()).messages().last().map(|(_, m)| m.kind.clone());
    assert!(matches!(said, Some(ServiceMessageKind::UnableToScaleIn { .. })), "{said:?}");
    given.apply(protect(task(3), None));
    given.minutes(1);
    assert_eq!(live(&given), [2]);
    given.apply(UpdateService::deploy(service(), TaskDefinitionId::from_index(0)));
    given.apply(Command::UpdateService(UpdateService {
        force_new_deployment: true,
        ..UpdateService::of(service())
    }));
    given.minutes(20);
    assert!(live(&given).contains(&2), "nor by a deployment");
    given.minutes(60);
    assert!(!live(&given).contains(&2), "protection ends by itself");
    assert_eq!((given.three(), given.state()), ((1, 1, 1), Settled::Steady));
}

#[test]
fn r41_only_live_tasks_of_services_are_protected_for_two_days_at_most() {
    let mut given = Given::computers(1, 1, web());
    given.apply(RunTask::of(TaskDefinitionId::from_index(0), 1));
    let alone = Rejection::TaskWithoutService { task: task(1) };
    let protect =
        |task, expires_in_minutes| Command::UpdateTaskProtection { task, expires_in_minutes };
    assert_eq!(given.refused(protect(task(1), Some(1))), alone);
    given.create_service(1);
    given.minutes(3);
    let range = Rejection::ProtectionOutOfRange { limit: 2_880 };
    assert_eq!(given.refused(protect(task(2), Some(2_881))), range);
    assert_eq!(given.refused(protect(task(2), Some(0))), range);
    assert_eq!(given.refused(protect(task(2), None)), Rejection::AlreadySo);
    given.apply(protect(task(2), Some(2_880)));
    given.apply(Command::TerminateInstance { instance: computer(1) });
    assert!(!given.cluster().is_protected(task(2)), "what is gone needs no protection");
}
