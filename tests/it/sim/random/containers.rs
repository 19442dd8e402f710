//! Random containers: who waits for whom, jobs, restarts, volumes.

use baton::sim::*;

use super::Dice;

/// Varies the containers of a definition, and gives it a volume. What ends by itself is never essential: its service
/// would never rest.
pub(crate) fn vary(dice: &mut Dice, containers: &mut [ContainerDefinition]) {
    if let [web, log] = containers {
        if !log.essential {
            let commands: [&[&str]; 5] =
                [&[], &["sleep", "20"], &["false"], &["sh", "-c", "exit 0"], &["pyhton"]];
            log.command = dice.pick(&commands).iter().map(|word| word.to_string()).collect();
        }
        log.start_timeout_ms = dice.pick(&[None, Some(15_000)]);
        order(dice, web, log);
    }
    for container in containers {
        container.restart_policy = (dice.below(3) == 0).then(|| RestartPolicy {
            ignored_exit_codes: vec![137],
            restart_attempt_period_ms: 60_000,
        });
        if dice.below(4) != 0 {
            container.mount_points =
                vec![MountPoint { source_volume: "data".into(), container_path: "/data".into() }];
        }
    }
}

/// One waits for the other, now and then in a way that is refused.
fn order(dice: &mut Dice, web: &mut ContainerDefinition, log: &mut ContainerDefinition) {
    use ContainerCondition::{Complete, Healthy, Start, Success};
    let on = |name: &str, condition| {
        vec![ContainerDependency { container_name: name.into(), condition }]
    };
    match dice.below(5) {
        0 | 1 => {}
        2 => log.depends_on = on("web", Start),
        3 => log.depends_on = on("web", Healthy),
        _ => web.depends_on = on("log", dice.pick(&[Start, Complete, Success, Healthy])),
    }
    if dice.below(20) == 0 {
        log.depends_on = on("web", Start);
    }
}

/// On FARGATE some kinds are refused.
pub(crate) fn volume(dice: &mut Dice) -> Volume {
    let kinds = [
        VolumeKind::Scratch,
        VolumeKind::DockerTask,
        VolumeKind::DockerShared,
        VolumeKind::HostPath { source_path: "/srv".into() },
        VolumeKind::Efs { file_system: "fs-1".into() },
    ];
    let kind = kinds[dice.below(kinds.len() as u64) as usize].clone();
    Volume { name: "data".into(), kind }
}
