//! What is drawn of the balancer.

use super::Rival;
use crate::lang::Lang;

/// The balancer, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BalanceView {
    pub lang: Lang,
    /// The configuration's `upstream`s, and which is looked at.
    pub upstreams: Vec<String>,
    pub group: usize,
    pub clock_s: u64,
    pub workers: u32,
    /// The worker whose memory the table shows, from 1.
    pub worker: u32,
    pub peers: Vec<PeerView>,
    /// The learner's own method, then the one beside it.
    pub runs: Vec<RunView>,
    /// What it can be compared with, by name.
    pub rivals: Vec<(Rival, String)>,
    pub rival: Option<Rival>,
    pub foretell: ForetellView,
    /// One server alone: failures do not count.
    pub is_single: bool,
    /// What a screen reader hears after each change.
    pub said: String,
}

/// Where a peer stands with nginx.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    Usable,
    /// `down` in the configuration.
    Down,
    /// Put aside by failures.
    Aside,
    /// `max_conns` are open.
    Full,
}

/// A peer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerView {
    /// A letter for short.
    pub letter: String,
    /// As written in the configuration.
    pub name: String,
    pub address: String,
    pub weight: u32,
    pub effective_weight: i64,
    pub current_weight: i64,
    pub fails: u32,
    pub max_fails: u32,
    pub conns: u32,
    pub condition: Condition,
    /// The condition, in words.
    pub condition_words: String,
    /// Whether it answers what it is asked.
    pub answers: bool,
    pub slow: bool,
}

/// One request in a strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Peers that were asked in vain.
    pub failed: Vec<usize>,
    /// Who answered; `None`: nobody.
    pub peer: Option<usize>,
    /// The worker, from 1; 0 where there is but one.
    pub worker: u32,
}

/// How many requests a peer got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub count: u32,
    /// Of a thousand.
    pub part: u32,
    /// The part of a thousand that its weight is.
    pub share: u32,
    pub words: String,
}

/// One method's choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunView {
    /// The method's name, and what it does.
    pub method: String,
    pub rule: &'static str,
    /// The last hundred.
    pub picks: Vec<Pick>,
    /// The same as letters.
    pub text: String,
    /// For each peer.
    pub bars: Vec<Bar>,
    /// What a hash saw, and where it led.
    pub keys: Vec<(String, String)>,
}

/// "Which three come next?"
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForetellView {
    /// Why it cannot be told, instead of the rest.
    pub locked: Option<&'static str>,
    pub guesses: Vec<usize>,
    pub is_ready: bool,
    /// What the next three bring to a hash.
    pub keys: Vec<String>,
    /// What happened.
    pub seen: Vec<Foretold>,
    /// How many were right, and why it came so.
    pub verdict: String,
    pub why: &'static str,
}

/// A request that was foretold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foretold {
    pub guess: usize,
    pub peer: Option<usize>,
    /// Asked in vain before.
    pub failed: Vec<usize>,
    pub key: String,
    /// What each peer brought to the choice.
    pub cells: Vec<ForetoldCell>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForetoldCell {
    /// It could not be chosen.
    Out,
    /// Smooth weighted round robin: what it had, gained, and has.
    Weights { before: i64, share: i64, after: i64 },
    /// Least connections.
    Load { conns: u32, weight: u32 },
}
