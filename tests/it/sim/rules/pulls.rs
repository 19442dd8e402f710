//! R18, R22–R24, R67: images and their layers, pulled once to a computer, or not at all.

use baton::shell::ecs;
use baton::sim::*;

use crate::sim::given::{Given, SMALL, computer, container, definition, task, web};

fn first() -> ContainerId {
    ContainerId::from_index(0)
}

/// Room for many tasks.
const LARGE: InstanceType =
    InstanceType { eni_slots: 20, cpu_units: 8_192, memory_mib: 16_384, ..SMALL };

fn one_computer(parameters: Parameters, definition: TaskDefinition) -> Given {
    Given::with(1, parameters, 1, LARGE, definition)
}

fn run(given: &mut Given, number: u32) {
    let task_definition = TaskDefinitionId::from_number(number).expect("from 1");
    given.apply(RunTask::of(task_definition, 1));
}

/// From ACTIVATING until the container's image is there, ms.
fn pull_ms(given: &Given, index: usize) -> u64 {
    let id = ContainerId::from_index(index);
    let of_task = given.cluster().container(id).task;
    let mut began = None;
    for event in given.cluster().history().all_events() {
        match event.kind {
            EventKind::TaskStatusChanged { task, to: TaskStatus::Activating }
                if task == of_task =>
            {
                began = Some(event.at);
            }
            EventKind::ContainerStatusChanged { container, to: ContainerStatus::Pulled }
                if container == id =>
            {
                return event.at.since(began.expect("ACTIVATING comes before"));
            }
            _ => {}
        }
    }
    panic!("{id:?} was never pulled");
}

fn layer(digest: u64, size_mib: u32) -> Layer {
    Layer { digest, size_mib }
}

fn image(reference: &str, layers: Vec<Layer>) -> Command {
    Command::PushImage(Image { layers, ..Image::plain(&container_of(reference)) })
}

fn container_of(reference: &str) -> ContainerDefinition {
    ContainerDefinition { image: reference.into(), ..container("web", 80) }
}

#[test]
fn r67_a_second_task_with_the_image_downloads_nothing() {
    let mut given = one_computer(Parameters::ecs(), web());
    run(&mut given, 1);
    given.minutes(2);
    run(&mut given, 1);
    given.minutes(2);
    assert!(pull_ms(&given, 0) >= 16_000, "{} ms", pull_ms(&given, 0));
    let (_, answer) = Parameters::ecs().registry_answer;
    assert!(pull_ms(&given, 1) <= answer, "{} ms", pull_ms(&given, 1));
    assert_eq!(given.cluster().cached_mib(computer(1), given.world.now()), 80);
}

#[test]
fn r67_a_layer_that_two_images_share_is_downloaded_once() {
    let mut given = Given::with(1, Parameters::ecs(), 1, LARGE, web());
    given.apply(image("hub/a:1", vec![layer(7, 400), layer(8, 40)]));
    given.apply(image("hub/b:1", vec![layer(7, 400), layer(9, 20)]));
    for name in ["a", "b"] {
        let container = container_of(&format!("hub/{name}:1"));
        given.apply(Command::RegisterTaskDefinition(definition(name, vec![container])));
    }
    run(&mut given, 2);
    given.minutes(5);
    run(&mut given, 3);
    given.minutes(5);
    assert!(pull_ms(&given, 0) >= 440 * 16_000 / 80, "{} ms", pull_ms(&given, 0));
    assert!(pull_ms(&given, 1) <= 20 * 40_000 / 80, "20 MiB are missing: {}", pull_ms(&given, 1));
    assert_eq!(given.cluster().cached_mib(computer(1), given.world.now()), 460);
}

#[test]
fn r67_two_tasks_that_pull_at_once_download_each_layer_once() {
    let mut given = one_computer(Parameters::ecs(), web());
    run(&mut given, 1);
    run(&mut given, 1);
    given.minutes(3);
    assert_eq!(given.cluster().cached_mib(computer(1), given.world.now()), 80);
    assert!(pull_ms(&given, 1) <= 40_000 + 3_000);
}

#[test]
fn r67_what_was_downloaded_survives_a_power_cut_what_was_under_way_does_not() {
    let mut given = one_computer(Parameters::ecs(), web());
    run(&mut given, 1);
    given.until(|cluster| cluster.task(task(1)).last_status == TaskStatus::Activating);
    given.apply(Command::CutPower { instance: computer(1) });
    let cached = |given: &Given| given.cluster().cached_mib(computer(1), given.world.now());
    given.minutes(5);
    assert_eq!(cached(&given), 0);
    given.apply(Command::RestorePower { instance: computer(1) });
    given.minutes(5);
    assert_eq!(cached(&given), 80);
    given.apply(Command::CutPower { instance: computer(1) });
    assert_eq!(cached(&given), 80);
}

