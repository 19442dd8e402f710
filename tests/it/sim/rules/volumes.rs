//! R66: what programs have written lives or dies with the container, the task, the computer; on the network with none.

use baton::sim::*;

use crate::sim::given::{Given, computer, container, definition, task};
use crate::sim::traffic::{feature, program, stats, users};

const POSTS: &str = "/data/posts";

/// A program that keeps posts: `/post` adds one, `/read` looks for one.
fn board() -> Program {
    let writes = Feature { writes: Some(POSTS.into()), ..feature("post", 1) };
    let reads = Feature { reads: Some(POSTS.into()), ..feature("read", 1) };
    program(4, vec![writes, reads])
}

/// A task of a container that mounts this at `/data`, or nothing.
fn keeping(kind: Option<VolumeKind>) -> TaskDefinition {
    let name = String::from("data");
    let mount = MountPoint { source_volume: name.clone(), container_path: "/data".into() };
    let app = ContainerDefinition {
        mount_points: kind.iter().map(|_| mount.clone()).collect(),
        ..container("web", 80)
    };
    let volumes = kind.into_iter().map(|kind| Volume { name: name.clone(), kind }).collect();
    TaskDefinition { volumes, ..definition("web", vec![app]) }
}

/// So many computers, one task, and somebody who writes a post a second.
fn written(computers: u32, kind: Option<VolumeKind>) -> Given {
    let mut given = Given::computers(1, computers, keeping(kind));
    given.push("web:1", |program| *program = board());
    given.create_service(1);
    given.minutes(3);
    given.apply(users(Endpoint::Task { task: task(1), port: 80 }, "post", 60));
    given.minutes(1);
    given.apply(Command::RemoveUsers { users: UsersId::from_index(0) });
    given.seconds(10);
    assert!(stats(&given).written >= 59, "{} written", stats(&given).written);
    given
}

fn rows(given: &Given, container: usize) -> u32 {
    let (cluster, id) = (given.cluster(), ContainerId::from_index(container));
    (0..1_000).filter(|&row| cluster.has_row(id, POSTS, row)).count() as u32
}

fn lost(given: &Given) -> u32 {
    let rows = given.events_since(0).into_iter().filter_map(|kind| match kind {
        EventKind::DataLost { rows, .. } | EventKind::DiskLost { rows, .. } => Some(rows),
        _ => None,
    });
    rows.sum()
}

/// The task is stopped; the service makes another one. How many posts that finds, and how many are lost.
fn after_a_stop(mut given: Given) -> (u32, u32) {
    given.apply(Command::StopTask { task: task(1) });
    given.minutes(3);
    assert!(given.cluster().is_routable(task(2)));
    (rows(&given, 1), lost(&given))
}

fn host() -> VolumeKind {
    VolumeKind::HostPath { source_path: "/srv".into() }
}

fn efs() -> VolumeKind {
    VolumeKind::Efs { file_system: "fs-1".into() }
}

#[test]
fn r66_what_is_written_lives_with_what_it_is_in() {
    let count = |kind| rows(&written(1, kind), 0);
    let written_each = count(None);
    let after = |kind| after_a_stop(written(1, kind));
    assert_eq!(after(None), (0, written_each), "in the container");
    assert_eq!(after(Some(VolumeKind::Scratch)), (0, written_each), "in the task");
    assert_eq!(after(Some(VolumeKind::DockerTask)), (0, written_each), "in the task");
    assert_eq!(after(Some(host())), (written_each, 0), "on the computer");
    assert_eq!(after(Some(VolumeKind::DockerShared)), (written_each, 0), "on the computer");
    assert_eq!(after(Some(efs())), (written_each, 0), "on the network");
}

#[test]
fn r66_a_computers_folder_is_nowhere_else() {
    for (kind, found) in [(host(), false), (VolumeKind::DockerShared, false), (efs(), true)] {
        let mut given = written(2, Some(kind.clone()));
        let on = given.cluster().task(task(1)).instance;
        given.apply(Command::TerminateInstance { instance: on });
        given.minutes(3);
        assert!(given.cluster().is_routable(task(2)));
        assert_eq!(rows(&given, 1) > 0, found, "{kind:?}");
        assert_eq!(lost(&given) > 0, !found, "with its computer went {kind:?}");
    }
}

#[test]
fn r66_a_computer_without_power_keeps_its_disk() {
    let mut given = written(1, Some(host()));
    given.apply(Command::CutPower { instance: computer(1) });
    given.minutes(1);
    given.apply(Command::RestorePower { instance: computer(1) });
    given.minutes(6);
    assert!(given.cluster().is_routable(task(2)));
    assert_eq!((rows(&given, 1) > 0, lost(&given)), (true, 0));
}

#[test]
fn r66_a_restarted_container_finds_what_it_wrote() {
    let mut restarts = keeping(None);
    restarts.containers[0].restart_policy =
        Some(RestartPolicy { restart_attempt_period_ms: 60_000, ..RestartPolicy::default() });
    let mut given = Given::computers(1, 1, restarts);
    given.push("web:1", |program| *program = board());
    given.create_service(1);
    given.minutes(3);
    given.apply(users(Endpoint::Task { task: task(1), port: 80 }, "post", 60));
    given.minutes(2);
    let before = rows(&given, 0);
    given.apply(Command::CrashContainer { container: ContainerId::from_index(0), exit_code: 1 });
    given.seconds(10);
    assert!(rows(&given, 0) >= before && before > 100);
}

#[test]
fn r66_copies_without_a_shared_volume_do_not_know_each_others_posts() {
    let missing = |kind: Option<VolumeKind>| {
        let mut given = Given::computers(1, 2, keeping(kind));
        given.push("web:1", |program| *program = board());
        given.create_service(2);
        given.minutes(3);
        given.apply(users(Endpoint::Task { task: task(1), port: 80 }, "post", 60));
        given.apply(users(Endpoint::Task { task: task(2), port: 80 }, "read", 60));
        given.minutes(1);
        let readers = given.world.traffic().stats(UsersId::from_index(1)).expect("they came");
        let told = |kind: &EventKind| matches!(kind, EventKind::RowMissing { .. });
        let news = given.events_since(0).iter().filter(|kind| told(kind)).count();
        (readers.missing, readers.missing_lately(given.world.now()), news)
    };
    let (all, lately, news) = missing(None);
    assert!(all >= 55 && u64::from(lately) == all && news == 1, "{all} {lately} {news}");
    assert_eq!(missing(Some(efs())), (0, 0, 0));
}

#[test]
fn r66_volumes_that_cannot_be_are_refused() {
    let mut given = Given::computers(1, 0, keeping(None));
    let mut says = |definition| given.refused(Command::RegisterTaskDefinition(definition));
    let mut unknown = keeping(Some(efs()));
    unknown.volumes.clear();
    assert_eq!(says(unknown), Rejection::VolumesInvalid, "nothing of that name");
    let mut twice = keeping(Some(efs()));
    twice.volumes.push(twice.volumes[0].clone());
    assert_eq!(says(twice), Rejection::VolumesInvalid);
    for kind in [host(), VolumeKind::DockerTask, VolumeKind::DockerShared] {
        let fargate = TaskDefinition {
            compatibility: LaunchType::Fargate,
            cpu: Some(256),
            memory: Some(512),
            ..keeping(Some(kind))
        };
        assert_eq!(says(fargate), Rejection::VolumesInvalid, "FARGATE has no computers");
    }
}
