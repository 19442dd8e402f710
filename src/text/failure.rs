//! Why a request failed.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::pick;
use crate::lang::Lang;
use crate::sim::Failure;

/// A clause without a full stop.
#[rustfmt::skip] // A table: a failure a line.
pub fn failure(lang: Lang, failure: Failure) -> &'static str {
    use Failure::*;
    let (ko, en) = match failure {
        NameUnknown => ("그 이름을 아는 곳이 없어요", "nobody knows the name"),
        NobodyThere => ("그 주소에서 아무도 답하지 않아요", "nobody answers at the address"),
        Refused => ("컴퓨터는 있지만 그 포트를 연 프로그램이 없어요", "somebody is there, but no program listens on the port"),
        Reset => ("프로그램이 일하다가 끝나 버렸어요", "the program ended while it worked"),
        TooSlow => ("기다리는 시간 안에 답이 오지 않아요", "no answer came in the time that users wait"),
        NoSuchFeature => ("프로그램에 그런 기능이 없어요(404)", "the program has no such feature (404)"),
        CallFailed => ("프로그램이 다른 서비스에 물었는데 답을 얻지 못했어요(500)", "another service, which the program needs, failed it (500)"),
        Overloaded => ("프로그램이 너무 바빠서 더 받지 못해요(503)", "the program is too busy to take more (503)"),
        TargetRefused => ("로드 밸런서가 보낸 태스크가 포트를 열지 않았어요(502)", "the task behind the balancer does not listen (502)"),
        TargetReset => ("로드 밸런서가 보낸 태스크가 일하다가 끝나 버렸어요(502)", "the task behind the balancer ended while it worked (502)"),
        NoTargets => ("로드 밸런서 뒤에 태스크가 하나도 없어요(503)", "the balancer has no task to send to (503)"),
        TargetUnreachable => ("로드 밸런서가 10초 동안 태스크에 연결하지 못했어요(504)", "the balancer could not connect to the task in 10 s (504)"),
        NginxNoUpstream => ("nginx가 요청을 넘기려던 곳에 연결하지 못했거나 도중에 끊겼어요(502)", "nginx could not connect to whom it passes requests, or was cut off (502)"),
        NginxTimedOut => ("nginx가 요청을 넘긴 곳에서 시간 안에 답이 오지 않았어요(504)", "whom nginx passed the request to did not answer in time (504)"),
        NginxNotFound => ("nginx에 그런 파일이 없어요(404)", "nginx has no such file (404)"),
        NginxError => ("nginx가 설정대로 오류로 답했어요", "nginx answered with an error of its own, as its configuration says"),
        TargetIdle => ("태스크가 60초 동안 로드 밸런서에 답하지 않았어요(504)", "the task gave the balancer no answer for 60 s (504)"),
    };
    pick(lang, ko, en)
}
