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
        let mut tries = self.tries();
        if next.tries > 0 {
            tries = tries.min(next.tries);
        }
        let mut selection = self.begin(asking);
        let mut tried = Vec::new();
        loop {
            let Some(peer) = self.select(&mut selection, asking, draw) else {
                return Exchanged { tried, no_live: true, status: 502, open: None };
            };
            let address = peer.address.clone();
            let said = reply(&address);
            tried.push((address, said));
            match next.judge(said, tries, method) {
                Verdict::Answer(status) => {
                    return Exchanged { tried, no_live: false, status, open: Some(selection) };
                }
                Verdict::Over { ended, status, again } => {
                    self.release(&mut selection, ended, asking.now_s);
                    tries = if self.is_single() { 0 } else { tries.saturating_sub(1) };
                    if !again || tries == 0 {
                        return Exchanged { tried, no_live: false, status, open: None };
                    }
                }
            }
        }
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
