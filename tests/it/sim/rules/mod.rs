//! Each rule by a test that fails without it; `docs/rules.md` names them.

mod agents;
mod balancing;
mod computers;
mod constraints;
mod deployments;
mod draining;
mod endless;
mod health;
mod lifecycle;
mod limits;
#[cfg(feature = "site")]
mod mutants;
mod names;
#[cfg(feature = "desk")]
mod nginx;
mod objects;
mod page;
mod placing;
mod ports;
mod pulls;
mod rebalancing;
mod restarting;
mod scale_in;
mod scaling;
mod services;
mod stopping;
mod targets;
mod volumes;
mod waiting;
