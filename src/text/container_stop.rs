//! How a container came to its end.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::say;
use super::scene::Scene;
use crate::sim::{ContainerId, ContainerStop, Signal};

/// A container has stopped. Without an exit code nobody could ask its program.
pub fn sentence(
    scene: &Scene,
    container: ContainerId,
    exit_code: Option<i16>,
    how: ContainerStop,
) -> String {
    let lang = scene.lang;
    let (n, name) = scene.container(container);
    let code = exit_code.unwrap_or(0);
    match how {
        ContainerStop::Exited if code == 0 => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너가 스스로 끝났어요. 종료 코드는 0이에요.",
            "Container {name} of task {n} ended by itself with exit code 0."
        ),
        ContainerStop::Exited => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너가 죽었어요. 종료 코드는 {code}이에요(예요).",
            "Container {name} of task {n} died with exit code {code}."
        ),
        ContainerStop::Terminated => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너가 신호를 받고 끝났어요. 종료 코드는 {code}이에요(예요).",
            "Container {name} of task {n} exited when asked, with exit code {code}."
        ),
        ContainerStop::Killed => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너를 강제로 끝냈어요. 종료 코드는 {code}이에요(예요).",
            "Container {name} of task {n} was killed; exit code {code}."
        ),
        ContainerStop::OutOfMemory => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너가 최대 메모리를 넘겨서 강제로 끝났어요. 종료 코드는 {code}이에요(예요).",
            "Container {name} of task {n} used more than its maximum of memory and was killed; exit code {code}."
        ),
        ContainerStop::AddressInUse => address_in_use(scene, container),
        ContainerStop::PowerLost => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너는 전원이 나갈 때 이미 꺼졌어요. ECS는 이제야 알았어요.",
            "Container {name} of task {n} went down when the power went; ECS learns of it only now."
        ),
        ContainerStop::HostTerminated => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너가 컴퓨터와 함께 사라졌어요.",
            "Container {name} of task {n} went with its computer."
        ),
        ContainerStop::CannotPull(_) => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너는 이미지를 받지 못해서 시작하지 못했어요.",
            "Container {name} of task {n} could not start: its image could not be pulled."
        ),
        ContainerStop::CannotStart => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너는 실행할 명령을 이미지에서 찾지 못해서 시작하지 못했어요. 종료 코드는 {code}이에요(예요).",
            "Container {name} of task {n} could not start: its image has no such command. Exit code {code}."
        ),
        ContainerStop::CreateTimedOut | ContainerStop::StartTimedOut => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너는 시작하지 못했어요. 도커가 정해진 시간 안에 대답하지 않았거든요.",
            "Container {name} of task {n} could not start: Docker did not answer in time."
        ),
        ContainerStop::DependencyFailed => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너는 시작하지 않았어요. 먼저 끝나야 할 컨테이너가 실패했거든요.",
            "Container {name} of task {n} was not started: the one that it waited for failed."
        ),
        ContainerStop::DependencyTimedOut => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너는 다른 컨테이너를 정해진 시간(startTimeout)까지 기다리다가 포기했어요.",
            "Container {name} of task {n} gave up: the one that it waited for was not ready within its startTimeout."
        ),
        ContainerStop::DependencyNeverStarts => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너는 시작하지 않았어요. 먼저 켜져야 할 컨테이너가 켜지지 못했거든요.",
            "Container {name} of task {n} was not started: the one that it waited for never will be."
        ),
        ContainerStop::StoppedBeforePull => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너는 이미지를 받기 전에 취소됐어요.",
            "Container {name} of task {n} was called off before its image was pulled."
        ),
        ContainerStop::NeverStarted => say!(
            lang,
            "태스크 {n}의 {name} 컨테이너는 시작하기 전에 취소됐어요.",
            "Container {name} of task {n} was called off before it started."
        ),
    }
}

/// Its process ended, and began again.
pub(super) fn restarted(scene: &Scene, container: ContainerId, code: i16) -> String {
    let (n, name) = scene.container(container);
    let code = u32::from(code.unsigned_abs());
    say!(
        scene.lang,
        "태스크 {n}의 {name}이(가) 종료 코드 {code}으로(로) 끝났지만, 다시 시작 정책이 그 자리에서 다시 시작했어요.",
        "{name} of task {n} ended with exit code {code}, and its restart policy started it again in its place."
    )
}

fn address_in_use(scene: &Scene, container: ContainerId) -> String {
    let (n, name) = scene.container(container);
    let port = scene.cluster.listening_port(container).unwrap_or(0);
    say!(
        scene.lang,
        "태스크 {n}의 {name}이(가) 열려던 {port}번 포트를 같은 태스크의 다른 컨테이너가 이미 쓰고 있어서 죽었어요.",
        "{name} of task {n} died: port {port} was already taken by another container of the same task."
    )
}

/// It was asked to end, or made to.
pub(super) fn signalled(scene: &Scene, container: ContainerId, signal: Signal) -> String {
    let (n, name) = scene.container(container);
    match signal {
        Signal::Sigterm => say!(
            scene.lang,
            "태스크 {n}의 {name}에 끝내 달라는 신호(SIGTERM)를 보냈어요.",
            "{name} of task {n} was asked to exit (SIGTERM)."
        ),
        Signal::Sigkill => say!(
            scene.lang,
            "태스크 {n}의 {name}이(가) 시간 안에 끝나지 않아서 강제로 끝냈어요(SIGKILL).",
            "{name} of task {n} did not exit in time and was killed (SIGKILL)."
        ),
    }
}
