//! The one native test binary.

#[cfg(feature = "site")]
mod course;
mod sim;
