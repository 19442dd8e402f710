//! A stage's task definitions: one for each revision of a family.

use toml::Spanned;

use super::{
    stage_file::{ContainerEntry, HealthCheckEntry, TaskDefinitionEntry, VolumeEntry},
    structure::Checker,
};
use crate::sim::{
    ContainerCondition, ContainerDefinition, ContainerDependency, HealthCheck, LaunchType,
    MountPoint, NetworkMode, PortMapping, RestartPolicy, TaskDefinition, Volume, VolumeKind,
};

const CONDITIONS: [(&str, ContainerCondition); 4] = [
    ("start", ContainerCondition::Start),
    ("complete", ContainerCondition::Complete),
    ("success", ContainerCondition::Success),
    ("healthy", ContainerCondition::Healthy),
];

const NETWORKS: [(&str, NetworkMode); 4] = [
    ("none", NetworkMode::None),
    ("bridge", NetworkMode::Bridge),
    ("host", NetworkMode::Host),
    ("awsvpc", NetworkMode::Awsvpc),
];

pub(super) fn task_definition(
    checker: &mut Checker,
    entry: &TaskDefinitionEntry,
) -> TaskDefinition {
    let network = entry.network.as_ref().and_then(|text| checker.one_of(text, &NETWORKS));
    TaskDefinition {
        family: entry.family.get_ref().clone(),
        cpu: entry.cpu,
        memory: entry.memory,
        containers: entry.container.iter().map(|each| container(checker, each)).collect(),
        network_mode: network.unwrap_or_default(),
        compatibility: if entry.fargate { LaunchType::Fargate } else { LaunchType::Ec2 },
        volumes: entry.volume.iter().map(|each| volume(checker, each)).collect(),
        ..TaskDefinition::default()
    }
}

fn container(checker: &mut Checker, entry: &ContainerEntry) -> ContainerDefinition {
    let mapped = entry.ports.iter().filter_map(|text| port(checker, text));
    let port_mappings = mapped.collect::<Vec<_>>();
    let restart = entry.restart.as_ref();
    ContainerDefinition {
        name: entry.name.get_ref().clone(),
        image: entry.image.clone(),
        cpu: entry.cpu,
        memory: entry.memory,
        memory_reservation: entry.reservation,
        port_mappings: entry.port.map(PortMapping::tcp).into_iter().chain(port_mappings).collect(),
        environment: entry.environment.clone().into_iter().collect(),
        command: entry.command.clone(),
        essential: entry.essential,
        depends_on: entry.depends_on.iter().filter_map(|text| depends(checker, text)).collect(),
        start_timeout_ms: entry.start_timeout.as_ref().map(|text| checker.duration(text)),
        stop_timeout_ms: entry.stop_timeout.as_ref().map(|text| checker.duration(text)),
        health_check: entry.health_check.as_ref().map(|check| health_check(checker, check)),
        restart_policy: restart.map(|restart| {
            let plain = RestartPolicy::default();
            let after = restart.after.as_ref().map(|text| checker.duration(text));
            RestartPolicy {
                ignored_exit_codes: restart.ignore.clone(),
                restart_attempt_period_ms: after.unwrap_or(plain.restart_attempt_period_ms),
            }
        }),
        mount_points: entry.mounts.iter().filter_map(|text| mount(checker, text)).collect(),
    }
}

/// `80`, or `8080:80`.
fn port(checker: &mut Checker, text: &Spanned<String>) -> Option<PortMapping> {
    let (host, inside) = match text.get_ref().split_once(':') {
        Some((host, inside)) => (Some(host.parse().ok()), inside),
        None => (None, text.get_ref().as_str()),
    };
    let mapping = inside.parse().ok().map(PortMapping::tcp);
    let mapping = match host {
        Some(host) => mapping.zip(host).map(|(m, host)| PortMapping { host_port: Some(host), ..m }),
        None => mapping,
    };
    if mapping.is_none() {
        checker.wrong(
            text,
            "write the container's port, `80`, or the computer's before it: `8080:80`",
        );
    }
    mapping
}

/// `db: healthy`.
fn depends(checker: &mut Checker, text: &Spanned<String>) -> Option<ContainerDependency> {
    let read = || {
        let (name, condition) = text.get_ref().split_once(':')?;
        let known = CONDITIONS.iter().find(|(word, _)| *word == condition.trim())?;
        Some(ContainerDependency { container_name: name.trim().into(), condition: known.1 })
    };
    let dependency = read();
    if dependency.is_none() {
        checker.wrong(text, "write `container: start`, `complete`, `success` or `healthy`");
    }
    dependency
}

fn health_check(checker: &mut Checker, entry: &HealthCheckEntry) -> HealthCheck {
    let plain = HealthCheck::new(&entry.command);
    let mut or = |text: &Option<Spanned<String>>, plain: u64| {
        text.as_ref().map_or(plain, |text| checker.duration(text))
    };
    HealthCheck {
        interval_ms: or(&entry.interval, plain.interval_ms),
        timeout_ms: or(&entry.timeout, plain.timeout_ms),
        start_period_ms: or(&entry.start_period, plain.start_period_ms),
        retries: entry.retries.unwrap_or(plain.retries),
        ..plain
    }
}

fn volume(checker: &mut Checker, entry: &VolumeEntry) -> Volume {
    let source = || entry.source.clone();
    let kinds = [
        ("scratch", VolumeKind::Scratch),
        ("host", VolumeKind::HostPath { source_path: source() }),
        ("task", VolumeKind::DockerTask),
        ("shared", VolumeKind::DockerShared),
        ("efs", VolumeKind::Efs { file_system: source() }),
    ];
    let kind = checker.one_of(&entry.kind, &kinds).unwrap_or(VolumeKind::Scratch);
    Volume { name: entry.name.get_ref().clone(), kind }
}

/// `data:/var/lib/data`.
fn mount(checker: &mut Checker, text: &Spanned<String>) -> Option<MountPoint> {
    let mount = text.get_ref().split_once(':').filter(|(_, path)| path.starts_with('/'));
    if mount.is_none() {
        checker.wrong(text, "write the volume and where it is mounted: `data:/var/lib/data`");
    }
    mount.map(|(volume, path)| MountPoint {
        source_volume: volume.into(),
        container_path: path.into(),
    })
}
