//! R60–R64: scaling by itself.

use baton::sim::autoscaling::hpa::{Hpa, HpaSettings};
use baton::sim::autoscaling::step_scaling::adjusted;
use baton::sim::*;

use crate::sim::given::{Given, SMALL, service, web};

const CPU: Metric = Metric::CpuUtilization;

/// Two tasks with room for more; limits 1 to 10; this policy; the clock just past a minute.
fn scaling(policy: ScalingPolicy) -> Given {
    with(Parameters::ecs(), &[policy])
}

fn with(parameters: Parameters, policies: &[ScalingPolicy]) -> Given {
    let mut given = Given::with(1, parameters, 8, SMALL, web());
    given.create_service(2);
    given.minutes(3);
    limits(&mut given, 1, 10);
    for policy in policies.iter().cloned() {
        given.apply(Command::PutScalingPolicy { service: service(), policy });
    }
    let past = given.world.now().0 % 60_000;
    given.ms(60_001 - past);
    given
}

fn limits(given: &mut Given, min_capacity: u32, max_capacity: u32) {
    let service = service();
    given.apply(Command::RegisterScalableTarget { service, min_capacity, max_capacity });
}

/// 70 % of CPU.
fn seventy() -> TargetTracking {
    TargetTracking::new(CPU, 70_000)
}

fn tracking(policy: TargetTracking) -> ScalingPolicy {
    ScalingPolicy::TargetTracking(policy)
}

fn requests(target: u32) -> ScalingPolicy {
    tracking(TargetTracking::new(Metric::RequestCountPerTarget, target * 1_000))
}

/// So many minutes with so much CPU, in percent.
fn minutes(given: &mut Given, minutes: u32, cpu_percent: u32) {
    measured(given, minutes, ServiceMetrics { cpu_percent_milli: cpu_percent * 1_000, ..none() });
}

fn measured(given: &mut Given, minutes: u32, metrics: ServiceMetrics) {
    for _ in 0..minutes {
        given.apply(Command::PutMetricData { service: service(), metrics });
        given.minutes(1);
    }
}

fn none() -> ServiceMetrics {
    ServiceMetrics::default()
}

fn desired(given: &Given) -> u32 {
    given.counts().desired
}

fn alarm(given: &Given, side: AlarmSide) -> AlarmState {
    given.cluster().scalable_target(service()).expect("registered").policies[0].alarm_state(side)
}

fn last_held(given: &Given) -> Option<ScalingHold> {
    let decisions = given.cluster().history().decisions(0..usize::MAX);
    let why = |kind| match kind {
        DecisionKind::ScalingHeld { why, .. } => Some(why),
        _ => None,
    };
    decisions.rev().find_map(|decision| why(decision.kind))
}

#[test]
fn r60_a_metric_is_one_minute_and_the_latest_point_of_it_counts() {
    let mut given = scaling(tracking(seventy()));
    minutes(&mut given, 1, 95);
    given.minutes(5);
    assert_eq!(desired(&given), 2, "a point says nothing of the minutes after its own");
    for cpu_percent_milli in [10_000, 95_000] {
        let metrics = ServiceMetrics { cpu_percent_milli, ..none() };
        given.apply(Command::PutMetricData { service: service(), metrics });
    }
    given.minutes(1);
    minutes(&mut given, 2, 95);
    assert_eq!(desired(&given), 3, "ceil(2 × 95 / 70)");
    assert_eq!(given.world.now().0 % 60_000, 1, "at the full minute");
    let changed = given
        .cluster()
        .history()
        .all_events()
        .rfind(|event| matches!(event.kind, EventKind::DesiredCountChanged { .. }));
    assert_eq!(changed.expect("scaled").at.0 % 60_000, 0);
}

