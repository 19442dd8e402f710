//! Random commands and faults, drawn from a seed.

use baton::sim::rng::{self, Stream};
use baton::sim::*;

use super::given::{container, definition};

// By their paths: the proof includes this file from elsewhere.
#[path = "random/containers.rs"]
mod containers;
#[path = "random/traffic.rs"]
mod traffic;

#[path = "random/computers.rs"]
mod computers;

/// Draws from the seed, as the core does.
pub(crate) struct Dice {
    seed: u64,
    thrown: u64,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice { seed, thrown: 0 }
    }

    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.thrown += 1;
        rng::range(self.seed, Stream::Name, u64::MAX, self.thrown, (0, n - 1))
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }

    /// Mostly an id that exists, sometimes the one after.
    pub(crate) fn index(&mut self, len: usize) -> usize {
        self.below(len as u64 + 1 - u64::from(len > 0 && !self.thrown.is_multiple_of(8))) as usize
    }
}

/// The guessed switches are part of what varies.
pub(crate) fn parameters(dice: &mut Dice) -> Parameters {
    Parameters {
        stopping_counts_toward_upper: dice.below(4) == 0,
        terminate_deregisters_disconnected_agent: dice.below(4) != 0,
        launches_per_pass_max: dice.pick(&[1, 3, 83]),
        prefer_cached_image: dice.below(4) == 0,
        pull_falls_back_to_cache: dice.below(4) != 0,
        version_consistency: dice.below(4) != 0,
        program_queue_max: dice.pick(&[0, 2, 100]),
        alarm_high_minutes: dice.pick(&[1, 3]),
        alarm_low_minutes: dice.pick(&[1, 2, 15]),
        scaling_cooldown_ms: dice.pick(&[0, 90_000, 300_000]),
        scale_in_waits_for_scale_out_cooldown: dice.below(2) == 0,
        ..Parameters::ecs()
    }
}

/// A command that makes sense at least now and then.
pub(crate) fn invent(dice: &mut Dice, cluster: &Cluster) -> Command {
    if cluster.instances().is_empty() {
        return Command::RunInstances { count: 3, instance_type: some_type(dice) };
    }
    if cluster.images().len() < IMAGES.len() {
        return Command::PushImage(some_image(dice, IMAGES[cluster.images().len()]));
    }
    if cluster.task_definitions().is_empty() {
        return Command::RegisterTaskDefinition(some_definition(dice));
    }
    if cluster.services().is_empty() {
        let first = cluster.target_groups().is_empty() && dice.below(3) > 0;
        return if first { some_target_group(dice, cluster) } else { some_service(dice, cluster) };
    }
    let all: u64 = INVENTIONS.iter().map(|(weight, _)| weight).sum();
    let mut at = dice.below(all);
    for (weight, invention) in INVENTIONS {
        if at < *weight {
            return invention(dice, cluster);
        }
        at -= weight;
    }
    unreachable!("the weights add up")
}

/// A line a kind of command, each with its weight among the others.
type Invention = fn(&mut Dice, &Cluster) -> Command;

const INVENTIONS: &[(u64, Invention)] = &[
    (1, |dice, _| Command::RunInstances { count: 1, instance_type: some_type(dice) }),
    (1, |dice, _| Command::RegisterTaskDefinition(some_definition(dice))),
    (2, some_service),
    (3, |dice, cluster| Command::TerminateInstance { instance: computer(dice, cluster) }),
    (3, |dice, cluster| Command::CutPower { instance: computer(dice, cluster) }),
    (3, |dice, cluster| Command::RestorePower { instance: computer(dice, cluster) }),
    (6, computers::invent),
    (2, protect),
    (4, |dice, cluster| UpdateService::scale(service(dice, cluster), dice.below(9) as u32)),
    (1, delete_service),
    (1, run_task),
    (1, |dice, _| {
        let image = dice.pick(&IMAGES);
        Command::PushImage(some_image(dice, image))
    }),
    (3, |dice, cluster| Command::StopTask { task: task(dice, cluster) }),
    (2, crash),
    (10, traffic::invent),
    (3, some_update),
    (3, some_target_group),
    (1, modify_target_group),
    (3, fault),
    (2, put_attribute),
    (12, scaling),
    (2, registry),
];

fn computer(dice: &mut Dice, cluster: &Cluster) -> InstanceId {
    InstanceId::from_index(dice.index(cluster.instances().len()))
}

fn service(dice: &mut Dice, cluster: &Cluster) -> ServiceId {
    ServiceId::from_index(dice.index(cluster.services().len()))
}

fn task(dice: &mut Dice, cluster: &Cluster) -> TaskId {
    TaskId::from_index(dice.index(cluster.tasks().len()))
}

