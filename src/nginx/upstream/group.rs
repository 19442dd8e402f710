//! An upstream: its peers as one worker sees them, and the choice of one for a request.

use super::choose::Choosing;
use super::method::Method;
use super::peer::Peer;
use super::ring::Ring;
use super::selection::Selection;
use super::server::Server;
use crate::nginx::Block;

/// The state of one `upstream { … }` in one worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upstream {
    pub method: Method,
    primaries: Vec<Peer>,
    backups: Vec<Peer>,
}

/// What of a request a method may look at.
pub struct Asking<'a> {
    /// The client's address: four octets, or sixteen.
    pub client: &'a [u8],
    /// The key of `hash`, its variables filled in.
    pub key: &'a [u8],
    pub now_s: u64,
}

/// How a peer's try ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// An error, a timeout, or a status that `proxy_next_upstream` counts as one.
    Failed,
    /// Passed over for 403 or 404, which is no failure.
    PassedOver,
    Answered,
}

impl Upstream {
    /// From the inside of `upstream NAME { … }`. `resolve` gives the addresses of a server: each is a peer.
    pub fn read(block: Block, mut resolve: impl FnMut(&str) -> Vec<String>) -> Upstream {
        let servers = block.filter(|directive| *directive.name() == *b"server");
        let (mut primaries, mut backups) = (Vec::new(), Vec::new());
        for server in servers.map(|directive| Server::read(&directive)) {
            for address in resolve(&server.text) {
                let list = if server.backup { &mut backups } else { &mut primaries };
                list.push(Peer::new(server.clone(), address));
            }
        }
        let mut method = Method::read(block);
        if let Method::ConsistentHash { ring, .. } = &mut method {
            *ring = Ring::of(&primaries);
        }
        Upstream { method, primaries, backups }
    }

    /// The same servers, nothing remembered of them, chosen among by another method.
    #[must_use]
    pub fn anew(&self, mut method: Method) -> Upstream {
        let fresh = |peer: &Peer| Peer::new(peer.server.clone(), peer.address.clone());
        let primaries: Vec<Peer> = self.primaries.iter().map(fresh).collect();
        if let Method::ConsistentHash { ring, .. } = &mut method {
            *ring = Ring::of(&primaries);
        }
        Upstream { method, primaries, backups: self.backups.iter().map(fresh).collect() }
    }

    /// The place among [`Upstream::peers`] of the peer that works on a request.
    pub fn chosen(&self, selection: &Selection) -> Option<usize> {
        let before = if selection.on_backups { self.primaries.len() } else { 0 };
        selection.current.map(|peer| before + peer)
    }

    /// Primaries, then backups, each in the order of the configuration.
    pub fn peers(&self) -> impl Iterator<Item = &Peer> {
        self.primaries.iter().chain(&self.backups)
    }

    /// One primary and no backup: it gets every request, whatever happened before.
    pub fn is_single(&self) -> bool {
        self.primaries.len() == 1 && self.backups.is_empty()
    }

    /// How many peers a request may try: all that are not `down`.
    pub fn tries(&self) -> u32 {
        self.peers().filter(|peer| !peer.server.down).count() as u32
    }

    /// A request begins to look.
    pub fn begin(&self, asking: &Asking) -> Selection {
        Selection::new(match &self.method {
            Method::IpHash => 89,
            Method::ConsistentHash { ring, .. } => {
                ring.find(super::crc32::Crc32::new().with(asking.key).finish())
            }
            _ => 0,
        })
    }

    /// Chooses a peer and counts the request as its work; `None`: "no live upstreams".
    pub fn select(
        &mut self,
        selection: &mut Selection,
        asking: &Asking,
        draw: &mut dyn FnMut() -> u32,
    ) -> Option<&Peer> {
        if !selection.on_backups {
            let found = self.among_primaries(selection, asking, draw);
            if found.is_none() && !self.backups.is_empty() {
                selection.on_backups = true;
                selection.tried.clear();
            } else {
                return self.taken(selection, found?, asking.now_s);
            }
        }
        let is_least_conn = self.method == Method::LeastConn;
        let mut choosing = Choosing { peers: &mut self.backups, selection, now_s: asking.now_s };
        let found = if is_least_conn { choosing.least_conn() } else { choosing.round_robin() };
        self.taken(selection, found?, asking.now_s)
    }

    fn among_primaries(
        &mut self,
        selection: &mut Selection,
        asking: &Asking,
        draw: &mut dyn FnMut() -> u32,
    ) -> Option<usize> {
        if self.is_single() {
            let peer = &self.primaries[0];
            return (!peer.server.down && !peer.is_full()).then_some(0);
        }
        let mut choosing = Choosing { peers: &mut self.primaries, selection, now_s: asking.now_s };
        if choosing.peers.is_empty() {
            return None;
        }
        let found = match &self.method {
            Method::RoundRobin => None,
            Method::LeastConn => return choosing.least_conn(),
            Method::IpHash => choosing.ip_hash(asking.client),
            Method::Hash { .. } => choosing.hash(asking.key),
            Method::ConsistentHash { ring, .. } => choosing.consistent(ring, asking.key),
            Method::Random => choosing.random(draw),
            Method::RandomTwo => choosing.random_two(draw),
        };
        found.or_else(|| choosing.round_robin())
    }

    fn taken(&mut self, selection: &mut Selection, peer: usize, now_s: u64) -> Option<&Peer> {
        let single = self.is_single();
        let list = if selection.on_backups { &mut self.backups } else { &mut self.primaries };
        selection.current = Some(peer);
        selection.tried.push(peer);
        if single {
            list[peer].conns += 1;
        } else {
            list[peer].take(now_s);
        }
        list.get(peer)
    }

    /// The address that works on a request.
    pub(super) fn current(&self, selection: &Selection) -> Option<String> {
        let list = if selection.on_backups { &self.backups } else { &self.primaries };
        Some(list.get(selection.current?)?.address.clone())
    }

    /// The current peer's try is over.
    pub fn release(&mut self, selection: &mut Selection, ended: Ended, now_s: u64) {
        let single = self.is_single();
        let list = if selection.on_backups { &mut self.backups } else { &mut self.primaries };
        let Some(peer) = selection.current.take().and_then(|peer| list.get_mut(peer)) else {
            return;
        };
        peer.conns -= 1;
        match ended {
            _ if single => {}
            Ended::Failed => peer.failed(now_s),
            Ended::PassedOver | Ended::Answered => peer.answered(),
        }
    }
}
