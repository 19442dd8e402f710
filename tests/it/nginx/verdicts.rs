//! Verdicts that real files and their mutations showed to be needed, each as nginx gave it (1.22.1, or 1.31.3 for 1.30).

use super::recorded::{Files, verdict};
use baton::nginx::{Version, check};
use expect_test::{Expect, expect};
use std::net::IpAddr;

/// What is said to each text, a line each: warnings, then the error.
fn said(version: Version, texts: &[&str], expected: &Expect) {
    let files = Files::new(|_| Some(IpAddr::from([127, 0, 0, 1])));
    let mut all = String::new();
    for text in texts {
        let report = check(b"/etc/nginx/nginx.conf", text.as_bytes(), &files, version);
        let said = verdict(&report);
        let at = |line: Option<u64>| line.map(|line| format!(" :{line}")).unwrap_or_default();
        for (warning, line) in &said.warnings {
            all.push_str(&format!("warn: {warning}{}; ", at(*line)));
        }
        let error = said.message.as_deref().unwrap_or("ok");
        all.push_str(&format!("{error}{}\n", at(said.line)));
    }
    expected.assert_eq(&all);
}

fn http(lines: &str) -> String {
    format!("events {{}}\nhttp {{\n{lines}\n}}\n")
}

fn said_of_http(version: Version, lines: &[&str], expected: &Expect) {
    let texts: Vec<String> = lines.iter().map(|lines| http(lines)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    said(version, &texts, expected);
}

fn said_of(block: &str, version: Version, lines: &[&str], expected: &Expect) {
    let texts: Vec<String> =
        lines.iter().map(|lines| format!("events {{}}\n{block} {{\n{lines}\n}}\n")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    said(version, &texts, expected);
}

#[test]
fn a_cache_without_a_key() {
    said_of_http(
        Version::V1_22,
        &[
            "uwsgi_cache_path /c keys_zone=z:1m;\nuwsgi_cache z;\nserver { location / { uwsgi_pass 127.0.0.1:1; } }",
            "scgi_cache_path /c keys_zone=z:1m;\nserver { location / { scgi_pass 127.0.0.1:1; scgi_cache z; if ($uri) { set $a 1; } } }",
            "fastcgi_cache_path /c keys_zone=z:1m;\nfastcgi_cache_key $uri;\nserver { fastcgi_cache z; }",
            "proxy_cache_path /c keys_zone=z:1m;\nserver { proxy_cache z; }",
            "server { fastcgi_cache $uri; location / { fastcgi_cache off; } }",
        ],
        &expect![[r#"
            warn: no "uwsgi_cache_key" for "uwsgi_cache" :6; warn: no "uwsgi_cache_key" for "uwsgi_cache" :6; ok
            warn: no "scgi_cache_key" for "scgi_cache" :5; warn: no "scgi_cache_key" for "scgi_cache" :5; ok
            ok
            ok
            warn: no "fastcgi_cache_key" for "fastcgi_cache" :4; ok
        "#]],
    );
}

#[test]
fn a_folder_that_two_write_to() {
    said_of_http(
        Version::V1_22,
        &[
            "proxy_cache_path /c keys_zone=a:1m;\nproxy_cache_path /c keys_zone=b:1m;",
            "proxy_cache_path /c/ keys_zone=a:1m;\nproxy_cache_path /c/ keys_zone=b:1m;",
            "proxy_cache_path /c keys_zone=a:1m;\nproxy_cache_path /c/ keys_zone=b:1m;",
            "proxy_temp_path /c 1;\nfastcgi_cache_path /c keys_zone=b:1m;",
            "proxy_temp_path /c 1 2;\nclient_body_temp_path /c 1;",
            "proxy_temp_path /c 1 2;\nclient_body_temp_path /c 1 2;",
        ],
        &expect![[r#"
            the same path name "/c" used in /etc/nginx/nginx.conf:3 and :4
            the same path name "/c" used in /etc/nginx/nginx.conf:3 and :4
            ok
            the same path name "/c" used in /etc/nginx/nginx.conf:3 and :4
            the same path name "/c" in /etc/nginx/nginx.conf:3 has the different levels than :4
            ok
        "#]],
    );
}

#[test]
fn a_log_that_is_buffered_in_two_ways() {
    said_of_http(
        Version::V1_30,
        &[
            "access_log /l combined buffer=4k;\nserver { access_log /l combined buffer=8k; }",
            "access_log /l combined gzip;\nserver { access_log /l combined gzip=1 buffer=64k; }",
            "access_log /l combined;\nserver { access_log /l combined gzip flush=5s; }",
            "access_log /l combined gzip;\nserver { access_log /l combined gzip flush=5s; }",
            "access_log syslog:server=127.0.0.1,tag=a,tag=b;",
            "error_log syslog:server=127.0.0.1,server=127.0.0.1;",
        ],
        &expect![[r#"
            access_log "/l" already defined with conflicting parameters :4
            ok
            ok
            access_log "/l" already defined with conflicting parameters :4
            duplicate syslog "tag" :3
            duplicate syslog "server" :3
        "#]],
    );
}

#[test]
fn what_each_release_wants_to_verify_clients_with() {
    let lines = [
        "server { listen 443 ssl; ssl_certificate /c; ssl_certificate_key /c; ssl_verify_client on; }",
        "server { listen 443 ssl; ssl_certificate /c; ssl_certificate_key /c; ssl_verify_client on; ssl_trusted_certificate /c; }",
        "server { listen 443 ssl; ssl_certificate /c; ssl_certificate_key /c; ssl_verify_client optional_no_ca; ssl_ocsp on; }",
    ];
    said_of_http(
        Version::V1_22,
        &lines,
        &expect![[r#"
        no ssl_client_certificate for ssl_verify_client
        no ssl_client_certificate for ssl_verify_client
        "ssl_ocsp" is incompatible with "ssl_verify_client optional_no_ca"
    "#]],
    );
    said_of_http(
        Version::V1_30,
        &lines,
        &expect![[r#"
        no ssl_client_certificate or ssl_trusted_certificate for ssl_verify_client
        ok
        "ssl_ocsp" is incompatible with "ssl_verify_client optional_no_ca"
    "#]],
    );
}

#[test]
fn what_came_with_1_30() {
    let lines = [
        "resolver 127.0.0.1 ipv4=off ipv6=off;",
        "server { location / { proxy_store ''; } }",
        "upstream a { server b service=; }",
        "upstream a { server 127.0.0.1 service=http; }",
        "server { listen 80 accept_filter=data; }",
    ];
    said_of_http(
        Version::V1_30,
        &lines,
        &expect![[r#"
        "ipv4" and "ipv6" cannot both be "off" :3
        empty path :3
        service is empty :3
        service upstream "127.0.0.1" requires "resolve" parameter :3
        ok
    "#]],
    );
}

#[test]
fn what_keeps_a_client_with_its_server() {
    let sticky = [
        "cookie srv expires=1h domain=.a path=/ httponly secure samesite=lax",
        "cookie srv expires=x",
        "cookie srv samesite=x",
        "cookie srv path=",
        "cookie srv secure secure",
        "cookie srv sync",
        "cookie ''",
        "route $cookie_a $uri",
        "route a",
        "route $nope",
        "learn create=$upstream_cookie_a lookup=$cookie_a zone=z:1m timeout=1h header",
        "learn create=$upstream_cookie_a lookup=$cookie_a zone=z:1m sync",
        "learn create=$upstream_cookie_a lookup=$cookie_a",
        "learn create=a lookup=$cookie_a zone=z:1m",
        "learn create=$upstream_cookie_a lookup=$cookie_a zone=z",
        "learn create=$upstream_cookie_a lookup=$cookie_a zone=z:1k",
        "learn create=$upstream_cookie_a lookup=$cookie_a zone=z:1m timeout=x",
        "foo bar",
    ];
    let lines = sticky.map(|words| format!("upstream u {{ server 127.0.0.1:1; sticky {words}; }}"));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    said_of_http(
        Version::V1_30,
        &lines,
        &expect![[r#"
        ok
        "sticky" directive invalid "expires" parameter value :3
        "sticky" directive invalid "samesite" parameter value :3
        "sticky" directive no value for "path" :3
        "sticky" directive parameter "secure" is duplicate :3
        unknown parameter "sync" :3
        "sticky" directive empty cookie name :3
        ok
        invalid variable name "a" :3
        unknown "nope" variable
        ok
        unknown parameter "sync" :3
        "sticky" directive "zone" parameter is not specified :3
        "sticky" directive missing variable in the "create" parameter :3
        "sticky" directive zone size is not specified :3
        "sticky" directive zone is too small :3
        "sticky" directive invalid timeout :3
        unknown parameter "foo" :3
    "#]],
    );
}

#[test]
fn options_in_front_of_a_pattern() {
    let lines = [
        "server { location ~ (*UTF)(*UCP)^/a { } }",
        "server { location ~ (*UTF8)^/a { } }",
        "server { location ~ ^/(*UTF)a { } }",
    ];
    said_of_http(
        Version::V1_22,
        &lines,
        &expect![[r#"
        ok
        ok
        pcre2_compile() failed: (*VERB) not recognized or malformed in "^/(*UTF)a" at ")a" :3
    "#]],
    );
}

#[test]
fn events_are_awaited_by_epoll() {
    let texts = ["events { use epoll; }", "events { use select; }", "events { use poll; }"];
    said(
        Version::V1_22,
        &texts,
        &expect![[r#"
        ok
        invalid event type "select" :1
        invalid event type "poll" :1
    "#]],
    );
}

/// `stream` has variables, maps, logs and listens as `http` has, and none of its.
const STREAMS: [&str; 24] = [
    "log_format a '$remote_addr $protocol $time_local';\naccess_log /l a;\nserver { listen 1; return a; }",
    "log_format a '$remote_addr $request';\nserver { listen 1; return a; }",
    "log_format a escape=x $status;",
    "server { listen 1; return a; access_log /l; }",
    "server { listen 1; return a; access_log /l combined; }",
    "server { listen 1; proxy_pass $name; }\nmap $ssl_preread_server_name $name { default a:1; hostnames; b c; }",
    "server { listen 1; proxy_pass $host; }",
    "map $remote_addr $a { a b c; }",
    "map $remote_addr $a { default b; default c; }",
    "map $remote_addr a { }",
    "geo $a { 10.0.0.1/8 b; }",
    "split_clients $remote_addr $a { 150% a; * b; }",
    "server { listen 1; set $remote_addr a; return a; }",
    "server { listen 1; limit_conn z 1; return a; }",
    "limit_conn_zone $remote_addr zone=z:1m;\nserver { listen 1; limit_conn z 0; return a; }",
    "server { listen 1; return a; }\nserver { listen 1; return b; }",
    "server { listen 1; listen 1; return a; }",
    "server { listen 1 udp; listen 1; return a; }",
    "server { listen 1 udp ssl; return a; }",
    "server { listen 1 udp backlog=5; return a; }",
    "server { listen 1 http2; return a; }",
    "server { listen 1 default_server; return a; }",
    "server { listen 127.0.0.1; return a; }",
    "server { listen 1 ssl; return a; ssl_certificate /c; ssl_certificate_key /c; ssl_verify_client on; }",
];

#[test]
fn stream_of_1_22() {
    said_of(
        "stream",
        Version::V1_22,
        &STREAMS,
        &expect![[r#"
        ok
        unknown "request" variable
        unknown log format escaping "x" :3
        log format is not specified :3
        unknown log format "combined" :3
        ok
        unknown "host" variable
        invalid number of the map parameters :3
        duplicate default map parameter :3
        invalid variable name "a" :3
        warn: low address bits of 10.0.0.1/8 are meaningless :3; ok
        percent total is greater than 100% :3
        the duplicate "remote_addr" variable :3
        zero size shared memory zone "z"
        invalid number of connections "0" :4
        duplicate "0.0.0.0:1" address and port pair :4
        duplicate "0.0.0.0:1" address and port pair :3
        ok
        "listen" directive "ssl" parameter is incompatible with "udp" :3
        "listen" directive "backlog" parameter is incompatible with "udp" :3
        the invalid "http2" parameter :3
        the invalid "default_server" parameter :3
        ok
        no ssl_client_certificate for ssl_verify_client
    "#]],
    );
}

#[test]
fn stream_of_1_30() {
    said_of(
        "stream",
        Version::V1_30,
        &STREAMS,
        &expect![[r#"
        ok
        unknown "request" variable
        unknown log format escaping "x" :3
        log format is not specified :3
        unknown log format "combined" :3
        ok
        unknown "host" variable
        invalid number of the map parameters :3
        duplicate default map parameter :3
        invalid variable name "a" :3
        warn: low address bits of 10.0.0.1/8 are meaningless :3; ok
        percent total is greater than 100% :3
        the duplicate "remote_addr" variable :3
        zero size shared memory zone "z"
        invalid number of connections "0" :4
        warn: conflicting server name "" on 0.0.0.0:1, ignored; ok
        a duplicate listen 0.0.0.0:1 :3
        ok
        "listen" directive "ssl" parameter is incompatible with "udp" :3
        "listen" directive "backlog" parameter is incompatible with "udp" :3
        invalid parameter "http2" :3
        ok
        ok
        no ssl_client_certificate or ssl_trusted_certificate for ssl_verify_client
    "#]],
    );
}

#[test]
fn http_and_stream_keep_their_notes_apart() {
    said(
        Version::V1_30,
        &[
            "events {}\nhttp { upstream a { server 127.0.0.1:1; } server { listen 1; } }\nstream { upstream a { server 127.0.0.1:1; } \
             server { listen 1; proxy_pass a; } }\n",
            "events {}\nhttp { map $uri $a { b c; } }\nstream { server { listen 1; return $a; } }\n",
            "events { worker_connections 2; }\nstream { server { listen 1; listen 2; return a; } }\n",
        ],
        &expect![[r#"
            ok
            unknown "a" variable
            2 worker_connections are not enough for 2 listening sockets
        "#]],
    );
}

#[test]
fn mail() {
    said_of(
        "mail",
        Version::V1_22,
        &[
            "auth_http 127.0.0.1/a;\nserver { listen 110; }\nserver { listen 1; protocol smtp; }",
            "auth_http 127.0.0.1/a;\nserver { listen 1; }",
            "server { listen 25; }",
            "auth_http 127.0.0.1;\nserver { protocol imap; }",
            "auth_http 127.0.0.1;\nserver { listen 1; protocol foo; }",
            "auth_http 127.0.0.1;\nserver { listen 1 udp; protocol imap; }",
            "auth_http 127.0.0.1;\nserver { listen 25; }\nserver { listen 25; }",
            "auth_http 127.0.0.1;\nserver { listen 993 ssl; }",
            "auth_http 127.0.0.1;\nstarttls on;\nserver { listen 143; }",
        ],
        &expect![[r#"
            ok
            unknown mail protocol for server :4
            no "auth_http" is defined for server :3
            no "listen" is defined for server :4
            unknown protocol "foo" :4
            the invalid "udp" parameter :4
            duplicate "0.0.0.0:25" address and port pair :5
            no "ssl_certificate" is defined for the "listen ... ssl" directive :4
            no "ssl_certificate" is defined for the "starttls" directive :4
        "#]],
    );
}
