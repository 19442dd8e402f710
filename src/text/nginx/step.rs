//! The steps of a request on its way through a configuration.
#![deny(clippy::wildcard_enum_match_arm)]

use super::trouble::trouble;
use crate::lang::Lang;
use crate::nginx::route::{LocationBy, ServerBy, Step};
use crate::text::say::{pick, say};

/// What of the configuration a sentence needs.
pub struct About<'a> {
    /// The directive that decided; empty where it is not known.
    pub name: &'a str,
    /// Its words.
    pub code: &'a str,
    /// A prefix was remembered while patterns were tried.
    pub patterns: bool,
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn target(path: &[u8], args: &[u8]) -> String {
    let (path, args) = (lossy(path), lossy(args));
    if args.is_empty() { path } else { path + "?" + &args }
}

/// One step, as a sentence.
#[must_use]
pub fn words(lang: Lang, step: &Step, about: &About) -> String {
    let words = match step {
        Step::Connected => connected(lang, about),
        Step::Server(by) => server(lang, *by, about),
        Step::Trouble(why) => trouble(lang, *why),
        Step::Location(by) => location(lang, *by, about),
        Step::Condition { holds } => condition(lang, *holds),
        Step::Pattern { fits } => pattern(lang, *fits, about),
        Step::Access { allowed } => access(lang, *allowed),
        Step::Password { right } => password(lang, *right),
        Step::Break => breaks(lang),
        Step::Prefix => prefix(lang),
        Step::NoLocation => no_location(lang),
        Step::SlashAdded => slash_added(lang),
        Step::Internal => internal(lang),
        Step::Cycle => cycle(lang),
        Step::BodyTooLarge => body_too_large(lang),
        Step::Unreachable => unreachable(lang, about),
        Step::Uri { path, args } => return uri(lang, &target(path, args)),
        Step::Rewritten { path, args } => return rewritten(lang, &target(path, args)),
        Step::Redirected { path, args } => return redirected(lang, &target(path, args)),
        Step::Named { name } => return named(lang, &lossy(name)),
        Step::Set { value } => return set(lang, &lossy(value)),
        Step::File { path, found } => return file(lang, &lossy(path), *found),
        Step::Passed { to } => return passed(lang, &lossy(to), about),
        Step::Asked { address, status } => return asked(lang, address, *status),
        Step::Return { status } => return returns(lang, *status),
        Step::ErrorPage { status } => return error_page(lang, *status),
        Step::Answered { status } => return answered(lang, *status),
        Step::Header { name } | Step::HeaderLost { name } => return lossy(name),
    };
    words.to_owned()
}

fn connected(lang: Lang, about: &About) -> &'static str {
    match about.name {
        "server" => pick(
            lang,
            "연결이 들어왔어요. listen이 없는 server는 80번 포트에서 기다려요.",
            "The connection comes in. A server without listen waits at port 80.",
        ),
        _ => pick(
            lang,
            "이 listen이 기다리던 포트로 연결이 들어왔어요.",
            "The connection comes in at the port where this listen waits.",
        ),
    }
}

fn server(lang: Lang, by: ServerBy, about: &About) -> &'static str {
    match by {
        ServerBy::Exact => pick(
            lang,
            "Host가 server_name과 똑같아서 이 server가 맡아요.",
            "The Host is exactly this server_name, so this server takes it.",
        ),
        ServerBy::LeadingWildcard => pick(
            lang,
            "똑같은 이름이 없어서, *로 시작하는 이름 가운데 가장 길게 맞는 server가 맡아요.",
            "No name is exactly the Host. Of the names that begin with *, the longest that fits takes it.",
        ),
        ServerBy::TrailingWildcard => pick(
            lang,
            "더 앞서는 이름이 없어서, *로 끝나는 이름 가운데 가장 길게 맞는 server가 맡아요.",
            "No name goes before it. Of the names that end in *, the longest that fits takes it.",
        ),
        ServerBy::Pattern => pick(
            lang,
            "다른 이름이 맞지 않아서, Host에 처음으로 맞는 정규식의 server가 맡아요.",
            "No other name fits. The first regex that fits the Host takes it.",
        ),
        ServerBy::Default if about.code.contains("default_server") => pick(
            lang,
            "Host와 맞는 server_name이 없어요. 그래서 이 포트의 default_server가 맡아요.",
            "No server_name fits the Host, so the default_server of this port takes it.",
        ),
        ServerBy::Default => pick(
            lang,
            "Host와 맞는 server_name이 없어요. 그래서 이 포트에서 처음 적힌 server가 맡아요.",
            "No server_name fits the Host, so the first server written for this port takes it.",
        ),
    }
}

