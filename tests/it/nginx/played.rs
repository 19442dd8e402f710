//! Recorded runs of real nginx's balancers, played again with ours; the form is that of `tests/truth/README.md`.

use baton::nginx::upstream::{
    Asking, Ended, Exchanged, Method, NextUpstream, Reply, Selection, Upstream,
};
use baton::nginx::{Tree, Uri, Version};
use serde_json::Value;
use std::collections::BTreeMap;

/// How a run compares.
pub(crate) struct Outcome {
    pub(crate) scenario: String,
    pub(crate) agreed: usize,
    pub(crate) count: usize,
    /// One line for each request that went elsewhere.
    pub(crate) differing: Vec<String>,
}

/// Plays the runs of one release. `truth`: the file as it stands.
pub(crate) fn play_all(truth: &Value, version: Version) -> Result<Vec<Outcome>, String> {
    let names: BTreeMap<String, String> =
        serde_json::from_value(truth["names"].clone()).map_err(|e| format!("names: {e}"))?;
    let scenarios = truth["scenarios"].as_array().ok_or("the file has no scenarios")?;
    let release = if version == Version::V1_22 { "1.22" } else { "1.30" };
    let ours = scenarios.iter().filter(|scenario| {
        scenario["nginx"].as_str().is_none_or(|nginx| nginx.starts_with(release))
    });
    Ok(ours.map(|scenario| play(&names, scenario)).collect())
}

fn lines(value: &Value) -> String {
    match value {
        Value::Array(lines) => {
            lines.iter().map(|l| l.as_str().unwrap_or("")).collect::<Vec<_>>().join("\n")
        }
        other => other.as_str().unwrap_or("").to_owned(),
    }
}

fn play(names: &BTreeMap<String, String>, scenario: &Value) -> Outcome {
    let (servers, location) = (lines(&scenario["upstream"]), lines(&scenario["location"]));
    let (tree, inside) = (Tree::parse(servers.as_bytes()), Tree::parse(location.as_bytes()));
    let mut run = Run {
        names,
        scenario,
        upstream: Upstream::read(tree.root(), |text| vec![text.to_owned()]),
        next: NextUpstream::read(inside.root()),
        open: BTreeMap::new(),
        requests: 0,
        random: 7,
    };
    let count = run.sequence().iter().filter(|one| one["op"] != "close").count();
    let differing = if scenario["nondeterministic"] == true {
        run.distributed().err().into_iter().collect()
    } else {
        run.replayed()
    };
    let drawn = scenario["nondeterministic"] == true && !differing.is_empty();
    let agreed = if drawn { 0 } else { count - differing.len() };
    let name = scenario["name"].as_str().unwrap_or("").to_owned();
    Outcome { scenario: name, agreed, count, differing }
}

/// One recorded run.
struct Run<'a> {
    names: &'a BTreeMap<String, String>,
    scenario: &'a Value,
    upstream: Upstream,
    next: NextUpstream,
    open: BTreeMap<String, Selection>,
    requests: u64,
    random: u64,
}

/// What a peer of this name does with the request of this number.
fn reply(scenario: &Value, name: &str, request: u64) -> Reply {
    if name.starts_with("dead") {
        return Reply::Refused;
    }
    if let Some(status) = name.strip_prefix('e').and_then(|status| status.parse().ok()) {
        return Reply::Status(status);
    }
    let toggles = scenario["toggle"].as_object();
    let latest = toggles.into_iter().flatten().filter_map(|(at, what)| {
        let at = at.parse::<u64>().ok()?;
        (at <= request && name.starts_with("b4")).then(|| (at, what.as_str().unwrap_or("")))
    });
    match latest.max() {
        Some((_, "close")) => Reply::Closed,
        _ => Reply::Status(200),
    }
}

/// Seconds: the recordings count from the whole second at which they began.
fn moment(one: &Value) -> u64 {
    1_000_000 + one["t"].as_f64().unwrap_or(0.0) as u64
}

