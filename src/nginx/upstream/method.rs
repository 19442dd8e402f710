//! How an upstream chooses.

use super::ring::Ring;
use crate::nginx::Block;

/// The balancing method of an upstream (the last one written holds).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    RoundRobin,
    LeastConn,
    IpHash,
    /// Of the key's text, before its variables are filled in.
    Hash {
        key: String,
    },
    /// Points on a ring are made when the peers are known.
    ConsistentHash {
        key: String,
        ring: Ring,
    },
    Random,
    /// `random two least_conn`.
    RandomTwo,
}

impl Method {
    pub(super) fn read(block: Block) -> Method {
        let mut method = Method::RoundRobin;
        for directive in block {
            let arguments: Vec<String> =
                directive.arguments().map(|a| String::from_utf8_lossy(&a).into_owned()).collect();
            let first = arguments.first().cloned().unwrap_or_default();
            let second = arguments.get(1).map_or("", String::as_str);
            method = match &*directive.name() {
                b"least_conn" => Method::LeastConn,
                b"ip_hash" => Method::IpHash,
                b"hash" if second == "consistent" => {
                    Method::ConsistentHash { key: first, ring: Ring::default() }
                }
                b"hash" => Method::Hash { key: first },
                b"random" if first == "two" => Method::RandomTwo,
                b"random" => Method::Random,
                _ => method,
            };
        }
        method
    }
}
