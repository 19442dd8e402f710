//! The course proof: everything under `lessons/` is well formed, works in the engine, and teaches what it says.
//! `cargo xtask test course` runs it.

mod answers;
mod any_file;
mod configs;
mod coverage;
mod drawing;
mod fidelity;
mod files;
mod glossary;
mod html;
mod labs;
mod numbers;
mod practice;
mod predictions;
pub(crate) mod read;
mod readme;
mod run;
mod scenes;
mod stages;
mod views;
mod wrong_configs;
mod wrong_files;
mod wrong_questions;
mod wrong_stage_configs;
