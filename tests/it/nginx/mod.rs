//! nginx: configurations read and judged as the real one does.

mod balance;
mod check;
mod lexer;
mod oracle;
mod played;
mod recorded;
mod regex;
mod route;
mod routed;
mod tree;
