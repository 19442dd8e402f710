//! Directives of `http` with a grammar of their own and no place else to be.

use crate::nginx::Version;
use crate::nginx::check::address::network;
use crate::nginx::check::http::names::{Added, Names};
use crate::nginx::check::scope::says;
use crate::nginx::check::script::has_variables;
use crate::nginx::check::slot::invalid;
use crate::nginx::check::zone::SMALLEST;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use crate::nginx::value::{milliseconds, number, offset, seconds, size};

/// A text with variables, once.
pub(crate) fn value(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    checker.keep_if_asked(call);
    checker.compile_arg(call, 1)
}

/// `return` of `stream`.
pub(crate) fn stream_return(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.keep(call);
    value(checker, call)
}

/// Texts with variables, any number of times.
pub(crate) fn predicate(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.compile_from(call, 1)
}

/// `proxy_set_header`, `grpc_set_header`: looked at when `http` is closed.
pub(crate) fn set_header(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.keep(call);
    Ok(())
}

/// `allow`, `deny`.
pub(crate) fn access_rule(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let text = call.arg(1);
    if matches!(&*text, b"all" | b"unix:") {
        return Ok(());
    }
    match network(&text) {
        None => return Err(Wrong::new(Kind::InvalidParameter, &[&text]).word(1)),
        Some((_, true)) => checker.warn(call, Kind::LowBits, &[&text]),
        Some(_) => {}
    }
    Ok(())
}

/// `set_real_ip_from`: a network, a socket, or a host by name.
pub(crate) fn real_ip_from(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let text = call.arg(1);
    if *text == *b"unix:" {
        return Ok(());
    }
    match network(&text) {
        Some((_, true)) => checker.warn(call, Kind::LowBits, &[&text]),
        Some(_) => {}
        None if checker.around.address(&text).is_some() => {}
        None => {
            let values = [&b"host not found"[..], call.row.name.as_bytes(), &text];
            return Err(Wrong::new(Kind::WrongInDirective, &values).word(1));
        }
    }
    Ok(())
}

pub(crate) fn aio(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    let text = call.arg(1);
    match &*text {
        b"off" | b"threads" => Ok(()),
        b"on" => Err(Wrong::new(Kind::Unsupported, &[b"aio on"]).word(1)),
        text if text.starts_with(b"threads=") => {
            let name = &text[8..];
            checker.compile(name).map_err(|wrong| wrong.word(1))?;
            if !has_variables(name) {
                checker.core.use_pool(name, (checker.file, checker.line));
            }
            Ok(())
        }
        _ => Err(invalid(call, 1)),
    }
}

pub(crate) fn directio(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    let text = call.arg(1);
    if *text == *b"off" || offset(&text).is_some() { Ok(()) } else { Err(invalid(call, 1)) }
}

pub(crate) fn keepalive_timeout(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    if milliseconds(&call.arg(1)).is_none() {
        return Err(invalid(call, 1));
    }
    if call.count() > 1 && seconds(&call.arg(2)).is_none() {
        return Err(invalid(call, 2));
    }
    Ok(())
}

/// Patterns whose groups have no variables; a word that is none.
pub(crate) fn gzip_disable(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    for (index, text) in call.args(1) {
        if *text != *b"msie6" {
            checker.regex_alone(&text).map_err(|wrong| wrong.word(index))?;
        }
    }
    Ok(())
}

pub(crate) fn disable_symlinks(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    let (mut how, mut from) = (None, false);
    for (index, text) in call.args(1) {
        match &*text {
            b"off" | b"on" | b"if_not_owner" => how = Some(*text == *b"off"),
            text if text.starts_with(b"from=") => {
                from = true;
                checker.compile(&text[5..]).map_err(|wrong| wrong.word(index))?;
            }
            text => return Err(Wrong::new(Kind::InvalidParameter, &[text]).word(index)),
        }
    }
    match how {
        None => Err(says_plain(call, Kind::NeedsOffOnOrOwner)),
        Some(_) if call.count() == 1 => Ok(()),
        Some(_) if !from => {
            Err(Wrong::new(Kind::DuplicateParameters, &[&call.arg(1), &call.arg(2)]))
        }
        Some(true) => Err(Wrong::new(Kind::FromWithOff, &[])),
        Some(false) => Ok(()),
    }
}

