//! A stage's target groups, services and users: requests that the lesson fills in.

use toml::Spanned;

use super::{
    stage_file::{ServiceEntry, TargetGroupEntry, UsersEntry},
    structure::Checker,
};
use crate::course::{Address, CIRCUIT_BREAKERS, Visitors};
use crate::sim::{
    BinpackField, CreateService, CreateTargetGroup, DeploymentConfiguration, Discovery, LaunchType,
    LoadBalancer, Matcher, Placement, PlacementConstraint, PlacementStrategy, RoutingAlgorithm,
    SchedulingStrategy, Shape, SpreadField, TargetGroupId, TargetType, TaskDefinition,
    TaskDefinitionId,
};

/// How long people wait for an answer if nothing is said.
const PATIENCE_MS: u64 = 10_000;
/// How long a client keeps a DNS answer: what ECS's console fills in.
const DNS_TTL_MS: u32 = 60_000;

pub(super) fn target_group(checker: &mut Checker, entry: &TargetGroupEntry) -> CreateTargetGroup {
    let types = [("ip", TargetType::Ip), ("instance", TargetType::Instance)];
    let algorithms = [
        ("round-robin", RoutingAlgorithm::RoundRobin),
        ("least-outstanding", RoutingAlgorithm::LeastOutstandingRequests),
        ("random", RoutingAlgorithm::WeightedRandom),
    ];
    let target_type = entry.target_type.as_ref().and_then(|text| checker.one_of(text, &types));
    let target_type = target_type.unwrap_or(TargetType::Ip);
    let plain = CreateTargetGroup::new(entry.name.get_ref(), target_type, entry.port);
    let algorithm = entry.algorithm.as_ref().and_then(|text| checker.one_of(text, &algorithms));
    let matcher = entry.matcher.as_ref().and_then(|text| matcher(checker, text));
    let mut or = |text: &Option<Spanned<String>>, plain: u64| {
        text.as_ref().map_or(plain, |text| checker.duration(text))
    };
    CreateTargetGroup {
        health_check_path: entry.path.clone().unwrap_or(plain.health_check_path),
        health_check_interval_ms: or(&entry.interval, plain.health_check_interval_ms),
        health_check_timeout_ms: or(&entry.timeout, plain.health_check_timeout_ms),
        healthy_threshold: entry.healthy.unwrap_or(plain.healthy_threshold),
        unhealthy_threshold: entry.unhealthy.unwrap_or(plain.unhealthy_threshold),
        matcher: matcher.unwrap_or(plain.matcher),
        deregistration_delay_ms: or(&entry.delay, plain.deregistration_delay_ms),
        slow_start_ms: or(&entry.slow_start, plain.slow_start_ms),
        algorithm: algorithm.unwrap_or(plain.algorithm),
        fail_open_minimum: entry.fail_open_minimum.unwrap_or(plain.fail_open_minimum),
        ..plain
    }
}

/// `200`, or `200-299`.
fn matcher(checker: &mut Checker, text: &Spanned<String>) -> Option<Matcher> {
    let (from, to) = text.get_ref().split_once('-').unwrap_or((text.get_ref(), text.get_ref()));
    let matcher = from.trim().parse().ok().zip(to.trim().parse().ok());
    if matcher.is_none() {
        checker.wrong(text, "write the HTTP codes that pass: `200`, or `200-299`");
    }
    matcher.map(|(from, to)| Matcher { from, to })
}

/// What else is on the stage, by which names become ids.
pub(super) struct Around<'a> {
    pub(super) definitions: &'a [TaskDefinition],
    pub(super) target_groups: &'a [CreateTargetGroup],
}

