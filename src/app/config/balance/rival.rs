//! The methods that the learner's own can be compared with.

use crate::nginx::upstream::{Method, Ring};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rival {
    RoundRobin,
    LeastConn,
    IpHash,
    Hash,
    ConsistentHash,
    Random,
    RandomTwo,
}

/// What `hash` looks at.
const KEY: &str = "$request_uri";

impl Rival {
    pub const ALL: [Rival; 7] = [
        Rival::RoundRobin,
        Rival::LeastConn,
        Rival::IpHash,
        Rival::Hash,
        Rival::ConsistentHash,
        Rival::Random,
        Rival::RandomTwo,
    ];

    pub(super) fn method(self) -> Method {
        let key = || KEY.to_owned();
        match self {
            Rival::RoundRobin => Method::RoundRobin,
            Rival::LeastConn => Method::LeastConn,
            Rival::IpHash => Method::IpHash,
            Rival::Hash => Method::Hash { key: key() },
            Rival::ConsistentHash => Method::ConsistentHash { key: key(), ring: Ring::default() },
            Rival::Random => Method::Random,
            Rival::RandomTwo => Method::RandomTwo,
        }
    }

    /// nginx refuses these beside `backup`.
    pub(super) fn takes_backups(self) -> bool {
        matches!(self, Rival::RoundRobin | Rival::LeastConn)
    }
}
