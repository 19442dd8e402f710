//! nginx: configurations read and judged as the real one does.

mod balance;
mod lexer;
mod oracle;
mod recorded;
mod regex;
mod tree;
