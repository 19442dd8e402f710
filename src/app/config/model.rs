//! The engine behind a configuration's card: what nginx says to the text, what runs, what became of the requests.

use crate::app::config::bench::Bench;
use crate::app::config::judge::{Judged, answered_by, judge};
use crate::course::{Config, ConfigRequest};
use crate::nginx::Report;
use crate::nginx::route::{Routed, Step};

/// Made anew from what is kept, whenever a page opens.
pub struct Desk {
    bench: Bench,
    report: Report,
    judged: Judged,
    refused: bool,
    outcomes: Vec<Outcome>,
    last: Option<Exchange>,
}

/// A request and what became of it; `None`: the connection was refused.
pub struct Exchange {
    pub request: ConfigRequest,
    pub routed: Option<Routed>,
}

/// What became of a request, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// 0: nobody answered, not even nginx.
    pub status: u16,
    /// Who answered it behind nginx.
    pub peer: Option<usize>,
    /// Whom nginx had asked in vain before.
    pub in_vain: Vec<usize>,
}

/// Outcomes that are listed: the latest.
const OUTCOMES_MAX: usize = 60;

impl Desk {
    /// `text`: as it is edited. `running`: what nginx took last; `None` for what it began with. `applied`: what was last
    /// given to it.
    pub fn open(config: &Config, text: &str, running: Option<&str>, applied: &str) -> Desk {
        let mut bench = Bench::new(config);
        bench.load(running.unwrap_or(&config.start));
        let report = bench.report(text);
        let refused = bench.report(applied).error().is_some();
        let (outcomes, last) = (Vec::new(), None);
        Desk { bench, report, judged: judge(config, applied), refused, outcomes, last }
    }

    pub fn bench(&self) -> &Bench {
        &self.bench
    }

    pub fn bench_mut(&mut self) -> &mut Bench {
        &mut self.bench
    }

    /// What `nginx -t` says to the text as it stands.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// How what was applied last stands to the goals.
    pub fn judged(&self) -> &Judged {
        &self.judged
    }

    /// What was applied last is not what runs: nginx did not take it.
    pub fn is_refused(&self) -> bool {
        self.refused
    }

    /// The latest requests, the last one last.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    pub fn last(&self) -> Option<&Exchange> {
        self.last.as_ref()
    }

    /// The text has changed.
    pub fn read(&mut self, text: &str) {
        self.report = self.bench.report(text);
    }

    /// Starts or reloads nginx with the text: whether it takes it.
    pub fn apply(&mut self, config: &Config, text: &str) -> bool {
        self.report = self.bench.load(text);
        self.judged = judge(config, text);
        self.refused = self.report.error().is_some();
        if !self.refused {
            // What was sent went by the old lines.
            self.outcomes.clear();
            self.last = None;
        }
        !self.refused
    }

    pub fn send(&mut self, request: &ConfigRequest, times: u32) {
        for _ in 0..times {
            let routed = self.bench.send(request);
            self.outcomes.push(self.outcome(routed.as_ref()));
            self.last = Some(Exchange { request: request.clone(), routed });
        }
        let surplus = self.outcomes.len().saturating_sub(OUTCOMES_MAX);
        self.outcomes.drain(..surplus);
    }

    fn outcome(&self, routed: Option<&Routed>) -> Outcome {
        let Some(routed) = routed else {
            return Outcome { status: 0, peer: None, in_vain: Vec::new() };
        };
        let in_vain = routed.trace.iter().filter_map(|record| match &record.step {
            Step::Asked { address, status: 0 } => self.bench.peer_at(address),
            _ => None,
        });
        Outcome {
            status: routed.response.status,
            peer: answered_by(&self.bench, routed),
            in_vain: in_vain.collect(),
        }
    }
}
