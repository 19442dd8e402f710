//! The methods themselves, each as nginx walks through its peers (nginx.md §4).

use super::crc32::Crc32;
use super::peer::Peer;
use super::selection::Selection;

/// Peers in the order of the configuration, and what every method needs to know.
pub(super) struct Choosing<'a> {
    pub(super) peers: &'a mut [Peer],
    pub(super) selection: &'a mut Selection,
    pub(super) now_s: u64,
}

impl Choosing<'_> {
    fn is_free(&self, peer: usize) -> bool {
        !self.selection.is_tried(peer) && self.peers[peer].is_usable(self.now_s)
    }

    fn total_weight(&self) -> usize {
        self.peers.iter().map(|peer| peer.server.weight as usize).sum()
    }

    /// Smooth weighted round robin: everybody gains its share, the first with most goes, and pays what all gained.
    pub(super) fn round_robin(&mut self) -> Option<usize> {
        let mut total = 0;
        let mut best: Option<usize> = None;
        for peer in 0..self.peers.len() {
            if !self.is_free(peer) {
                continue;
            }
            total += self.peers[peer].gain();
            let more =
                |best: usize| self.peers[peer].current_weight > self.peers[best].current_weight;
            if best.is_none_or(more) {
                best = Some(peer);
            }
        }
        self.peers[best?].current_weight -= total;
        best
    }

    /// Fewest connections for its weight; between equals, round robin from the first of them.
    pub(super) fn least_conn(&mut self) -> Option<usize> {
        let load = |one: &Peer, by: &Peer| u64::from(one.conns) * u64::from(by.server.weight);
        let mut best: Option<usize> = None;
        let mut many = false;
        for peer in 0..self.peers.len() {
            if !self.is_free(peer) {
                continue;
            }
            let Some(so_far) = best else {
                best = Some(peer);
                continue;
            };
            let (one, other) = (&self.peers[peer], &self.peers[so_far]);
            match load(one, other).cmp(&load(other, one)) {
                std::cmp::Ordering::Less => (best, many) = (Some(peer), false),
                std::cmp::Ordering::Equal => many = true,
                std::cmp::Ordering::Greater => {}
            }
        }
        let first = best?;
        Some(if many { self.among_equals(first, load) } else { first })
    }

    fn among_equals(&mut self, first: usize, load: impl Fn(&Peer, &Peer) -> u64) -> usize {
        let (mut best, mut total) = (first, 0);
        for peer in first..self.peers.len() {
            let (one, other) = (&self.peers[peer], &self.peers[best]);
            if !self.is_free(peer) || load(one, other) != load(other, one) {
                continue;
            }
            total += self.peers[peer].gain();
            if self.peers[peer].current_weight > self.peers[best].current_weight {
                best = peer;
            }
        }
        self.peers[best].current_weight -= total;
        best
    }

    /// The peer whose share of the weights `slot` falls into; `down` ones keep theirs.
    fn by_weight(&self, mut slot: usize) -> usize {
        let last = self.peers.len() - 1;
        self.peers[..last]
            .iter()
            .position(|peer| {
                let weight = peer.server.weight as usize;
                let here = slot < weight;
                slot -= if here { 0 } else { weight };
                here
            })
            .unwrap_or(last)
    }

    /// `ip_hash`: of the first three octets of IPv4, of all of IPv6. `None`: round robin is to decide.
    pub(super) fn ip_hash(&mut self, client: &[u8]) -> Option<usize> {
        while !self.selection.gave_up() {
            for &octet in client {
                self.selection.hash = (self.selection.hash * 113 + usize::from(octet)) % 6271;
            }
            let peer = self.by_weight(self.selection.hash % self.total_weight());
            if self.is_free(peer) {
                return Some(peer);
            }
            self.selection.missed();
        }
        None
    }

    /// `hash KEY`: as Cache::Memcached does it. `None`: round robin is to decide.
    pub(super) fn hash(&mut self, key: &[u8]) -> Option<usize> {
        while !key.is_empty() && !self.selection.gave_up() {
            let prefix = match self.selection.rehash {
                0 => String::new(),
                nth => nth.to_string(),
            };
            let crc = Crc32::new().with(prefix.as_bytes()).with(key).finish();
            self.selection.hash += (crc >> 16 & 0x7fff) as usize;
            self.selection.rehash += 1;
            let peer = self.by_weight(self.selection.hash % self.total_weight());
            if self.is_free(peer) {
                return Some(peer);
            }
            self.selection.missed();
        }
        None
    }

    /// `hash KEY consistent`: the next point whose server is usable; round robin among the addresses of one server.
    pub(super) fn consistent(&mut self, ring: &super::ring::Ring, key: &[u8]) -> Option<usize> {
        while !key.is_empty() && !self.selection.gave_up() {
            let server = ring.server(self.selection.hash)?;
            let mut total = 0;
            let mut best: Option<usize> = None;
            for peer in 0..self.peers.len() {
                if self.peers[peer].server.text != server || !self.is_free(peer) {
                    continue;
                }
                total += self.peers[peer].gain();
                let more =
                    |best: usize| self.peers[peer].current_weight > self.peers[best].current_weight;
                if best.is_none_or(more) {
                    best = Some(peer);
                }
            }
            if let Some(best) = best {
                self.peers[best].current_weight -= total;
                return Some(best);
            }
            self.selection.hash += 1;
            self.selection.missed();
        }
        None
    }

    /// `random`: by weight. `None`: round robin is to decide.
    pub(super) fn random(&mut self, draw: &mut dyn FnMut() -> u32) -> Option<usize> {
        while !self.selection.gave_up() {
            let peer = self.by_weight(draw() as usize % self.total_weight());
            if self.is_free(peer) {
                return Some(peer);
            }
            self.selection.missed();
        }
        None
    }

    /// `random two`: of two drawn ones that differ, the less loaded; of equals the second.
    pub(super) fn random_two(&mut self, draw: &mut dyn FnMut() -> u32) -> Option<usize> {
        let mut first: Option<usize> = None;
        while self.peers.len() > 1 && !self.selection.gave_up() {
            let peer = self.by_weight(draw() as usize % self.total_weight());
            if first != Some(peer) && self.is_free(peer) {
                let Some(first) = first.replace(peer) else { continue };
                let (one, other) = (&self.peers[peer], &self.peers[first]);
                let more = u64::from(one.conns) * u64::from(other.server.weight)
                    > u64::from(other.conns) * u64::from(one.server.weight);
                return Some(if more { first } else { peer });
            }
            self.selection.missed();
        }
        None
    }
}
