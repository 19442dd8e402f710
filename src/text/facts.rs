//! What became of requests, and how deployments stand, in sentences.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::{pick, say};
use super::scene::Scene;
use crate::lab::TrafficStats;
use crate::lang::Lang;
use crate::sim::{DeploymentId, DeploymentStatus, Failure, Place, RolloutState, ServiceId};

/// How many requests of `who` were answered and how many failed, by cause, and how long answers took.
pub fn requests(lang: Lang, who: &str, stats: &TrafficStats) -> String {
    let (all, answered, failed) = (stats.issued, stats.answered, stats.failed());
    let mut said = say!(
        lang,
        "{who}: 요청 {all}번 가운데 {answered}번은 답을 받았고, {failed}번은 실패했어요.",
        "{who}: {answered} of {all} requests answered, {failed} failed."
    );
    let failures = Failure::ALL.map(|failure| (failure, stats.failed_as(failure)));
    for (failure, count) in failures.into_iter().filter(|(_, count)| *count > 0) {
        let why = cause(lang, failure);
        said.push_str(&say!(lang, " {why} {count}번.", " {why}: {count}."));
    }
    if let Some(ms) = stats.latency.percentile(95) {
        said.push(' ');
        said.push_str(&say!(
            lang,
            "100명 가운데 95명은 {ms}ms 안에 답을 받았어요.",
            "95 of 100 answers came within {ms} ms."
        ));
    }
    said
}

/// How many posts they stored, and how often they looked for one in vain; empty where there are none.
pub fn posts(lang: Lang, stats: &TrafficStats, lately: u32) -> String {
    let (written, missing) = (stats.written, stats.missing);
    let mut said = String::new();
    if written > 0 {
        said.push_str(&say!(lang, " 글 {written}개를 저장했어요.", " Posts stored: {written}."));
    }
    if missing > 0 {
        said.push_str(&say!(
            lang,
            " 저장한 글을 {missing}번 찾지 못했어요(이번 1분과 바로 앞 1분에 {lately}번).",
            " Stored posts looked for in vain: {missing} ({lately} in this minute and the one before)."
        ));
    }
    said
}

/// Where posts are, and how many.
pub fn stored(scene: &Scene) -> String {
    let lang = scene.lang;
    let of = |(place, count): (&Place, u32)| {
        let place = match *place {
            Place::Container(id) => {
                let (n, name) = scene.container(id);
                say!(lang, "태스크 {n}의 {name} 컨테이너 안", "inside container {name} of task {n}")
            }
            Place::Task(id, _) => {
                let n = id.number();
                say!(lang, "태스크 {n}의 볼륨", "on a volume of task {n}")
            }
            Place::Instance(id, _) => {
                let n = id.number();
                say!(lang, "컴퓨터 {n}의 볼륨", "on a volume of computer {n}")
            }
            Place::FileSystem(_) => pick(lang, "EFS 볼륨", "on the EFS volume").to_owned(),
        };
        say!(lang, "{place} {count}개", "{count} {place}")
    };
    let all = scene.cluster.stored().map(of).collect::<Vec<_>>().join(", ");
    say!(lang, "글이 있는 곳: {all}.", "Where the posts are: {all}.")
}

/// The last minutes, for those who do not see them drawn.
pub fn minutes(lang: Lang, minutes: &[[u32; 2]]) -> String {
    let row = |at: usize| {
        let numbers = minutes.iter().map(|minute| minute[at].to_string());
        numbers.collect::<Vec<_>>().join(", ")
    };
    let (answered, failed) = (row(0), row(1));
    let n = minutes.len();
    say!(
        lang,
        "최근 {n}분, 1분마다 답을 받은 요청: {answered}. 실패한 요청: {failed}.",
        "The last {n} minutes, answered in each: {answered}. Failed: {failed}."
    )
}

/// What is drawn of them: how many they are, then what each of the two signs means.
pub fn key(lang: Lang, n: usize) -> [String; 3] {
    let [answered, failed] =
        [pick(lang, "답을 받음", "answered"), pick(lang, "실패", "failed")].map(str::to_owned);
    [say!(lang, "최근 {n}분", "Last {n} minutes"), answered, failed]
}

/// What everything has cost so far, and an hour of what is rented now; both in millionths of a US dollar.
pub fn bill(lang: Lang, so_far: u64, per_hour: u64) -> String {
    let cents = |micro_usd: u64| {
        let tenths = micro_usd / 1_000;
        [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string()].concat()
    };
    let (so_far, per_hour) = (cents(so_far), cents(per_hour));
    say!(
        lang,
        "요금: 지금까지 {so_far}센트. 지금 빌린 것은 한 시간에 {per_hour}센트예요.",
        "Bill: {so_far} cents so far. What is rented now costs {per_hour} cents an hour."
    )
}

/// Who asks, where the programs of a service call others.
pub fn caller(scene: &Scene, id: ServiceId) -> String {
    let name = scene.service(id);
    say!(scene.lang, "{name}이(가) 다른 곳에 물은 것", "Calls of the {name}")
}