/// Attempts that failed, ms between them, and the task's end as ECS words it.
fn failed(given: &Given) -> (usize, Vec<u64>, String) {
    let attempts = given.cluster().history().all_events().filter_map(|event| match event.kind {
        EventKind::ImagePullFailed { .. } => Some(event.at),
        _ => None,
    });
    let attempts: Vec<TimeMs> = attempts.collect();
    let waits = attempts.windows(2).map(|pair| pair[1].since(pair[0])).collect();
    let reason = ecs::stopped_reason(given.cluster(), task(1)).expect("stopped");
    (attempts.len(), waits, reason)
}

/// A standalone task whose image is not there.
fn missing(reference: &str) -> Given {
    let mut given = one_computer(Parameters::ecs(), web());
    let definition = definition("none", vec![container_of(reference)]);
    given.world.apply(&Command::RegisterTaskDefinition(definition)).expect("not looked at yet");
    run(&mut given, 2);
    given.minutes(3);
    given
}

#[test]
fn r67_a_pull_is_tried_five_times_with_growing_pauses() {
    let given = missing("web:2");
    let (attempts, waits, _) = failed(&given);
    assert_eq!(attempts, 5);
    let (least, most) = Parameters::ecs().registry_answer;
    for (wait, pause) in waits.into_iter().zip([1_100, 2_200, 4_400, 5_000]) {
        let range = pause + least..=pause * 12 / 10 + most;
        assert!(range.contains(&wait), "{wait} ms, not {range:?}");
    }
}

#[test]
fn r24_an_image_that_is_not_there_stops_the_task_with_dockers_words() {
    let given = missing("web:2");
    let (_, _, reason) = failed(&given);
    assert_eq!(
        reason,
        "CannotPullContainerError: Error response from daemon: manifest for web:2 not found: manifest unknown: \
         manifest unknown"
    );
    let stopped = given.cluster().task(task(1));
    assert_eq!(stopped.stop_code, Some(StopCode::TaskFailedToStart));
    assert_eq!(given.cluster().container(first()).exit_code, None);
    let (_, _, reason) = failed(&missing("hub/nobody:1"));
    let words = "pull access denied for hub/nobody, repository does not exist or may require 'docker login'";
    assert!(reason.contains(words), "{reason}");
}

#[test]
fn r67_by_default_what_cannot_be_pulled_is_taken_from_the_computer() {
    let ended = |pull_falls_back_to_cache| {
        let parameters = Parameters { pull_falls_back_to_cache, ..Parameters::ecs() };
        let mut given = one_computer(parameters, web());
        run(&mut given, 1);
        given.minutes(2);
        given.apply(Command::SetRegistryReachable { reachable: false });
        run(&mut given, 1);
        given.minutes(5);
        let second = given.cluster().task(task(2));
        (second.last_status, second.stop_code)
    };
    assert_eq!(ended(true), (TaskStatus::Running, None));
    assert_eq!(ended(false), (TaskStatus::Stopped, Some(StopCode::TaskFailedToStart)));
}

#[test]
fn r67_prefer_cached_runs_an_old_image_though_the_tag_has_moved() {
    let ran = |prefer_cached_image| {
        let parameters = Parameters { prefer_cached_image, ..Parameters::ecs() };
        let mut given = one_computer(parameters, web());
        run(&mut given, 1);
        given.minutes(2);
        given.apply(image("web:1", vec![layer(77, 10)]));
        run(&mut given, 1);
        given.minutes(2);
        let image = |index| given.cluster().container(ContainerId::from_index(index)).image;
        image(0) == image(1)
    };
    assert!(ran(true));
    assert!(!ran(false));
}

#[test]
fn r67_within_a_deployment_a_tag_means_what_it_meant_first() {
    let ran = |version_consistency| {
        let parameters = Parameters { version_consistency, ..Parameters::ecs() };
        let mut given = one_computer(parameters, web());
        given.create_service(1);
        given.minutes(3);
        given.apply(image("web:1", vec![layer(77, 10)]));
        given.scale(2);
        given.minutes(3);
        let image = |index| given.cluster().container(ContainerId::from_index(index)).image;
        image(0) == image(1)
    };
    assert!(ran(true));
    assert!(!ran(false));
}

