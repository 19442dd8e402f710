//! The orchestrator core, driven through `lab`.

mod causes;
mod configured;
mod determinism;
mod fraction;
mod given;
mod kinds;
mod metamorphic;
mod oracle;
mod placement;
mod proof;
mod random;
mod rules;
mod scenarios;
mod simulate;
mod sizes;
mod timeline;
mod traces;
pub(crate) mod traffic;
mod watch;
