//! Requests that nginx answers by itself, before it looks for a location.
#![deny(clippy::wildcard_enum_match_arm)]

use crate::lang::Lang;
use crate::nginx::route::Trouble;
use crate::text::say::pick;

pub(super) fn trouble(lang: Lang, why: Trouble) -> &'static str {
    match why {
        Trouble::Method => pick(
            lang,
            "메서드는 대문자로 써야 해요. 400이에요.",
            "A method is written in capital letters: the answer is 400.",
        ),
        Trouble::Target => pick(
            lang,
            "요청한 경로를 읽을 수 없어요. 400이에요.",
            "The path asked for cannot be read: the answer is 400.",
        ),
        Trouble::Version => pick(
            lang,
            "nginx가 모르는 HTTP 버전이에요.",
            "nginx does not know this version of HTTP.",
        ),
        Trouble::HeaderLine => pick(
            lang,
            "읽을 수 없는 헤더가 있어요. 400이에요.",
            "A header cannot be read: the answer is 400.",
        ),
        Trouble::Host => pick(
            lang,
            "Host가 이름의 모양이 아니에요. 400이에요.",
            "The Host is not a name: the answer is 400.",
        ),
        Trouble::NoHost => pick(
            lang,
            "HTTP/1.1 요청에는 Host가 꼭 있어야 해요. 400이에요.",
            "A request of HTTP/1.1 must have a Host: the answer is 400.",
        ),
        Trouble::SecondHost => {
            pick(lang, "Host가 두 번 왔어요. 400이에요.", "Host came twice: the answer is 400.")
        }
        Trouble::DuplicateHeader => pick(
            lang,
            "한 번만 와야 하는 헤더가 두 번 왔어요. 400이에요.",
            "A header that may come once came twice: the answer is 400.",
        ),
        Trouble::ContentLength => pick(
            lang,
            "Content-Length가 숫자가 아니에요. 400이에요.",
            "Content-Length is not a number: the answer is 400.",
        ),
        Trouble::TransferEncoding => pick(
            lang,
            "Transfer-Encoding을 받아들일 수 없어요.",
            "The Transfer-Encoding cannot be accepted.",
        ),
        Trouble::RefusedMethod => pick(
            lang,
            "nginx는 TRACE와 CONNECT를 받지 않아요. 405예요.",
            "nginx refuses TRACE and CONNECT: the answer is 405.",
        ),
        Trouble::TooLong => pick(
            lang,
            "요청이 nginx의 버퍼보다 길어요.",
            "The request is longer than nginx’s buffer.",
        ),
        Trouble::PlainToTls => pick(
            lang,
            "HTTPS를 기다리는 포트에 HTTP로 왔어요. 400이에요.",
            "Plain HTTP came to a port that waits for HTTPS: the answer is 400.",
        ),
    }
}
