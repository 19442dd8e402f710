//! `cargo xtask bench nginx [--json] [--only PART]`: what reading, judging and routing cost, natively and in wasm.
//!
//! One generated configuration of 1 MB (420 upstreams and servers); `--print` writes it, for the peers
//! (`xtask/src/bench/nginx.rs`).

mod large;

#[path = "../bench_sim/host.rs"]
#[allow(dead_code, reason = "shared with the bench of the core, which uses all of it")]
mod host;
#[path = "../bench_sim/report.rs"]
#[allow(dead_code, reason = "shared with the bench of the core, which uses all of it")]
mod report;

use baton::nginx::route::{Configuration, Found, Request, Sent, World};
use baton::nginx::upstream::{Asking, Ended, NextUpstream, Reply, Upstream};
use baton::nginx::{Surroundings, Tree, Version, check};
use report::{median, report, timed};
use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr};

const PARTS: [(&str, fn()); 4] =
    [("tree", tree), ("check", judge), ("route", route), ("balance", balance)];

/// Both releases read it; nobody else's files are asked for.
const MAIN: &[u8] = b"/etc/nginx/nginx.conf";

fn main() {
    let arguments = host::arguments();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if arguments.contains(&"--print") {
        return host::say(&large::configuration(large::SERVERS));
    }
    let chosen = arguments.iter().position(|&a| a == "--only").map(|at| arguments[at + 1]);
    for (name, part) in PARTS {
        if chosen.is_none_or(|chosen| chosen == name) {
            part();
        }
    }
}

/// What a run takes, milliseconds: the middle of eleven measurements of so many runs. What a thread has worked is told in steps
/// of four milliseconds only.
fn middle<T>(runs: u32, work: impl Fn() -> T) -> f64 {
    let all = || (0..runs).for_each(|_| drop(std::hint::black_box(work())));
    median((0..11).map(|_| timed(all).0 / f64::from(runs)).collect())
}

fn tree() {
    let text = large::configuration(large::SERVERS);
    let ms = middle(40, || Tree::parse(text.as_bytes()).faults().len());
    let lines = text.lines().count() as f64;
    let speed = text.len() as f64 / 1000.0 / ms;
    report("tree of 1 MB", &[("lines", lines, ""), ("took", ms, "ms"), ("speed", speed, "MB/s")]);
}

fn judge() {
    let text = large::configuration(large::SERVERS);
    for (version, name) in [(Version::V1_22, "1.22"), (Version::V1_30, "1.30")] {
        let judged = || check(MAIN, text.as_bytes(), &Nothing, version);
        let error =
            judged().error().map(|error| String::from_utf8_lossy(&error.text()).into_owned());
        assert_eq!(error, None, "the large configuration is valid");
        let ms = middle(10, judged);
        let speed = text.len() as f64 / 1000.0 / ms;
        report(
            &format!("parse and check of 1 MB as {name}"),
            &[("took", ms, "ms"), ("speed", speed, "MB/s")],
        );
    }
    // As it is edited: a line in the middle loses its end.
    let whole = large::configuration(15);
    let end = whole.len() / 2 + whole[whole.len() / 2..].find(";\n").unwrap_or(0);
    let edited = [&whole[..end], &whole[end + 1..]].concat();
    let ms = middle(200, || {
        let judged = |text: &str| check(MAIN, text.as_bytes(), &Nothing, Version::V1_30);
        assert_ne!(judged(&whole), judged(&edited), "the edit is seen");
    }) / 2.0;
    let title = format!("check of {} lines again, edited", whole.lines().count());
    report(&title, &[("took", ms, "ms")]);
}

fn route() {
    let text = large::configuration(12);
    let configuration = Configuration::read(MAIN, text.as_bytes(), &Nothing, Version::V1_30);
    let mut worker = configuration.worker();
    let header = |name: &str, value: &str| (name.as_bytes().to_vec(), value.as_bytes().to_vec());
    let request = Request {
        method: b"GET".to_vec(),
        target: b"/api/v1/items?x=1".to_vec(),
        version: b"1.1".to_vec(),
        headers: vec![header("Host", "www.site7.example"), header("Accept", "*/*")],
        body: Vec::new(),
        client: IpAddr::V4(Ipv4Addr::LOCALHOST),
        address: IpAddr::V4(Ipv4Addr::LOCALHOST),
        port: 80,
    };
    const TIMES: u32 = 20_000;
    let (ms, status) = timed(|| {
        (0..TIMES).fold(0, |_, _| {
            let routed = configuration.route(&mut worker, &request, &mut Anyone);
            routed.map_or(0, |routed| routed.response.status)
        })
    });
    assert_eq!(status, 200, "a request to the large configuration is passed on");
    report("route of a request", &[("took", ms * 1000.0 / f64::from(TIMES), "µs")]);
}

fn balance() {
    const TIMES: u32 = 1_000_000;
    let servers: String =
        (1..=10).map(|nth| format!("server 10.0.0.{nth}:80 weight={};\n", 1 + nth % 3)).collect();
    for method in ["", "least_conn;", "ip_hash;", "hash $uri;", "hash $uri consistent;", "random;"]
    {
        let text = format!("{method}\n{servers}");
        let tree = Tree::parse(text.as_bytes());
        let mut upstream = Upstream::read(tree.root(), |text| vec![text.to_owned()]);
        let next = NextUpstream::default();
        let mut random = 7_u64;
        let (ms, ()) = timed(|| {
            for nth in 0..TIMES {
                let key = nth.to_le_bytes();
                let asking = Asking { client: &key[..3], key: &key, now_s: 1_000 };
                let mut draw = || {
                    random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    (random >> 33) as u32
                };
                let answers = |_: &str| Reply::Status(200);
                let exchanged = upstream.exchange(&next, "GET", &asking, answers, &mut draw);
                if let Some(mut selection) = exchanged.open {
                    upstream.release(&mut selection, Ended::Answered, 1_000);
                }
            }
        });
        let name = if method.is_empty() { "round robin" } else { method.trim_end_matches(';') };
        let title = format!("choice among 10 peers, {name}");
        report(&title, &[("took", ms * 1e6 / f64::from(TIMES), "ns")]);
    }
}

/// A computer without files, on which every name leads home.
struct Nothing;

impl Surroundings for Nothing {
    fn read(&self, _: &[u8]) -> Option<Cow<'_, [u8]>> {
        None
    }

    fn matching(&self, _: &[u8]) -> Vec<Vec<u8>> {
        Vec::new()
    }

    fn address(&self, _: &[u8]) -> Option<IpAddr> {
        Some(IpAddr::V4(Ipv4Addr::LOCALHOST))
    }
}

/// Whoever is asked answers.
struct Anyone;

impl World for Anyone {
    fn find(&self, _: &[u8]) -> Found<'_> {
        Found::Nothing
    }

    fn ask(&mut self, _: &str, _: &Sent) -> Reply {
        Reply::Status(200)
    }
}