pub(super) fn service(
    checker: &mut Checker,
    entry: &ServiceEntry,
    around: &Around,
) -> CreateService {
    let family = entry.task_definition.as_ref().unwrap_or(&entry.name);
    let mut of_family = (0..around.definitions.len())
        .filter(|&at| around.definitions[at].family == *family.get_ref());
    let revision = entry.revision.unwrap_or(1);
    let definition = of_family.nth((revision as usize).saturating_sub(1));
    if definition.is_none() {
        let what = format!("there is no revision {revision} of `{}` here", family.get_ref());
        checker.wrong(family, &what);
    }
    let strategies =
        [("replica", SchedulingStrategy::Replica), ("daemon", SchedulingStrategy::Daemon)];
    let strategy = entry.strategy.as_ref().and_then(|text| checker.one_of(text, &strategies));
    let scheduling_strategy = strategy.unwrap_or_default();
    let plain = DeploymentConfiguration::of(scheduling_strategy);
    let breakers = CIRCUIT_BREAKERS;
    let breaker = entry.circuit_breaker.as_ref().and_then(|text| checker.one_of(text, &breakers));
    let names = [
        ("service-connect", Discovery::ServiceConnect),
        ("dns", Discovery::CloudMap { ttl_ms: DNS_TTL_MS }),
    ];
    let discovery = entry.discovery.as_ref().and_then(|text| checker.one_of(text, &names));
    let definition = definition.unwrap_or(0);
    let balancers = entry.target_groups.iter();
    let load_balancers =
        balancers.filter_map(|text| load_balancer(checker, text, around, definition));
    let load_balancers = load_balancers.collect();
    CreateService {
        scheduling_strategy,
        deployment: DeploymentConfiguration {
            minimum_healthy_percent: entry.minimum.unwrap_or(plain.minimum_healthy_percent),
            maximum_percent: entry.maximum.unwrap_or(plain.maximum_percent),
            circuit_breaker: breaker.unwrap_or(plain.circuit_breaker),
        },
        load_balancers,
        discovery: discovery.unwrap_or_default(),
        placement: placement(checker, entry),
        health_check_grace_period_ms: entry.grace.as_ref().map_or(0, |text| checker.duration(text)),
        ..CreateService::new(entry.name.get_ref(), TaskDefinitionId::from_index(definition), 1)
    }
}

fn placement(checker: &mut Checker, entry: &ServiceEntry) -> Placement {
    let launches = [("ec2", LaunchType::Ec2), ("fargate", LaunchType::Fargate)];
    let strategies = [
        ("spread zone", PlacementStrategy::Spread(SpreadField::Zone)),
        ("spread computer", PlacementStrategy::Spread(SpreadField::InstanceId)),
        ("binpack cpu", PlacementStrategy::Binpack(BinpackField::Cpu)),
        ("binpack memory", PlacementStrategy::Binpack(BinpackField::Memory)),
        ("random", PlacementStrategy::Random),
    ];
    let launch = entry.launch.as_ref().and_then(|text| checker.one_of(text, &launches));
    let constraint = |checker: &mut Checker, text: &Spanned<String>| match text
        .get_ref()
        .strip_prefix("member-of ")
    {
        Some(query) => Some(PlacementConstraint::MemberOf(query.to_owned())),
        None => {
            checker.one_of(text, &[("distinct-computer", PlacementConstraint::DistinctInstance)])
        }
    };
    let constraints = entry.constraints.iter();
    Placement {
        launch_type: launch.unwrap_or_default(),
        constraints: constraints.filter_map(|text| constraint(checker, text)).collect(),
        strategies: entry
            .strategies
            .iter()
            .filter_map(|text| checker.one_of(text, &strategies))
            .collect(),
    }
}

/// `web: nginx:80`.
fn load_balancer(
    checker: &mut Checker,
    text: &Spanned<String>,
    around: &Around,
    definition: usize,
) -> Option<LoadBalancer> {
    let read = || {
        let (group, container) = text.get_ref().split_once(':')?;
        let (container, port) = container.trim().split_once(':')?;
        let group = around.target_groups.iter().position(|known| known.name == group.trim())?;
        let containers = &around.definitions.get(definition)?.containers;
        let container = containers.iter().position(|known| known.name == container)?;
        Some(LoadBalancer {
            target_group: TargetGroupId::from_index(group),
            container: container as u8,
            container_port: port.parse().ok()?,
        })
    };
    let balancer = read();
    if balancer.is_none() {
        checker.wrong(text, "write a [[stage.target_group]], a container of the service, and its port: `web: nginx:80`");
    }
    balancer
}

pub(super) fn users(checker: &mut Checker, entry: &UsersEntry) -> Visitors {
    let shapes = [("steady", Shape::Steady), ("burst", Shape::Burst), ("daily", Shape::Daily)];
    let shape = entry.shape.as_ref().and_then(|text| checker.one_of(text, &shapes));
    let timeout = entry.timeout.as_ref().map_or(PATIENCE_MS, |text| checker.duration(text));
    Visitors {
        name: entry.name.get_ref().clone(),
        address: address(checker, &entry.to).unwrap_or(Address::Home { port: 0 }),
        also: entry.also.iter().filter_map(|text| address(checker, text)).collect(),
        feature: entry.feature.clone(),
        per_minute: entry.rate,
        shape: shape.unwrap_or(Shape::Steady),
        timeout_ms: u32::try_from(timeout).unwrap_or(u32::MAX),
    }
}

fn address(checker: &mut Checker, text: &Spanned<String>) -> Option<Address> {
    let address = Address::read(text.get_ref());
    if address.is_none() {
        checker.wrong(text, "write one of: `balancer:web`, `service:member:8080`, `computer:1:8080`, `task:1:8080`, `home:8080`");
    }
    address
}
