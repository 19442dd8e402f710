//! One request through an upstream: peer after peer until one answers, or none may be asked any more.

use super::group::{Asking, Ended, Upstream};
use super::retry::{NextUpstream, is_idempotent};
use super::selection::Selection;

/// What a peer does with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The connection is refused: nothing was sent.
    Refused,
    /// The connection ends without an answer.
    Closed,
    /// Connecting or the answer takes too long.
    TimedOut {
        sent: bool,
    },
    Status(u16),
}

/// How it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchanged {
    /// Addresses asked, in order, each with what it did; without a live peer the list ends early.
    pub tried: Vec<(String, Reply)>,
    /// "no live upstreams" (nginx's log) ended it.
    pub no_live: bool,
    /// What the client gets.
    pub status: u16,
    /// The answering peer still works on it until [`Upstream::release`].
    pub open: Option<Selection>,
}

/// An exchange under way: what it remembers between one peer and the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ongoing {
    selection: Selection,
    tries: u32,
    tried: Vec<(String, Reply)>,
}

impl Exchanged {
    /// One address was asked, and nobody else may be.
    pub fn of(address: &str, reply: Reply) -> Exchanged {
        let status = match reply {
            Reply::Status(status) => status,
            Reply::Refused | Reply::Closed => 502,
            Reply::TimedOut { .. } => 504,
        };
        Exchanged { tried: vec![(address.to_owned(), reply)], no_live: false, status, open: None }
    }
}

impl Upstream {
    /// Sends one request; `reply` says what a peer (by address) does with it.
    pub fn exchange(
        &mut self,
        next: &NextUpstream,
        method: &str,
        asking: &Asking,
        mut reply: impl FnMut(&str) -> Reply,
        draw: &mut dyn FnMut() -> u32,
    ) -> Exchanged {
        let mut ongoing = self.set_out(next, asking);
        loop {
            let address = match self.next_peer(&mut ongoing, asking, draw) {
                Ok(address) => address,
                Err(exchanged) => return exchanged,
            };
            let said = reply(&address);
            if let Some(exchanged) = self.said(&mut ongoing, next, method, said, asking.now_s) {
                return exchanged;
            }
        }
    }

    /// A request is about to look for a peer.
    pub fn set_out(&self, next: &NextUpstream, asking: &Asking) -> Ongoing {
        let tries = self.tries();
        let tries = if next.tries > 0 { tries.min(next.tries) } else { tries };
        Ongoing { selection: self.begin(asking), tries, tried: Vec::new() }
    }

    /// The address that is asked now; or how it ended without one.
    pub fn next_peer(
        &mut self,
        ongoing: &mut Ongoing,
        asking: &Asking,
        draw: &mut dyn FnMut() -> u32,
    ) -> Result<String, Exchanged> {
        match self.select(&mut ongoing.selection, asking, draw) {
            Some(peer) => Ok(peer.address.clone()),
            None => {
                let tried = std::mem::take(&mut ongoing.tried);
                Err(Exchanged { tried, no_live: true, status: 502, open: None })
            }
        }
    }

    /// The peer said this: how it ended, unless the next one is to be asked. `open` is left to the caller, who releases it.
    pub fn said(
        &mut self,
        ongoing: &mut Ongoing,
        next: &NextUpstream,
        method: &str,
        said: Reply,
        now_s: u64,
    ) -> Option<Exchanged> {
        let address = self.current(&ongoing.selection).unwrap_or_default();
        ongoing.tried.push((address, said));
        let (status, open) = match next.judge(said, ongoing.tries, method) {
            Verdict::Answer(status) => (status, Some(ongoing.selection.clone())),
            Verdict::Over { ended, status, again } => {
                self.release(&mut ongoing.selection, ended, now_s);
                let left = ongoing.tries.saturating_sub(1);
                ongoing.tries = if self.is_single() { 0 } else { left };
                if again && ongoing.tries > 0 {
                    return None;
                }
                (status, None)
            }
        };
        let tried = std::mem::take(&mut ongoing.tried);
        Some(Exchanged { tried, no_live: false, status, open })
    }

    /// Nobody waits for the answer any more: the peer is let go, and nothing is held against it.
    pub fn let_go(&mut self, ongoing: &mut Ongoing, now_s: u64) {
        self.release(&mut ongoing.selection, Ended::Answered, now_s);
    }
}

enum Verdict {
    /// The client gets this answer.
    Answer(u16),
    /// The try is over; `status` is what the client gets if no other peer may be asked.
    Over { ended: Ended, status: u16, again: bool },
}

impl NextUpstream {
    fn judge(&self, said: Reply, tries: u32, method: &str) -> Verdict {
        let may_send_again = |sent: bool| !sent || self.non_idempotent || is_idempotent(method);
        let over = |status, again| Verdict::Over { ended: Ended::Failed, status, again };
        match said {
            Reply::Refused => over(502, self.error),
            Reply::Closed => over(502, self.error && may_send_again(true)),
            Reply::TimedOut { sent } => over(504, self.timeout && may_send_again(sent)),
            Reply::Status(status) if tries > 1 && self.status(status) && may_send_again(true) => {
                let passed_over = matches!(status, 403 | 404);
                let ended = if passed_over { Ended::PassedOver } else { Ended::Failed };
                Verdict::Over { ended, status, again: true }
            }
            Reply::Status(status) => Verdict::Answer(status),
        }
    }
}
