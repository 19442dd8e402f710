//! A request's path through a configuration: each step of the trace with the lines that decided it, and what client and
//! upstream got. Values only; the sentences are `text::nginx::step`.

use super::received::{Received, received};
use crate::lang::Lang;
use crate::nginx::route::{Body, Configuration, LocationBy, Mark, Record, Response, Routed, Step};
use crate::text::nginx::outcome;
use crate::text::nginx::step::{self, About};
use std::rc::Rc;

/// What a step was to the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// It decided the way.
    Decided,
    /// It was looked at, and passed by.
    Tried,
    /// It says where the request is.
    Noted,
    /// It went wrong here.
    Failed,
}

/// Where in the configuration something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Lines of the edited text, from 1; none where another file decided.
    pub lines: Vec<u32>,
    /// The words there; empty in another file.
    pub code: String,
    /// The other file; empty in the edited one.
    pub file: String,
}

/// One step, worded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathStep {
    pub bearing: Bearing,
    pub words: String,
    pub place: Option<Place>,
}

/// What the client got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Got {
    /// 0: nothing, the connection was closed.
    pub status: u16,
    pub words: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// The text of a `return`.
    pub body: String,
}

/// A request's whole path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathView {
    pub lang: Lang,
    pub steps: Vec<PathStep>,
    pub got: Got,
    /// What an upstream received, if one was reached.
    pub received: Option<Received>,
}

/// Why a request found no nginx.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoOne {
    /// nginx does not run: its configuration was refused.
    NotRunning,
    /// It runs, but listens at no such port.
    NotListening { port: u16 },
}

impl PathView {
    /// The path of a request that nobody took.
    #[must_use]
    pub fn no_one(lang: Lang, why: NoOne) -> PathView {
        let words = match why {
            NoOne::NotRunning => outcome::not_running(lang),
            NoOne::NotListening { port } => outcome::not_listening(lang, port),
        };
        let step = PathStep { bearing: Bearing::Failed, words, place: None };
        let got = Got {
            status: 0,
            words: outcome::refused(lang).to_owned(),
            headers: Vec::new(),
            body: String::new(),
        };
        PathView { lang, steps: vec![step], got, received: None }
    }

    /// The words that go with the client's status (nginx's own).
    #[must_use]
    pub fn reason(&self) -> &'static str {
        let known = REASONS.iter().find(|(status, _)| *status == self.got.status);
        known.map_or("", |(_, reason)| reason)
    }

    /// The lines to light: those of the chosen step, else of all that decided.
    #[must_use]
    pub fn lit(&self, chosen: Option<usize>) -> Rc<Vec<u32>> {
        let all = self.steps.iter().enumerate().filter(|(at, step)| match chosen {
            Some(chosen) => *at == chosen,
            None => step.bearing == Bearing::Decided,
        });
        let places = all.filter_map(|(_, step)| step.place.as_ref());
        let mut lines: Vec<u32> = places.flat_map(|place| place.lines.iter().copied()).collect();
        lines.sort_unstable();
        lines.dedup();
        Rc::new(lines)
    }
}

/// `ngx_http_status_lines`: those that a learner meets.
const REASONS: [(u16, &str); 22] = [
    (200, "OK"),
    (201, "Created"),
    (204, "No Content"),
    (301, "Moved Permanently"),
    (302, "Moved Temporarily"),
    (303, "See Other"),
    (304, "Not Modified"),
    (307, "Temporary Redirect"),
    (308, "Permanent Redirect"),
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Not Allowed"),
    (410, "Gone"),
    (413, "Request Entity Too Large"),
    (429, "Too Many Requests"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Temporarily Unavailable"),
    (504, "Gateway Time-out"),
];

/// Where marks are looked up.
pub(super) struct Text<'a> {
    pub(super) configuration: &'a Configuration,
    /// The edited text, and which file of the configuration it is.
    pub(super) text: &'a str,
    pub(super) file: usize,
}

impl Text<'_> {
    pub(super) fn place(&self, mark: Mark) -> Place {
        if usize::from(mark.file) != self.file {
            let file = self.configuration.files.get(usize::from(mark.file));
            let file = file.map(|name| lossy(name)).unwrap_or_default();
            return Place { file, ..Place::default() };
        }
        let (start, end) = (mark.span.start as usize, mark.span.end as usize);
        let code = self.text.get(start..end).unwrap_or_default().trim_end();
        let before = self.text.get(..start).unwrap_or_default();
        let count = |text: &str| text.bytes().filter(|byte| *byte == b'\n').count() as u32;
        let first = count(before) + 1;
        Place {
            lines: (first..=first + count(code)).collect(),
            code: code.split_whitespace().collect::<Vec<_>>().join(" "),
            file: String::new(),
        }
    }
}

