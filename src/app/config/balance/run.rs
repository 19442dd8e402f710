//! Requests through one upstream: each worker's own state, who was chosen, what is still worked on.

use super::visitor::Visitor;
use crate::nginx::route::{Configuration, Sent, World};
use crate::nginx::upstream::{Asking, Ended, Method, NextUpstream, Reply, Selection, Upstream};

/// A request is worked on while so many others come; by a slow peer while so many.
const OPEN: u32 = 2;
const OPEN_SLOW: u32 = 12;

/// The choices that a strip shows: the last ones.
pub(super) const SHOWN: usize = 100;

/// One request and what became of it. Peers are counted as in [`Upstream::peers`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) worker: usize,
    /// Those that were asked in vain, in order.
    pub(super) failed: Vec<usize>,
    /// Who answered.
    pub(super) peer: Option<usize>,
    pub(super) status: u16,
    /// What a hash was made of; empty for other methods.
    pub(super) key: String,
}

/// A request that is worked on until the one with the number `until` comes.
struct Open {
    worker: usize,
    until: u32,
    selection: Selection,
}

pub(super) struct Run {
    workers: Vec<Upstream>,
    open: Vec<Open>,
    pub(super) choices: Vec<Choice>,
}

/// What all runs share of one request.
pub(super) struct Sending<'a> {
    pub(super) configuration: &'a Configuration,
    pub(super) next: &'a NextUpstream,
    pub(super) visitor: &'a Visitor,
    pub(super) nth: u32,
    pub(super) now_s: u64,
    pub(super) slow: &'a [bool],
}

impl Run {
    pub(super) fn new(upstream: Upstream, workers: u32) -> Run {
        let workers = (0..workers.max(1)).map(|_| upstream.clone()).collect();
        Run { workers, open: Vec::new(), choices: Vec::new() }
    }

    /// The worker that took the last request, counted from 0.
    pub(super) fn shown_worker(&self) -> usize {
        self.choices.last().map_or(0, |choice| choice.worker)
    }

    pub(super) fn shown(&self) -> &Upstream {
        &self.workers[self.shown_worker()]
    }

    pub(super) fn is_many(&self) -> bool {
        self.workers.len() > 1
    }

    /// Answers what is worked on until before the request `nth`; `None`: all of it.
    pub(super) fn finish(&mut self, nth: Option<u32>, now_s: u64) {
        let Run { workers, open, .. } = self;
        open.retain_mut(|open| {
            let goes_on = nth.is_some_and(|nth| open.until > nth);
            if !goes_on {
                workers[open.worker].release(&mut open.selection, Ended::Answered, now_s);
            }
            goes_on
        });
    }

    pub(super) fn send(&mut self, sending: &Sending<'_>, world: &mut dyn World) {
        let Sending { visitor, nth, now_s, .. } = *sending;
        self.finish(Some(nth), now_s);
        let worker = (visitor.luck >> 32) as usize % self.workers.len();
        let upstream = &mut self.workers[worker];
        let key = key(&upstream.method, sending, world);
        let asking = Asking { client: &visitor.address[..3], key: key.as_bytes(), now_s };
        let mut luck = visitor.luck;
        let mut draw = || {
            luck = luck.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (luck >> 33) as u32
        };
        let reply = |address: &str| world.ask(address, &Sent::default());
        let exchanged = upstream.exchange(sending.next, "GET", &asking, reply, &mut draw);
        let place = |address: &String| upstream.peers().position(|peer| peer.address == *address);
        let mut failed: Vec<usize> =
            exchanged.tried.iter().filter_map(|(address, _)| place(address)).collect();
        let mut peer = None;
        if let Some(selection) = exchanged.open {
            failed.pop();
            peer = upstream.chosen(&selection);
            let slow = peer.is_some_and(|peer| sending.slow.get(peer) == Some(&true));
            let until = nth + if slow { OPEN_SLOW } else { OPEN };
            self.open.push(Open { worker, until, selection });
        }
        let key = match upstream.method {
            Method::IpHash => visitor.address_text(),
            _ => key,
        };
        self.choices.push(Choice { worker, failed, peer, status: exchanged.status, key });
    }
}

/// The key of `hash` for this request, as the configuration's variables have it.
fn key(method: &Method, sending: &Sending<'_>, world: &mut dyn World) -> String {
    match method {
        Method::Hash { key } | Method::ConsistentHash { key, .. } => {
            let request = sending.visitor.request(sending.configuration);
            let key = sending.configuration.evaluate(key.as_bytes(), &request, world);
            String::from_utf8_lossy(&key).into_owned()
        }
        _ => String::new(),
    }
}

/// Whether a peer does what is asked of it.
pub(super) fn answers(reply: Reply) -> bool {
    matches!(reply, Reply::Status(_))
}
