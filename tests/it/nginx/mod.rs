//! nginx: configurations read and judged as the real one does.

mod balance;
mod lexer;
mod regex;
mod tree;