#[test]
fn r67_a_computer_over_the_registrys_limit_gets_too_many_requests() {
    let mut given = Given::with(1, Parameters::ecs(), 1, SMALL, web());
    given.apply(Command::LimitRegistry { pulls_max: Some(0) });
    run(&mut given, 1);
    given.minutes(2);
    let (_, _, reason) = failed(&given);
    assert!(reason.contains("toomanyrequests"), "{reason}");
    given.minutes(6 * 60);
    given.apply(Command::LimitRegistry { pulls_max: Some(1) });
    run(&mut given, 1);
    given.minutes(2);
    assert!(given.cluster().task(task(2)).is_running(), "a new window");
}

#[test]
fn r67_an_image_larger_than_the_disk_says_so() {
    let mut given = one_computer(Parameters::ecs(), web());
    given.apply(image("web:1", vec![layer(5, 40_000)]));
    run(&mut given, 1);
    given.minutes(2);
    let (_, _, reason) = failed(&given);
    assert!(reason.ends_with("no space left on device"), "{reason}");
}

/// From the hang on, until the first container has stopped, ms, and its reason.
fn hung_at(status: ContainerStatus) -> (u64, String) {
    let mut given = one_computer(Parameters::ecs(), web());
    run(&mut given, 1);
    given.until(|cluster| {
        let container = cluster.container(first());
        let is_at_work = cluster.task(container.task).last_status == TaskStatus::Activating;
        is_at_work && container.last_status == status
    });
    let hung_at = given.world.now();
    given.apply(Command::HangContainer { container: first() });
    given.until(|cluster| cluster.container(first()).stop.is_some());
    let ms = given.world.now().since(hung_at);
    assert_eq!(given.cluster().task(task(1)).stop_code, Some(StopCode::TaskFailedToStart));
    (ms, ecs::container_reason(given.cluster(), first()).expect("it failed"))
}

#[test]
fn r18_docker_that_does_not_answer_ends_in_a_docker_timeout_error() {
    let words = |step, after: &str| {
        format!(
            "DockerTimeoutError: Could not transition to {step}; timed out after waiting {after}"
        )
    };
    assert_eq!(hung_at(ContainerStatus::Pulled), (240_000, words("created", "4m0s")));
    assert_eq!(hung_at(ContainerStatus::Created), (180_000, words("started", "3m0s")));
}

#[test]
fn r18_a_download_that_stands_still_is_given_up_after_a_minute_and_tried_again() {
    let (ms, reason) = hung_at(ContainerStatus::Pending);
    let pauses = 1_100 + 2_200 + 4_400 + 5_000;
    let range = 5 * 60_000 + pauses..=5 * 60_000 + pauses * 12 / 10;
    assert!(range.contains(&ms), "{ms} ms, not {range:?}");
    let words = "CannotPullContainerError: inactivity time exceeded timeout while pulling image";
    assert_eq!(reason, words);
}

#[test]
fn r18_docker_that_answers_again_goes_on() {
    for status in [ContainerStatus::Pending, ContainerStatus::Pulled, ContainerStatus::Created] {
        let mut given = one_computer(Parameters::ecs(), web());
        given.create_service(1);
        given.until(|cluster| {
            let made = cluster.containers().first();
            made.is_some_and(|c| {
                let at_work = cluster.task(c.task).last_status == TaskStatus::Activating;
                at_work && c.last_status == status
            })
        });
        given.apply(Command::HangContainer { container: first() });
        given.seconds(50);
        given.apply(Command::ResumeContainer { container: first() });
        given.minutes(2);
        assert!(given.cluster().task(task(1)).is_running(), "{status:?}");
        assert_eq!(given.cluster().tasks().len(), 1);
    }
}

#[test]
fn r18_a_pull_takes_two_hours_at_most_and_what_is_half_there_is_not_kept() {
    let mut given = one_computer(Parameters::ecs(), web());
    given.apply(image("web:1", vec![layer(5, 20), layer(6, 30_000)]));
    run(&mut given, 1);
    given.until_within(180, |cluster| cluster.container(first()).stop.is_some());
    let (attempts, _, reason) = failed(&given);
    let words =
        "DockerTimeoutError: Could not transition to pulled; timed out after waiting 2h0m0s";
    assert_eq!((attempts, reason.as_str()), (1, words));
    assert_eq!(given.cluster().cached_mib(computer(1), TimeMs::NEVER), 0);
}
