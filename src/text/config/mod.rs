//! What the card of a configuration says, apart from what nginx says and what is said to that.

mod check;
mod words;

pub use check::goal;
pub use words::{ConfigWords, config};

use crate::course::{Config, Ground, PeerState};
use crate::lang::Lang;
use crate::nginx::Version;
use crate::text::say::{pick, say};

/// Which nginx reads the file, and as which release it behaves.
pub fn image(lang: Lang, tag: &str, version: Version) -> String {
    let release = release(version);
    say!(
        lang,
        "nginx:{tag} 이미지예요. 이 사이트에서는 nginx {release}처럼 움직여요.",
        "The image nginx:{tag}. On this site it behaves as nginx {release}."
    )
}

/// The release that a version is in full.
pub fn release(version: Version) -> &'static str {
    match version {
        Version::V1_22 => "1.22.1",
        Version::V1_30 => "1.30.4",
    }
}

/// Where its container runs, and what that means for names.
pub fn ground(lang: Lang, ground: Ground) -> &'static str {
    match ground {
        Ground::Desktop => pick(
            lang,
            "내 컴퓨터의 Docker Desktop에서 실행돼요. localhost는 nginx 컨테이너 자신이고, host.docker.internal은 내 컴퓨터예요.",
            "It runs in Docker Desktop on your computer. localhost is nginx’s own container, host.docker.internal is your computer.",
        ),
        Ground::Linux { add_host: true } => pick(
            lang,
            "Linux의 Docker에서 --add-host=host.docker.internal:host-gateway를 붙여 실행했어요. localhost는 nginx 컨테이너 자신이에요.",
            "It runs in Docker on Linux with --add-host=host.docker.internal:host-gateway. localhost is nginx’s own container.",
        ),
        Ground::Linux { add_host: false } => pick(
            lang,
            "Linux의 Docker에서 실행돼요. localhost는 nginx 컨테이너 자신이고, host.docker.internal이라는 이름은 없어요.",
            "It runs in Docker on Linux. localhost is nginx’s own container, and there is no host.docker.internal.",
        ),
        Ground::Task => pick(
            lang,
            "ECS 태스크(awsvpc) 안에서 실행돼요. localhost는 이 태스크 전체이고, host.docker.internal이라는 이름은 없어요.",
            "It runs in an ECS task (awsvpc). localhost is the whole task, and there is no host.docker.internal.",
        ),
    }
}

/// How a peer stands.
pub fn peer_state(lang: Lang, state: PeerState) -> String {
    match state {
        PeerState::Answers(200) => {
            pick(lang, "실행 중 · 200으로 대답해요", "running · answers 200").to_owned()
        }
        PeerState::Answers(status) => {
            say!(lang, "실행 중 · {status}로 대답해요", "running · answers {status}")
        }
        PeerState::Refuses => {
            pick(lang, "멈춤 · 연결을 거절해요", "stopped · refuses connections").to_owned()
        }
        PeerState::Silent => {
            pick(lang, "멎음 · 받고도 대답이 없어요", "hung · takes requests, never answers")
                .to_owned()
        }
    }
}

/// What came of applying the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// nginx took it.
    Taken,
    /// It did not, and goes on with the one before.
    Refused,
    /// It did not, and had none: the container has ended.
    Exited,
}

/// The same in words, with how the goals stand then.
pub fn came(lang: Lang, came: Came, met: usize, all: usize) -> String {
    match came {
        Came::Taken => say!(
            lang,
            "nginx가 새 설정으로 움직여요. 목표 {all}개 중 {met}개를 이뤘어요.",
            "nginx runs with the new configuration. {met} of {all} goals met."
        ),
        Came::Refused => pick(
            lang,
            "nginx가 받아들이지 않았어요. 하던 대로 옛 설정으로 움직여요. 아래에서 까닭을 읽고 고쳐 보세요.",
            "nginx did not take it, and goes on with the old configuration. Read below why, and mend it.",
        )
        .to_owned(),
        Came::Exited => pick(
            lang,
            "nginx가 받아들이지 않아서 시작하지 못했고, 컨테이너가 끝났어요. 아래에서 까닭을 읽고 고쳐 보세요.",
            "nginx did not take it and could not start: its container has exited. Read below why, and mend it.",
        )
        .to_owned(),
    }
}

/// What came of the request sent at this second, in a line.
pub fn outcome(lang: Lang, at_s: u64, status: u16, peer: Option<&str>, in_vain: &[&str]) -> String {
    if status == 0 {
        return say!(
            lang,
            "{at_s}초: 연결이 거절됐어요. 아무도 받지 않아요.",
            "{at_s} s: the connection is refused, nobody takes it."
        );
    }
    let tried = in_vain.join(", ");
    let tried = match tried.is_empty() {
        true => String::new(),
        false => say!(lang, "{tried}에서는 대답이 없어서 ", "no answer from {tried}, so "),
    };
    match peer {
        Some(peer) => say!(
            lang,
            "{at_s}초: {tried}{peer}이(가) 대답했어요. 손님은 {status}을(를) 받았어요.",
            "{at_s} s: {tried}{peer} answered. The client got {status}."
        ),
        None => say!(
            lang,
            "{at_s}초: {tried}nginx가 스스로 대답했어요. 손님은 {status}을(를) 받았어요.",
            "{at_s} s: {tried}nginx answered by itself. The client got {status}."
        ),
    }
}

/// How many of the latest requests each peer answered, and how many failed.
pub fn tally(lang: Lang, config: &Config, answered: &[usize], others: usize) -> String {
    let counts = config.peers.iter().zip(answered).map(|(peer, count)| {
        let label = &peer.label;
        say!(lang, "{label} {count}번", "{label} {count}")
    });
    let counts: Vec<String> = counts.collect();
    let (counts, all) = (counts.join(", "), answered.iter().sum::<usize>() + others);
    match others {
        0 => say!(lang, "지난 요청 {all}번: {counts}.", "The last {all} requests: {counts}."),
        _ => say!(
            lang,
            "지난 요청 {all}번: {counts}, 뒤에서 아무도 대답하지 않은 것 {others}번.",
            "The last {all} requests: {counts}, {others} that nobody behind nginx answered."
        ),
    }
}

/// The nginx clock.
pub fn clock(lang: Lang, seconds: u64) -> String {
    say!(lang, "시작하고 {seconds}초", "{seconds} s since the start")
}