fn protect(dice: &mut Dice, cluster: &Cluster) -> Command {
    let expires_in_minutes = dice.pick(&[None, Some(1), Some(30), Some(60)]);
    Command::UpdateTaskProtection { task: task(dice, cluster), expires_in_minutes }
}

fn delete_service(dice: &mut Dice, cluster: &Cluster) -> Command {
    Command::DeleteService { service: service(dice, cluster), force: dice.below(2) == 0 }
}

fn run_task(dice: &mut Dice, _: &Cluster) -> Command {
    Command::RunTask(RunTask {
        task_definition: TaskDefinitionId::from_index(0),
        count: dice.below(12) as u32,
        placement: some_placement(dice),
    })
}

fn crash(dice: &mut Dice, cluster: &Cluster) -> Command {
    let container = ContainerId::from_index(dice.index(cluster.containers().len()));
    Command::CrashContainer { container, exit_code: 1 }
}

/// Mostly the next that is missing: limits, policies, data.
fn scaling(dice: &mut Dice, cluster: &Cluster) -> Command {
    let service = service(dice, cluster);
    let policies = cluster.scalable_target(service).map_or(0, |target| target.policies.len());
    let percent = |dice: &mut Dice| dice.pick(&[5, 30, 60, 90, 200]) * 1_000;
    match dice.below(12) {
        0 => Command::DeregisterScalableTarget { service },
        1 | 2 => Command::RegisterScalableTarget {
            service,
            min_capacity: dice.below(4) as u32,
            max_capacity: dice.below(9) as u32,
        },
        3..=11 if cluster.scalable_target(service).is_none() => Command::RegisterScalableTarget {
            service,
            min_capacity: dice.below(3) as u32,
            max_capacity: 3 + dice.below(6) as u32,
        },
        3 | 4 => Command::PutScalingPolicy { service, policy: some_policy(dice) },
        5 | 6 if policies < 2 => Command::PutScalingPolicy { service, policy: some_policy(dice) },
        7..=11 if policies < 1 => Command::PutScalingPolicy { service, policy: some_policy(dice) },
        _ => Command::PutMetricData {
            service,
            metrics: ServiceMetrics {
                cpu_percent_milli: percent(dice),
                memory_percent_milli: percent(dice),
                requests_per_target: dice.pick(&[1, 40, 2_000]),
            },
        },
    }
}

/// The registry fails and recovers; `simulate` makes it whole before the cluster is to rest.
fn registry(dice: &mut Dice, _: &Cluster) -> Command {
    match dice.below(4) {
        0 => Command::SetRegistryReachable { reachable: false },
        1 => Command::SetRegistryReachable { reachable: true },
        2 => Command::LimitRegistry { pulls_max: Some(dice.below(3) as u32) },
        _ => Command::LimitRegistry { pulls_max: None },
    }
}

/// A program hangs, goes on, loses memory.
fn fault(dice: &mut Dice, cluster: &Cluster) -> Command {
    // Mostly one of the latest: the others have ended long ago.
    let all = cluster.containers().len();
    let latest = all.saturating_sub(1 + dice.below(6) as usize);
    let index = if dice.below(3) == 0 { dice.index(all) } else { latest };
    let container = ContainerId::from_index(index);
    match dice.below(4) {
        0 | 1 => Command::HangContainer { container },
        2 => Command::ResumeContainer { container },
        _ => Command::LeakMemory { container, kib_per_s: dice.pick(&[0, 1 << 10, 1 << 20]) },
    }
}

fn some_policy(dice: &mut Dice) -> ScalingPolicy {
    let metric = dice.pick(&[Metric::CpuUtilization, Metric::RequestCountPerTarget]);
    if dice.below(3) > 0 {
        return ScalingPolicy::TargetTracking(TargetTracking {
            disable_scale_in: dice.below(4) == 0,
            scale_out_cooldown_ms: dice.pick(&[None, Some(0)]),
            ..TargetTracking::new(metric, dice.below(100) as u32 * 1_000)
        });
    }
    let (lower_bound_milli, adjustment) = (Some(0), dice.below(9) as i32 - 3);
    let step = StepAdjustment { lower_bound_milli, upper_bound_milli: None, adjustment };
    ScalingPolicy::StepScaling(StepScaling {
        metric,
        comparison: dice.pick(&[Comparison::GreaterThan, Comparison::GreaterThanOrEqual]),
        threshold_milli: 40_000,
        minutes: 1,
        adjustment_type: dice.pick(&[
            AdjustmentType::ChangeInCapacity,
            AdjustmentType::ExactCapacity,
            AdjustmentType::PercentChangeInCapacity,
        ]),
        steps: vec![step],
        min_adjustment_magnitude: dice.below(3) as u32,
        cooldown_ms: None,
    })
}

