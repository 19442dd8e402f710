//! Each rule by a test that fails without it; `docs/rules.md` names them.

mod computers;
mod deployments;
mod health;
mod lifecycle;
mod limits;
mod names;
mod objects;
mod page;

mod placing;
mod scaling;
mod services;
mod stopping;
