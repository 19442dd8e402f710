//! `proxy_pass` and its kin, `proxy_redirect`.

use crate::nginx::Version;
use crate::nginx::check::address::{Form, Url};
use crate::nginx::check::handler::once;
use crate::nginx::check::scope::{Kept, says};
use crate::nginx::check::script::has_variables;
use crate::nginx::check::slot::invalid;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;

impl Checker<'_> {
    /// An upstream named by an address, as yet unknown or not.
    fn passes_to<'t>(
        &mut self,
        text: &'t [u8],
        default_port: u16,
        uri_part: bool,
    ) -> Outcome<Url<'t>> {
        let form = Form { default_port, uri_part, no_resolve: true, ..Form::default() };
        let url = self
            .url(text, form)
            .map_err(|why| Wrong::new(Kind::WrongInUpstream, &[why.as_bytes(), text]).word(1))?;
        self.add_upstream(&url, false).map_err(|wrong| wrong.word(1))?;
        Ok(url)
    }
}

/// The port of a scheme, and what follows it.
fn scheme<'a>(text: &'a [u8], schemes: [&str; 2]) -> Option<(u16, &'a [u8])> {
    let ports = [80, 443];
    schemes.iter().zip(ports).find_map(|(scheme, port)| {
        let begin = text.get(..scheme.len())?;
        begin.eq_ignore_ascii_case(scheme.as_bytes()).then(|| (port, &text[scheme.len()..]))
    })
}

pub(crate) fn proxy_pass(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    checker.keep(call);
    let text = call.arg(1);
    if !checker.in_http {
        let named = !has_variables(&text);
        return if named {
            checker.passes_to(&text, 0, false).map(drop)
        } else {
            checker.compile_arg(call, 1)
        };
    }
    if has_variables(&text) {
        return checker.compile_arg(call, 1);
    }
    let Some((port, rest)) = scheme(&text, ["http://", "https://"]) else {
        return Err(Wrong::new(Kind::InvalidUrlPrefix, &[]).word(1));
    };
    let url = checker.passes_to(rest, port, true)?;
    let location = &checker.here().location;
    if !url.uri.is_empty() && (location.named || location.regex || location.noname) {
        return Err(Wrong::new(Kind::UriNotHere, &[b"proxy_pass"]).word(1));
    }
    Ok(())
}

/// `fastcgi_pass`, `uwsgi_pass`, `scgi_pass`, `memcached_pass`.
pub(crate) fn other_pass(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    checker.keep(call);
    let text = call.arg(1);
    if call.row.name != "memcached_pass" && has_variables(&text) {
        return checker.compile_arg(call, 1);
    }
    let secure = scheme(&text, ["suwsgi://", "uwsgi://"]).filter(|_| call.row.name == "uwsgi_pass");
    let rest = secure.map_or(&*text, |(_, rest)| rest);
    checker.passes_to(rest, 0, false)?;
    if call.row.name == "memcached_pass" {
        checker.http.variables.used(b"memcached_key")?;
    }
    Ok(())
}

pub(crate) fn grpc_pass(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    checker.keep(call);
    let text = call.arg(1);
    if has_variables(&text) {
        return checker.compile_arg(call, 1);
    }
    let (_, rest) = scheme(&text, ["grpc://", "grpcs://"]).unwrap_or((0, &text));
    checker.passes_to(rest, 0, false)?;
    Ok(())
}

pub(crate) fn proxy_redirect(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let (first, second) = (call.arg(1), call.arg(2));
    let off =
        |checker: &mut Checker<'_>| checker.here().kept("proxy_redirect").is_some_and(Kept::is_off);
    if off(checker) {
        return Err(says(call, Kind::Duplicate));
    }
    let before = checker.set(call);
    if call.count() == 1 {
        match &*first {
            b"off" if before => return Err(says(call, Kind::Duplicate)),
            b"off" => {
                checker.keep(call);
                return Ok(());
            }
            b"default" => return checker.redirects_by_default(),
            _ => return Err(Wrong::new(Kind::InvalidParameter, &[&first]).word(1)),
        }
    }
    match first.strip_prefix(b"~") {
        Some(pattern) => {
            checker.regex(pattern.strip_prefix(b"*").unwrap_or(pattern)).map_err(|w| w.word(1))?;
        }
        None => checker.compile_arg(call, 1)?,
    }
    checker.compile(&second).map_err(|wrong| wrong.word(2))
}