fn some_type(dice: &mut Dice) -> InstanceType {
    let cpu_units = dice.pick(&[1_024, 2_048]);
    InstanceType::new(cpu_units, dice.pick(&[2_048, 4_096]), dice.pick(&[1, 2, 5]))
}

fn some_placement(dice: &mut Dice) -> Placement {
    let launch_type = match dice.below(4) {
        0 => LaunchType::Fargate,
        _ => LaunchType::Ec2,
    };
    if launch_type == LaunchType::Fargate || dice.below(2) == 0 {
        return Placement { launch_type, ..Placement::default() };
    }
    let strategies = (0..dice.below(4)).map(|_| some_strategy(dice)).collect();
    let constraints = match dice.below(6) {
        0 => vec![PlacementConstraint::DistinctInstance],
        1 => vec![PlacementConstraint::MemberOf("attribute:rack exists".into())],
        2 => vec![PlacementConstraint::MemberOf("not(attribute:rack == a)".into())],
        _ => Vec::new(),
    };
    Placement { launch_type, constraints, strategies }
}

fn some_strategy(dice: &mut Dice) -> PlacementStrategy {
    match dice.below(6) {
        0 => PlacementStrategy::Random,
        1 => PlacementStrategy::Binpack(BinpackField::Cpu),
        2 => PlacementStrategy::Binpack(BinpackField::Memory),
        3 => PlacementStrategy::Spread(SpreadField::InstanceId),
        4 => PlacementStrategy::Spread(SpreadField::Zone),
        _ => PlacementStrategy::Spread(SpreadField::Attribute("rack".into())),
    }
}

fn put_attribute(dice: &mut Dice, cluster: &Cluster) -> Command {
    let (name, value) = ("rack".into(), dice.pick(&["a", "b"]).into());
    Command::PutAttribute { instance: computer(dice, cluster), name, value }
}

/// On the computer's ports: named ones, open ones, or its own network.
fn on_the_computer(dice: &mut Dice, mut containers: Vec<ContainerDefinition>) -> TaskDefinition {
    let network_mode = dice.pick(&[NetworkMode::Bridge, NetworkMode::Bridge, NetworkMode::Host]);
    for container in containers.iter_mut().filter(|_| network_mode == NetworkMode::Bridge) {
        for mapping in &mut container.port_mappings {
            mapping.host_port = dice.pick(&[None, Some(0), Some(8_000 + mapping.container_port)]);
        }
    }
    TaskDefinition { network_mode, ..definition("web", containers) }
}

/// One or two containers, on ports of their own: a task that fights itself for a port (R11) would never rest.
fn some_definition(dice: &mut Dice) -> TaskDefinition {
    let mut containers = vec![container("web", 80)];
    if dice.below(2) == 0 {
        containers.push(container("log", 81));
        containers[1].essential = dice.below(2) == 0;
    }
    for container in &mut containers {
        container.cpu = dice.pick(&[0, 256, 700]);
        container.health_check = (dice.below(3) == 0).then(|| some_check(dice));
        container.stop_timeout_ms = dice.pick(&[None, Some(2), Some(90_000)]);
    }
    containers::vary(dice, &mut containers);
    let definition = match dice.below(3) {
        0 => for_fargate(containers),
        1 => on_the_computer(dice, containers),
        _ => definition("web", containers),
    };
    TaskDefinition { volumes: vec![containers::volume(dice)], ..definition }
}

/// The smallest size; FARGATE would refuse stop timeouts that are as short as ours.
fn for_fargate(mut containers: Vec<ContainerDefinition>) -> TaskDefinition {
    for container in &mut containers {
        (container.cpu, container.stop_timeout_ms) = (0, None);
    }
    TaskDefinition {
        compatibility: LaunchType::Fargate,
        cpu: Some(256),
        memory: Some(1_024),
        ..definition("web", containers)
    }
}

/// One that passes unless the program hangs: a service whose tasks can never be healthy would never rest.
fn some_check(dice: &mut Dice) -> HealthCheck {
    HealthCheck {
        interval_ms: dice.pick(&[5_000, 30_000]),
        timeout_ms: dice.pick(&[2_000, 5_000]),
        retries: dice.pick(&[1, 3]),
        start_period_ms: dice.pick(&[0, 60_000]),
        ..HealthCheck::new("pg_isready")
    }
}

/// Every container's reference, and where its program listens, if it does.
const IMAGES: [(&str, u16); 2] = [("web:1", 80), ("log:1", 81)];

