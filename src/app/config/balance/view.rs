//! From the model to what is drawn.

use super::run::{Choice, Run, SHOWN, answers};
use super::{
    BalanceModel, BalanceView, Bar, Condition, ForetellView, PeerView, Pick, Rival, RunView,
};
use crate::app::config::foretell::COUNT;
use crate::lang::Lang;
use crate::nginx::upstream::{Method, Peer, Upstream};
use crate::text::nginx::balance::{self, words};

impl BalanceModel {
    #[must_use]
    pub fn view(&self, lang: Lang) -> BalanceView {
        let upstream = self.upstream();
        let names = self.configuration.upstream_names();
        let runs: Vec<RunView> = self.runs.iter().map(|run| run_view(lang, run)).collect();
        let has_backups = upstream.peers().any(|peer| peer.server.backup);
        let rivals = Rival::ALL.into_iter().filter(|rival| !has_backups || rival.takes_backups());
        let rivals = rivals.map(|rival| (rival, balance::method(lang, &rival.method())));
        let counts = runs[0].bars.iter().enumerate().map(|(at, bar)| (letter(at), bar.count));
        BalanceView {
            lang,
            upstreams: names.map(|name| String::from_utf8_lossy(name).into_owned()).collect(),
            group: self.group,
            clock_s: self.now_s,
            workers: self.workers,
            worker: self.runs[0].shown_worker() as u32 + 1,
            peers: upstream
                .peers()
                .enumerate()
                .map(|(at, peer)| self.peer(lang, at, peer))
                .collect(),
            rivals: rivals.collect(),
            rival: self.rival,
            foretell: self.foretell_view(lang),
            is_single: upstream.is_single(),
            said: balance::said(lang, self.sent, self.now_s, counts),
            runs,
        }
    }

    fn peer(&self, lang: Lang, at: usize, peer: &Peer) -> PeerView {
        let server = &peer.server;
        let single = self.upstream().is_single();
        let (condition, condition_words) = if server.down {
            (Condition::Down, words(lang).down.to_owned())
        } else if peer.is_full() {
            (Condition::Full, words(lang).full.to_owned())
        } else if peer.is_put_aside(self.now_s) && !single {
            if peer.conns > 0 {
                (Condition::Aside, words(lang).trial.to_owned())
            } else {
                let until = peer.checked_s.saturating_add(server.fail_timeout_s).saturating_add(1);
                (Condition::Aside, balance::aside(lang, until))
            }
        } else {
            let usable = if server.backup { words(lang).backup } else { words(lang).usable };
            (Condition::Usable, usable.to_owned())
        };
        PeerView {
            letter: letter(at),
            name: server.text.clone(),
            address: peer.address.clone(),
            weight: server.weight,
            effective_weight: peer.effective_weight,
            current_weight: peer.current_weight,
            fails: peer.fails,
            max_fails: server.max_fails,
            conns: peer.conns,
            condition,
            condition_words,
            answers: self.replies.get(at).is_some_and(|reply| answers(*reply)),
            slow: self.slow.get(at) == Some(&true),
        }
    }

    fn foretell_view(&self, lang: Lang) -> ForetellView {
        let method = &self.upstream().method;
        let seen = self.foretelling.seen();
        let right = seen.iter().filter(|one| one.peer == Some(one.guess)).count();
        let verdict = if seen.is_empty() {
            String::new()
        } else {
            balance::verdict(lang, right as u32, seen.len() as u32)
        };
        let keys = match method {
            Method::IpHash => {
                let next = self.sent..self.sent + COUNT as u32;
                next.map(|nth| self.visitor(nth).address_text()).collect()
            }
            Method::Hash { .. } | Method::ConsistentHash { .. } => {
                let next = self.sent..self.sent + COUNT as u32;
                next.map(|nth| self.visitor(nth).told()).collect()
            }
            Method::RoundRobin | Method::LeastConn | Method::Random | Method::RandomTwo => {
                Vec::new()
            }
        };
        ForetellView {
            locked: balance::cannot_foretell(lang, method, self.workers),
            guesses: self.foretelling.guesses().to_vec(),
            is_ready: self.foretelling.is_ready(),
            keys,
            seen: seen.to_vec(),
            verdict,
            why: balance::worked_out(lang, method),
        }
    }
}

/// A, B, C …; beyond Z their numbers.
pub(super) fn letter(at: usize) -> String {
    match u8::try_from(at) {
        Ok(at @ 0..26) => char::from(b'A' + at).to_string(),
        _ => (at + 1).to_string(),
    }
}

fn run_view(lang: Lang, run: &Run) -> RunView {
    let upstream = run.shown();
    let shown = run.choices.len().saturating_sub(SHOWN);
    let many = run.is_many();
    let picks: Vec<Pick> = run.choices[shown..].iter().map(|choice| pick(choice, many)).collect();
    RunView {
        method: balance::method(lang, &upstream.method),
        rule: balance::rule(lang, &upstream.method),
        text: picks.iter().map(told).collect::<Vec<_>>().join(" "),
        picks,
        bars: bars(lang, upstream, &run.choices),
        keys: keys(&run.choices),
    }
}

fn pick(choice: &Choice, many: bool) -> Pick {
    let worker = if many { choice.worker as u32 + 1 } else { 0 };
    Pick { failed: choice.failed.clone(), peer: choice.peer, worker }
}

/// "B", or "A✕B" where A was asked in vain.
fn told(pick: &Pick) -> String {
    let failed = pick.failed.iter().map(|at| letter(*at) + "✕");
    failed.chain([pick.peer.map_or("–".to_owned(), letter)]).collect()
}

fn bars(lang: Lang, upstream: &Upstream, choices: &[Choice]) -> Vec<Bar> {
    let takes_part = |peer: &Peer| !peer.server.down && !peer.server.backup;
    let weight = |peer: &Peer| if takes_part(peer) { peer.server.weight } else { 0 };
    let weights = upstream.peers().map(weight).sum::<u32>();
    let total = choices.len() as u32;
    let bar = |(at, peer): (usize, &Peer)| {
        let count = choices.iter().filter(|choice| choice.peer == Some(at)).count() as u32;
        let (part, share) = (thousandths(count, total), thousandths(weight(peer), weights));
        let words = balance::share(lang, count, part, share);
        Bar { count, part, share, words }
    };
    upstream.peers().enumerate().map(bar).collect()
}

/// Rounded.
fn thousandths(part: u32, whole: u32) -> u32 {
    let (part, whole) = (u64::from(part), u64::from(whole));
    (part * 2000 + whole).checked_div(whole * 2).unwrap_or(0) as u32
}

/// Each key once, with the peers that it led to, in the order in which they came.
fn keys(choices: &[Choice]) -> Vec<(String, String)> {
    let mut keys: Vec<(String, String)> = Vec::new();
    for choice in choices.iter().filter(|choice| !choice.key.is_empty()) {
        let Some(peer) = choice.peer.map(letter) else { continue };
        match keys.iter_mut().find(|(key, _)| *key == choice.key) {
            Some((_, peers)) if peers.split(", ").any(|known| known == peer) => {}
            Some((_, peers)) => *peers = [&peers[..], ", ", &peer].concat(),
            None => keys.push((choice.key.clone(), peer)),
        }
    }
    keys.sort();
    keys
}