#[test]
fn r61_above_the_target_for_three_minutes_below_nine_tenths_of_it_for_fifteen() {
    let mut given = scaling(tracking(seventy()));
    minutes(&mut given, 2, 71);
    assert_eq!(alarm(&given, AlarmSide::High), AlarmState::InsufficientData);
    minutes(&mut given, 1, 71);
    assert_eq!(alarm(&given, AlarmSide::High), AlarmState::Alarm);
    minutes(&mut given, 1, 70);
    assert_eq!(alarm(&given, AlarmSide::High), AlarmState::Ok, "at the target is not above it");

    minutes(&mut given, 20, 63);
    assert_eq!(alarm(&given, AlarmSide::Low), AlarmState::Ok, "63 is 0.9 × 70");
    minutes(&mut given, 14, 62);
    assert_eq!(alarm(&given, AlarmSide::Low), AlarmState::Ok);
    minutes(&mut given, 1, 62);
    assert_eq!(alarm(&given, AlarmSide::Low), AlarmState::Alarm);
}

#[test]
fn r61_missing_data_do_nothing() {
    let mut given = scaling(tracking(seventy()));
    minutes(&mut given, 2, 500);
    given.minutes(1);
    minutes(&mut given, 2, 500);
    assert_eq!(desired(&given), 2, "the gap starts the count anew");
    minutes(&mut given, 1, 500);
    assert_eq!(desired(&given), 10);
    given.scale(2);
    given.minutes(60);
    assert_eq!(desired(&given), 2, "no data, no action, also in ALARM");
    assert_eq!(alarm(&given, AlarmSide::High), AlarmState::InsufficientData);
}

#[test]
fn r62_out_in_proportion_rounded_up_within_the_limits() {
    let scaled_to = |cpu, max| {
        let mut given = scaling(tracking(seventy()));
        limits(&mut given, 1, max);
        minutes(&mut given, 3, cpu);
        desired(&given)
    };
    assert_eq!(scaled_to(71, 10), 3);
    assert_eq!(scaled_to(105, 10), 3);
    assert_eq!(scaled_to(106, 10), 4);
    assert_eq!(scaled_to(700, 10), 10, "the maximum");
    assert_eq!(scaled_to(700, 2), 2);
}

#[test]
fn r62_in_only_after_its_cooldown_and_not_below_the_minimum() {
    let mut given = scaling(tracking(seventy()));
    given.scale(9);
    limits(&mut given, 2, 10);
    minutes(&mut given, 15, 50);
    assert_eq!(desired(&given), 7, "ceil(9 × 50 / 70)");
    minutes(&mut given, 4, 7);
    assert_eq!((desired(&given), last_held(&given)), (7, Some(ScalingHold::Cooldown)));
    minutes(&mut given, 1, 7);
    assert_eq!(desired(&given), 2, "ceil(7 × 7 / 70) is 1, the minimum 2");
    minutes(&mut given, 5, 7);
    assert_eq!((desired(&given), last_held(&given)), (2, Some(ScalingHold::AtMinimum)));
}

#[test]
fn r62_in_a_scale_out_cooldown_only_a_larger_scale_out_passes() {
    let mut given = scaling(tracking(seventy()));
    minutes(&mut given, 3, 100);
    assert_eq!(desired(&given), 3, "ceil(2 × 100 / 70)");
    minutes(&mut given, 1, 105);
    assert_eq!((desired(&given), last_held(&given)), (3, Some(ScalingHold::Cooldown)));
    minutes(&mut given, 1, 141);
    assert_eq!(desired(&given), 5, "ceil(2 × 141 / 70): the two of before count");
    minutes(&mut given, 4, 100);
    assert_eq!(desired(&given), 5);
    minutes(&mut given, 1, 100);
    assert_eq!(desired(&given), 8, "the cooldown is over: ceil(5 × 100 / 70)");
}

#[test]
fn r62_a_scale_out_ends_the_cooldown_of_a_scale_in() {
    let parameters =
        Parameters { scale_in_waits_for_scale_out_cooldown: false, ..Parameters::ecs() };
    let policy = TargetTracking { scale_in_cooldown_ms: Some(86_400_000), ..seventy() };
    let mut given = with(parameters, &[tracking(policy)]);
    given.scale(4);
    minutes(&mut given, 15, 50);
    assert_eq!(desired(&given), 3);
    minutes(&mut given, 15, 40);
    assert_eq!(desired(&given), 3, "a day's cooldown");
    minutes(&mut given, 3, 90);
    assert_eq!(desired(&given), 4, "which stops no scale-out");
    minutes(&mut given, 15, 40);
    assert_eq!(desired(&given), 3, "and is gone after one");
}

