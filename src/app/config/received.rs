//! What an upstream received: the request line, and each header with whoever set it.

use super::path::{Place, Text, lossy};
use crate::lang::Lang;
use crate::nginx::route::{Record, Sent, Step};
use crate::text::nginx::outcome::{HeaderBy, header_by};

/// A header, arrived or missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderRow {
    pub name: String,
    /// `None`: it did not arrive.
    pub value: Option<String>,
    /// Who set it, or why it is missing.
    pub by: &'static str,
    /// The `proxy_set_header` that did it.
    pub place: Option<Place>,
}

/// A request as an upstream received it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub line: String,
    pub headers: Vec<HeaderRow>,
}

/// Those by which an application knows whom it talks with: their absence is worth a row.
const EXPECTED: [&str; 4] = ["Host", "X-Real-IP", "X-Forwarded-For", "X-Forwarded-Proto"];

/// nginx's own, unless `proxy_set_header` names them.
const OWN: [&str; 3] = ["Host", "Connection", "Content-Length"];

pub(super) fn received(lang: Lang, sent: &Sent, trace: &[Record], text: &Text<'_>) -> Received {
    // Of several upstreams asked in turn, what the last one was sent.
    let is = |known: &[u8], name: &str| known.eq_ignore_ascii_case(name.as_bytes());
    let set = |name: &str| {
        let found = trace.iter().rev().find(|record| match &record.step {
            Step::Header { name: known } | Step::HeaderLost { name: known } => is(known, name),
            _ => false,
        })?;
        Some((matches!(found.step, Step::HeaderLost { .. }), found.mark.map(|m| text.place(m))))
    };
    let mut headers: Vec<HeaderRow> = Vec::new();
    for (name, value) in &sent.headers {
        let name = lossy(name);
        let own = OWN.iter().any(|own| name.eq_ignore_ascii_case(own));
        let (by, place) = match set(&name) {
            Some((false, place)) => (HeaderBy::Line, place),
            _ if own => (HeaderBy::Nginx, None),
            _ => (HeaderBy::Client, None),
        };
        headers.push(HeaderRow { name, value: Some(lossy(value)), by: header_by(lang, by), place });
    }
    let lost = trace.iter().filter_map(|record| match &record.step {
        Step::HeaderLost { name } => Some(lossy(name)),
        _ => None,
    });
    for name in EXPECTED.map(str::to_owned).into_iter().chain(lost) {
        if headers.iter().any(|row| row.name.eq_ignore_ascii_case(&name)) {
            continue;
        }
        let (by, place) = match set(&name) {
            Some((true, place)) => (HeaderBy::Lost, place),
            Some((false, place)) => (HeaderBy::Empty, place),
            None => (HeaderBy::Nobody, None),
        };
        headers.push(HeaderRow { name, value: None, by: header_by(lang, by), place });
    }
    Received { line: lossy(&sent.line), headers }
}
