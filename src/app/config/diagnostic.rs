//! What is wrong with the edited file, as an editor shows it.

use crate::lang::Lang;
use crate::nginx::{Level, Problem, Report};

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

/// The problems of the file with this index in the report, whose bytes are `text`.
#[must_use]
pub fn diagnose(_lang: Lang, report: &Report, file: usize, text: &str) -> Vec<Diagnostic> {
    let here = report.problems.iter().filter(|problem| usize::from(problem.file) == file);
    here.map(|problem| diagnostic(report, problem, text)).collect()
}

fn diagnostic(report: &Report, problem: &Problem, text: &str) -> Diagnostic {
    let (from, to) = (bound(text, problem.span.start), bound(text, problem.span.end));
    let verbatim = String::from_utf8_lossy(&report.line(problem)).trim_end().to_owned();
    let line = problem.line.map_or_else(|| line_of(text, from), |(_, line)| line);
    let words = String::from_utf8_lossy(&problem.text()).into_owned();
    Diagnostic { from, to, level: problem.level, line, verbatim, words, fix: None }
}

/// The offset, or that of the character it lies in.
fn bound(text: &str, at: u32) -> usize {
    let at = (at as usize).min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn line_of(text: &str, at: usize) -> u32 {
    text[..at].bytes().filter(|byte| *byte == b'\n').count() as u32 + 1
}
