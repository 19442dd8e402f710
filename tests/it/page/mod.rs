//! A page as a learner uses it: the model natively, its cards as HTML in both languages.

mod config;
mod far;
mod given;
mod kept;
mod model;
mod questions;
mod scene;
mod transfer;
mod trap;
mod unpacked;
mod view;
