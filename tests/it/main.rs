//! The one native test binary.

mod architecture;
#[cfg(feature = "site")]
mod config;
#[cfg(feature = "site")]
mod course;
mod nginx;
#[cfg(feature = "site")]
mod page;
mod sim;
mod source;
mod stage;
mod tidy;
