//! nginx: configurations read and judged as the real one does.

mod balance;
mod check;
#[cfg(feature = "desk")]
mod editor;
#[cfg(feature = "desk")]
mod fuzzed;
mod lexer;
mod oracle;
mod played;
mod recorded;
mod regex;
mod route;
mod routed;
mod tree;
mod verdicts;
