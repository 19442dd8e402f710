//! What happened: a sentence for each kind of event.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::{count_en, say};
use super::scene::Scene;
use super::target as target_words;
use super::{
    autoscaling, computer, container_stop, failure, health, picture, refusal, registry,
    reverse_proxy, rows, stop_code, task_status,
};
use crate::sim::{
    ContainerId, ContainerStatus, DeploymentId, EventKind, InstanceId, Reason, RolloutState,
    ServiceId, TaskId,
};

/// The sentence of an event.
pub fn event(scene: &Scene, kind: EventKind) -> String {
    use EventKind::*;
    let lang = scene.lang;
    match kind {
        ClusterCreated => say!(lang, "클러스터가 생겼어요.", "The cluster was created."),
        InstanceLaunched { instance } => launched(scene, instance),
        InstanceRegistered { instance } => {
            let n = instance.number();
            say!(
                lang,
                "컴퓨터 {n}이(가) 클러스터에 들어왔어요.",
                "Computer {n} joined the cluster."
            )
        }
        InstanceTerminated { instance } => {
            let n = instance.number();
            say!(lang, "컴퓨터 {n}이(가) 클러스터에서 빠졌어요.", "Computer {n} left the cluster.")
        }
        InstanceDraining { instance } => computer::drains(lang, instance, true),
        InstanceActivated { instance } => computer::drains(lang, instance, false),
        AgentStopped { instance } => computer::agent_runs(lang, instance, false),
        AgentStarted { instance } => computer::agent_runs(lang, instance, true),
        ContainerEndedUnheard { container, .. } => computer::ended_unheard(scene, container),
        ZoneLost { zone } => computer::zone(lang, zone, true),
        ZoneReturned { zone } => computer::zone(lang, zone, false),
        AutoScalingGroupPut { desired } => computer::group(lang, desired),
        InstanceCheckFailed { instance } => computer::check_failed(lang, instance),
        PowerLost { instance } => {
            let n = instance.number();
            say!(lang, "컴퓨터 {n}의 전원이 나갔어요.", "Computer {n} lost its power.")
        }
        PowerRestored { instance } => {
            let n = instance.number();
            say!(lang, "컴퓨터 {n}에 전원이 돌아왔어요.", "Computer {n} has power again.")
        }
        AgentDisconnected { instance } => agent(scene, instance, false),
        AgentReconnected { instance } => agent(scene, instance, true),
        ImagePushed { image } => {
            let name = &scene.cluster.image(image).reference;
            say!(
                lang,
                "이미지 {name}을(를) 저장소에 올렸어요.",
                "Image {name} was pushed to the registry."
            )
        }
        TaskDefinitionRegistered { definition } => {
            let name = scene.definition(definition);
            say!(
                lang,
                "태스크 정의 {name}이(가) 등록됐어요.",
                "Task definition {name} was registered."
            )
        }
        ServiceCreated { service } => {
            let name = scene.service(service);
            say!(lang, "{name}이(가) 생겼어요.", "The {name} was created.")
        }
        TargetGroupCreated { target_group } => {
            let name = &scene.cluster.target_group(target_group).settings.name;
            say!(lang, "대상 그룹 {name}이(가) 생겼어요.", "The target group {name} was created.")
        }
        TargetGroupModified { target_group } => {
            let group = scene.target_group(target_group);
            say!(lang, "{group}의 상태 검사가 바뀌었어요.", "{group}: the health checks changed.")
        }
        DeploymentCreated { service, deployment } => deploys(scene, service, deployment),
        TargetRegistered { task, .. } => {
            let n = task.number();
            say!(
                lang,
                "태스크 {n}을(를) 로드 밸런서의 대상 그룹에 넣었어요.",
                "Task {n} was put into the load balancer’s target group."
            )
        }
        TargetStateChanged { target, to } => target_words::sentence(scene, target, to),
        DeploymentConfigured { service } => {
            let name = scene.service(service);
            say!(
                lang,
                "{name}의 배포 설정이 바뀌었어요.",
                "The deployment settings of the {name} changed."
            )
        }
        RolloutStateChanged { deployment, to } => rolled(scene, deployment, to),
        RolledBack { service, deployment } => {
            let name = scene.service(service);
            let to = scene.definition(scene.cluster.deployment(deployment).task_definition);
            say!(lang, "{name}을(를) {to}으로(로) 되돌려요.", "The {name} goes back to {to}.")
        }
        DesiredCountChanged { service, from, to } => desired(scene, service, from, to),
        ServiceDraining { service } => {
            let name = scene.service(service);
            say!(
                lang,
                "{name}을(를) 지우는 중이에요. 남은 태스크를 멈추고 있어요.",
                "The {name} is being deleted; its tasks are stopping."
            )
        }
        ServiceInactive { service } => {
            let name = scene.service(service);
            say!(lang, "{name}이(가) 지워졌어요.", "The {name} is gone.")
        }
        AttributePut { instance } => {
            let n = instance.number();
            say!(lang, "컴퓨터 {n}의 속성이 바뀌었어요.", "Computer {n} has a new attribute.")
        }
        TaskCreated { task, instance } => created(scene, task, instance),
        TaskStatusChanged { task, to } => task_status::sentence(scene, task, to),
        TaskStopRequested { task, stop_code } => stop_code::requested(lang, task, stop_code),
        TaskHeldBack { task } => held_back(scene, task),
        TaskProtectionChanged { task, protected } => computer::protects(lang, task, protected),
        ContainerStatusChanged { container, to } => container_status(scene, container, to),
        ContainerListening { container } => listening(scene, container),
        ImagePullFailed { container, attempt, error } => {
            registry::failed(scene, container, attempt, error)
        }
        RegistryReachableChanged { reachable } => registry::reachable(lang, reachable),
        RegistryLimitChanged { pulls_max } => registry::limited(lang, pulls_max),
        ContainerHung { container } => health::hangs(scene, container, true),
        ContainerResumed { container } => health::hangs(scene, container, false),
        MemoryLeakChanged { container, kib_per_s } => health::leaks(scene, container, kib_per_s),
        HealthCheckFailed { container, failures, retries } => {
            health::failed(scene, container, failures, retries)
        }
        ContainerHealthChanged { container, to } => health::of_container(scene, container, to),
        TaskHealthChanged { task, to } => health::of_task(scene, task, to),
        ContainerSignalled { container, signal } => {
            container_stop::signalled(scene, container, signal)
        }
        ContainerStopped { container, exit_code, how } => {
            container_stop::sentence(scene, container, exit_code, how)
        }
        ContainerRestarted { container, exit_code } => {
            container_stop::restarted(scene, container, exit_code)
        }
        DataLost { task, rows } => rows::lost(scene, task, rows),
        DiskLost { instance, rows } => rows::disk_lost(scene, instance, rows),
        RowMissing { task, .. } => rows::missing(scene, task),
        ServicePosted { .. } => say!(lang, "ECS가 알렸어요.", "ECS posted a message."),
        RunTaskFailed { count, reason, .. } => not_run(scene, u32::from(count), reason),
        HomeConnected { instance } => {
            let n = instance.number();
            say!(
                lang,
                "컴퓨터 {n}이(가) 집의 인터넷에 이어졌어요.",
                "Computer {n} is connected to the line at home."
            )
        }
        HomeAddressChanged { .. } => say!(
            lang,
            "집의 인터넷 주소가 바뀌었어요. 옛 주소로는 닿지 않아요.",
            "The address of the home line changed. The old one leads nowhere."
        ),
        NamesFrozen { service } => {
            let name = scene.service(service);
            say!(
                lang,
                "{name}의 주소록이 그대로 굳었어요. 없어진 태스크의 주소도 남아 있어요.",
                "The address records of the {name} no longer change, whatever becomes of its tasks."
            )
        }
        NamesThawed { service } => {
            let name = scene.service(service);
            say!(
                lang,
                "{name}의 주소록이 다시 맞게 고쳐졌어요.",
                "The address records of the {name} are right again."
            )
        }
        LinkCut { one, other } => {
            let (one, other) = (scene.service(one), scene.service(other));
            say!(
                lang,
                "{one}과(와) {other} 사이로는 아무것도 오가지 못해요.",
                "Nothing gets through between the {one} and the {other}."
            )
        }
        LinkRestored { one, other } => {
            let (one, other) = (scene.service(one), scene.service(other));
            say!(
                lang,
                "{one}과(와) {other}이(가) 다시 이어졌어요.",
                "The {one} and the {other} reach each other again."
            )
        }
        UsersCame { .. } => say!(lang, "사용자들이 왔어요.", "Users came."),
        UsersChanged { .. } => {
            say!(lang, "사용자들이 보내는 요청이 바뀌었어요.", "What the users ask for changed.")
        }
        UsersLeft { .. } => say!(lang, "사용자들이 돌아갔어요.", "The users left."),
        RequestsFailing { users, failure } => {
            let what = &scene.cluster.crowd(users).users.feature;
            let why = failure::failure(lang, failure);
            say!(
                lang,
                "/{what} 요청이 실패하기 시작했어요: {why}.",
                "Requests for /{what} began to fail: {why}."
            )
        }
        RequestsAnsweredAgain { users, failed } => {
            let what = &scene.cluster.crowd(users).users.feature;
            let en = count_en(failed, "request", "requests");
            say!(
                lang,
                "/{what} 요청 {failed}개가 실패한 뒤로는 다시 모두 답을 받아요.",
                "After {en} for /{what} failed, all are answered again."
            )
        }
        ScalableTargetRegistered { service, min_capacity, max_capacity } => {
            autoscaling::registered(scene, service, min_capacity, max_capacity)
        }
        ScalableTargetDeregistered { service } => autoscaling::deregistered(scene, service),
        ScalingPolicyPut { service, policy } => autoscaling::policy_put(scene, service, policy),
        MetricDataPut { service } => autoscaling::data_put(scene, service),
        AlarmStateChanged { service, policy, side, to } => {
            autoscaling::alarm(scene, service, policy, side, to)
        }
        NginxRefusedToStart { container, line } => reverse_proxy::refused(scene, container, line),
        NginxReloadAsked { container } => reverse_proxy::reload_asked(scene, container),
        NginxReloaded { container } => reverse_proxy::reloaded(scene, container),
        NginxKeptWorkers { container, line } => reverse_proxy::kept(scene, container, line),
        NginxPeerFailed { container, peer, port, failure } => {
            reverse_proxy::peer_failed(scene, container, (peer, port), failure)
        }
    }
}

