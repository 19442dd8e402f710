//! Our choices of peers beside real nginx's, request for request: `tests/truth/lb.json`.

use std::collections::BTreeMap;

use baton::nginx::upstream::{Asking, Ended, Exchanged, NextUpstream, Reply, Selection, Upstream};
use baton::nginx::{Tree, Uri};
use serde_json::Value;

fn truth() -> Value {
    serde_json::from_str(include_str!("../../truth/lb.json")).expect("the recordings are JSON")
}

fn lines(value: &Value) -> String {
    match value {
        Value::Array(lines) => {
            lines.iter().map(|l| l.as_str().unwrap_or("")).collect::<Vec<_>>().join("\n")
        }
        other => other.as_str().unwrap_or("").to_owned(),
    }
}

/// One recorded run, played again.
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
        let at = at.parse::<u64>().expect("a request's number");
        (at <= request && name.starts_with("b4")).then(|| (at, what.as_str().unwrap_or("")))
    });
    match latest.max() {
        Some((_, "close")) => Reply::Closed,
        _ => Reply::Status(200),
    }
}

impl Run<'_> {
    fn ask(&mut self, one: &Value) -> Exchanged {
        let client = one["src"].as_str().unwrap_or("127.0.0.1");
        let octets: Vec<u8> = client.split('.').take(3).filter_map(|o| o.parse().ok()).collect();
        let target = one["uri"].as_str().unwrap_or("/");
        // The keys that the recordings use: `$uri` is the path alone, `$request_uri` all of it.
        let whole = lines(&self.scenario["upstream"]).contains("$request_uri");
        let path = || Uri::read(target.as_bytes(), true).expect("a target").path;
        let key = if whole { target.as_bytes().to_vec() } else { path() };
        let now_s = 1_000_000 + one["t"].as_f64().unwrap_or(0.0) as u64;
        let method = self.scenario["method"].as_str().unwrap_or("GET");
        let asking = Asking { client: &octets, key: &key, now_s };
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

    /// Names tried and status, as the recording has them.
    fn told(&self, exchanged: &Exchanged) -> (Vec<String>, u64) {
        let mut tried: Vec<String> =
            exchanged.tried.iter().map(|(address, _)| self.names[address].clone()).collect();
        if exchanged.no_live {
            tried.push("u".into());
        }
        (tried, exchanged.status.into())
    }

    fn play(&mut self) -> Result<(), String> {
        for (number, one) in
            self.scenario["sequence"].as_array().expect("a list").iter().enumerate()
        {
            let id = one["id"].as_str().unwrap_or("").to_owned();
            if one["op"] == "close" {
                if let Some(mut selection) = self.open.remove(&id) {
                    self.upstream.release(&mut selection, Ended::Answered, 1_000_000);
                }
                continue;
            }
            let mut exchanged = self.ask(one);
            let told = self.told(&exchanged);
            if let Some(mut selection) = exchanged.open.take() {
                if one["op"] == "open" {
                    self.open.insert(id, selection);
                } else {
                    let now_s = 1_000_000 + one["t"].as_f64().unwrap_or(0.0) as u64;
                    self.upstream.release(&mut selection, Ended::Answered, now_s);
                }
            }
            let recorded: Vec<String> = one["tried"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|n| n.as_str().map(str::to_owned))
                .collect();
            let recorded = (recorded, one["status"].as_u64().unwrap_or(0));
            if told != recorded {
                return Err(format!("request {number}: ours {told:?}, nginx {recorded:?}"));
            }
        }
        Ok(())
    }
}

#[test]
fn every_request_goes_where_nginx_sent_it() {
    let truth = truth();
    let names: BTreeMap<String, String> =
        serde_json::from_value(truth["names"].clone()).expect("addresses with names");
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for scenario in truth["scenarios"].as_array().expect("a list") {
        if scenario["nondeterministic"] == true {
            continue;
        }
        seen += 1;
        let (servers, location) = (lines(&scenario["upstream"]), lines(&scenario["location"]));
        let tree = Tree::parse(servers.as_bytes());
        let inside = Tree::parse(location.as_bytes());
        let mut run = Run {
            names: &names,
            scenario,
            upstream: Upstream::read(tree.root(), |text| vec![text.to_owned()]),
            next: NextUpstream::read(inside.root()),
            open: BTreeMap::new(),
            requests: 0,
            random: 1,
        };
        if let Err(difference) = run.play() {
            wrong.push(format!("{} ({}): {difference}", scenario["name"], scenario["nginx"]));
        }
    }
    assert!(seen > 60, "only {seen} runs");
    assert!(wrong.is_empty(), "{} of {seen}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Pearson's statistic of how often each peer was chosen against its weight.
fn chi_squared(servers: &str, weights: [u64; 3], requests: u64) -> f64 {
    let tree = Tree::parse(servers.as_bytes());
    let mut upstream = Upstream::read(tree.root(), |text| vec![text.to_owned()]);
    let asking = Asking { client: &[127, 0, 0], key: b"", now_s: 1_000 };
    let mut random = 7u64;
    let mut draw = || {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (random >> 33) as u32
    };
    let mut counts = [0u64; 3];
    for _ in 0..requests {
        let mut done = upstream.exchange(
            &NextUpstream::default(),
            "GET",
            &asking,
            |_| Reply::Status(200),
            &mut draw,
        );
        let chosen = done.tried[0].0.bytes().last().expect("an address");
        counts[usize::from(chosen - b'1')] += 1;
        upstream.release(done.open.as_mut().expect("it answered"), Ended::Answered, 1_000);
    }
    let total: u64 = weights.iter().sum();
    let of = |(count, weight): (&u64, &u64)| {
        let expected = (requests * weight) as f64 / total as f64;
        (*count as f64 - expected).powi(2) / expected
    };
    counts.iter().zip(&weights).map(of).sum()
}

/// What is drawn cannot be compared request for request; 13.8 is p = 0.001 with two degrees of freedom.
#[test]
fn random_choices_follow_the_weights() {
    let plain = "random; server a:1; server a:2; server a:3;";
    let weighted = "random; server a:1 weight=5; server a:2; server a:3;";
    assert!(chi_squared(plain, [1, 1, 1], 30_000) < 13.8);
    assert!(chi_squared(weighted, [5, 1, 1], 30_000) < 13.8);
    // A draw that ignored the weights would not pass.
    assert!(chi_squared(plain, [5, 1, 1], 30_000) > 13.8);
}
