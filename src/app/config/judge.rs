//! Whether a configuration does what its goals say. Each check begins anew: nginx just started, every peer as the lesson has
//! it, whatever the learner stopped or sent.

use crate::app::config::bench::Bench;
use crate::course::{Config, ConfigCheck, Header, PeerState};
use crate::nginx::Report;
use crate::nginx::route::{Routed, Step};

/// What became of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// One for each goal.
    pub goals: Vec<bool>,
    /// The wrong way that it is, as a place in the list: the first that fits.
    pub wrong: Option<usize>,
}

impl Judged {
    pub fn is_solved(&self) -> bool {
        self.goals.iter().all(|met| *met)
    }
}

pub fn judge(config: &Config, text: &str) -> Judged {
    let mut bench = Bench::new(config);
    let report = bench.load(text);
    let judge = Judge { config, bench, report };
    let goals = config.goals.iter().map(|goal| judge.all(&goal.checks)).collect();
    let mut judged = Judged { goals, wrong: None };
    if text != config.start && !judged.is_solved() {
        judged.wrong = config.wrongs.iter().position(|wrong| judge.all(&wrong.when));
    }
    judged
}

struct Judge<'c> {
    config: &'c Config,
    bench: Bench,
    report: Report,
}

impl Judge<'_> {
    fn send(&self, bench: &mut Bench, request: usize) -> Option<Routed> {
        bench.send(self.config.requests.get(request)?)
    }

    /// Which peer answers.
    fn reached(&self, bench: &mut Bench, request: usize) -> Option<usize> {
        let routed = self.send(bench, request)?;
        answered_by(bench, &routed)
    }

    fn all(&self, checks: &[ConfigCheck]) -> bool {
        checks.iter().all(|check| self.holds(check))
    }

    fn holds(&self, check: &ConfigCheck) -> bool {
        let mut bench = self.bench.clone();
        match check {
            ConfigCheck::Says(text) => {
                String::from_utf8_lossy(&self.report.printed().0).contains(text)
            }
            _ if self.report.error().is_some() => false,
            ConfigCheck::Valid => true,
            ConfigCheck::Answer { request, status } => self
                .send(&mut bench, *request)
                .is_some_and(|routed| routed.response.status == *status),
            ConfigCheck::Reaches { request, peer } => {
                self.reached(&mut bench, *request) == Some(*peer)
            }
            ConfigCheck::Sent { request, header, value } => {
                self.send(&mut bench, *request).is_some_and(|routed| has(&routed, header, value))
            }
            ConfigCheck::Http { request, version } => {
                let sent = self.send(&mut bench, *request).and_then(|routed| routed.sent);
                sent.is_some_and(|sent| sent.line.ends_with(version.as_bytes()))
            }
            ConfigCheck::Spread { request, shares } => {
                let mut got = vec![0; shares.len()];
                for _ in 0..shares.iter().sum::<u32>() {
                    if let Some(share) =
                        self.reached(&mut bench, *request).and_then(|peer| got.get_mut(peer))
                    {
                        *share += 1;
                    }
                }
                got == *shares
            }
            ConfigCheck::Failed { request, count, down, failed } => {
                bench.set_peer(*down, PeerState::Refuses);
                let fails =
                    (0..*count).filter(|_| has_failed(self.send(&mut bench, *request).as_ref()));
                fails.count() as u32 == *failed
            }
        }
    }
}

/// The peer that answered.
pub fn answered_by(bench: &Bench, routed: &Routed) -> Option<usize> {
    let asked = routed.trace.iter().rev().find_map(|record| match &record.step {
        Step::Asked { address, status } => Some((address, *status)),
        _ => None,
    });
    asked.filter(|(_, status)| *status != 0).and_then(|(address, _)| bench.peer_at(address))
}

/// Nobody answered, and nginx has to say so.
pub fn has_failed(routed: Option<&Routed>) -> bool {
    routed.is_none_or(|routed| matches!(routed.response.status, 0 | 502..=504))
}

fn has(routed: &Routed, header: &str, wanted: &Header) -> bool {
    let Some(sent) = &routed.sent else { return false };
    let same = |(name, _): &&(Vec<u8>, Vec<u8>)| name.eq_ignore_ascii_case(header.as_bytes());
    let value = sent.headers.iter().find(same).map(|(_, value)| value.as_slice());
    match wanted {
        Header::Is(wanted) => value == Some(wanted.as_bytes()),
        Header::Present => value.is_some(),
        Header::Absent => value.is_none(),
    }
}
