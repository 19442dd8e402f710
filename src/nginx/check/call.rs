//! A directive as its setter sees it.

use crate::nginx::directive::Row;
use crate::nginx::{Directive, Span, Tree};
use std::borrow::Cow;

#[derive(Clone, Copy)]
pub(super) struct Call<'t> {
    pub(super) tree: &'t Tree<'t>,
    pub(super) directive: Directive<'t>,
    pub(super) row: &'static Row,
}

impl<'t> Call<'t> {
    /// How many arguments there are.
    pub(super) fn count(&self) -> usize {
        self.directive.words().len() - 1
    }

    /// An argument's value, counted from 1; empty if there is none.
    pub(super) fn arg(&self, index: usize) -> Cow<'t, [u8]> {
        self.directive.word(index)
    }

    /// The arguments from the one with this index on, each with its index.
    pub(super) fn args(
        &self,
        from: usize,
    ) -> impl Iterator<Item = (usize, Cow<'t, [u8]>)> + use<'t> {
        let call = *self;
        (from..=self.count()).map(move |index| (index, call.arg(index)))
    }

    pub(super) fn span(&self, word: Option<usize>) -> Span {
        let word = word.and_then(|word| self.directive.words().get(word));
        word.map_or(self.directive.span(), |word| word.span)
    }
}