fn location(lang: Lang, by: LocationBy, about: &About) -> &'static str {
    match by {
        LocationBy::Exact => pick(
            lang,
            "경로가 = 뒤의 것과 똑같아요. 더 찾지 않고 이 location으로 가요.",
            "The path is exactly what follows =. The search ends here.",
        ),
        LocationBy::Prefix if about.patterns => pick(
            lang,
            "맞는 정규식이 없어서, 기억해 둔 이 location으로 가요.",
            "No regex fits, so the location that was remembered takes it.",
        ),
        LocationBy::Prefix => pick(
            lang,
            "경로가 이 이름으로 시작해요. 그런 location 가운데 가장 길어서 여기로 가요.",
            "The path begins with this name. Of such locations the longest takes the request.",
        ),
        LocationBy::PrefixAlone => pick(
            lang,
            "경로가 이 이름으로 시작하고, ^~가 있어요. 정규식은 보지 않고 여기로 가요.",
            "The path begins with this name, and there is a ^~: no regex is tried, it takes the request.",
        ),
        LocationBy::Pattern => pick(
            lang,
            "적힌 순서대로 보아 처음으로 맞은 정규식이에요. 그냥 이름보다 정규식이 먼저라서 여기로 가요.",
            "In the order written, the first regex that fits. A regex goes before a plain name, so it takes the request.",
        ),
        LocationBy::Named => pick(
            lang,
            "@로 이름 붙인 이 location에서 이어 가요.",
            "The request goes on in this named location.",
        ),
    }
}

fn condition(lang: Lang, holds: bool) -> &'static str {
    match holds {
        true => pick(
            lang,
            "if의 조건이 맞아서 안의 것을 따라요.",
            "The if holds: what is inside applies.",
        ),
        false => pick(
            lang,
            "if의 조건이 맞지 않아서 지나가요.",
            "The if does not hold: it is passed by.",
        ),
    }
}

fn pattern(lang: Lang, fits: bool, about: &About) -> &'static str {
    match (fits, about.name) {
        (true, _) => pick(lang, "정규식이 경로와 맞아요.", "The regex fits the path."),
        (false, "location") => pick(
            lang,
            "이 정규식을 대 봤지만 경로와 맞지 않아요.",
            "This regex is tried; it does not fit the path.",
        ),
        (false, _) => pick(
            lang,
            "정규식이 경로와 맞지 않아서 바꾸지 않아요.",
            "The regex does not fit the path, so nothing is rewritten.",
        ),
    }
}

fn access(lang: Lang, allowed: bool) -> &'static str {
    match allowed {
        true => pick(
            lang,
            "이 allow에 맞는 주소라 들여보내요.",
            "The address fits this allow: it may come in.",
        ),
        false => pick(
            lang,
            "이 deny에 맞는 주소라 막아요. 403이에요.",
            "The address fits this deny: the answer is 403.",
        ),
    }
}

fn password(lang: Lang, right: bool) -> &'static str {
    match right {
        true => pick(lang, "이름과 비밀번호가 맞아요.", "Name and password are right."),
        false => pick(
            lang,
            "맞는 이름과 비밀번호를 주지 않아서 막아요.",
            "No right name and password were given: the request is refused.",
        ),
    }
}

fn breaks(lang: Lang) -> &'static str {
    pick(
        lang,
        "break라서 뒤의 rewrite와 set은 보지 않아요.",
        "break: the rewrites and sets behind it are not looked at.",
    )
}

fn prefix(lang: Lang) -> &'static str {
    pick(
        lang,
        "경로가 이 이름으로 시작해요. 그런 location 가운데 가장 길어서 기억해 두고, 정규식을 먼저 봐요.",
        "The path begins with this name. Of such locations the longest is remembered; first the regexes are tried.",
    )
}

fn no_location(lang: Lang) -> &'static str {
    pick(
        lang,
        "맞는 location이 하나도 없어서, server에 적힌 대로 답해요.",
        "No location fits, so what the server itself says applies.",
    )
}

