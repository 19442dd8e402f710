//! R29, R30: the band between lower and upper limit.

use baton::sim::reconcile::{Good, Observed, Plan, Seen, plan};
use baton::sim::*;

use crate::sim::given::{Given, SMALL, container, definition, service, task, web};

fn band(desired: u32, minimum_healthy_percent: u32, maximum_percent: u32) -> (u32, u32) {
    let deployment = DeploymentConfiguration {
        minimum_healthy_percent,
        maximum_percent,
        ..DeploymentConfiguration::REPLICA
    };
    (deployment.lower(desired), deployment.upper(desired))
}

#[test]
fn r29_the_lower_limit_rounds_up_the_upper_down() {
    // The table of R29.
    assert_eq!(band(4, 100, 200), (4, 8));
    assert_eq!(band(4, 50, 200), (2, 8));
    assert_eq!(band(2, 75, 100), (2, 2));
    assert_eq!(band(3, 100, 125), (3, 3));
    assert_eq!(band(1, 50, 100), (1, 1));
    assert_eq!(band(1, 0, 100), (0, 1));
    assert_eq!(band(3, 50, 150), (2, 4));
    assert_eq!(band(5, 100, 150), (5, 7));
    assert_eq!(band(10, 90, 110), (9, 11));
}

#[test]
fn r29_no_number_overflows() {
    assert_eq!(band(u32::MAX, 100, MAXIMUM_PERCENT_MAX), (u32::MAX, u32::MAX));
    assert_eq!(band(u32::MAX, 1, 100), (42_949_673, u32::MAX));
    let mut given = Given::computers(1, 1, web());
    let create = |desired_count, minimum_healthy_percent, maximum_percent| {
        Command::CreateService(CreateService {
            deployment: DeploymentConfiguration {
                minimum_healthy_percent,
                maximum_percent,
                ..DeploymentConfiguration::REPLICA
            },
            ..CreateService::new("big", TaskDefinitionId::from_index(0), desired_count)
        })
    };
    let too_many = Rejection::TooManyTasks { wanted: u32::MAX, limit: 5_000 };
    assert_eq!(given.refused(create(u32::MAX, 100, 200)), too_many);
    for (minimum_healthy, maximum) in [(101, 200), (100, 99), (100, u32::MAX)] {
        let rejection = Rejection::PercentOutOfRange { minimum_healthy, maximum };
        assert_eq!(given.refused(create(1, minimum_healthy, maximum)), rejection);
    }
}

fn observed(desired: u32, live: u32, healthy: u32, deployment: (u32, u32)) -> Observed {
    let (lower, upper) = band(desired, deployment.0, deployment.1);
    let deployment = DeploymentId::from_index(0);
    let (unhealthy, given_up, held_until) = (0, false, None);
    let (leaving, kept) = Default::default();
    let seen =
        Seen { deployment, desired, live, healthy, unhealthy, leaving, kept, given_up, held_until };
    Observed {
        desired,
        live,
        healthy,
        unhealthy,
        counted: live,
        stopping_counts: false,
        running: healthy,
        lower,
        upper,
        launches_max: 83,
        next_healthy: None,
        deployments: vec![seen],
    }
}

/// Starts, stops, and how many of these may be healthy.
fn steps(plan: &Plan) -> (u32, u32, u32) {
    let start = plan.starts.iter().map(|start| start.count).sum();
    let stop = plan.stops.iter().map(|stop| stop.count).sum();
    (start, stop, plan.stops.iter().map(|stop| stop.healthy_max).sum())
}

#[test]
fn r29_a_plan_stays_in_the_band_and_is_idempotent() {
    let bands = [(100, 200), (50, 100), (0, 100), (100, 150)];
    for deployment in bands {
        for (desired, live) in (0..12).flat_map(|d| (0..12).map(move |l| (d, l))) {
            for healthy in 0..=live {
                let before = observed(desired, live, healthy, deployment);
                let (start, stop, stop_healthy_max) = steps(&plan(&before));
                assert!(start == 0 || stop == 0);
                assert!(start == 0 || live + start <= before.upper, "{before:?}");
                let hit = stop_healthy_max.min(stop);
                assert!(hit == 0 || healthy - hit >= before.lower, "{before:?}");
                // Doing as planned leaves nothing to do.
                let spared = (live - healthy).min(stop);
                let after = observed(
                    desired,
                    live + start - stop,
                    healthy - (stop - spared).min(healthy),
                    deployment,
                );
                assert!(plan(&after).is_empty(), "{before:?} then {after:?}");
            }
        }
    }
}

#[test]
fn r29_replacements_that_a_lowered_upper_limit_has_no_room_for_go_again() {
    // Two leave their computer and are healthy, two that replace them are not yet; now only two may be there at all.
    let mut observed = observed(2, 4, 2, (100, 100));
    observed.deployments[0].leaving = Good { healthy: 2, waiting: 0 };
    assert_eq!(steps(&plan(&observed)), (0, 2, 0));
}

#[test]
fn r29_a_scale_in_spares_healthy_tasks_down_to_the_lower_limit() {
    let stopped_in_zone = |minimum_healthy_percent| {
        // Computer 1 (zone a) is full with two healthy tasks; the third comes up on computer 2 (zone b).
        let mut given = Given::computers(1, 1, web());
        given.apply(Command::CreateService(CreateService {
            deployment: DeploymentConfiguration {
                minimum_healthy_percent,
                ..DeploymentConfiguration::REPLICA
            },
            ..CreateService::new("web", TaskDefinitionId::from_index(0), 3)
        }));
        given.minutes(3);
        given.apply(Command::RunInstances { count: 1, instance_type: SMALL });
        given.until(|cluster| cluster.tasks().len() == 3);
        given.seconds(11);
        given.scale(2);
        given.seconds(11);
        let stopping = |t: &&Task| t.desired_status == DesiredStatus::Stopped;
        let stopped = given.cluster().tasks().iter().find(stopping).expect("one too many");
        given.cluster().instance(stopped.instance).zone
    };
    assert_eq!(stopped_in_zone(0), 0, "R41's first choice: the fullest zone");
    assert_eq!(stopped_in_zone(100), 1, "that would leave one healthy of two, so the new one goes");
}

#[test]
fn r30_stopping_tasks_count_toward_the_upper_limit_only_by_the_guide_of_2023() {
    let replaced_after = |stopping_counts_toward_upper| {
        let parameters = Parameters { stopping_counts_toward_upper, ..Parameters::ecs() };
        let mut slow = container("web", 80);
        slow.stop_timeout_ms = Some(60_000);
        let mut given = Given::with(1, parameters, 3, SMALL, definition("web", vec![slow]));
        given.push("web:1", |program| program.on_sigterm = OnSigterm::Ignore);
        given.apply(Command::CreateService(CreateService {
            deployment: DeploymentConfiguration {
                minimum_healthy_percent: 0,
                maximum_percent: 100,
                ..DeploymentConfiguration::REPLICA
            },
            ..CreateService::new("web", TaskDefinitionId::from_index(0), 3)
        }));
        given.minutes(3);
        given.apply(Command::StopTask { task: task(1) });
        let asked = given.world.now();
        given.until(|cluster| cluster.counts(service()).started == 4);
        given.world.now().since(asked)
    };
    assert!(replaced_after(false) <= 10_000, "the API text: only RUNNING and PENDING count");
    assert!(replaced_after(true) >= 60_000, "the guide: STOPPING counts too");
}
