//! The orchestrator core, driven through `lab`.

mod causes;
mod determinism;
mod given;
mod placement;
mod proof;
mod random;
mod rules;
mod scenarios;
mod simulate;
mod sizes;
mod timeline;
mod traces;
mod watch;