fn deploys(scene: &Scene, service: ServiceId, deployment: DeploymentId) -> String {
    let name = scene.service(service);
    let revision = scene.definition(scene.cluster.deployment(deployment).task_definition);
    say!(
        scene.lang,
        "{name}이(가) {revision} 배포를 시작했어요.",
        "The {name} began to deploy {revision}."
    )
}

fn rolled(scene: &Scene, deployment: DeploymentId, to: RolloutState) -> String {
    let revision = scene.definition(scene.cluster.deployment(deployment).task_definition);
    match to {
        RolloutState::InProgress => say!(
            scene.lang,
            "{revision} 배포를 하는 중이에요.",
            "The deployment of {revision} is under way."
        ),
        RolloutState::Completed => say!(
            scene.lang,
            "{revision} 배포가 끝났어요. 이제 모두 새 태스크예요.",
            "The deployment of {revision} is complete: every task is a new one."
        ),
        RolloutState::Failed => say!(
            scene.lang,
            "{revision} 배포가 실패했어요. 새 태스크를 더 시작하지 않아요.",
            "The deployment of {revision} failed: it starts no more tasks."
        ),
    }
}

fn not_run(scene: &Scene, count: u32, reason: Reason) -> String {
    let why = refusal::reason(scene.lang, reason);
    let tasks = count_en(count, "task was", "tasks were");
    say!(
        scene.lang,
        "태스크 {count}개를 실행하지 못했어요: {why}. 서비스가 없으니 다시 해 보지도 않아요.",
        "{tasks} not started: {why}. Without a service nobody tries again."
    )
}

