//! A peer: one address of a server, with what a worker remembers of it.

use super::server::Server;

/// What `ngx_http_upstream_rr_peer_t` holds. Moments are whole seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    pub server: Server,
    /// `address:port` that is connected to.
    pub address: String,
    /// What smooth weighted round robin adds to and takes from.
    pub current_weight: i64,
    /// The weight, lowered by failures and growing back one by one.
    pub effective_weight: i64,
    pub fails: u32,
    /// When it last failed.
    pub accessed_s: u64,
    /// When its current `fail_timeout` began.
    pub checked_s: u64,
    /// Requests that it is working on.
    pub conns: u32,
}

impl Peer {
    pub(super) fn new(server: Server, address: String) -> Peer {
        let effective_weight = i64::from(server.weight);
        Peer {
            server,
            address,
            current_weight: 0,
            effective_weight,
            fails: 0,
            accessed_s: 0,
            checked_s: 0,
            conns: 0,
        }
    }

    /// Not `down`, not put aside by failures, not full. Whether it was tried already is the request's affair.
    pub fn is_usable(&self, now_s: u64) -> bool {
        !self.server.down && !self.is_put_aside(now_s) && !self.is_full()
    }

    /// `max_fails` were reached, and `fail_timeout` is not over: strictly more seconds must have passed.
    pub fn is_put_aside(&self, now_s: u64) -> bool {
        let Server { max_fails, fail_timeout_s, .. } = self.server;
        max_fails > 0
            && self.fails >= max_fails
            && now_s.saturating_sub(self.checked_s) <= fail_timeout_s
    }

    pub fn is_full(&self) -> bool {
        self.server.max_conns > 0 && self.conns >= self.server.max_conns
    }

    /// A request goes to it. One try is let through when `fail_timeout` is over; the next ones wait for its outcome.
    pub(super) fn take(&mut self, now_s: u64) {
        self.conns += 1;
        if now_s.saturating_sub(self.checked_s) > self.server.fail_timeout_s {
            self.checked_s = now_s;
        }
    }

    /// It takes part in a round: its share goes onto its current weight. Gives back the share.
    pub(super) fn gain(&mut self) -> i64 {
        let share = self.effective_weight;
        self.current_weight += share;
        if self.effective_weight < i64::from(self.server.weight) {
            self.effective_weight += 1;
        }
        share
    }

    pub(super) fn failed(&mut self, now_s: u64) {
        self.fails += 1;
        (self.accessed_s, self.checked_s) = (now_s, now_s);
        if let Some(lowered) = self.server.weight.checked_div(self.server.max_fails) {
            self.effective_weight = (self.effective_weight - i64::from(lowered)).max(0);
        }
    }

    /// An answer, good or passed over (403, 404): alive again if it was tried after its last failure.
    pub(super) fn answered(&mut self) {
        if self.accessed_s < self.checked_s {
            self.fails = 0;
        }
    }
}
