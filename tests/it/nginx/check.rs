//! The check: what `nginx -t` prints, what an editor gets, and that nothing brings it down.

use super::lexer::{any_text, runs};
use super::recorded::Files;
use baton::nginx::{Report, Version, check, directives};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use std::net::IpAddr;

fn report(text: &[u8], version: Version) -> Report {
    let files = Files::new(|host| (host != b"nowhere").then_some(IpAddr::from([127, 0, 0, 1])));
    check(b"/etc/nginx/nginx.conf", text, &files, version)
}

fn prints(text: &str, expected: &Expect) {
    let (printed, code) = report(text.as_bytes(), Version::V1_30).printed();
    expected.assert_eq(&format!("{}exit code {code}\n", String::from_utf8_lossy(&printed)));
}

#[test]
fn a_good_configuration() {
    let text = "events {}\nhttp {\n  include mime.types;\n  upstream api { server 127.0.0.1:3000; }\n  server {\n    \
                listen 80;\n    location / { proxy_pass http://api; }\n  }\n}\n";
    prints(
        text,
        &expect![[r#"
        nginx: the configuration file /etc/nginx/nginx.conf syntax is ok
        nginx: configuration file /etc/nginx/nginx.conf test is successful
        exit code 0
    "#]],
    );
}

#[test]
fn warnings_come_before_the_error() {
    let text = "events {}\nhttp {\n  server { listen 80 http2; server_name a/b; }\n  server {\n    location /b { }\n    \
                location /b { }\n  }\n}\n";
    prints(
        text,
        &expect![[r#"
        nginx: [warn] the "listen ... http2" directive is deprecated, use the "http2" directive instead in /etc/nginx/nginx.conf:3
        nginx: [warn] server name "a/b" has suspicious symbols in /etc/nginx/nginx.conf:3
        nginx: [emerg] duplicate location "/b" in /etc/nginx/nginx.conf:6
        nginx: configuration file /etc/nginx/nginx.conf test failed
        exit code 1
    "#]],
    );
}

#[test]
fn a_host_that_leads_nowhere_keeps_nginx_from_starting() {
    prints(
        "events {}\nhttp { server { location / {\n proxy_pass http://nowhere:80; } } }\n",
        &expect![[r#"
        nginx: [emerg] host not found in upstream "nowhere" in /etc/nginx/nginx.conf:3
        nginx: configuration file /etc/nginx/nginx.conf test failed
        exit code 1
    "#]],
    );
}

#[test]
fn a_missing_include() {
    prints(
        "events {}\ninclude gone.conf;\n",
        &expect![[r#"
        nginx: [emerg] open() "/etc/nginx/gone.conf" failed (2: No such file or directory) in /etc/nginx/nginx.conf:2
        nginx: configuration file /etc/nginx/nginx.conf test failed
        exit code 1
    "#]],
    );
}

#[test]
fn an_editor_gets_every_problem_with_its_place() {
    let text = "events {}\nhttp {\n  servr { }\n  server {\n    listen 99999;\n    sendfile maybe;\n    root /a\n    index b;\n  }\n}\n";
    let report = report(text.as_bytes(), Version::V1_30);
    let shown: Vec<String> = report
        .problems
        .iter()
        .map(|problem| {
            let place = &text[problem.span.start as usize..problem.span.end as usize];
            format!("{}: {}\n", place.escape_debug(), String::from_utf8_lossy(&problem.text()))
        })
        .collect();
    expect![[r#"
        servr: unknown directive "servr"
        99999: invalid port in "99999" of the "listen" directive
        maybe: invalid value "maybe" in "sendfile" directive, it must be "on" or "off"
        root: invalid number of arguments in "root" directive
    "#]]
    .assert_eq(&shown.concat());
}

/// Words that lead far into the check.
fn any_configuration() -> impl Strategy<Value = String> {
    const VALUES: [&str; 24] = [
        "on",
        "off",
        "1",
        "10m",
        "/",
        "/a",
        "$uri",
        "$x",
        "~ (a",
        "~^/(?<n>b)$",
        "http://a:1",
        "unix:/x",
        "zone=z:1m",
        "127.0.0.1/8",
        "'a b'",
        "\"",
        "default",
        "include mime.types",
        "=",
        "@n",
        "{",
        "}",
        ";",
        "\\",
    ];
    let names: Vec<&'static str> = directives(Version::V1_30).map(|listed| listed.name).collect();
    let blocks = [
        "http",
        "server",
        "location /",
        "events",
        "upstream u",
        "if ($uri)",
        "map $a $b",
        "geo $g",
    ];
    let word = prop_oneof![
        3 => prop::sample::select(names).prop_map(str::to_owned),
        4 => prop::sample::select(VALUES.to_vec()).prop_map(str::to_owned),
        2 => prop::sample::select(blocks.to_vec()).prop_map(|block| format!("{block} {{")),
        2 => Just(";\n".to_owned()),
        1 => Just("}\n".to_owned()),
    ];
    prop::collection::vec(word, 0..60)
        .prop_map(|words| format!("events {{}} http {{ server {{ {} }} }}", words.join(" ")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: runs(), ..ProptestConfig::default() })]
    #[test]
    fn any_bytes_get_a_verdict(text in any_text()) {
        for version in [Version::V1_22, Version::V1_30] {
            let report = report(&text, version);
            prop_assert_eq!(report.printed().1 == 0, report.error().is_none());
        }
    }

    #[test]
    fn any_configuration_gets_a_verdict(text in any_configuration()) {
        for version in [Version::V1_22, Version::V1_30] {
            let report = report(text.as_bytes(), version);
            prop_assert!(report.problems.iter().all(|problem| problem.span.end as usize <= text.len()
                || problem.file > 0));
        }
    }
}

#[test]
fn the_worst_inputs_take_no_longer_than_others() {
    let many = |part: &str| part.repeat(300_000 / part.len());
    let inside = |part: &str| format!("events {{}} http {{ server {{ {} }} }}", many(part));
    let worst = [
        many("{"),
        many("}"),
        many("\""),
        many("a{"),
        many("$"),
        inside("location /a {"),
        inside("if ($uri) { set $a b; }"),
        inside("location /a { } "),
        inside("proxy_set_header a $b; "),
        inside("listen 80; "),
        inside("server_name a b; "),
        inside("include nginx.conf; "),
        format!("events {{}} http {{ map $a $b {{ {} }} }}", many("a b; ")),
        format!("events {{}} http {{ {} }}", many("server { listen 80; } ")),
        format!("events {{}} http {{ {} }}", many("upstream u { server a; } ")),
    ];
    for text in &worst {
        assert!(!report(text.as_bytes(), Version::V1_30).files.is_empty());
    }
}