fn launched(scene: &Scene, instance: InstanceId) -> String {
    let n = instance.number();
    say!(
        scene.lang,
        "컴퓨터 {n}을(를) 빌렸어요. 켜지는 중이에요.",
        "Computer {n} was rented and is starting."
    )
}

fn agent(scene: &Scene, instance: InstanceId, is_back: bool) -> String {
    let n = instance.number();
    match is_back {
        true => say!(
            scene.lang,
            "컴퓨터 {n}의 에이전트가 다시 연락해 왔어요.",
            "The agent of computer {n} is back in contact."
        ),
        false => say!(
            scene.lang,
            "컴퓨터 {n}의 에이전트와 연락이 끊겼다는 것을 ECS가 알았어요.",
            "ECS noticed that the agent of computer {n} is out of contact."
        ),
    }
}

fn desired(scene: &Scene, service: ServiceId, from: u32, to: u32) -> String {
    let name = scene.service(service);
    say!(
        scene.lang,
        "{name}의 원하는 개수가 {from}에서 {to}으로(로) 바뀌었어요.",
        "The desired count of the {name} changed from {from} to {to}."
    )
}

fn created(scene: &Scene, task: TaskId, instance: InstanceId) -> String {
    let (n, host) = (task.number(), picture::host(scene.lang, instance));
    match scene.cluster.task(task).service {
        Some(service) => {
            let name = scene.service(service);
            say!(
                scene.lang,
                "{name}이(가) 새 태스크 {n}을(를) {host}에 놓았어요.",
                "The {name} placed the new task {n} on {host}."
            )
        }
        None => say!(
            scene.lang,
            "서비스 없는 태스크 {n}을(를) {host}에 놓았어요.",
            "Task {n}, without a service, was placed on {host}."
        ),
    }
}

