//! I15: the core's integers against the rules read literally, in exact fractions (R29, R38, R61–R64).

use baton::sim::autoscaling::hpa::HpaSettings;
use baton::sim::autoscaling::step_scaling::adjusted;
use baton::sim::*;
use proptest::prelude::*;

use super::fraction::Fraction;

fn percent(percent: impl Into<i128>) -> Fraction {
    Fraction::of(percent, 100)
}

/// Counts, small ones more often.
fn count() -> impl Strategy<Value = u32> {
    prop_oneof![0..12u32, 0..=5_000u32]
}

/// Thousandths, round ones more often.
fn milli() -> impl Strategy<Value = u32> {
    prop_oneof![(0..400u32).prop_map(|percent| percent * 1_000), 0..400_000u32, any::<u32>()]
}

fn target_milli() -> impl Strategy<Value = u32> {
    milli().prop_map(|milli| milli.max(1))
}

fn as_count(number: i128) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn r29_limits_round_the_lower_up_and_the_upper_down(
        desired in count(),
        minimum_healthy_percent in 0..=100u32,
        maximum_percent in 100..=10_000u32,
    ) {
        let limits = DeploymentConfiguration {
            minimum_healthy_percent,
            maximum_percent,
            ..DeploymentConfiguration::REPLICA
        };
        let of_desired = |p| Fraction::whole(desired).times(percent(p));
        prop_assert_eq!(i128::from(limits.lower(desired)), of_desired(minimum_healthy_percent).ceil());
        prop_assert_eq!(i128::from(limits.upper(desired)), of_desired(maximum_percent).floor());
    }

    #[test]
    fn r38_thresholds_round_up_and_are_bounded(desired in count(), p in 1..=400u32) {
        let exact = Fraction::whole(desired).times(percent(p)).ceil();
        let bounded = FailureThreshold::BoundedPercent(p).failures(desired, (3, 200));
        prop_assert_eq!(i128::from(bounded), exact.clamp(3, 200));
        let unbounded = FailureThreshold::UnboundedPercent(p).failures(desired, (3, 200));
        prop_assert_eq!(i128::from(unbounded), exact.max(1));
        prop_assert_eq!(FailureThreshold::Count(p).failures(desired, (3, 200)), p);
    }

    #[test]
    fn r61_the_low_alarm_is_below_nine_tenths_exactly(value in milli(), target in target_milli()) {
        let policy = TargetTracking::new(Metric::CpuUtilization, target);
        let parameters = Parameters::ecs();
        let minute = ServiceMetrics { cpu_percent_milli: value, ..ServiceMetrics::default() };
        let low = policy.alarm(AlarmSide::Low, &parameters).is_breached(minute);
        let nine_tenths = Fraction::whole(target).times(Fraction::of(9, 10));
        prop_assert_eq!(low, Fraction::whole(value) < nine_tenths);
        let high = policy.alarm(AlarmSide::High, &parameters).is_breached(minute);
        prop_assert_eq!(high, value > target);
    }

    #[test]
    fn r62_the_capacity_is_the_proportion_rounded_up(
        current in count(),
        value in milli(),
        target in target_milli(),
    ) {
        let policy = TargetTracking::new(Metric::CpuUtilization, target);
        let exact = Fraction::whole(current).times(Fraction::of(value, target)).ceil();
        prop_assert_eq!(policy.wanted(current, value), as_count(exact));
    }

    #[test]
    fn r63_adjustments_round_as_the_guide_says(
        current in count(),
        adjustment in prop_oneof![-40..40i32, -1_000_000..=1_000_000i32],
        magnitude in 0..9u32,
    ) {
        use AdjustmentType::*;
        let (zero, one) = (Fraction::whole(0), Fraction::whole(1));
        let change = Fraction::whole(current).times(percent(adjustment));
        let rounded = if change >= one {
            change.floor()
        } else if change > zero {
            1
        } else if change == zero {
            0
        } else if change > Fraction::whole(-1) {
            -1
        } else {
            change.ceil()
        };
        let at_least = rounded.signum() * rounded.abs().max(i128::from(magnitude));
        let to = |change: i128| as_count((i128::from(current) + change).max(0));
        let by = |kind| adjusted(current, kind, adjustment, magnitude);
        prop_assert_eq!(by(PercentChangeInCapacity), to(at_least));
        prop_assert_eq!(by(ChangeInCapacity), to(adjustment.into()));
        prop_assert_eq!(by(ExactCapacity), adjustment.max(0) as u32);
    }

    #[test]
    fn r64_the_hpa_rounds_up_beyond_its_tolerance(
        current in count(),
        value in milli(),
        target in target_milli(),
    ) {
        let settings = HpaSettings::new(target, 1, 5_000);
        let ratio = Fraction::of(value, target);
        let within = ratio.minus(Fraction::whole(1)).magnitude() <= Fraction::of(1, 10);
        let exact = Fraction::whole(current).times(ratio).ceil();
        let exact = if within { current } else { as_count(exact) };
        prop_assert_eq!(settings.recommended(current, value), exact);
    }

    #[test]
    fn r64_pods_without_a_metric_count_against_the_change(
        (current, missing) in count().prop_flat_map(|current| (Just(current), 0..=current)),
        value in milli(),
        target in target_milli(),
    ) {
        let settings = HpaSettings::new(target, 1, 5_000);
        let up = value > target;
        let assumed = if up { 0 } else { target };
        let with = Fraction::whole(current - missing).times(Fraction::whole(value));
        let without = Fraction::whole(missing).times(Fraction::whole(assumed));
        let pods = Fraction::whole(current.max(1));
        let ratio = with.plus(without).over(pods).over(Fraction::whole(target));
        let within = ratio.minus(Fraction::whole(1)).magnitude() <= Fraction::of(1, 10);
        let exact = as_count(Fraction::whole(current).times(ratio).ceil());
        let wanted = if within || (exact > current) != up { current } else { exact };
        prop_assert_eq!(settings.recommended_with_missing(current, missing, value), wanted);
    }
}
