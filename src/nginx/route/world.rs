//! The world around a request.

use crate::nginx::route::Sent;
use crate::nginx::upstream::{Asking, Ended, Exchanged, NextUpstream, Reply, Upstream};
use std::borrow::Cow;
use std::net::IpAddr;

/// What lies at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<'w> {
    Nothing,
    Folder,
    File(Cow<'w, [u8]>),
}

/// A request that is to be sent on, with what is to be known when a peer fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    pub sent: Sent,
    pub method: String,
    /// The client's address and the key of `hash`, as in [`Asking`].
    pub client: Vec<u8>,
    pub key: Vec<u8>,
    pub next: NextUpstream,
    /// `proxy_connect_timeout`, `proxy_read_timeout`.
    pub connect_ms: u64,
    pub read_ms: u64,
}

/// To whom.
pub enum Whom<'a> {
    /// The `upstream` at this place in the configuration.
    Group(usize, &'a mut Upstream),
    /// `host:port`.
    Address(&'a str),
}

/// What nginx asks of its computer and of others while it works on a request.
pub trait World {
    /// What lies at an absolute path.
    fn find(&self, path: &[u8]) -> Found<'_>;

    /// What the upstream at this `address:port` does with what it is sent.
    fn ask(&mut self, address: &str, sent: &Sent) -> Reply;

    /// Sends a request on, to peer after peer: here in an instant. Who lets time pass says what is known by then, and routes
    /// the request anew later.
    fn exchange(&mut self, whom: Whom, errand: &Errand) -> Exchanged {
        let upstream = match whom {
            Whom::Group(_, upstream) => upstream,
            Whom::Address(address) => {
                return Exchanged::of(address, self.ask(address, &errand.sent));
            }
        };
        // One number drawn for each request begins what a method draws.
        let mut random = u64::from(self.draw());
        let mut draw = || {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (random >> 33) as u32
        };
        let asking = errand.asking(self.now_s());
        let reply = |address: &str| self.ask(address, &errand.sent);
        let mut exchanged =
            upstream.exchange(&errand.next, &errand.method, &asking, reply, &mut draw);
        if let Some(mut selection) = exchanged.open.take() {
            upstream.release(&mut selection, Ended::Answered, asking.now_s);
        }
        exchanged
    }

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

impl Errand {
    pub fn asking(&self, now_s: u64) -> Asking<'_> {
        Asking { client: &self.client, key: &self.key, now_s }
    }
}
