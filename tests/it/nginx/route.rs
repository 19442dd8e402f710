//! Recorded requests routed as real nginx routed them.

use super::lexer::{any_text, runs};
use super::routed::{Loopback, Server, request, route_all};
use baton::nginx::Version;
use proptest::prelude::*;
use serde_json::{Value, json};

fn differing(text: &str, version: Version) -> Vec<String> {
    let truth: Value = serde_json::from_str(text).expect("the recordings are JSON");
    let all = route_all(&truth, version).expect("the recordings are whole");
    assert!(all.len() > 150, "only {}", all.len());
    let wrong = all.iter().filter(|one| !one.agrees());
    wrong
        .map(|one| format!("{} {}: {}, not {}", one.test, one.case, one.recorded, one.ours))
        .collect()
}

#[test]
fn requests_find_the_location_that_nginx_found() {
    for version in [Version::V1_22, Version::V1_30] {
        let text = include_str!("../../truth/location.json");
        assert_eq!(differing(text, version), Vec::<String>::new());
    }
}

#[test]
fn upstreams_receive_what_nginx_sent() {
    for version in [Version::V1_22, Version::V1_30] {
        let text = include_str!("../../truth/proxy.json");
        assert_eq!(differing(text, version), Vec::<String>::new());
    }
}

/// Directives, blocks that are opened, blocks that are closed.
const LINES: [&str; 40] = [
    "}",
    "}",
    "}",
    "}",
    "server {",
    "location / {",
    "location /a {",
    "location ~ ^/(?<x>a)(.*)$ {",
    "location = /b {",
    "location @n {",
    "location ^~ /a/ {",
    "if ($uri ~ (.)) {",
    "if ($x = 1) {",
    "if (-f $uri) {",
    "limit_except GET {",
    "map $x $y { default $y; a $x$x; ~b(.) $1; }",
    "geo $g { default 1; 127.0.0.1 2; }",
    "split_clients $uri $s { 50% a; * b; }",
    "upstream u { server 127.0.0.1:9101; server b down; }",
    "listen 8080;",
    "listen 127.0.0.1:8080 default_server;",
    "server_name *.t t;",
    "set $x $x$uri$y$1;",
    "rewrite ^(.*)$ /a$1$1 last;",
    "rewrite . /b?$1? break;",
    "rewrite ^ http://h/$1 redirect;",
    "return 200 $x$y$g$s$request_filename;",
    "return 301 /$1;",
    "return 404;",
    "try_files $uri /b$uri @n;",
    "error_page 404 403 500 =200 /a;",
    "error_page 404 @n;",
    "recursive_error_pages on;",
    "alias /x/;",
    "index $x /a;",
    "proxy_pass http://127.0.0.1:9101/r;",
    "proxy_pass http://$x;",
    "proxy_pass http://u;",
    "internal;",
    "merge_slashes off; satisfy any; deny all; auth_basic $x;",
];

fn any_http() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&LINES[..]), 0..24)
        .prop_map(|lines| format!("server {{ listen 8080; {}", lines.join("\n")))
}

fn any_case() -> impl Strategy<Value = Value> {
    let targets = prop_oneof!["(/|a|b|%2F|%41|\\.\\.|\\?|x=1|&|#){0,8}", "\\PC{0,20}"];
    let host = prop_oneof![Just("t".to_owned()), "[a-z.:\\[\\]0-9]{0,8}"];
    let method = prop::sample::select(vec!["GET", "POST", "HEAD", "PUT", "x", ""]);
    let version = prop::sample::select(vec!["1.1", "1.1", "1.0", "2", "", "1."]);
    let header = ("[A-Za-z_ -]{0,6}", "\\PC{0,10}");
    (targets, host, method, version, header).prop_map(|(uri, host, method, ver, (name, value))| {
        json!({"uri": uri, "host": host, "method": method, "ver": ver, "headers": [[name, value]]})
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: runs(), ..ProptestConfig::default() })]
    #[test]
    fn any_request_is_routed(http in any_http(), case in any_case()) {
        for version in [Version::V1_22, Version::V1_30] {
            let routed = Server::new(&http, version).route(&request(&case), &mut Loopback);
            // Ten rounds of at most some hundred steps each.
            let steps = routed.map_or(0, |routed| routed.trace.len());
            prop_assert!(steps < 3000, "{} steps", steps);
        }
    }

    #[test]
    fn any_bytes_are_a_configuration(text in any_text(), case in any_case()) {
        let http = String::from_utf8_lossy(&text);
        let server = Server::new(&http, Version::V1_30);
        server.route(&request(&case), &mut Loopback);
    }
}
