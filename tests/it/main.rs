//! The one native test binary.

mod architecture;
#[cfg(feature = "site")]
mod course;
mod sim;
mod source;
mod stage;
mod tidy;
