//! "Which three come next?": the learner's guesses, and what then happened, worked out from the balancer's own numbers
//! before and after.

use super::balance::{Foretold, ForetoldCell};
use crate::nginx::upstream::{Method, Peer, Upstream};

/// How many are guessed.
pub(super) const COUNT: usize = 3;

#[derive(Default)]
pub(super) struct Foretelling {
    guesses: Vec<usize>,
    /// What happened, one for each guess; none before.
    seen: Vec<Foretold>,
}

/// What came of one request.
pub(super) struct Chosen {
    pub(super) peer: Option<usize>,
    pub(super) failed: Vec<usize>,
    pub(super) key: String,
}

impl Foretelling {
    pub(super) fn guesses(&self) -> &[usize] {
        &self.guesses
    }

    pub(super) fn seen(&self) -> &[Foretold] {
        &self.seen
    }

    pub(super) fn is_ready(&self) -> bool {
        self.guesses.len() == COUNT && self.seen.is_empty()
    }

    /// After a reveal a guess begins anew.
    pub(super) fn guess(&mut self, peer: usize) {
        if !self.seen.is_empty() {
            *self = Foretelling::default();
        }
        if self.guesses.len() < COUNT {
            self.guesses.push(peer);
        }
    }

    pub(super) fn take_back(&mut self) {
        if self.seen.is_empty() {
            self.guesses.pop();
        }
    }

    /// One of the three went through: the upstream before and after it.
    pub(super) fn happened(
        &mut self,
        before: &Upstream,
        after: &Upstream,
        chosen: Chosen,
        now_s: u64,
    ) {
        let Some(&guess) = self.guesses.get(self.seen.len()) else { return };
        let Chosen { peer, failed, key } = chosen;
        let told = failed.is_empty() && !before.is_single();
        let cells = if told { cells(before, after, peer, now_s) } else { Vec::new() };
        self.seen.push(Foretold { guess, peer, failed, key, cells });
    }
}

/// What each peer brought to the choice; nothing where the method does not weigh.
fn cells(
    before: &Upstream,
    after: &Upstream,
    chosen: Option<usize>,
    now_s: u64,
) -> Vec<ForetoldCell> {
    let weighs = match before.method {
        Method::RoundRobin => true,
        Method::LeastConn => false,
        Method::IpHash
        | Method::Hash { .. }
        | Method::ConsistentHash { .. }
        | Method::Random
        | Method::RandomTwo => return Vec::new(),
    };
    // Backups are asked only when no other peer may be.
    let on_backups =
        chosen.and_then(|peer| before.peers().nth(peer)).is_some_and(|peer| peer.server.backup);
    let pairs = before.peers().zip(after.peers());
    let cell = |(one, later): (&Peer, &Peer)| match one.is_usable(now_s)
        && one.server.backup == on_backups
    {
        false => ForetoldCell::Out,
        true if weighs => ForetoldCell::Weights {
            before: one.current_weight,
            share: one.effective_weight,
            after: later.current_weight,
        },
        true => ForetoldCell::Load { conns: one.conns, weight: one.server.weight },
    };
    pairs.map(cell).collect()
}