fn some_image(dice: &mut Dice, (reference, port): (&str, u16)) -> Image {
    let port = if dice.below(4) == 0 { ListenPort::Nowhere } else { ListenPort::Fixed(port) };
    let on_sigterm = dice.pick(&[OnSigterm::Exit(0), OnSigterm::Ignore]);
    let start_delay = dice.pick(&[None, Some((0, 0)), Some((20_000, 60_000))]);
    let (features, workers) = (traffic::features(dice), dice.pick(&[1, 4]));
    let program = Program {
        port,
        on_sigterm,
        start_delay,
        features,
        workers,
        ..Program::new(ProgramKind::Node)
    };
    let layers = (0..dice.below(4)).map(|_| some_layer(dice)).collect();
    Image { reference: reference.into(), layers, program, copied: None }
}

fn some_layer(dice: &mut Dice) -> Layer {
    let digest = dice.below(4);
    Layer { digest, size_mib: 10 + 40 * digest as u32 }
}

fn some_service(dice: &mut Dice, cluster: &Cluster) -> Command {
    let definitions = cluster.task_definitions().len();
    let name = dice.pick(&["web", "log"]);
    let definition = TaskDefinitionId::from_index(dice.below(definitions as u64) as usize);
    let desired_count = dice.below(7) as u32;
    let deployment = DeploymentConfiguration {
        minimum_healthy_percent: dice.pick(&[0, 50, 100]),
        maximum_percent: dice.pick(&[100, 150, 200]),
        circuit_breaker: some_breaker(dice),
    };
    if dice.below(8) == 0 {
        let mut daemon = CreateService::daemon(name, definition);
        if dice.below(2) == 0 {
            let expression = "not(attribute:rack == a)".into();
            daemon.placement.constraints = vec![PlacementConstraint::MemberOf(expression)];
        }
        return Command::CreateService(daemon);
    }
    let create = CreateService::new(name, definition, desired_count);
    let discovery = traffic::discovery(dice);
    let grace_ms = dice.pick(&[0, 0, 90_000]);
    Command::CreateService(CreateService {
        discovery,
        deployment,
        load_balancers: some_balancers(dice, cluster),
        health_check_grace_period_ms: grace_ms,
        placement: some_placement(dice),
        availability_zone_rebalancing: dice.below(3) > 0,
        ..create
    })
}

/// One in two services is behind a balancer, as soon as there is a target group.
fn some_balancers(dice: &mut Dice, cluster: &Cluster) -> Vec<LoadBalancer> {
    if cluster.target_groups().is_empty() || dice.below(2) == 0 {
        return Vec::new();
    }
    let target_group = TargetGroupId::from_index(dice.below(2) as usize);
    vec![LoadBalancer { target_group, container: 0, container_port: 80 }]
}

fn some_target_group(dice: &mut Dice, _: &Cluster) -> Command {
    let name = dice.pick(&["web", "log"]);
    let mut settings = CreateTargetGroup::new(name, TargetType::Ip, 80);
    settings.health_check_path = "/health".into();
    settings.health_check_interval_ms = dice.pick(&[6_000, 30_000]);
    settings.unhealthy_threshold = dice.pick(&[2, 4]);
    settings.deregistration_delay_ms = dice.pick(&[0, 20_000, 300_000]);
    Command::CreateTargetGroup(settings)
}

fn modify_target_group(dice: &mut Dice, cluster: &Cluster) -> Command {
    let at = dice.index(cluster.target_groups().len());
    Command::ModifyTargetGroup(ModifyTargetGroup {
        target_group: TargetGroupId::from_index(at),
        health_check_interval_ms: dice.pick(&[5_000, 6_000, 60_000]),
        health_check_timeout_ms: dice.pick(&[2_000, 5_000]),
        healthy_threshold: dice.pick(&[2, 5]),
        unhealthy_threshold: dice.pick(&[2, 10, 11]),
    })
}

fn some_breaker(dice: &mut Dice) -> CircuitBreaker {
    let threshold = dice.pick(&[FailureThreshold::BoundedPercent(50), FailureThreshold::Count(1)]);
    CircuitBreaker {
        enable: dice.below(2) == 0,
        rollback: dice.below(2) == 0,
        threshold,
        reset_on_healthy_task: dice.below(2) == 0,
    }
}

/// Another revision, the same once more, or other limits.
fn some_update(dice: &mut Dice, cluster: &Cluster) -> Command {
    let service = service(dice, cluster);
    let definitions = cluster.task_definitions().len() as u64;
    let definition = TaskDefinitionId::from_index(dice.below(definitions) as usize);
    let mut update = UpdateService::of(service);
    match dice.below(6) {
        0 => update.force_new_deployment = true,
        1 => {
            update.deployment = Some(DeploymentConfiguration {
                minimum_healthy_percent: dice.pick(&[0, 50, 100]),
                maximum_percent: dice.pick(&[100, 150, 200]),
                circuit_breaker: some_breaker(dice),
            });
        }
        _ => update.task_definition = Some(definition),
    }
    Command::UpdateService(update)
}
