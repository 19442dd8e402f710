//! The words of the balancer: whom nginx chooses, and what it knows of each server.
#![deny(clippy::wildcard_enum_match_arm)]

use crate::lang::Lang;
use crate::nginx::upstream::Method;
use crate::text::say::{pick, say};

/// A method by the directive that asks for it.
#[must_use]
pub fn method(lang: Lang, method: &Method) -> String {
    match method {
        Method::RoundRobin => pick(lang, "라운드 로빈", "round robin").to_owned(),
        Method::LeastConn => "least_conn".to_owned(),
        Method::IpHash => "ip_hash".to_owned(),
        Method::Hash { key } => format!("hash {key}"),
        Method::ConsistentHash { key, .. } => format!("hash {key} consistent"),
        Method::Random => "random".to_owned(),
        Method::RandomTwo => "random two".to_owned(),
    }
}

/// What a method does.
#[must_use]
pub fn rule(lang: Lang, method: &Method) -> &'static str {
    match method {
        Method::RoundRobin => pick(
            lang,
            "요청마다 모두의 현재 가중치에 유효 가중치를 더해요. 가장 큰 서버가 뽑히고, 더한 것을 모두 합한 만큼 그 서버에서 빼요. 같으면 먼저 적힌 서버예요.",
            "At each request every current weight grows by its effective weight. The largest is chosen, and the sum of all that was added is taken from it. Between equals, the first written.",
        ),
        Method::LeastConn => pick(
            lang,
            "지금 맡은 요청 수를 가중치로 나누어, 가장 작은 서버를 골라요. 같으면 라운드 로빈이에요.",
            "The server with the fewest open requests for its weight. Between equals, round robin.",
        ),
        Method::IpHash => pick(
            lang,
            "손님 주소의 앞 세 숫자로 고르니까, 같은 손님은 늘 같은 서버로 가요. 앞 세 숫자가 같은 이웃도 같이 가요.",
            "The first three numbers of the visitor’s address decide: the same visitor always gets the same server, and so do neighbours.",
        ),
        Method::Hash { .. } => pick(
            lang,
            "정한 값이 같으면 늘 같은 서버로 가요. 서버 수가 바뀌면 거의 모두 다른 서버로 옮겨요.",
            "The same key always goes to the same server. When the number of servers changes, nearly all keys move.",
        ),
        Method::ConsistentHash { .. } => pick(
            lang,
            "정한 값이 같으면 늘 같은 서버로 가요. 서버가 하나 빠져도 그 서버의 것만 옮겨요.",
            "The same key always goes to the same server. When one is gone, only its keys move.",
        ),
        Method::Random => pick(
            lang,
            "요청마다 제비를 뽑아요. 가중치가 크면 더 자주 뽑혀요.",
            "A lot is drawn for each request; more weight, more often.",
        ),
        Method::RandomTwo => pick(
            lang,
            "둘을 제비로 뽑아, 맡은 요청이 적은 쪽을 골라요.",
            "Two are drawn; the one with fewer open requests is chosen.",
        ),
    }
}

/// How the numbers of a choice are read.
#[must_use]
pub fn worked_out(lang: Lang, method: &Method) -> &'static str {
    match method {
        Method::RoundRobin => pick(
            lang,
            "칸마다 현재 가중치 + 유효 가중치예요. 가장 큰 서버가 뽑히고, 이번에 더한 것을 모두 합해 그 서버에서 빼요. →는 그러고 남은 현재 가중치예요.",
            "In each cell: current weight + effective weight. The largest is chosen, and all that was added this time is taken from it. Behind the arrow stands what is left.",
        ),
        Method::LeastConn
        | Method::IpHash
        | Method::Hash { .. }
        | Method::ConsistentHash { .. }
        | Method::Random
        | Method::RandomTwo => pick(
            lang,
            "칸마다 맡은 요청 ÷ 가중치예요. 가장 작은 서버가 뽑혀요.",
            "In each cell: open requests ÷ weight. The smallest is chosen.",
        ),
    }
}

/// Why nobody can say who comes next; `None`: one can.
#[must_use]
pub fn cannot_foretell(lang: Lang, method: &Method, workers: u32) -> Option<&'static str> {
    let drawn = matches!(method, Method::Random | Method::RandomTwo);
    if drawn {
        return Some(pick(
            lang,
            "제비로 뽑는 방식이라 다음을 미리 알 수 없어요.",
            "Lots are drawn: nobody can say who comes next.",
        ));
    }
    (workers > 1).then(|| {
        pick(
            lang,
            "어느 워커가 받을지 몰라서 다음을 미리 알 수 없어요. 워커를 하나로 하면 맞혀 볼 수 있어요.",
            "Nobody knows which worker takes the request. With one worker it can be foretold.",
        )
    })
}