fn says_plain(call: &Call<'_>, kind: Kind) -> Box<Wrong> {
    Wrong::new(kind, &[call.row.name.as_bytes()])
}

pub(crate) fn valid_referers(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let scope = checker.scope;
    let mut referers = checker.http.referers.remove(&scope).unwrap_or_default();
    for (index, text) in call.args(1) {
        let wrong = |kind, value: &[u8]| Err(Wrong::new(kind, &[value]).word(index));
        if text.is_empty() {
            return wrong(Kind::InvalidReferer, &text);
        }
        match &*text {
            b"none" | b"blocked" => referers.nameless = true,
            b"server_names" => referers.nameless = false,
            _ => {}
        }
        if matches!(&*text, b"none" | b"blocked" | b"server_names") {
            continue;
        }
        if let Some(pattern) = text.strip_prefix(b"~") {
            if pattern.is_empty() {
                return wrong(Kind::EmptyRegex, &text);
            }
            checker.regex_alone(pattern).map_err(|wrong| wrong.word(index))?;
            continue;
        }
        let host = text.split(|byte| *byte == b'/').next().unwrap_or_default();
        match referers.names.add(host) {
            Added::New => {}
            Added::Taken => return wrong(Kind::ConflictingParameter, host),
            Added::Invalid => return wrong(Kind::InvalidHostname, host),
        }
    }
    checker.http.referers.insert(scope, referers);
    Ok(())
}

/// What `valid_referers` of a scope says.
#[derive(Default)]
pub(crate) struct Referers {
    /// `none` or `blocked`, without `server_names`.
    pub(crate) nameless: bool,
    pub(crate) names: Names,
}

/// A word any number of times, or `off` once: `mirror`.
pub(crate) fn mirror(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let off = *call.arg(1) == *b"off";
    let before = checker.set(call);
    let was_off = checker.here().kept(call.row.name).is_some();
    if was_off || (off && before) {
        return Err(says(call, Kind::Duplicate));
    }
    if off {
        checker.keep(call);
    }
    Ok(())
}

pub(crate) fn auth_request_set(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let name = call.arg(1);
    checker.make_variable(&name, true).map_err(|wrong| wrong.word(1))?;
    checker.http.variables.used(&name[1..])?;
    checker.compile_arg(call, 2)
}

pub(crate) fn sub_filter(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    if call.arg(1).is_empty() {
        return Err(Wrong::new(Kind::EmptySearch, &[]).word(1));
    }
    checker.compile(&call.arg(1).to_ascii_lowercase()).map_err(|wrong| wrong.word(1))?;
    checker.compile_arg(call, 2)
}

pub(crate) fn userid_expires(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    let text = call.arg(1);
    let known = matches!(&*text, b"max" | b"off") || seconds(&text).is_some();
    if known { Ok(()) } else { Err(invalid(call, 1)) }
}

pub(crate) fn userid_mark(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    let text = call.arg(1);
    match &*text {
        b"off" | [b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'='] => Ok(()),
        _ => Err(says(call, Kind::InvalidMark).word(1)),
    }
}

/// A directive that 1.30 reads and passes over.
pub(crate) fn obsolete(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    if checker.version >= Version::V1_30 {
        let instead = match call.row.name {
            "http2_max_requests" => "keepalive_requests",
            "http2_max_field_size" | "http2_max_header_size" => "large_client_header_buffers",
            "http2_recv_timeout" => "client_header_timeout",
            "http2_idle_timeout" => "keepalive_timeout",
            _ => {
                checker.warn(call, Kind::ObsoleteIgnored, &[call.row.name.as_bytes()]);
                return Ok(());
            }
        };
        let values = [call.row.name.as_bytes(), instead.as_bytes()];
        checker.warn(call, Kind::Obsolete, &values);
        return Ok(());
    }
    let instead = match call.row.name {
        "http2_max_requests" => "keepalive_requests",
        "http2_max_field_size" | "http2_max_header_size" => "large_client_header_buffers",
        "http2_recv_timeout" => "client_header_timeout",
        _ => "keepalive_timeout",
    };
    let values = [call.row.name.as_bytes(), instead.as_bytes()];
    checker.warn(call, Kind::Obsolete, &values);
    Ok(())
}