fn held_back(scene: &Scene, task: TaskId) -> String {
    let n = task.number();
    say!(
        scene.lang,
        "멈추는 중인 태스크가 아직 자리를 쥐고 있어서, 에이전트가 태스크 {n}을(를) 기다리게 해요.",
        "A stopping task still holds its room, so the agent makes task {n} wait."
    )
}

fn container_status(scene: &Scene, container: ContainerId, to: ContainerStatus) -> String {
    let (n, name) = scene.container(container);
    match to {
        ContainerStatus::Pending => say!(
            scene.lang,
            "태스크 {n}의 {name} 컨테이너가 차례를 기다려요.",
            "The {name} container of task {n} waits for its turn."
        ),
        ContainerStatus::Pulled => say!(
            scene.lang,
            "태스크 {n}의 {name} 이미지를 다 받았어요.",
            "The {name} image of task {n} has arrived."
        ),
        ContainerStatus::Created => say!(
            scene.lang,
            "태스크 {n}의 {name} 컨테이너가 만들어졌어요.",
            "The {name} container of task {n} was created."
        ),
        ContainerStatus::Running => say!(
            scene.lang,
            "태스크 {n}의 {name} 컨테이너가 시작했어요.",
            "The {name} container of task {n} started."
        ),
        ContainerStatus::Stopped => say!(
            scene.lang,
            "태스크 {n}의 {name} 컨테이너가 멈췄어요.",
            "The {name} container of task {n} stopped."
        ),
    }
}

fn listening(scene: &Scene, container: ContainerId) -> String {
    let (n, name) = scene.container(container);
    match scene.cluster.listening_port(container) {
        Some(port) => say!(
            scene.lang,
            "태스크 {n}의 {name}이(가) {port}번 포트를 열었어요.",
            "{name} of task {n} opened port {port}."
        ),
        None => {
            say!(
                scene.lang,
                "태스크 {n}의 {name}이(가) 준비됐어요.",
                "{name} of task {n} is ready."
            )
        }
    }
}
