//! Configurations that use every directive well and badly, and those recorded with something broken.

use baton::nginx::{Listed, Version, directives};
use std::fs;
use std::path::Path;

/// A configuration with a name that says what it tries.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) text: Vec<u8>,
}

/// Arguments that mean something to some directive.
const PROBES: [&str; 34] = [
    "on",
    "off",
    "1",
    "0",
    "10m",
    "64k",
    "5s",
    "1h30m",
    "200",
    "404",
    "all",
    "none",
    "default",
    "max",
    "x",
    "''",
    "$uri",
    "$nosuch",
    "$",
    "${uri",
    "/x",
    "/x/",
    "~(",
    "~^/(a|b)$",
    "http://127.0.0.1:1",
    "127.0.0.1",
    "127.0.0.1:80",
    "unix:/x",
    "zone=a:1m",
    "shared:S:1m",
    "max=10",
    "max=10 inactive=5s",
    "-1",
    "GET",
];

/// A line in each kind of block that 1.22 has, `@` where it stands.
const PLACES: [(char, &str); 9] = [
    ('m', "events {}\n@\n"),
    ('e', "events {\n@\n}\n"),
    ('h', "events {}\nhttp {\n@\n}\n"),
    ('s', "events {}\nhttp {\nserver {\n@\n}\n}\n"),
    ('l', "events {}\nhttp {\nserver {\nlocation /l/ {\n@\n}\n}\n}\n"),
    ('u', "events {}\nhttp {\nupstream u {\nserver 127.0.0.1;\n@\n}\n}\n"),
    ('i', "events {}\nhttp {\nserver {\nif ($uri) {\n@\n}\n}\n}\n"),
    ('j', "events {}\nhttp {\nserver {\nlocation / {\nif ($uri) {\n@\n}\n}\n}\n}\n"),
    ('x', "events {}\nhttp {\nserver {\nlocation / {\nlimit_except GET {\n@\n}\n}\n}\n}\n"),
];

/// Directives that touch what lies outside a configuration: files, users, modules, sockets of this machine.
const OUTSIDE: [&str; 45] = [
    "include",
    "load_module",
    "user",
    "pid",
    "lock_file",
    "working_directory",
    "ssl_engine",
    "error_log",
    "access_log",
    "daemon",
    "env",
    "ssl_certificate",
    "ssl_certificate_key",
    "ssl_dhparam",
    "ssl_ecdh_curve",
    "ssl_ciphers",
    "ssl_client_certificate",
    "ssl_trusted_certificate",
    "ssl_crl",
    "ssl_password_file",
    "ssl_stapling_file",
    "ssl_session_ticket_key",
    "ssl_conf_command",
    "proxy_ssl_certificate",
    "proxy_ssl_certificate_key",
    "proxy_ssl_trusted_certificate",
    "proxy_ssl_crl",
    "proxy_ssl_password_file",
    "proxy_ssl_conf_command",
    "uwsgi_ssl_certificate",
    "uwsgi_ssl_password_file",
    "uwsgi_ssl_conf_command",
    "grpc_ssl_certificate",
    "grpc_ssl_password_file",
    "grpc_ssl_conf_command",
    "client_body_temp_path",
    "proxy_temp_path",
    "fastcgi_temp_path",
    "uwsgi_temp_path",
    "scgi_temp_path",
    "proxy_cache_path",
    "fastcgi_cache_path",
    "uwsgi_cache_path",
    "scgi_cache_path",
    "debug_points",
];

pub(crate) fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    for directive in directives(Version::V1_22) {
        let outside =
            directive.module.starts_with("mail") || directive.module.starts_with("stream");
        if !outside && !OUTSIDE.contains(&directive.name) {
            used(&directive, &mut all);
        }
    }
    all.extend(mutations());
    all
}

fn place(letter: char, line: &str) -> Vec<u8> {
    let place = PLACES.iter().find(|(known, _)| *known == letter).map_or("@", |(_, place)| place);
    place.replace("@", line).into_bytes()
}

fn used(directive: &Listed, all: &mut Vec<Case>) {
    let name = directive.name;
    let end = if directive.block { " { }" } else { ";" };
    let wrong_end = if directive.block { ";" } else { " { }" };
    let home = directive.contexts.chars().next().unwrap_or('m');
    let mut add = |what: &str, letter: char, line: String| {
        all.push(Case { name: format!("{name} {what} in {letter}"), text: place(letter, &line) });
    };
    for (letter, _) in PLACES {
        add("stands", letter, format!("{name} on{end}"));
    }
    let words: Vec<&str> = directive.words.split(' ').filter(|word| !word.is_empty()).collect();
    for probe in PROBES.into_iter().chain(words.iter().copied()) {
        add(probe, home, format!("{name} {probe}{end}"));
    }
    for count in 0..5 {
        add("counted", home, format!("{name}{}{end}", " 1".repeat(count)));
        add("ends wrongly", home, format!("{name}{}{wrong_end}", " 1".repeat(count)));
    }
    for probe in ["on", "1", "1m", "5s", "off", "x", "$uri"] {
        add("twice", home, format!("{name} {probe}{end}\n{name} {probe}{end}"));
        add("two", home, format!("{name} $a {probe}{end}"));
        add("two", home, format!("{name} 4 {probe}{end}"));
        add("three", home, format!("{name} ~^x$ {probe} {probe}{end}"));
    }
    for last in directive.contexts.chars().skip(1).filter(|letter| *letter != '*') {
        add("elsewhere", last, format!("{name} 1{end}"));
    }
}

/// The recorded configurations with a byte that matters taken out, put in or doubled, and with a line doubled or gone.
fn mutations() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/truth/cases");
    let mut files: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    files.sort();
    let mut all = Vec::new();
    for path in files.iter().filter(|path| path.extension().is_some_and(|end| end == "conf")) {
        let text = fs::read(path).unwrap_or_default();
        let outside =
            [&b"include"[..], b"user ", b"access_log", b"error_log", b"_path ", b"load_module"];
        let touches = |word: &[u8]| text.windows(word.len()).any(|part| part == word);
        if text.len() > 1500 || outside.iter().any(|word| touches(word)) {
            continue;
        }
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut add =
            |what: String, text: Vec<u8>| all.push(Case { name: format!("{file} {what}"), text });
        for (at, byte) in text.iter().enumerate().filter(|(_, byte)| b";{}\"'()$ ".contains(byte)) {
            let shown = char::from(*byte);
            add(format!("without {shown} at {at}"), [&text[..at], &text[at + 1..]].concat());
            if at % 3 == 0 {
                add(format!("with two {shown} at {at}"), [&text[..=at], &text[at..]].concat());
            }
        }
        let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
        for at in 0..lines.len() {
            add(format!("line {at} twice"), [&lines[..=at], &lines[at..]].concat().concat());
            add(format!("without line {at}"), [&lines[..at], &lines[at + 1..]].concat().concat());
        }
    }
    all
}