/// `http2_push`: of 1.22, obsolete in 1.30.
pub(crate) fn http2_push(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    if checker.version >= Version::V1_30 {
        return obsolete(checker, call);
    }
    let off = *call.arg(1) == *b"off";
    let before = checker.set(call);
    let was_off = checker.here().kept(call.row.name).is_some();
    match (off, was_off) {
        (true, true) => Err(says(call, Kind::Duplicate)),
        (true, false) if before => Err(says(call, Kind::OffWithUri)),
        (false, true) => Err(says(call, Kind::UriWithOff)),
        (true, false) => {
            checker.keep(call);
            Ok(())
        }
        (false, false) => checker.compile_arg(call, 1),
    }
}

pub(crate) fn modern_browser(_: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    const BROWSERS: &str = "opera msie gecko safari konqueror";
    let (name, version) = (call.arg(1), call.arg(2));
    if call.count() == 1 {
        // Of a name without a version nginx only says that the test failed.
        let known = *name == *b"unlisted";
        return if known { Ok(()) } else { Err(Wrong::new(Kind::Silent, &[]).nowhere()) };
    }
    if !BROWSERS.split(' ').any(|known| name.eq_ignore_ascii_case(known.as_bytes())) {
        return Err(Wrong::new(Kind::UnknownBrowser, &[&name]).word(1));
    }
    if !version.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.') {
        return Err(Wrong::new(Kind::InvalidBrowserVersion, &[&version]).word(2));
    }
    Ok(())
}

/// `hash`, `ip_hash`, `least_conn`, `random` of an `upstream`.
pub(crate) fn method(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let name = call.row.name;
    if name == "hash" {
        checker.compile_arg(call, 1)?;
    }
    checker.choose_method(call, name != "least_conn");
    let (first, second) = (call.arg(1), call.arg(2));
    let wrong = |text: &[u8], word| Err(Wrong::new(Kind::InvalidParameter, &[text]).word(word));
    match name {
        "hash" if call.count() == 2 && *second != *b"consistent" => wrong(&second, 2),
        "random" if call.count() > 0 && *first != *b"two" => wrong(&first, 1),
        "random" if call.count() > 1 && *second != *b"least_conn" => wrong(&second, 2),
        _ => Ok(()),
    }
}

/// `keepalive` of an `upstream`.
pub(crate) fn keepalive(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    let newer = checker.version >= Version::V1_30;
    let text = call.arg(1);
    match number(&text) {
        Some(0) if newer => {}
        None | Some(0) => {
            return Err(
                Wrong::new(Kind::InvalidValueIn, &[&text, call.row.name.as_bytes()]).word(1)
            );
        }
        Some(_) => {}
    }
    if !newer {
        // It wraps what balances, which a method named later undoes.
        if let Some(upstream) = checker.open_upstream() {
            upstream.method = true;
        }
    }
    let second = call.arg(2);
    if call.count() > 1 && *second != *b"local" {
        return Err(Wrong::new(Kind::InvalidParameter, &[&second]).word(2));
    }
    Ok(())
}

/// `zone` of an `upstream`.
pub(crate) fn zone(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let (name, text) = (call.arg(1), call.arg(2));
    if name.is_empty() {
        return Err(Wrong::new(Kind::InvalidZoneName, &[&name]).word(1));
    }
    let bytes = if call.count() > 1 { size(&text) } else { Some(0) };
    let Some(bytes) = bytes else {
        return Err(Wrong::new(Kind::InvalidZoneSize, &[&text]).word(2));
    };
    if call.count() > 1 && bytes < SMALLEST {
        return Err(Wrong::new(Kind::ZoneTooSmall, &[&name]).word(1));
    }
    let tag = if checker.in_http { "http upstream" } else { "stream upstream" };
    checker.zone(&name, bytes, tag)?;
    checker.has_zone();
    Ok(())
}
