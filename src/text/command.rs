//! What somebody did, after the fact.
#![deny(clippy::wildcard_enum_match_arm)]

use super::decision;
use super::say::{count_en, say};
use super::scene::Scene;
use crate::sim::{
    AutoScalingGroup, Command, ConnectHome, CreateService, ModifyTargetGroup, ReloadNginx, RunTask,
    UpdateService, UpdateUsers, Users,
};

/// The sentence of a command: the first link of a chain.
pub fn command(scene: &Scene, command: &Command) -> String {
    let lang = scene.lang;
    match command {
        Command::Trap => {
            say!(lang, "시험 삼아 프로그램을 멈췄어요.", "The program was stopped for a test.")
        }
        Command::RunInstances { count, .. } => {
            let en = count_en(*count, "computer was", "computers were");
            say!(lang, "컴퓨터 {count}대를 빌렸어요.", "{en} rented.")
        }
        Command::PutAttribute { instance, name, value } => {
            let n = instance.number();
            say!(
                lang,
                "컴퓨터 {n}에 속성 {name}={value}을(를) 붙였어요.",
                "Computer {n} was given the attribute {name}={value}."
            )
        }
        Command::TerminateInstance { instance } => {
            let n = instance.number();
            say!(lang, "컴퓨터 {n}을(를) 반납했어요.", "Computer {n} was terminated.")
        }
        Command::CutPower { instance } => {
            let n = instance.number();
            say!(lang, "컴퓨터 {n}의 전원을 껐어요.", "The power of computer {n} was cut.")
        }
        Command::RestorePower { instance } => {
            let n = instance.number();
            say!(lang, "컴퓨터 {n}의 전원을 다시 켰어요.", "Computer {n} got its power back.")
        }
        Command::UpdateInstanceState { instance, draining } => {
            let n = instance.number();
            match draining {
                true => say!(
                    lang,
                    "컴퓨터 {n}을(를) 비우게 했어요.",
                    "Computer {n} was set to DRAINING."
                ),
                false => say!(
                    lang,
                    "컴퓨터 {n}을(를) 다시 쓰게 했어요.",
                    "Computer {n} was set to ACTIVE."
                ),
            }
        }
        Command::StopAgent { instance } => {
            let n = instance.number();
            say!(
                lang,
                "컴퓨터 {n}의 에이전트를 멈췄어요.",
                "The agent of computer {n} was stopped."
            )
        }
        Command::StartAgent { instance } => {
            let n = instance.number();
            say!(
                lang,
                "컴퓨터 {n}의 에이전트를 시작했어요.",
                "The agent of computer {n} was started."
            )
        }
        Command::LoseZone { zone } => {
            let zone = decision::zone_letter(*zone);
            say!(lang, "{zone} 구역을 잃었어요.", "Zone {zone} was lost.")
        }
        Command::ReturnZone { zone } => {
            let zone = decision::zone_letter(*zone);
            say!(lang, "{zone} 구역을 되살렸어요.", "Zone {zone} was brought back.")
        }
        Command::PutAutoScalingGroup(AutoScalingGroup { desired_capacity, .. })
        | Command::SetDesiredCapacity { desired_capacity } => say!(
            lang,
            "컴퓨터 묶음의 크기를 {desired_capacity}대로 정했어요.",
            "The Auto Scaling group was set to {desired_capacity} computers."
        ),
        Command::UpdateTaskProtection { task, expires_in_minutes } => {
            let n = task.number();
            match expires_in_minutes {
                Some(minutes) => say!(
                    lang,
                    "태스크 {n}을(를) {minutes}분 동안 보호하게 했어요.",
                    "Task {n} was protected for {minutes} minutes."
                ),
                None => {
                    say!(lang, "태스크 {n}의 보호를 풀었어요.", "Task {n}’s protection was ended.")
                }
            }
        }
        Command::PushImage(image) => {
            let name = &image.reference;
            say!(lang, "이미지 {name}을(를) 올렸어요.", "Image {name} was pushed.")
        }
        Command::SetRegistryReachable { reachable: false } => {
            say!(lang, "저장소로 가는 길을 끊었어요.", "The way to the registry was cut.")
        }
        Command::SetRegistryReachable { reachable: true } => {
            say!(lang, "저장소로 가는 길을 이었어요.", "The way to the registry was mended.")
        }
        Command::LimitRegistry { pulls_max: Some(max) } => say!(
            lang,
            "저장소가 컴퓨터마다 이미지를 {max}번까지만 주게 했어요.",
            "The registry was made to serve each computer {max} pulls at most."
        ),
        Command::LimitRegistry { pulls_max: None } => {
            say!(lang, "저장소의 제한을 풀었어요.", "The limit of the registry was lifted.")
        }
        Command::RegisterTaskDefinition(definition) => {
            let name = &definition.family;
            say!(
                lang,
                "태스크 정의 {name}을(를) 등록했어요.",
                "Task definition {name} was registered."
            )
        }
        Command::CreateService(CreateService { name, desired_count, .. }) => {
            let name = scene.names.of(name);
            say!(
                lang,
                "{name}을(를) 만들었어요. 원하는 개수는 {desired_count}이에요(예요).",
                "The {name} was created, desired count {desired_count}."
            )
        }
        Command::UpdateService(update) => updated(scene, update),
        Command::CreateTargetGroup(create) => {
            let name = &create.name;
            say!(lang, "대상 그룹 {name}을(를) 만들었어요.", "The target group {name} was created.")
        }
        Command::ModifyTargetGroup(ModifyTargetGroup { target_group, .. }) => {
            let group = scene.target_group(*target_group);
            say!(
                lang,
                "{group}의 상태 검사를 바꿨어요.",
                "{group}: the health checks were changed."
            )
        }
        Command::DeleteService { service, .. } => {
            let name = scene.service(*service);
            say!(lang, "{name}을(를) 지웠어요.", "The {name} was deleted.")
        }
        Command::RunTask(RunTask { count, .. }) => {
            let en = count_en(*count, "task was", "tasks were");
            say!(lang, "서비스 없이 태스크 {count}개를 실행했어요.", "{en} run without a service.")
        }
        Command::StopTask { task } => {
            let n = task.number();
            say!(lang, "태스크 {n}을(를) 멈췄어요.", "Task {n} was told to stop.")
        }
        Command::CrashContainer { container, .. } => {
            let (n, name) = scene.container(*container);
            say!(
                lang,
                "태스크 {n}의 {name} 컨테이너를 죽였어요.",
                "The {name} container of task {n} was crashed."
            )
        }
        Command::HangContainer { container } => {
            let (n, name) = scene.container(*container);
            say!(
                lang,
                "태스크 {n}의 {name}을(를) 먹통으로 만들었어요.",
                "{name} of task {n} was made to hang."
            )
        }
        Command::ResumeContainer { container } => {
            let (n, name) = scene.container(*container);
            say!(
                lang,
                "태스크 {n}의 {name}을(를) 먹통에서 풀어 줬어요.",
                "{name} of task {n} was let go on."
            )
        }
        Command::LeakMemory { container, kib_per_s } => {
            let (n, name) = scene.container(*container);
            say!(
                lang,
                "태스크 {n}의 {name}에서 메모리가 1초에 {kib_per_s}KiB씩 새게 했어요.",
                "{name} of task {n} was made to leak {kib_per_s} KiB of memory a second."
            )
        }
        Command::ConnectHome(ConnectHome { instance, .. }) => {
            let n = instance.number();
            say!(lang, "컴퓨터 {n}을(를) 집에 놓았어요.", "Computer {n} was put at home.")
        }
        Command::ChangeHomeAddress => say!(
            lang,
            "통신사가 집의 인터넷 주소를 바꿨어요.",
            "The provider gave the home line another address."
        ),
        Command::FreezeNames { service } => {
            let name = scene.service(*service);
            say!(
                lang,
                "{name}의 주소록이 더는 고쳐지지 않게 했어요.",
                "The address records of the {name} were frozen."
            )
        }
        Command::ThawNames { service } => {
            let name = scene.service(*service);
            say!(
                lang,
                "{name}의 주소록이 다시 고쳐지게 했어요.",
                "The address records of the {name} are kept up again."
            )
        }
        Command::CutLink { one, other } => {
            let (one, other) = (scene.service(*one), scene.service(*other));
            say!(
                lang,
                "{one}과(와) {other} 사이의 네트워크를 끊었어요.",
                "The network between the {one} and the {other} was cut."
            )
        }
        Command::RestoreLink { one, other } => {
            let (one, other) = (scene.service(*one), scene.service(*other));
            say!(
                lang,
                "{one}과(와) {other} 사이의 네트워크를 다시 이었어요.",
                "The network between the {one} and the {other} was restored."
            )
        }
        Command::AddUsers(Users { per_minute, .. }) => say!(
            lang,
            "사용자들을 불렀어요. 1분에 요청 {per_minute}개를 보내요.",
            "Users were invited: {per_minute} requests a minute."
        ),
        Command::UpdateUsers(UpdateUsers { endpoint: Some(_), .. }) => {
            say!(lang, "사용자들에게 새 주소를 알려 줬어요.", "The users were told a new address.")
        }
        Command::UpdateUsers(UpdateUsers { per_minute, .. }) => {
            let per_minute = per_minute.unwrap_or(0);
            say!(
                lang,
                "사용자들이 이제 1분에 요청 {per_minute}개를 보내요.",
                "The users now send {per_minute} requests a minute."
            )
        }
        Command::RemoveUsers { .. } => {
            say!(lang, "사용자들을 돌려보냈어요.", "The users were sent home.")
        }
        Command::RegisterScalableTarget { service, min_capacity, max_capacity } => {
            let (name, min, max) = (scene.service(*service), min_capacity, max_capacity);
            say!(
                lang,
                "{name}을(를) {min}개에서 {max}개 사이에서 자동으로 늘리고 줄이게 했어요.",
                "The {name} was set to scale by itself, between {min} and {max} tasks."
            )
        }
        Command::DeregisterScalableTarget { service } => {
            let name = scene.service(*service);
            say!(
                lang,
                "{name}을(를) 자동으로 늘리고 줄이기를 그만뒀어요.",
                "The {name} was set not to scale by itself."
            )
        }
        Command::PutScalingPolicy { service, .. } => {
            let name = scene.service(*service);
            say!(
                lang,
                "{name}을(를) 자동으로 늘리고 줄이는 정책을 정했어요.",
                "A scaling policy of the {name} was put."
            )
        }
        Command::PutMetricData { service, .. } => {
            let name = scene.service(*service);
            say!(lang, "{name}의 지표를 적었어요.", "A data point of the {name} was put.")
        }
        Command::ReloadNginx(ReloadNginx { image, .. }) => say!(
            lang,
            "{image}을(를) 실행하는 컨테이너에 새 설정을 복사하고 nginx를 다시 읽게 했어요.",
            "A new configuration was copied into the containers of {image}, and nginx was told to read it."
        ),
    }
}

fn updated(scene: &Scene, update: &UpdateService) -> String {
    let (lang, name) = (scene.lang, scene.service(update.service));
    match update.desired_count {
        Some(count) => say!(
            lang,
            "{name}의 원하는 개수를 {count}으로(로) 바꿨어요.",
            "The desired count of the {name} was set to {count}."
        ),
        None if update.task_definition.is_some() || update.force_new_deployment => say!(
            lang,
            "{name}을(를) 새로 배포하게 했어요.",
            "A new deployment of the {name} was asked for."
        ),
        None => say!(lang, "{name}을(를) 업데이트했어요.", "The {name} was updated."),
    }
}
