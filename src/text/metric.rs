//! What each metric is called: the subject of a clause, how it is counted, and its verb.
#![deny(clippy::wildcard_enum_match_arm)]

use crate::course::MetricId;

/// The words of a metric. `{}` is where the name goes that it is counted of.
pub(super) struct Worded {
    /// The subject of a Korean clause, and the counter after its number.
    pub(super) ko: &'static str,
    pub(super) counter: &'static str,
    /// What is counted in English, of one and of many, each with its verb; a value has a subject alone, and a unit.
    pub(super) en: English,
}

pub(super) enum English {
    Counted { noun: [&'static str; 2], verb: [&'static str; 2] },
    Value { subject: &'static str, unit: &'static str },
}

const TASKS: [&str; 2] = ["task", "tasks"];

const REQUESTS: [&str; 2] = ["request", "requests"];

const fn counted(
    ko: &'static str,
    counter: &'static str,
    noun: [&'static str; 2],
    verb: [&'static str; 2],
) -> Worded {
    Worded { ko, counter, en: English::Counted { noun, verb } }
}

const fn value(
    ko: &'static str,
    counter: &'static str,
    subject: &'static str,
    unit: &'static str,
) -> Worded {
    Worded { ko, counter, en: English::Value { subject, unit } }
}

#[rustfmt::skip] // A table: a metric a line.
pub(super) fn worded(id: MetricId) -> Worded {
    match id {
        MetricId::Desired => value("{}의 원하는 개수", "", "the desired count of the {}", ""),
        MetricId::Running => counted("실행 중인 태스크", "개", TASKS, ["is running", "are running"]),
        MetricId::Pending => counted("준비 중인 태스크", "개", TASKS, ["is starting", "are starting"]),
        MetricId::Routable => counted("손님을 받을 수 있는 태스크", "개", TASKS, ["can take visitors"; 2]),
        MetricId::Started => counted("지금까지 만든 태스크", "개", TASKS, ["has been created so far", "have been created so far"]),
        MetricId::Stopped => counted("지금까지 멈춘 태스크", "개", TASKS, ["has stopped so far", "have stopped so far"]),
        MetricId::Computers => counted("클러스터의 컴퓨터", "대", ["computer", "computers"], ["is in the cluster", "are in the cluster"]),
        MetricId::ComputersLost => counted("잃은 컴퓨터", "대", ["computer", "computers"], ["is lost", "are lost"]),
        // A family is named as its definition is, in code: it has no learner's name of its own.
        MetricId::Tasks => counted("{} 태스크", "개", ["{} task", "{} tasks"], ["exists", "exist"]),
        MetricId::Deployments => counted("진행 중인 배포", "개", ["deployment", "deployments"], ["is under way", "are under way"]),
        MetricId::FailedDeployments => counted("실패한 배포", "개", ["deployment", "deployments"], ["has failed", "have failed"]),
        MetricId::OldestRevision => value("{}에서 실행 중인 가장 오래된 버전", "", "the oldest running version of the {}", ""),
        MetricId::NewestRevision => value("{}에서 실행 중인 가장 새로운 버전", "", "the newest running version of the {}", ""),
        MetricId::HealthyTargets => counted("정상인 대상", "개", ["target", "targets"], ["is healthy", "are healthy"]),
        MetricId::Requests => counted("보낸 요청", "번", REQUESTS, ["has been made", "have been made"]),
        MetricId::Answered => counted("답을 받은 요청", "번", REQUESTS, ["has been answered", "have been answered"]),
        MetricId::Failed => counted("실패한 요청", "번", REQUESTS, ["has failed", "have failed"]),
        MetricId::Unanswered => counted("아무 답도 없던 요청", "번", REQUESTS, ["has got no answer at all", "have got no answer at all"]),
        MetricId::Failed502 => counted("502를 받은 요청", "번", REQUESTS, ["has got a 502", "have got a 502"]),
        MetricId::Failed503 => counted("503을 받은 요청", "번", REQUESTS, ["has got a 503", "have got a 503"]),
        MetricId::Failed504 => counted("504를 받은 요청", "번", REQUESTS, ["has got a 504", "have got a 504"]),
        MetricId::Refused => counted("포트를 여는 프로그램이 없던 요청", "번", REQUESTS, ["has met no program at the port", "have met no program at the port"]),
        MetricId::FailedLately => counted("이번 1분과 바로 앞 1분에 실패한 요청", "번", REQUESTS, ["has failed in this minute and the one before", "have failed in this minute and the one before"]),
        MetricId::Bill => value("지금까지의 요금", "센트", "the bill so far", " cents"),
        MetricId::AddressChanges => value("집 주소가 바뀐 횟수", "번", "the number of times that the address at home has changed", ""),
        MetricId::Latency95 => value("{} 100명 가운데 95명이 답을 기다린 시간", "ms", "the time within which 95 of 100 answers come to {}", " ms"),
        MetricId::Written => counted("저장한 글", "개", ["post", "posts"], ["has been stored", "have been stored"]),
        MetricId::Missing => counted("저장한 글을 찾지 못한 요청", "번", ["stored post", "stored posts"], ["has been looked for in vain", "have been looked for in vain"]),
        MetricId::MissingLately => counted("이번 1분과 바로 앞 1분에 저장한 글을 찾지 못한 요청", "번", ["stored post", "stored posts"], ["has been looked for in vain in this minute and the one before", "have been looked for in vain in this minute and the one before"]),
        MetricId::UnhealthyTargets => counted("비정상인 대상", "개", ["target", "targets"], ["is unhealthy", "are unhealthy"]),
    }
}
