//! The balancer at work: requests sent through an `upstream` of the learner's configuration, by the code that routes them
//! ([`Upstream`]). What is shown beside it is the same requests by another method. Not simulated: how long an answer takes;
//! a request is open while so many others come ([`run`]).

mod message;
mod rival;
mod run;
mod value;
mod view;
mod visitor;

pub use self::message::BalanceMsg;
pub use self::rival::Rival;
pub use self::value::{
    BalanceView, Bar, Condition, ForetellView, Foretold, ForetoldCell, PeerView, Pick, RunView,
};

use self::run::Run;
use self::visitor::Visitor;
use super::foretell::{Chosen, Foretelling};
use crate::nginx::route::{Configuration, Sent, World};
use crate::nginx::upstream::{NextUpstream, Reply, Upstream};
use std::rc::Rc;

/// Requests that may be sent before the balancer must be started anew: what it keeps of them is small, not nothing.
const REQUESTS_MAX: u32 = 2_000;

/// More make no difference.
const WORKERS_MAX: u32 = 64;

/// An upstream of a configuration, with what has been sent through it.
pub struct BalanceModel {
    configuration: Rc<Configuration>,
    seed: u64,
    /// Which of its upstreams.
    group: usize,
    next: NextUpstream,
    workers: u32,
    rival: Option<Rival>,
    now_s: u64,
    /// Requests so far.
    sent: u32,
    /// The learner's own method, then the rival.
    runs: Vec<Run>,
    /// Peers that hold a request for long.
    slow: Vec<bool>,
    /// What each peer last did with a request.
    replies: Vec<Reply>,
    foretelling: Foretelling,
}

impl BalanceModel {
    /// A fresh start of the first `upstream`; `None` if the configuration has none.
    #[must_use]
    pub fn new(
        configuration: Rc<Configuration>,
        seed: u64,
        world: &mut dyn World,
    ) -> Option<BalanceModel> {
        configuration.upstream_names().next()?;
        // The card's computer has one CPU.
        let workers = configuration.worker_count(1).clamp(1, WORKERS_MAX);
        let mut model = BalanceModel {
            configuration,
            seed,
            group: 0,
            next: NextUpstream::default(),
            workers,
            rival: None,
            now_s: 0,
            sent: 0,
            runs: Vec::new(),
            slow: Vec::new(),
            replies: Vec::new(),
            foretelling: Foretelling::default(),
        };
        model.begin(0);
        model.look(world);
        Some(model)
    }

    /// What the learner did. `world` is asked what the peers answer: that a peer was stopped is its affair.
    pub fn update(&mut self, msg: BalanceMsg, world: &mut dyn World) {
        match msg {
            BalanceMsg::UpstreamChosen(group) => self.begin(group),
            BalanceMsg::Sent(count) => {
                self.foretelling = Foretelling::default();
                (0..count).for_each(|_| self.send(world));
            }
            BalanceMsg::ClockMoved(seconds) => {
                self.now_s = self.now_s.saturating_add(seconds);
                self.runs.iter_mut().for_each(|run| run.finish(None, self.now_s));
            }
            BalanceMsg::PeerToggled(_) => {}
            BalanceMsg::Slowed(peer) => {
                if let Some(slow) = self.slow.get_mut(peer) {
                    *slow = !*slow;
                }
            }
            BalanceMsg::WorkersChosen(workers) => {
                self.workers = workers.clamp(1, WORKERS_MAX);
                self.begin(self.group);
            }
            BalanceMsg::ComparedWith(rival) => {
                self.rival = rival;
                self.begin(self.group);
            }
            BalanceMsg::Guessed(peer) => self.foretelling.guess(peer),
            BalanceMsg::GuessTakenBack => self.foretelling.take_back(),
            BalanceMsg::Foretold => self.foretell(world),
            BalanceMsg::Restarted => self.begin(self.group),
        }
        self.look(world);
    }

    fn upstream(&self) -> &Upstream {
        self.runs[0].shown()
    }

    /// nginx starts: nothing is known of any peer.
    fn begin(&mut self, group: usize) {
        let fresh = self.configuration.worker().upstreams;
        let group = group.min(fresh.len() - 1);
        let Some(own) = fresh.get(group) else { return };
        let name = self.configuration.upstream_names().nth(group).unwrap_or_default();
        self.next = self.configuration.next_upstream(name);
        let rival = self.rival.map(|rival| own.anew(rival.method()));
        self.runs = [Some(own.clone()), rival]
            .into_iter()
            .flatten()
            .map(|upstream| Run::new(upstream, self.workers))
            .collect();
        let peers = own.peers().count();
        if self.slow.len() != peers || self.group != group {
            self.slow = vec![false; peers];
        }
        (self.group, self.now_s, self.sent) = (group, 0, 0);
        self.foretelling = Foretelling::default();
    }

    /// Asks what each peer does now, for the table.
    pub fn look(&mut self, world: &mut dyn World) {
        let addresses = self.upstream().peers().map(|peer| peer.address.clone());
        let addresses: Vec<String> = addresses.collect();
        let asked = addresses.iter().map(|address| world.ask(address, &Sent::default()));
        self.replies = asked.collect();
    }

    fn visitor(&self, nth: u32) -> Visitor {
        Visitor::nth(self.seed, nth)
    }

    /// The next request, through each run.
    fn send(&mut self, world: &mut dyn World) {
        if self.sent >= REQUESTS_MAX {
            return;
        }
        let visitor = self.visitor(self.sent);
        for run in &mut self.runs {
            let sending = run::Sending {
                configuration: &self.configuration,
                next: &self.next,
                visitor: &visitor,
                nth: self.sent,
                now_s: self.now_s,
                slow: &self.slow,
            };
            run.send(&sending, world);
        }
        self.sent += 1;
    }

    /// Sends the three that were foretold.
    fn foretell(&mut self, world: &mut dyn World) {
        if !self.foretelling.is_ready() {
            return;
        }
        for _ in 0..self.foretelling.guesses().len() {
            // What is answered before the request comes is no part of the choice.
            self.runs[0].finish(Some(self.sent), self.now_s);
            let before = self.upstream().clone();
            self.send(world);
            let run = &self.runs[0];
            let Some(choice) = run.choices.last() else { return };
            let chosen = Chosen {
                peer: choice.peer,
                failed: choice.failed.clone(),
                key: choice.key.clone(),
            };
            self.foretelling.happened(&before, run.shown(), chosen, self.now_s);
        }
    }
}