#[test]
fn r62_out_if_any_policy_asks_in_only_if_all_do_the_largest_wins() {
    let both = || with(Parameters::ecs(), &[tracking(seventy()), requests(100)]);
    let at = |cpu_percent: u32, requests_per_target| ServiceMetrics {
        cpu_percent_milli: cpu_percent * 1_000,
        requests_per_target,
        ..none()
    };
    let mut given = both();
    measured(&mut given, 3, at(75, 190));
    assert_eq!(desired(&given), 4, "CPU asks for 3, requests for 4");

    let mut given = both();
    given.scale(6);
    measured(&mut given, 20, at(20, 95));
    assert_eq!((desired(&given), last_held(&given)), (6, Some(ScalingHold::OtherPolicy)));
    measured(&mut given, 15, at(20, 50));
    assert_eq!(desired(&given), 3, "CPU asks for 2, requests for 3");

    let mut given = scaling(tracking(TargetTracking { disable_scale_in: true, ..seventy() }));
    minutes(&mut given, 20, 1);
    assert_eq!(desired(&given), 2, "scale-in disabled");
}

#[test]
fn r62_no_scale_in_while_a_deployment_runs() {
    let mut given = scaling(tracking(seventy()));
    given.scale(6);
    given.minutes(5);
    minutes(&mut given, 14, 20);
    let force_new_deployment = true;
    let update = UpdateService { force_new_deployment, ..UpdateService::of(service()) };
    given.apply(Command::UpdateService(update));
    minutes(&mut given, 1, 20);
    assert_eq!((desired(&given), last_held(&given)), (6, Some(ScalingHold::Deployment)));
    minutes(&mut given, 4, 20);
    assert_eq!(desired(&given), 2, "ceil(6 × 20 / 70), once it is over");
}

/// The user guide's example.
fn steps(metric_is_high: bool) -> ScalingPolicy {
    let (comparison, threshold_milli) = match metric_is_high {
        true => (Comparison::GreaterThanOrEqual, 50_000),
        false => (Comparison::LessThanOrEqual, 50_000),
    };
    let step = |lower: Option<i32>, upper: Option<i32>, adjustment| StepAdjustment {
        lower_bound_milli: lower.map(|bound| bound * 1_000),
        upper_bound_milli: upper.map(|bound| bound * 1_000),
        adjustment,
    };
    let steps = match metric_is_high {
        true => {
            vec![step(Some(0), Some(10), 0), step(Some(10), Some(20), 10), step(Some(20), None, 30)]
        }
        false => vec![
            step(Some(-10), Some(0), 0),
            step(Some(-20), Some(-10), -10),
            step(None, Some(-20), -30),
        ],
    };
    ScalingPolicy::StepScaling(StepScaling {
        metric: CPU,
        comparison,
        threshold_milli,
        minutes: 1,
        adjustment_type: AdjustmentType::PercentChangeInCapacity,
        steps,
        min_adjustment_magnitude: 0,
        cooldown_ms: Some(0),
    })
}

#[test]
fn r63_the_guides_example_comes_to_its_numbers() {
    let mut given = with(Parameters::ecs(), &[steps(true), steps(false)]);
    limits(&mut given, 1, 100);
    given.scale(10);
    let story = [(60, 11), (70, 14), (55, 14), (40, 13), (30, 10), (45, 10)];
    for (cpu, capacity) in story {
        minutes(&mut given, 1, cpu);
        assert_eq!(desired(&given), capacity, "at {cpu} %");
    }
}

#[test]
fn r63_bounds_hold_the_end_that_is_nearer_to_the_threshold() {
    let ScalingPolicy::StepScaling(high) = steps(true) else { unreachable!() };
    let ScalingPolicy::StepScaling(low) = steps(false) else { unreachable!() };
    let adjustment = |policy: &StepScaling, value| policy.step(value).map(|step| step.adjustment);
    assert_eq!(
        [49_999, 50_000, 59_999, 60_000].map(|v| adjustment(&high, v)),
        [None, Some(0), Some(0), Some(10)]
    );
    assert_eq!(
        [50_001, 50_000, 40_001, 40_000].map(|v| adjustment(&low, v)),
        [None, Some(0), Some(0), Some(-10)]
    );
}