impl Checker<'_> {
    fn redirects_by_default(&mut self) -> Outcome {
        match self.here().kept("proxy_pass") {
            None => Err(Wrong::new(Kind::RedirectTooEarly, &[])),
            Some(pass) if has_variables(&pass.arg(1)) => {
                Err(Wrong::new(Kind::RedirectWithVariables, &[]))
            }
            Some(_) => Ok(()),
        }
    }
}

/// A pattern, or a text with variables, and what takes its place; `off`.
pub(crate) fn cookie_rewrite(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let (first, before) = (call.arg(1), checker.set(call));
    let off = checker.here().kept(call.row.name).is_some();
    if off {
        return Err(says(call, Kind::Duplicate));
    }
    if call.count() == 1 {
        return match &*first {
            b"off" if before => Err(says(call, Kind::Duplicate)),
            b"off" => {
                checker.keep(call);
                Ok(())
            }
            _ => Err(Wrong::new(Kind::InvalidParameter, &[&first]).word(1)),
        };
    }
    match first.strip_prefix(b"~") {
        Some(pattern) => {
            let path = call.row.name == "proxy_cookie_path";
            let pattern = pattern.strip_prefix(b"*").filter(|_| path).unwrap_or(pattern);
            checker.regex(pattern).map_err(|wrong| wrong.word(1))?;
        }
        None => checker.compile_arg(call, 1)?,
    }
    checker.compile_from(call, 2)
}

/// `fastcgi_split_path_info`: a pattern with two groups.
pub(crate) fn split_path_info(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let pattern = call.arg(1);
    if checker.regex_alone(&pattern).map_err(|wrong| wrong.word(1))? != 2 {
        return Err(Wrong::new(Kind::NeedsTwoGroups, &[&pattern]).word(1));
    }
    Ok(())
}

/// `proxy_store` and its kin.
pub(crate) fn store(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    checker.keep(call);
    let path = call.arg(1);
    if *path == *b"off" {
        return Ok(());
    }
    if path.is_empty() && checker.version >= Version::V1_30 {
        return Err(Wrong::new(Kind::EmptyPath, &[]).word(1));
    }
    let cache = call.row.name.replace("store", "cache");
    if checker.here().kept(&cache).is_some_and(|kept| !kept.is_off()) {
        return Err(Wrong::new(
            Kind::IncompatibleWith,
            &[call.row.name.as_bytes(), cache.as_bytes()],
        ));
    }
    if &*path == b"on" { Ok(()) } else { checker.compile_arg(call, 1) }
}

pub(crate) fn bind(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    let (address, transparent) = (call.arg(1), call.arg(2));
    if call.count() == 1 && &*address == b"off" {
        return Ok(());
    }
    checker.compile_arg(call, 1)?;
    if !has_variables(&address) && !crate::nginx::check::address::is_address_with_port(&address) {
        return Err(Wrong::new(Kind::InvalidAddress, &[&address]).word(1));
    }
    if call.count() > 1 && &*transparent != b"transparent" {
        return Err(Wrong::new(Kind::InvalidParameter, &[&transparent]).word(2));
    }
    Ok(())
}

/// `fastcgi_param` and its kin.
pub(crate) fn param(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.keep(call);
    let last = call.arg(3);
    if call.count() == 3 && &*last != b"if_not_empty" {
        return Err(Wrong::new(Kind::InvalidParameter, &[&last]).word(3));
    }
    Ok(())
}

pub(crate) fn size_value(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    let text = call.arg(1);
    checker.compile_arg(call, 1)?;
    if !has_variables(&text) && crate::nginx::value::size(&text).is_none() {
        return Err(invalid(call, 1));
    }
    Ok(())
}
