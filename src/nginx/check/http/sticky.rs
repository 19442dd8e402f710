//! `sticky` of an `upstream`, since 1.30: who keeps a client with its server.

use crate::nginx::check::script::has_variables;
use crate::nginx::check::zone::SMALLEST;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use crate::nginx::value::{seconds, size};
use std::collections::BTreeSet;

/// `"sticky" directive …`.
fn says(what: &str) -> Outcome {
    Err(Wrong::new(Kind::OfDirective, &[b"sticky", what.as_bytes()]))
}

pub(crate) fn sticky(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    // It wraps what balances, which a method named later undoes.
    if let Some(upstream) = checker.open_upstream() {
        upstream.method = true;
    }
    let how = call.arg(1);
    match &*how {
        b"cookie" => cookie(checker, call),
        b"learn" => learn(checker, call),
        b"route" => call.args(2).try_for_each(|(index, text)| match text.strip_prefix(b"$") {
            Some(name) => checker.http.variables.used(name),
            None => Err(Wrong::new(Kind::InvalidVariable, &[&text]).word(index)),
        }),
        _ => Err(Wrong::new(Kind::UnknownParameter, &[&how]).word(1)),
    }
}

fn cookie(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    if call.arg(2).is_empty() {
        return says("empty cookie name");
    }
    let mut seen = BTreeSet::new();
    for (index, text) in call.args(3) {
        let equals = text.iter().position(|byte| *byte == b'=');
        let (name, value) = text.split_at(equals.map_or(text.len(), |at| at + 1));
        let shown = String::from_utf8_lossy(name.strip_suffix(b"=").unwrap_or(name)).into_owned();
        let known = match name {
            b"httponly" | b"secure" => true,
            b"expires=" | b"domain=" | b"path=" | b"samesite=" if value.is_empty() => {
                return says(&format!("no value for \"{shown}\""));
            }
            b"expires=" => value == b"max" || seconds(value).is_some(),
            b"samesite=" => {
                has_variables(value)
                    || [&b"strict"[..], b"lax", b"none"]
                        .iter()
                        .any(|how| value.eq_ignore_ascii_case(how))
            }
            b"domain=" | b"path=" => true,
            _ => return Err(Wrong::new(Kind::UnknownParameter, &[&text]).word(index)),
        };
        if !seen.insert(shown.clone()) {
            return says(&format!("parameter \"{shown}\" is duplicate"));
        }
        if !known {
            return says(&format!("invalid \"{shown}\" parameter value"));
        }
        checker.compile(value)?;
    }
    Ok(())
}

fn learn(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let mut seen = BTreeSet::new();
    for (index, text) in call.args(2) {
        let value = |name: &str| text.strip_prefix(name.as_bytes());
        if let Some((name, value)) = ["create", "lookup"]
            .iter()
            .find_map(|name| Some((*name, value(name)?.strip_prefix(b"=")?)))
        {
            let Some(variable) = value.strip_prefix(b"$") else {
                return says(&format!("missing variable in the \"{name}\" parameter"));
            };
            checker.http.variables.used(variable)?;
            seen.insert(name);
        } else if let Some(zone) = value("zone=") {
            let colon = zone.iter().position(|byte| *byte == b':');
            let Some(bytes) = colon.and_then(|colon| size(&zone[colon + 1..])) else {
                return says("zone size is not specified");
            };
            if bytes < SMALLEST {
                return says("zone is too small");
            }
            seen.insert("zone");
        } else if let Some(time) = value("timeout=") {
            if seconds(time).is_none() {
                return says("invalid timeout");
            }
        } else if *text != *b"header" {
            return Err(Wrong::new(Kind::UnknownParameter, &[&text]).word(index));
        }
    }
    match ["create", "lookup", "zone"].iter().find(|name| !seen.contains(**name)) {
        Some(name) => says(&format!("\"{name}\" parameter is not specified")),
        None => Ok(()),
    }
}
