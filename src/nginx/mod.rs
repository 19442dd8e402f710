//! nginx: what the real one would say to a configuration.
//!
//! A file is read once into a [`Tree`] (lossless tokens, recovery, never an error); `check` walks it as nginx does and
//! gives a report: nginx's verdict verbatim, and every problem with its place for an editor. Two releases are known
//! ([`Version`]); what they differ in is data. The room knows nothing of `sim`: files and names come through
//! `Surroundings`.

mod check;
mod directive;
mod format;
mod glob;
mod lexer;
pub mod official;
mod parse;
mod problem;
pub mod regex;
mod report;
pub mod route;
mod surroundings;
mod tree;
pub mod upstream;
mod uri;
mod value;
mod version;

pub use check::{check, variables};
pub use directive::{
    Arity, Listed, Origin, blocks_at, context_at, contexts_at, default_of, directives, origin,
};
pub use format::format;
pub use glob::fits;
pub use lexer::{Fault, FaultKind, Lexer, Quote, Span, Token, TokenKind};
pub use problem::{Kind, Level, Place, Problem};
pub use report::Report;
pub use surroundings::Surroundings;
pub use tree::{Block, Directive, Ending, Tree, Word};
pub use uri::Uri;
pub use version::Version;