pub(super) fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The path of a request. `text` is the edited file, `file` its place among the configuration's.
#[must_use]
pub fn path_view(
    lang: Lang,
    configuration: &Configuration,
    routed: &Routed,
    text: &str,
    file: usize,
) -> PathView {
    let text = Text { configuration, text, file };
    let trace = &routed.trace;
    let mut steps = Vec::new();
    let mut patterns = false;
    for (at, record) in trace.iter().enumerate() {
        if is_said_by_next(record, trace.get(at + 1)) {
            continue;
        }
        let place = record.mark.map(|mark| text.place(mark));
        let code = place.as_ref().map_or("", |place| &place.code);
        let about = About { name: code.split(' ').next().unwrap_or_default(), code, patterns };
        let words = step::words(lang, &record.step, &about);
        steps.push(PathStep { bearing: bearing(&record.step), words, place });
        patterns |= matches!(record.step, Step::Prefix);
    }
    PathView {
        lang,
        steps,
        got: got(lang, &routed.response),
        received: routed.sent.as_ref().map(|sent| received(lang, sent, trace, &text)),
    }
}

/// Whether the next step says the same, and more; headers are told in a table of their own.
fn is_said_by_next(record: &Record, next: Option<&Record>) -> bool {
    let same = next.filter(|next| next.mark == record.mark).map(|next| &next.step);
    match record.step {
        Step::Header { .. } | Step::HeaderLost { .. } => true,
        Step::Prefix => {
            matches!(same, Some(Step::Location(LocationBy::Prefix | LocationBy::PrefixAlone)))
        }
        Step::Pattern { fits: true } => {
            matches!(same, Some(Step::Location(LocationBy::Pattern) | Step::Rewritten { .. }))
        }
        Step::Named { .. } => {
            next.is_some_and(|next| next.step == Step::Location(LocationBy::Named))
        }
        _ => false,
    }
}

fn bearing(step: &Step) -> Bearing {
    match step {
        Step::Uri { .. }
        | Step::Set { .. }
        | Step::Access { allowed: true }
        | Step::Password { right: true }
        | Step::Header { .. }
        | Step::HeaderLost { .. } => Bearing::Noted,
        Step::Condition { holds: false }
        | Step::Pattern { fits: false }
        | Step::Prefix
        | Step::File { found: false, .. } => Bearing::Tried,
        Step::Trouble(_)
        | Step::Cycle
        | Step::Unreachable
        | Step::Named { .. }
        | Step::Asked { status: 0, .. } => Bearing::Failed,
        Step::Connected
        | Step::Server(_)
        | Step::Condition { holds: true }
        | Step::Pattern { fits: true }
        | Step::Rewritten { .. }
        | Step::Break
        | Step::Return { .. }
        | Step::Location(_)
        | Step::NoLocation
        | Step::SlashAdded
        | Step::Internal
        | Step::File { found: true, .. }
        | Step::Access { allowed: false }
        | Step::Password { right: false }
        | Step::BodyTooLarge
        | Step::Redirected { .. }
        | Step::ErrorPage { .. }
        | Step::Passed { .. }
        | Step::Asked { .. }
        | Step::Answered { .. } => Bearing::Decided,
    }
}

/// A page's text longer than this is cut.
const BODY_MAX: usize = 200;

fn got(lang: Lang, response: &Response) -> Got {
    let location = response.location.iter().map(|to| ("Location".to_owned(), lossy(to)));
    let added = response.headers.iter().filter(|(name, _)| !name.eq_ignore_ascii_case(b"location"));
    let added = added.map(|(name, value)| (lossy(name), lossy(value)));
    let body = match &response.body {
        Body::Text(text) => lossy(text).chars().take(BODY_MAX).collect(),
        Body::Page | Body::File(_) | Body::Upstream => String::new(),
    };
    Got {
        status: response.status,
        words: outcome::got(lang, response),
        headers: location.chain(added).collect(),
        body,
    }
}
