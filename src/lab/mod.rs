//! The world, the one queue, and the timeline.
//!
//! A [`World`] is a value: cluster, clock and queue. A [`Timeline`] is a world with its past: scenario, seed, command
//! log and snapshots, so that undo, scrubbing, reloading and sharing are all the same replay.

#[cfg(feature = "desk")]
pub mod nginx;
mod observe;
mod queue;
mod replay;
mod snapshots;
mod timeline;
mod traffic;
mod world;

pub use observe::Observe;
pub use timeline::{Logged, Moment, REPLAY_TIMERS_MAX, RestoreError, Timeline};
pub use traffic::{
    Asker, Flight, Histogram, Minute, Outcome, Request, Stage, Traffic, TrafficStats,
};
pub use world::{Progress, World};
