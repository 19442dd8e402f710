//! Which problems only follow from one before: where braces or quotes are out of step, nginx reads on as nobody meant it.

use crate::nginx::check::Checker;
use crate::nginx::problem::Kind;
use crate::nginx::{Directive, Ending, Fault, FaultKind, Quote, Word};

/// What is out of step in a file from here on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Broken {
    Nothing,
    /// Blocks begin or end elsewhere than was meant.
    Braces,
    /// What is in quotes and what is not has changed places.
    Quotes,
}

impl Checker<'_> {
    pub(super) fn is_consequence(&self, kind: Kind) -> bool {
        match self.broken {
            Broken::Nothing => false,
            Broken::Braces => matches!(
                kind,
                Kind::NotAllowedHere
                    | Kind::Unexpected
                    | Kind::EndInBlock
                    | Kind::NoOpening
                    | Kind::OutsideLocation
                    | Kind::InsideExact
                    | Kind::InsideNamed
                    | Kind::NamedBelowServer
            ),
            Broken::Quotes => true,
        }
    }

    pub(super) fn breaks_by_fault(text: &[u8], fault: &Fault) -> Broken {
        match fault.kind {
            FaultKind::Unexpected(b';') | FaultKind::EndInBlock => Broken::Nothing,
            // With words before it, it ends their block all the same: only a `;` is missing.
            FaultKind::Unexpected(b'}') => {
                let before = text[..fault.at as usize].trim_ascii_end().last();
                match before {
                    Some(b';' | b'{' | b'}') | None => Broken::Braces,
                    Some(_) => Broken::Nothing,
                }
            }
            FaultKind::Unexpected(b'{') => Broken::Braces,
            _ => Broken::Quotes,
        }
    }

    /// A directive was refused by its name or shape.
    pub(super) fn breaks_by_refusal(text: &[u8], kind: Kind, directive: &Directive<'_>) -> Broken {
        let block = directive.ending() == Ending::Block;
        match kind {
            Kind::NoOpening => Broken::Braces,
            Kind::NotAllowedHere if block => Broken::Braces,
            _ => Self::breaks_by_words(text, directive),
        }
    }

    /// A `}` that was meant to end a block is part of a word.
    pub(super) fn breaks_by_words(text: &[u8], directive: &Directive<'_>) -> Broken {
        let swallows = |word: &Word| {
            let word_text = &text[word.span.start as usize..word.span.end as usize];
            let count = |byte: u8| word_text.iter().filter(|found| **found == byte).count();
            word.quote == Quote::None && count(b'}') > count(b'{')
        };
        if directive.words().iter().any(swallows) { Broken::Braces } else { Broken::Nothing }
    }
}
