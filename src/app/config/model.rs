//! The engine behind a configuration's card: what nginx says to the text, what runs, what became of the requests.

use crate::app::config::balance::{BalanceModel, BalanceMsg};
use crate::app::config::bench::Bench;
use crate::app::config::judge::{Judged, answered_by, judge};
use crate::app::config::path::{NoOne, PathView, path_view};
use crate::course::{Config, ConfigRequest, PeerState};
use crate::lang::Lang;
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
    /// The text that runs.
    running: String,
    /// The step of the last request's path that is looked at.
    chosen: Option<usize>,
    /// Where the configuration has an upstream.
    balance: Option<BalanceModel>,
}

/// A request and what became of it; `None`: the connection was refused.
pub struct Exchange {
    pub request: ConfigRequest,
    pub routed: Option<Routed>,
}

/// What became of a request, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// When it was sent, by the bench's clock.
    pub at_s: u64,
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
        let running = running.unwrap_or(&config.start).to_owned();
        bench.load(&running);
        let report = bench.report(text);
        let refused = bench.report(applied).error().is_some();
        Desk {
            judged: judge(config, applied),
            balance: bench.balancer(),
            bench,
            report,
            refused,
            outcomes: Vec::new(),
            last: None,
            running,
            chosen: None,
        }
    }

    pub fn bench(&self) -> &Bench {
        &self.bench
    }

    pub fn bench_mut(&mut self) -> &mut Bench {
        &mut self.bench
    }

    pub fn set_peer(&mut self, at: usize, state: PeerState) {
        self.bench.set_peer(at, state);
        if let Some(balance) = &mut self.balance {
            balance.look(self.bench.world());
        }
    }

    pub fn balance(&self) -> Option<&BalanceModel> {
        self.balance.as_ref()
    }

    pub fn balanced(&mut self, msg: BalanceMsg) {
        if let Some(balance) = &mut self.balance {
            balance.update(msg, self.bench.world());
        }
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

    /// The path of the last request, which went by the text that ran then.
    pub fn path(&self, lang: Lang) -> Option<PathView> {
        let last = self.last.as_ref()?;
        Some(match (&last.routed, self.bench.configuration()) {
            (Some(routed), Some(read)) => {
                path_view(lang, read, routed, &self.running, self.bench.edited(&read.files))
            }
            (_, None) => PathView::no_one(lang, NoOne::NotRunning),
            (None, Some(_)) => {
                PathView::no_one(lang, NoOne::NotListening { port: last.request.port })
            }
        })
    }

    /// The text that runs; that of a start that nginx refused runs nowhere.
    pub fn running(&self) -> &str {
        &self.running
    }

    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    pub fn choose(&mut self, step: Option<usize>) {
        self.chosen = step;
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
            self.balance = self.bench.balancer();
            text.clone_into(&mut self.running);
        }
        !self.refused
    }

    pub fn send(&mut self, request: &ConfigRequest, times: u32) {
        self.chosen = None;
        for _ in 0..times {
            let routed = self.bench.send(request);
            self.outcomes.push(self.outcome(routed.as_ref()));
            self.last = Some(Exchange { request: request.clone(), routed });
        }
        let surplus = self.outcomes.len().saturating_sub(OUTCOMES_MAX);
        self.outcomes.drain(..surplus);
    }

    fn outcome(&self, routed: Option<&Routed>) -> Outcome {
        let at_s = self.bench.now_s();
        let Some(routed) = routed else {
            return Outcome { at_s, status: 0, peer: None, in_vain: Vec::new() };
        };
        let in_vain = routed.trace.iter().filter_map(|record| match &record.step {
            Step::Asked { address, status: 0 } => self.bench.peer_at(address),
            _ => None,
        });
        Outcome {
            at_s,
            status: routed.response.status,
            peer: answered_by(&self.bench, routed),
            in_vain: in_vain.collect(),
        }
    }
}