impl<'a> Run<'a> {
    fn sequence(&self) -> &'a [Value] {
        self.scenario["sequence"].as_array().map(Vec::as_slice).unwrap_or_default()
    }

    /// The key of `hash` with its variables filled in.
    fn key(&self, target: &str, client: &str) -> Vec<u8> {
        let (Method::Hash { key } | Method::ConsistentHash { key, .. }) = &self.upstream.method
        else {
            return Vec::new();
        };
        let uri = Uri::read(target.as_bytes(), true);
        let path = uri.map(|uri| String::from_utf8_lossy(&uri.path).into_owned());
        let values = [
            ("$request_uri", target),
            ("$uri", path.as_deref().unwrap_or("")),
            ("$remote_addr", client),
        ];
        values.iter().fold(key.clone(), |key, (name, value)| key.replace(name, value)).into_bytes()
    }

    fn ask(&mut self, one: &Value) -> Exchanged {
        let client = one["src"].as_str().unwrap_or("127.0.0.1");
        let octets: Vec<u8> = client.split('.').take(3).filter_map(|o| o.parse().ok()).collect();
        let key = self.key(one["uri"].as_str().unwrap_or("/"), client);
        let method = self.scenario["method"].as_str().unwrap_or("GET");
        let asking = Asking { client: &octets, key: &key, now_s: moment(one) };
        let (names, scenario, request) = (self.names, self.scenario, self.requests);
        self.requests += 1;
        let random = &mut self.random;
        let mut draw = || {
            *random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (*random >> 33) as u32
        };
        let said =
            |address: &str| reply(scenario, names.get(address).map_or("", String::as_str), request);
        self.upstream.exchange(&self.next, method, &asking, said, &mut draw)
    }

    fn name(&self, address: &str) -> String {
        self.names.get(address).cloned().unwrap_or_else(|| address.to_owned())
    }

    /// Names tried and status, as the recording has them.
    fn told(&self, exchanged: &Exchanged) -> (Vec<String>, u64) {
        let mut tried: Vec<String> =
            exchanged.tried.iter().map(|(address, _)| self.name(address)).collect();
        if exchanged.no_live {
            tried.push("u".into());
        }
        (tried, exchanged.status.into())
    }

    /// Request for request; gives those that went elsewhere.
    fn replayed(&mut self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (number, one) in self.sequence().iter().enumerate() {
            let id = one["id"].to_string();
            if one["op"] == "close" {
                if let Some(mut selection) = self.open.remove(&id) {
                    self.upstream.release(&mut selection, Ended::Answered, moment(one));
                }
                continue;
            }
            let mut exchanged = self.ask(one);
            let told = self.told(&exchanged);
            if let Some(mut selection) = exchanged.open.take() {
                if one["op"] == "open" {
                    self.open.insert(id, selection);
                } else {
                    self.upstream.release(&mut selection, Ended::Answered, moment(one));
                }
            }
            let tried = one["tried"].as_array().into_iter().flatten();
            let tried: Vec<String> = tried.filter_map(|n| n.as_str().map(str::to_owned)).collect();
            let recorded = (tried, one["status"].as_u64().unwrap_or(0));
            if told != recorded {
                wrong.push(format!("request {number}: ours {told:?}, nginx {recorded:?}"));
            }
        }
        wrong
    }

    /// What is drawn cannot be compared request for request: how often each peer answers, against what the weights of those
    /// that can say.
    fn distributed(&mut self) -> Result<(), String> {
        let Some(one) = self.sequence().first() else { return Ok(()) };
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for _ in 0..CHOICES {
            let mut exchanged = self.ask(one);
            let Some((address, _)) = exchanged.tried.last().cloned() else { continue };
            if let Some(mut selection) = exchanged.open.take() {
                self.upstream.release(&mut selection, Ended::Answered, moment(one));
                *counts.entry(address).or_default() += 1;
            }
        }
        let shares = self.shares();
        let total: u64 = counts.values().sum();
        let statistic: f64 = shares
            .iter()
            .map(|(address, share)| {
                let expected = share * total as f64;
                let count = counts.get(address).copied().unwrap_or(0) as f64;
                (count - expected).powi(2) / expected
            })
            .sum();
        let strangers = counts.keys().any(|address| !shares.contains_key(address));
        let critical = CRITICAL[shares.len().saturating_sub(1).min(CRITICAL.len() - 1)];
        if statistic < critical && !strangers {
            return Ok(());
        }
        Err(format!("chi-squared {statistic:.1}, not below {critical}: {counts:?}, due {shares:?}"))
    }

    /// The share of each peer's address that answers.
    fn shares(&self) -> BTreeMap<String, f64> {
        let answers = |address: &str| {
            matches!(reply(self.scenario, &self.name(address), 0), Reply::Status(_))
        };
        let usable = |peer: &&baton::nginx::upstream::Peer| {
            !peer.server.down && !peer.server.backup && answers(&peer.address)
        };
        let peers: Vec<_> = self.upstream.peers().filter(usable).collect();
        let total: u32 = peers.iter().map(|peer| peer.server.weight).sum();
        let mut shares = BTreeMap::new();
        for (nth, peer) in peers.iter().enumerate() {
            let weight = |weight: u32, of: u32| f64::from(weight) / f64::from(of.max(1));
            let own = peer.server.weight;
            let share = if self.upstream.method == Method::RandomTwo && peers.len() > 1 {
                // Of two drawn that are as idle as each other, the second.
                let others = peers.iter().enumerate().filter(|(other, _)| *other != nth);
                let firsts = others.map(|(_, other)| other.server.weight);
                firsts.map(|first| weight(first, total) * weight(own, total - first)).sum()
            } else {
                weight(own, total)
            };
            *shares.entry(peer.address.clone()).or_insert(0.0) += share;
        }
        shares
    }
}

const CHOICES: u32 = 30_000;

/// Chi-squared at p = 0.001, by degrees of freedom from 0.
const CRITICAL: [f64; 10] =
    [0.001, 10.828, 13.816, 16.266, 18.467, 20.515, 22.458, 24.322, 26.124, 27.877];