#[must_use]
pub fn verdict(lang: Lang, right: u32, of: u32) -> String {
    say!(lang, "{of}개 가운데 {right}개를 맞혔어요.", "Right: {right} of {of}.")
}

/// Put aside by failures.
#[must_use]
pub fn aside(lang: Lang, until_s: u64) -> String {
    say!(lang, "쉬게 함 ({until_s}초부터 다시)", "put aside (again from {until_s} s)")
}

/// Where the balancer stands, after each change.
#[must_use]
pub fn said(
    lang: Lang,
    requests: u32,
    now_s: u64,
    counts: impl Iterator<Item = (String, u32)>,
) -> String {
    let counts = counts.map(|(letter, count)| say!(lang, "{letter} {count}번", "{letter} {count}"));
    let counts = counts.collect::<Vec<_>>().join(", ");
    say!(
        lang,
        "시계 {now_s}초. 지금까지 요청 {requests}개: {counts}",
        "Clock {now_s} s. Requests so far: {requests}. {counts}"
    )
}

/// 714 → 71.4 %.
fn percent(thousandths: u32) -> String {
    match (thousandths / 10, thousandths % 10) {
        (whole, 0) => format!("{whole}%"),
        (whole, tenth) => format!("{whole}.{tenth}%"),
    }
}

/// How many of the requests a server got, beside its weight's share.
#[must_use]
pub fn share(lang: Lang, count: u32, part: u32, share: u32) -> String {
    let (part, share) = (percent(part), percent(share));
    say!(lang, "{count}번 ({part}), 가중치로는 {share}", "{count} ({part}); by weight {share}")
}

/// What a control says of a peer: "stop A".
#[must_use]
pub fn stop(lang: Lang, letter: &str, answers: bool) -> String {
    match answers {
        true => say!(lang, "{letter} 멈추기", "Stop {letter}"),
        false => say!(lang, "{letter} 다시 켜기", "Start {letter}"),
    }
}

#[must_use]
pub fn slow(lang: Lang, letter: &str) -> String {
    say!(lang, "{letter} 느리게", "{letter} slow")
}

#[must_use]
pub fn send(lang: Lang, count: u32) -> String {
    say!(lang, "{count}개 보내기", "Send {count}")
}

#[must_use]
pub fn seconds(lang: Lang, seconds: u64) -> String {
    say!(lang, "+{seconds}초", "+{seconds} s")
}

#[must_use]
pub fn clock(lang: Lang, seconds: u64) -> String {
    say!(lang, "시계 {seconds}초", "Clock {seconds} s")
}

/// Whose memory the table shows.
#[must_use]
pub fn memory(lang: Lang, worker: u32, workers: u32) -> String {
    match workers {
        1 => pick(lang, "nginx가 서버마다 기억하는 것", "What nginx remembers of each server")
            .to_owned(),
        _ => say!(
            lang,
            "마지막 요청을 받은 워커 {worker}이(가) 서버마다 기억하는 것",
            "What worker {worker}, which took the last request, remembers of each server"
        ),
    }
}

/// What stands in the picture, in one language.
pub struct BalanceWords {
    pub title: &'static str,
    pub model: &'static str,
    pub passive: &'static str,
    pub single: &'static str,
    pub upstream: &'static str,
    pub workers: &'static str,
    /// Where their number comes from, and that the card's own requests are counted apart.
    pub workers_from: &'static str,
    pub workers_guess: &'static str,
    pub restart: &'static str,
    pub server: &'static str,
    pub weight: &'static str,
    pub effective: &'static str,
    pub current: &'static str,
    pub fails: &'static str,
    pub open: &'static str,
    pub condition: &'static str,
    pub usable: &'static str,
    pub trial: &'static str,
    pub backup: &'static str,
    pub down: &'static str,
    pub full: &'static str,
    pub stopped: &'static str,
    pub choices: &'static str,
    pub none_yet: &'static str,
    pub shares: &'static str,
    pub shares_key: &'static str,
    pub keys: &'static str,
    pub foretell: &'static str,
    pub foretell_ask: &'static str,
    pub next_keys: &'static str,
    pub take_back: &'static str,
    pub reveal: &'static str,
    pub guess: &'static str,
    pub request: &'static str,
    pub out: &'static str,
    pub chosen: &'static str,
    pub right: &'static str,
    pub wrong: &'static str,
    pub compare: &'static str,
    pub compare_none: &'static str,
    pub open_guess: &'static str,
}

