//! `limit_req`, `limit_conn` and their zones.

use crate::nginx::check::scope::says;
use crate::nginx::check::zone::SMALLEST;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use crate::nginx::value::{number, size};

/// The module: that of `stream` shares no zone with the others.
fn tag(call: &Call<'_>) -> &'static str {
    call.row.module
}

/// `limit_req_zone`, `limit_conn_zone`.
pub(crate) fn limit_zone(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.compile_arg(call, 1)?;
    let (mut name, mut bytes) = (Vec::new(), 0);
    for (index, text) in call.args(2) {
        let wrong = |kind| Err(Wrong::new(kind, &[&text]).word(index));
        if let Some(zone) = text.strip_prefix(b"zone=") {
            let colon = zone.iter().position(|byte| *byte == b':');
            let Some((colon, space)) = colon.and_then(|c| Some((c, size(&zone[c + 1..])?))) else {
                return wrong(Kind::InvalidZoneSize);
            };
            if space < SMALLEST {
                return wrong(Kind::ZoneTooSmall);
            }
            (name, bytes) = (zone[..colon].to_vec(), space);
        } else if let Some(rate) =
            text.strip_prefix(b"rate=").filter(|_| call.row.name == "limit_req_zone")
        {
            let per = rate.strip_suffix(b"r/s").or(rate.strip_suffix(b"r/m")).unwrap_or(rate);
            if matches!(number(per), None | Some(0)) {
                return wrong(Kind::InvalidRate);
            }
        } else {
            return wrong(Kind::InvalidParameter);
        }
    }
    if name.is_empty() {
        return Err(Wrong::new(Kind::NeedsParameter, &[call.row.name.as_bytes(), b"zone"]));
    }
    let zone = checker.zone(&name, bytes, tag(call))?;
    if let Some(key) = &zone.key {
        return Err(Wrong::new(Kind::ZoneBound, &[call.row.name.as_bytes(), &name, key]));
    }
    zone.key = Some(call.arg(1).into_owned());
    Ok(())
}

impl Checker<'_> {
    /// A block limits by a zone once.
    fn limits_once(&mut self, call: &Call<'_>, zone: &[u8]) -> Outcome {
        let key = (self.scope, call.row.name, zone.to_vec());
        if self.http.limits.insert(key) { Ok(()) } else { Err(says(call, Kind::Duplicate)) }
    }
}

pub(crate) fn limit_req(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let mut zone = None;
    for (index, text) in call.args(1) {
        let wrong = |kind| Err(Wrong::new(kind, &[&text]).word(index));
        let positive = |text: &[u8]| number(text).is_some_and(|count| count > 0);
        if let Some(name) = text.strip_prefix(b"zone=") {
            checker.zone(name, 0, tag(call))?;
            zone = Some(name.to_vec());
        } else if let Some(burst) = text.strip_prefix(b"burst=") {
            if !positive(burst) {
                return wrong(Kind::InvalidBurst);
            }
        } else if let Some(delay) = text.strip_prefix(b"delay=") {
            if !positive(delay) {
                return wrong(Kind::InvalidDelay);
            }
        } else if *text != *b"nodelay" {
            return wrong(Kind::InvalidParameter);
        }
    }
    match zone {
        Some(zone) => checker.limits_once(call, &zone),
        None => Err(Wrong::new(Kind::NeedsParameter, &[call.row.name.as_bytes(), b"zone"])),
    }
}

pub(crate) fn limit_conn(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let (zone, count) = (call.arg(1), call.arg(2));
    checker.zone(&zone, 0, tag(call))?;
    let key = (checker.scope, call.row.name, zone.to_vec());
    if checker.http.limits.contains(&key) {
        return Err(says(call, Kind::Duplicate));
    }
    match number(&count) {
        None | Some(0) => Err(Wrong::new(Kind::InvalidConnections, &[&count]).word(2)),
        Some(65536..) => Err(Wrong::new(Kind::ConnectionLimit, &[]).word(2)),
        Some(_) => checker.limits_once(call, &zone),
    }
}
