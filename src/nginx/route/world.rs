//! The world around a request.

use crate::nginx::route::Sent;
use crate::nginx::upstream::Reply;
use std::borrow::Cow;
use std::net::IpAddr;

/// What lies at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<'w> {
    Nothing,
    Folder,
    File(Cow<'w, [u8]>),
}

/// What nginx asks of its computer and of others while it works on a request.
pub trait World {
    /// What lies at an absolute path.
    fn find(&self, path: &[u8]) -> Found<'_>;

    /// What the upstream at this `address:port` does with what it is sent.
    fn ask(&mut self, address: &str, sent: &Sent) -> Reply;

    /// Where a host name leads that is looked up while nginx runs: only with a `resolver`.
    fn resolve(&self, _host: &[u8]) -> Option<IpAddr> {
        None
    }

    /// Whole seconds, and a number drawn, for the choice of a peer.
    fn now_s(&self) -> u64 {
        0
    }

    fn draw(&mut self) -> u32 {
        0
    }
}