#[test]
fn r63_percentages_round_as_the_guide_says() {
    use AdjustmentType::*;
    let percent = |current, by, at_least| adjusted(current, PercentChangeInCapacity, by, at_least);
    assert_eq!(percent(10, 25, 0), 12, "2.5 down to 2");
    assert_eq!(percent(2, 10, 0), 3, "0.2 to 1");
    assert_eq!(percent(3, -10, 0), 2, "−0.3 to −1");
    assert_eq!(percent(10, -25, 0), 8, "−2.5 to −2");
    assert_eq!(percent(4, 25, 2), 6, "MinAdjustmentMagnitude");
    assert_eq!(percent(4, -25, 3), 1);
    assert_eq!(percent(2, -300, 0), 0);
    assert_eq!(adjusted(4, ChangeInCapacity, -9, 0), 0);
    assert_eq!(adjusted(4, ChangeInCapacity, 3, 0), 7);
    assert_eq!(adjusted(4, ExactCapacity, 9, 0), 9);
}

#[test]
fn r63_steps_with_a_gap_an_overlap_or_without_an_end_are_refused() {
    let mut given = scaling(steps(true));
    let mut refused = |change: fn(&mut StepScaling)| {
        let ScalingPolicy::StepScaling(mut policy) = steps(true) else { unreachable!() };
        change(&mut policy);
        let policy = ScalingPolicy::StepScaling(policy);
        given.refused(Command::PutScalingPolicy { service: service(), policy })
    };
    let not_joined = Rejection::StepsNotJoined;
    assert_eq!(refused(|p| p.steps[1].lower_bound_milli = Some(11_000)), not_joined);
    assert_eq!(refused(|p| p.steps[1].lower_bound_milli = Some(9_000)), not_joined);
    assert_eq!(refused(|p| p.steps[2].upper_bound_milli = Some(30_000)), not_joined);
    assert_eq!(refused(|p| p.steps[0].lower_bound_milli = Some(-5_000)), not_joined);
    assert_eq!(refused(|p| p.steps.clear()), Rejection::StepCountOutOfRange { limit: 20 });
    assert_eq!(refused(|p| p.minutes = 0), Rejection::AlarmMinutesOutOfRange { limit: 1_440 });
}

#[test]
fn r64_kubernetes_tolerates_a_tenth_and_rounds_up() {
    let settings = HpaSettings::new(70_000, 1, 100);
    assert_eq!(settings.recommended(10, 77_000), 10, "1.1 is within");
    assert_eq!(settings.recommended(10, 77_001), 12);
    assert_eq!(settings.recommended(10, 63_000), 10, "0.9 is within");
    assert_eq!(settings.recommended(10, 62_999), 9);
    assert_eq!(settings.recommended_with_missing(10, 5, 140_000), 10, "0 % for those: on target");
    assert_eq!(settings.recommended_with_missing(10, 5, 210_000), 15);
    assert_eq!(settings.recommended_with_missing(10, 5, 35_000), 8, "on target for those");
}

#[test]
fn r64_kubernetes_goes_up_in_steps_at_once_and_down_after_five_minutes() {
    let mut hpa = Hpa::new(HpaSettings::new(50_000, 1, 100));
    let mut at = TimeMs::ZERO;
    let mut look = |current, cpu_percent: u32| {
        let to = hpa.sync(at, current, cpu_percent * 1_000);
        at = at.after(15_000);
        to
    };
    assert_eq!(look(1, 1_000), 5, "20 wanted, +4 in 15 s");
    assert_eq!(look(5, 200), 10, "20 wanted, ×2 in 15 s");
    assert_eq!(look(10, 100), 20);
    for _ in 0..18 {
        assert_eq!(look(20, 10), 20, "20 was recommended within 300 s");
    }
    assert_eq!((0..3).map(|_| look(20, 10)).last(), Some(4));
}