fn slash_added(lang: Lang) -> &'static str {
    pick(
        lang,
        "경로 끝에 /만 없어요. /를 붙인 주소로 다시 오라고 301을 줘요.",
        "Only the / at the end is missing. The client is sent to the address with it (301).",
    )
}

fn internal(lang: Lang) -> &'static str {
    pick(
        lang,
        "internal인 location이라 밖에서 바로 올 수 없어요. 404예요.",
        "This location is internal: from outside the answer is 404.",
    )
}

fn cycle(lang: Lang) -> &'static str {
    pick(
        lang,
        "설정 안에서 열 번이나 돌았어요. nginx는 여기서 멈추고 500으로 답해요.",
        "The request went around ten times inside the configuration. nginx stops and answers 500.",
    )
}

fn body_too_large(lang: Lang) -> &'static str {
    pick(
        lang,
        "보낸 내용이 client_max_body_size보다 커서 받지 않아요. 413이에요.",
        "The body is larger than client_max_body_size: the answer is 413.",
    )
}

fn unreachable(lang: Lang, about: &About) -> &'static str {
    match about.name {
        "" => pick(
            lang,
            "더 물어볼 서버가 없어요. nginx의 기록에는 no live upstreams라고 남아요.",
            "No server is left to ask. nginx’s log says: no live upstreams.",
        ),
        _ => pick(
            lang,
            "변수로 만든 이름은 요청마다 찾는데, 찾아 줄 resolver가 없거나 그런 이름이 없어요.",
            "A name made with variables is looked up at each request; no resolver knows this one.",
        ),
    }
}

fn uri(lang: Lang, to: &str) -> String {
    say!(lang, "요청한 경로: {to}", "The path asked for: {to}")
}

fn rewritten(lang: Lang, to: &str) -> String {
    say!(lang, "경로를 {to}으로(로) 바꿔요.", "The path becomes {to}.")
}

fn redirected(lang: Lang, to: &str) -> String {
    say!(
        lang,
        "nginx 안에서 {to}으로(로) 바꿔 처음부터 다시 찾아요. 손님은 몰라요.",
        "Inside nginx the request starts over as {to}. The client does not see it."
    )
}

fn named(lang: Lang, name: &str) -> String {
    say!(
        lang,
        "{name}이라는 location이 이 server에 없어서 500으로 답해요.",
        "This server has no location {name}, so the answer is 500."
    )
}

fn set(lang: Lang, value: &str) -> String {
    say!(lang, "변수에 ‘{value}’을(를) 넣어요.", "The variable becomes “{value}”.")
}

fn file(lang: Lang, path: &str, found: bool) -> String {
    match found {
        true => say!(lang, "{path}: 있어요.", "{path}: it is there."),
        false => {
            say!(lang, "{path}: 찾아봤지만 없어요.", "{path}: looked for, not there.")
        }
    }
}

fn passed(lang: Lang, to: &str, about: &About) -> String {
    match about.name {
        "upstream" => say!(
            lang,
            "{to}은(는) 업스트림 이름이에요. 그 안의 서버 가운데 하나를 골라요.",
            "{to} is an upstream. One of its servers is chosen."
        ),
        _ => say!(lang, "요청을 {to}에 넘겨요.", "The request is passed on to {to}."),
    }
}

fn asked(lang: Lang, address: &str, status: u16) -> String {
    match status {
        0 => say!(
            lang,
            "{address}에 물었지만 대답을 받지 못했어요.",
            "{address} is asked and gives no answer."
        ),
        status => {
            say!(lang, "{address}이(가) {status}으로(로) 답했어요.", "{address} answers {status}.")
        }
    }
}

fn returns(lang: Lang, status: u16) -> String {
    say!(
        lang,
        "return이라서 더 보지 않고 {status}으로(로) 답해요.",
        "return: the answer is {status}, nothing more is looked at."
    )
}

fn error_page(lang: Lang, status: u16) -> String {
    say!(
        lang,
        "{status} 대신 이 error_page에 적힌 곳으로 가요.",
        "Instead of {status}, the request goes where this error_page says."
    )
}

fn answered(lang: Lang, status: u16) -> String {
    say!(lang, "손님에게 {status}으로(로) 답해요.", "The client gets {status}.")
}
