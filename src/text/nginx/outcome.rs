//! What came of a request: what the client got, what an upstream received and who set each header.

use crate::lang::Lang;
use crate::nginx::route::{Body, Response};
use crate::text::say::{pick, say};

/// nginx does not run.
#[must_use]
pub fn not_running(lang: Lang) -> String {
    pick(
        lang,
        "nginx가 실행되고 있지 않아요. 설정에 오류가 있으면 nginx는 시작하지 못하고, 그 포트에서 아무도 연결을 받지 않아요.",
        "nginx does not run. With an error in its configuration it cannot start, and nobody takes connections at its ports.",
    )
    .to_owned()
}

/// It runs, and waits elsewhere.
#[must_use]
pub fn not_listening(lang: Lang, port: u16) -> String {
    say!(
        lang,
        "nginx는 실행 중이지만 {port}번 포트의 listen이 없어서, 아무도 연결을 받지 않아요.",
        "nginx runs, but no listen names port {port}: nobody takes the connection."
    )
}

/// What the client sees then.
#[must_use]
pub fn refused(lang: Lang) -> &'static str {
    pick(lang, "연결이 거절됐어요.", "The connection is refused.")
}

/// What the client got, and from whom.
#[must_use]
pub fn got(lang: Lang, response: &Response) -> String {
    if response.status == 0 {
        return pick(
            lang,
            "대답 없이 연결이 끊겼어요.",
            "The connection is closed without an answer.",
        )
        .to_owned();
    }
    match &response.body {
        Body::Text(text) if text.is_empty() => {
            pick(lang, "내용이 없는 답이에요.", "An answer without a body.").to_owned()
        }
        Body::Text(_) => {
            pick(lang, "return에 적힌 내용이에요.", "The text of the return.").to_owned()
        }
        Body::Page => {
            pick(lang, "nginx가 스스로 만든 화면이에요.", "A page that nginx made itself.")
                .to_owned()
        }
        Body::Upstream => pick(
            lang,
            "넘겨받은 서버의 답을 그대로 전했어요.",
            "The answer of the server behind nginx, handed on as it is.",
        )
        .to_owned(),
        Body::File(path) => {
            let path = String::from_utf8_lossy(path);
            say!(lang, "{path} 파일이에요.", "The file {path}.")
        }
    }
}

/// Who set a header that an upstream received, or why it did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderBy {
    Line,
    Nginx,
    Client,
    /// Set to nothing.
    Empty,
    /// Set in an outer block only.
    Lost,
    Nobody,
}

#[must_use]
pub fn header_by(lang: Lang, by: HeaderBy) -> &'static str {
    match by {
        HeaderBy::Line => pick(lang, "이 줄이 넣었어요.", "This line set it."),
        HeaderBy::Nginx => pick(lang, "nginx가 알아서 넣었어요.", "nginx put it there by itself."),
        HeaderBy::Client => pick(lang, "손님이 보낸 그대로예요.", "As the client sent it."),
        HeaderBy::Empty => {
            pick(lang, "값이 비어서 보내지 않았어요.", "Its value is empty, so it is not sent.")
        }
        HeaderBy::Lost => pick(
            lang,
            "이 줄은 물려받지 못했어요. 안쪽 블록에 proxy_set_header가 하나라도 있으면 바깥쪽 것은 모두 빠져요.",
            "This line was not inherited: a block with a proxy_set_header of its own takes over none from outside.",
        ),
        HeaderBy::Nobody => {
            pick(lang, "넣어 주는 proxy_set_header가 없어요.", "No proxy_set_header sets it.")
        }
    }
}

/// A line of the edited text.
#[must_use]
pub fn line(lang: Lang, line: u32) -> String {
    say!(lang, "{line}번째 줄", "line {line}")
}

/// The text that stands around the pictures, in one language.
pub struct PathWords {
    pub path: &'static str,
    pub decided: &'static str,
    pub tried: &'static str,
    pub noted: &'static str,
    pub failed: &'static str,
    pub got: &'static str,
    pub received: &'static str,
    pub not_received: &'static str,
    pub header: &'static str,
    pub value: &'static str,
    pub set_by: &'static str,
    pub missing: &'static str,
}

#[must_use]
pub fn path_words(lang: Lang) -> &'static PathWords {
    match lang.spoken() {
        Lang::Ko => &PathWords {
            path: "요청이 지나간 길",
            decided: "정함",
            tried: "살펴봄",
            noted: "알림",
            failed: "막힘",
            got: "손님이 받은 것",
            received: "뒤의 서버가 받은 것",
            not_received: "뒤의 서버까지 간 요청은 없어요.",
            header: "헤더",
            value: "값",
            set_by: "누가 넣었나",
            missing: "오지 않음",
        },
        Lang::En => &PathWords {
            path: "The request’s path",
            decided: "decided",
            tried: "tried",
            noted: "noted",
            failed: "failed",
            got: "What the client got",
            received: "What the server behind received",
            not_received: "No request reached a server behind.",
            header: "Header",
            value: "Value",
            set_by: "Who set it",
            missing: "did not arrive",
        },
    }
}
