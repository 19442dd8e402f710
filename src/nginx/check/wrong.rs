//! An error or warning on its way into the report.

use crate::nginx::Span;
use crate::nginx::check::{Call, Checker};
use crate::nginx::problem::{Kind, Level, Place, Problem};

/// What a setter gives back.
pub(super) type Outcome<T = ()> = Result<T, Box<Wrong>>;

/// What is wrong, before it has a place.
#[derive(Debug)]
pub(super) struct Wrong {
    kind: Kind,
    values: Vec<Vec<u8>>,
    place: Place,
    level: Level,
    /// The word that is to blame, the name being 0; none: the whole directive.
    word: Option<usize>,
}

impl Wrong {
    pub(super) fn new(kind: Kind, values: &[&[u8]]) -> Box<Wrong> {
        let values = values.iter().map(|value| value.to_vec()).collect();
        Box::new(Wrong { kind, values, place: Place::Here, level: Level::Emergency, word: None })
    }

    /// nginx prints no file and line.
    pub(super) fn nowhere(mut self: Box<Self>) -> Box<Wrong> {
        self.place = Place::Nowhere;
        self
    }

    /// nginx prints a place that it noted.
    pub(super) fn noted(mut self: Box<Self>, (file, line): (u16, u32)) -> Box<Wrong> {
        self.place = Place::At(file, line);
        self
    }

    pub(super) fn word(mut self: Box<Self>, word: usize) -> Box<Wrong> {
        self.word = Some(word);
        self
    }

    pub(super) fn warning(mut self: Box<Self>) -> Box<Wrong> {
        self.level = Level::Warning;
        self
    }
}

impl Checker<'_> {
    /// Puts what is wrong into the report. `call` is the directive that an editor shows it at.
    pub(super) fn raise(&mut self, wrong: Wrong, call: Option<&Call<'_>>) {
        let line = match wrong.place {
            Place::Here => Some((self.file, self.line)),
            Place::Nowhere => None,
            Place::At(file, line) => Some((file, line)),
        };
        let span = call.map(|call| call.span(wrong.word)).unwrap_or_default();
        let file = self.file;
        self.file = line.map_or(file, |(noted, _)| noted);
        let elsewhere = matches!(wrong.place, Place::At(..));
        let span = if elsewhere { Span::default() } else { span };
        self.note(wrong.kind, wrong.values, wrong.level, line, span);
        self.file = file;
    }

    pub(super) fn note(
        &mut self,
        kind: Kind,
        values: Vec<Vec<u8>>,
        level: Level,
        line: Option<(u16, u32)>,
        span: Span,
    ) {
        self.failed |= level == Level::Emergency;
        if self.is_consequence(kind) {
            return;
        }
        self.report.problems.push(Problem { kind, values, level, line, file: self.file, span });
    }

    /// nginx warns and goes on.
    pub(super) fn warn(&mut self, call: &Call<'_>, kind: Kind, values: &[&[u8]]) {
        self.raise(*Wrong::new(kind, values).warning(), Some(call));
    }

    /// A warning without file and line.
    pub(super) fn warn_nowhere(&mut self, kind: Kind, values: &[&[u8]]) {
        self.raise(*Wrong::new(kind, values).nowhere().warning(), None);
    }
}
