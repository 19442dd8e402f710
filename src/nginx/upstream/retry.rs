//! When the next peer is asked: `proxy_next_upstream`, its tries, and methods that must not be sent twice.

use crate::nginx::Block;
use crate::nginx::value::number;

/// What `proxy_next_upstream` allows. The default: error and timeout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextUpstream {
    pub error: bool,
    pub timeout: bool,
    pub invalid_header: bool,
    pub non_idempotent: bool,
    /// Statuses out of 403, 404, 429, 500, 502, 503, 504, as bits in that order.
    statuses: u8,
    /// `proxy_next_upstream_tries`; 0: as many as there are peers.
    pub tries: u32,
}

const STATUSES: [u16; 7] = [403, 404, 429, 500, 502, 503, 504];

impl Default for NextUpstream {
    fn default() -> Self {
        NextUpstream {
            error: true,
            timeout: true,
            invalid_header: false,
            non_idempotent: false,
            statuses: 0,
            tries: 0,
        }
    }
}

impl NextUpstream {
    /// From the directives of a location.
    pub fn read(block: Block) -> NextUpstream {
        let mut next = NextUpstream::default();
        for directive in block {
            match &*directive.name() {
                b"proxy_next_upstream" => {
                    let tries = next.tries;
                    next =
                        NextUpstream { error: false, timeout: false, tries, ..Default::default() };
                    directive.arguments().for_each(|argument| next.allow(&argument));
                }
                b"proxy_next_upstream_tries" => {
                    let tries = directive.arguments().next().and_then(|tries| number(&tries));
                    next.tries = tries.and_then(|tries| u32::try_from(tries).ok()).unwrap_or(0);
                }
                _ => {}
            }
        }
        next
    }

    /// From the words of `proxy_next_upstream`, if it is there, and `proxy_next_upstream_tries`.
    pub fn of(words: Option<&[Vec<u8>]>, tries: u32) -> NextUpstream {
        let mut next = NextUpstream { tries, ..NextUpstream::default() };
        if let Some(words) = words {
            (next.error, next.timeout) = (false, false);
            words.iter().for_each(|word| next.allow(word));
        }
        next
    }

    fn allow(&mut self, word: &[u8]) {
        match word {
            b"error" => self.error = true,
            b"timeout" => self.timeout = true,
            b"invalid_header" => self.invalid_header = true,
            b"non_idempotent" => self.non_idempotent = true,
            _ => {
                let status = word.strip_prefix(b"http_").and_then(number);
                let known = STATUSES.iter().position(|&known| Some(u64::from(known)) == status);
                self.statuses |= known.map_or(0, |bit| 1 << bit);
            }
        }
    }

    /// Is this status a reason to ask the next peer?
    pub fn status(&self, status: u16) -> bool {
        let known = STATUSES.iter().position(|&known| known == status);
        known.is_some_and(|bit| self.statuses >> bit & 1 == 1)
    }
}

/// POST, LOCK and PATCH are not sent to a second peer, unless `non_idempotent` says so.
pub(super) fn is_idempotent(method: &str) -> bool {
    !matches!(method, "POST" | "LOCK" | "PATCH")
}
