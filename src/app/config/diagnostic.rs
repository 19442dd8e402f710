//! What is wrong with the edited file, as an editor shows it.

use crate::app::config::fix::Edited;
use crate::lang::Lang;
use crate::nginx::{Kind, Level, Problem, Report, Tree};
use crate::text::nginx::problem::problem as worded;

/// One problem of the edited text. Offsets are bytes of it, at the bounds of characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub from: usize,
    pub to: usize,
    pub level: Level,
    /// From 1: the line that nginx prints, else that of `from`.
    pub line: u32,
    /// What `nginx -t` prints of it, in one line.
    pub verbatim: String,
    /// What it means and what to do.
    pub words: String,
    pub fix: Option<Fix>,
}

/// An edit that mends a problem: `from..to` becomes `insert`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the button says.
    pub label: String,
    pub from: usize,
    pub to: usize,
    pub insert: String,
}

/// Nobody reads more at once, and each is looked for in the text.
const MOST: usize = 100;

/// The problems of the file with this index in the report, whose bytes are `text`.
#[must_use]
pub fn diagnose(lang: Lang, report: &Report, file: usize, text: &str) -> Vec<Diagnostic> {
    let tree = Tree::parse(text.as_bytes());
    let edited = Edited { lang, text, tree: &tree, version: report.version };
    let diagnostic = |problem: &Problem| {
        let (from, to) = shown(problem, file, text)?;
        let printed = problem.line.filter(|(printed, _)| usize::from(*printed) == file);
        let mend = edited.mend(problem, from, to);
        let verbatim = String::from_utf8_lossy(&report.line(problem)).trim_end().to_owned();
        let words = mend.words.unwrap_or_else(|| worded(lang, problem, report.version));
        let line = printed.map_or_else(|| line_of(text, from), |(_, line)| line);
        Some(Diagnostic { from, to, level: problem.level, line, verbatim, words, fix: mend.fix })
    };
    report.problems.iter().filter_map(diagnostic).take(MOST).collect()
}

/// Where a problem of this file is shown: what the check points at, else the line that nginx prints, else where the text
/// has what nginx speaks of: some complaints have no place, or that of the end of `http` in another file.
fn shown(problem: &Problem, file: usize, text: &str) -> Option<(usize, usize)> {
    let here = usize::from(problem.file) == file;
    if here && problem.span.end > problem.span.start {
        return Some((
            bound(text, problem.span.start as usize),
            bound(text, problem.span.end as usize),
        ));
    }
    match problem.line {
        Some((printed, line)) if usize::from(printed) == file => Some(span_of_line(text, line)),
        _ => named(problem, text).or(here.then_some((0, 0))),
    }
}

fn span_of_line(text: &str, line: u32) -> (usize, usize) {
    let mut start = 0;
    for (number, content) in (1..).zip(text.split_inclusive('\n')) {
        if number == line {
            let from = start + content.len() - content.trim_start().len();
            return (from, (start + content.trim_end().len()).max(from));
        }
        start += content.len();
    }
    (text.len(), text.len())
}

/// Where the text has the first value of a problem: the last place of what is there twice.
fn named(problem: &Problem, text: &str) -> Option<(usize, usize)> {
    let value = String::from_utf8_lossy(problem.values.first()?).into_owned();
    let find = |name: &str| {
        let ends = |at: usize| {
            !text[at + name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
        };
        let mut found = text.match_indices(name).filter(|(at, _)| ends(*at));
        let place =
            if problem.kind == Kind::ConflictingServerName { found.last() } else { found.next() };
        place.map(|(at, _)| (at, at + name.len()))
    };
    match problem.kind {
        Kind::UnknownVariable => {
            find(&format!("${value}")).or_else(|| find(&format!("${{{value}}}")))
        }
        Kind::ConflictingServerName if value.is_empty() => find("server"),
        _ if value.is_empty() => None,
        _ => find(&value),
    }
}

/// The offset, or that of the character it lies in.
pub(super) fn bound(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

pub(super) fn line_of(text: &str, at: usize) -> u32 {
    text[..at].bytes().filter(|byte| *byte == b'\n').count() as u32 + 1
}