#[must_use]
pub fn words(lang: Lang) -> &'static BalanceWords {
    match lang.spoken() {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

const KO: BalanceWords = BalanceWords {
    title: "누구에게 넘길까",
    model: "여기 보이는 것은 nginx의 업스트림이에요. AWS의 로드 밸런서(ALB)는 다르게 골라요.",
    passive: "nginx는 실패한 요청으로만 서버가 죽은 줄 알아요. 미리 물어보는 상태 검사는 유료인 NGINX Plus에만 있어요.",
    single: "서버가 하나뿐이면 몇 번 실패해도 쉬게 하지 않아요.",
    upstream: "업스트림",
    workers: "워커 수 (worker_processes)",
    workers_from: "적용할 때 설정의 worker_processes를 따라요. auto는 CPU마다 하나인데, 이 컴퓨터의 CPU는 하나예요. 여기에서 세는 것은 위의 ‘요청 보내 보기’와 따로예요. 그 요청은 모두 워커 하나가 받아요.",
    workers_guess: "워커마다 따로 세요. 어느 워커가 연결을 받을지는 운영체제가 정해서, 여기서는 제비로 정했어요.",
    restart: "처음부터",
    server: "서버",
    weight: "가중치",
    effective: "유효 가중치",
    current: "현재 가중치",
    fails: "실패\u{a0}/ 한도",
    open: "맡은 요청",
    condition: "상태",
    usable: "고를 수 있음",
    trial: "시험 요청 하나를 보내 봄",
    backup: "예비: 다른 서버를 못 쓸 때만",
    down: "down: 고르지 않음",
    full: "max_conns만큼 찼음",
    stopped: "멈춰 있음",
    choices: "고른 차례",
    none_yet: "아직 보낸 요청이 없어요.",
    shares: "나눈 몫",
    shares_key: "막대는 받은 몫, 세로선은 가중치로 따진 몫이에요.",
    keys: "무엇이 어디로 갔나",
    foretell: "다음 셋을 맞혀 보세요",
    foretell_ask: "다음 요청 세 개를 어느 서버가 받을까요? 차례대로 고르세요.",
    next_keys: "다음 셋:",
    take_back: "하나 지우기",
    reveal: "보내서 확인하기",
    guess: "예상",
    request: "요청",
    out: "빠짐",
    chosen: "고른 서버",
    right: "맞음",
    wrong: "다름",
    compare: "다른 방식과 나란히",
    compare_none: "비교하지 않음",
    open_guess: "여기서 요청은 다음 2개가 올 때까지 끝나지 않아요. 느린 서버에서는 12개예요. 시계가 가면 모두 끝나요.",
};

const EN: BalanceWords = BalanceWords {
    title: "Whom it is passed to",
    model: "This is nginx’s upstream. AWS’s load balancer (ALB) chooses differently.",
    passive: "nginx learns that a server is dead from failed requests only. Checks that ask beforehand are in NGINX Plus, which is sold.",
    single: "A server alone is never put aside, however often it fails.",
    upstream: "Upstream",
    workers: "Workers (worker_processes)",
    workers_from: "When you apply a configuration, this follows its worker_processes. auto means one for each CPU, and this computer has one. What is counted here is apart from “Send requests” above: one worker takes all of those.",
    workers_guess: "Each worker counts by itself. The operating system decides which worker takes a connection; here a lot is drawn.",
    restart: "Start over",
    server: "Server",
    weight: "Weight",
    effective: "Effective weight",
    current: "Current weight",
    fails: "Fails\u{a0}/ max",
    open: "Open requests",
    condition: "State",
    usable: "can be chosen",
    trial: "one request tries it",
    backup: "backup: only when no other can be used",
    down: "down: never chosen",
    full: "full (max_conns)",
    stopped: "stopped",
    choices: "Choices in order",
    none_yet: "No request has been sent yet.",
    shares: "Shares",
    shares_key: "The bar is the share a server got, the upright line the share of its weight.",
    keys: "What went where",
    foretell: "Predict the next three",
    foretell_ask: "Which server gets each of the next three requests? Choose in order.",
    next_keys: "The next three:",
    take_back: "Take one back",
    reveal: "Send and see",
    guess: "Guess",
    request: "Request",
    out: "left out",
    chosen: "Chosen",
    right: "right",
    wrong: "not so",
    compare: "Beside another method",
    compare_none: "no comparison",
    open_guess: "Here a request is open until the next 2 have come, at a slow server until 12 have. When the clock moves, all are done.",
};
