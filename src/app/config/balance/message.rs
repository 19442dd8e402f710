//! What a learner does with the balancer.

use super::Rival;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BalanceMsg {
    /// Another `upstream` of the configuration, counted in the order of the text.
    UpstreamChosen(usize),
    /// So many requests, one after the other.
    Sent(u32),
    /// So many seconds pass; whatever was being worked on is answered.
    ClockMoved(u64),
    /// The peer at this `address:port` was stopped, or started again: whoever has the peers does it.
    PeerToggled(String),
    /// The peer holds requests for long, or does so no more.
    Slowed(usize),
    /// `worker_processes`.
    WorkersChosen(u32),
    /// The same requests by this method too.
    ComparedWith(Option<Rival>),
    /// This peer is thought to come next.
    Guessed(usize),
    GuessTakenBack,
    /// The guesses are complete: the requests are sent.
    Foretold,
    Restarted,
}