/// What an nginx printed, word for word.
#[cfg(feature = "desk")]
pub fn log(scene: &Scene, container: crate::sim::ContainerId, log: &str) -> String {
    let (n, name) = scene.container(container);
    say!(scene.lang, "태스크 {n}의 {name} 로그: {log}", "Log of {name} in task {n}: {log}")
}

/// What `nginx -t` prints of the configuration that runs there, word for word, and which nginx that is.
#[cfg(feature = "desk")]
pub fn verdict(
    scene: &Scene,
    container: crate::sim::ContainerId,
    reading: &crate::lab::nginx::Reading,
) -> String {
    let (n, name) = scene.container(container);
    let (from, printed) = (reading.from(), &reading.printed);
    let release = super::config::release(reading.version);
    say!(
        scene.lang,
        "태스크 {n}의 {name} ({from}, 여기서는 {release}처럼 움직여요)에서 nginx -t:\n{printed}",
        "nginx -t in {name} of task {n} ({from}, which behaves as {release} here):\n{printed}"
    )
}

/// Why a request failed, in a few words, with the status that the asker sees.
fn cause(lang: Lang, failure: Failure) -> &'static str {
    match failure {
        Failure::NameUnknown => pick(lang, "이름을 아무도 모름", "name unknown"),
        Failure::NobodyThere => pick(lang, "주소에 아무도 없음", "nobody at the address"),
        Failure::Refused => pick(lang, "포트를 여는 프로그램이 없음", "connection refused"),
        Failure::Reset => pick(lang, "답하다가 프로그램이 끝남", "program ended meanwhile"),
        Failure::TooSlow => pick(lang, "기다리다 지침", "no answer in time"),
        Failure::NoSuchFeature => pick(lang, "404 그런 기능이 없음", "404, no such feature"),
        Failure::CallFailed => {
            pick(lang, "500 다른 서비스가 실패함", "500, another service failed")
        }
        Failure::Overloaded => pick(lang, "503 너무 바쁨", "503, too busy"),
        Failure::TargetRefused => pick(lang, "502 대상이 받지 않음", "502, target refused"),
        Failure::TargetReset => pick(lang, "502 대상이 끊음", "502, target broke off"),
        Failure::NoTargets => pick(lang, "503 대상이 없음", "503, no target"),
        Failure::TargetUnreachable => {
            pick(lang, "504 대상에 닿지 않음", "504, target out of reach")
        }
        Failure::TargetIdle => pick(lang, "504 대상이 답하지 않음", "504, target silent"),
        Failure::NginxNoUpstream => {
            pick(lang, "502 nginx가 연결하지 못함", "502, nginx could not connect")
        }
        Failure::NginxTimedOut => {
            pick(lang, "504 nginx가 기다리다 지침", "504, nginx got no answer")
        }
        Failure::NginxNotFound => pick(lang, "404 nginx에 없는 파일", "404, no such file in nginx"),
        Failure::NginxError => pick(lang, "nginx의 오류", "error of nginx"),
    }
}

/// A deployment: its revision, its part, how far it is, and between which counts it has to keep.
pub fn deployment(scene: &Scene, id: DeploymentId, bounds: (u32, u32)) -> String {
    let lang = scene.lang;
    let (deployment, counts) = (scene.cluster.deployment(id), scene.cluster.deployment_counts(id));
    let name = scene.service(deployment.service);
    let n = scene.cluster.definition(deployment.task_definition).revision;
    let status = match deployment.status {
        DeploymentStatus::Primary => "PRIMARY",
        DeploymentStatus::Active => "ACTIVE",
        DeploymentStatus::Inactive => "INACTIVE",
    };
    let state = match deployment.rollout_state {
        RolloutState::InProgress => pick(lang, "진행 중", "under way"),
        RolloutState::Completed => pick(lang, "끝남", "completed"),
        RolloutState::Failed => pick(lang, "실패", "failed"),
    };
    let (desired, running, pending, failed) =
        (counts.desired, counts.running, counts.pending, counts.failed);
    let mut said = say!(
        lang,
        "{name} 버전 {n} ({status}, {state}): 원하는 {desired}개, 실행 중 {running}개, 준비 중 {pending}개, 실패 {failed}개.",
        "{name}, version {n} ({status}, {state}): {desired} desired, {running} running, {pending} starting, {failed} failed."
    );
    if deployment.status == DeploymentStatus::Primary {
        let (lower, upper) = bounds;
        said.push(' ');
        said.push_str(&say!(
            lang,
            "정상인 태스크는 {lower}개 밑으로, 전체는 {upper}개 위로 가지 않아요.",
            "Healthy tasks never go below {lower}, all tasks never above {upper}."
        ));
    }
    said
}

/// Why a deployment cannot move: neither is a task to be started, nor one to be stopped.
pub fn stuck(scene: &Scene, lower: u32, upper: u32) -> String {
    say!(
        scene.lang,
        "이대로는 배포가 나아갈 수 없어요. 위로는 {upper}개까지라 새 태스크를 더 시작하지 못하고, 아래로는 {lower}개를 지켜야 해서 옛 태스크를 멈추지도 못해요.",
        "The deployment cannot move: at most {upper} tasks leaves no room for a new one, and at least {lower} lets no old one stop."
    )
}
