//! What a request remembers while it looks for a peer (`ngx_http_upstream_rr_peer_data_t` and its like).

/// One request's search. Positions are those of the list that is looked through, primaries or backups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The primaries were used up.
    pub on_backups: bool,
    pub(super) tried: Vec<usize>,
    /// The peer that works on the request now.
    pub current: Option<usize>,
    /// Draws, slots or points that led to no usable peer: after twenty, round robin decides.
    pub(super) misses: u32,
    /// `ip_hash`, `hash`: the running hash; `hash … consistent`: the point on the ring.
    pub(super) hash: usize,
    /// `hash`: which prefix is next.
    pub(super) rehash: u32,
}

/// After so many misses nginx falls back to round robin.
pub(super) const MISSES_MAX: u32 = 20;

impl Selection {
    pub(super) fn new(hash: usize) -> Selection {
        Selection {
            on_backups: false,
            tried: Vec::new(),
            current: None,
            misses: 0,
            hash,
            rehash: 0,
        }
    }

    pub(super) fn is_tried(&self, peer: usize) -> bool {
        self.tried.contains(&peer)
    }

    /// One more miss; was it the one too many?
    pub(super) fn missed(&mut self) -> bool {
        self.misses += 1;
        self.misses > MISSES_MAX
    }

    pub(super) fn gave_up(&self) -> bool {
        self.misses > MISSES_MAX
    }
}
