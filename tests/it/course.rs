//! The course proof: everything under `lessons/` is well formed, works in the engine, and teaches what it says.
//! `cargo xtask test course` runs it.

mod read;
mod wrong_files;
