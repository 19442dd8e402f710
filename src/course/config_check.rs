//! What has to be true of a configuration. The engine judges it, and [`crate::text`] words it: the two cannot differ.

use crate::unpack::Unpack;
use serde::Serialize;

/// Requests and peers are places in the configuration's lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum ConfigCheck {
    /// nginx takes it. Everything but [`ConfigCheck::Says`] is false of one that it does not take.
    Valid,
    /// This stands in what `nginx -t` prints.
    Says(String),
    /// The request is answered with this status.
    Answer { request: usize, status: u16 },
    /// It is this peer that answers the request.
    Reaches { request: usize, peer: usize },
    /// The upstream receives the request with this header.
    Sent { request: usize, header: String, value: Header },
    /// The request, sent as often as the shares together say, reaches each peer as often as its own says.
    Spread { request: usize, shares: Vec<u32> },
    /// Of `count` requests, so many come to nothing (502, 503, 504) while one peer refuses them.
    Failed { request: usize, count: u32, down: usize, failed: u32 },
    /// The upstream receives the request with this version of HTTP: `1.1`.
    Http { request: usize, version: String },
}

/// How a header has to stand in what the upstream receives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Header {
    Is(String),
    Present,
    Absent,
}

impl ConfigCheck {
    /// Requests that one check may send: more take a page's time and show nothing new.
    pub const REQUESTS_MAX: u32 = 200;
}
