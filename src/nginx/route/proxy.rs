//! `proxy_pass`: which request the upstream gets, and which peer of it.

use crate::nginx::route::escape::{Escape, escaped};
use crate::nginx::route::exchange::{Exchange, Phase};
use crate::nginx::route::request::Sent;
use crate::nginx::route::scope::{Kind, Line, Scopes};
use crate::nginx::route::world::{Errand, Whom};
use crate::nginx::route::{Configuration, Step};
use crate::nginx::upstream::{Exchanged, Method, NextUpstream, Reply};
use crate::nginx::value::{milliseconds, number};
use std::net::IpAddr;

/// Where `proxy_pass` points.
#[derive(Debug, Clone, Default)]
struct Url {
    host: Vec<u8>,
    port: Vec<u8>,
    /// The port is the scheme's, or none was written.
    default_port: bool,
    no_port: bool,
    uri: Vec<u8>,
    unix: bool,
}

impl Url {
    /// What follows the scheme.
    fn read(text: &[u8], port: &[u8]) -> Option<Url> {
        if let Some(path) = text.strip_prefix(b"unix:") {
            let colon = path.iter().position(|byte| *byte == b':').unwrap_or(path.len());
            let uri = path.get(colon + 1..).unwrap_or_default().to_vec();
            let host = path[..colon].to_vec();
            return (!host.is_empty()).then(|| Url { host, uri, unix: true, ..Url::default() });
        }
        let from = if text.first() == Some(&b'[') {
            text.iter().position(|byte| *byte == b']')?
        } else {
            0
        };
        let ends = |byte: &u8| matches!(byte, b'/' | b'?');
        let length = text[from..].iter().position(ends).map_or(text.len(), |at| from + at);
        let (authority, uri) = text.split_at(length);
        let colon = authority[from..].iter().position(|byte| *byte == b':').map(|at| from + at);
        let mut url =
            Url { uri: uri.to_vec(), port: port.to_vec(), default_port: true, ..Url::default() };
        match colon {
            Some(colon) => {
                let written = &authority[colon + 1..];
                number(written).filter(|port| (1..=65535).contains(port))?;
                url.default_port = written == port;
                (url.port, url.host) = (written.to_vec(), authority[..colon].to_vec());
            }
            None => (url.no_port, url.host) = (true, authority.to_vec()),
        }
        (!url.host.is_empty()).then_some(url)
    }

    /// `$proxy_host`.
    fn host_header(&self) -> Vec<u8> {
        match (self.unix, self.default_port) {
            (true, _) => b"localhost".to_vec(),
            (false, true) => self.host.clone(),
            (false, false) => [&self.host[..], b":", &self.port].concat(),
        }
    }

    fn address(&self) -> String {
        if self.unix {
            return format!("unix:{}", String::from_utf8_lossy(&self.host));
        }
        format!("{}:{}", String::from_utf8_lossy(&self.host), String::from_utf8_lossy(&self.port))
    }
}

fn scheme(text: &[u8]) -> Option<(&'static [u8], &[u8])> {
    let begins = |scheme: &str| {
        text.get(..scheme.len()).is_some_and(|b| b.eq_ignore_ascii_case(scheme.as_bytes()))
    };
    if begins("http://") {
        return Some((b"80", &text[7..]));
    }
    begins("https://").then(|| (&b"443"[..], &text[8..]))
}

impl Exchange<'_, '_> {
    pub(super) fn proxy(&mut self, scope: usize) -> Phase {
        let Some(line) = self.scopes().own(scope, "proxy_pass").next() else { return Phase::Done };
        let variables = line.arg(0).contains(&b'$');
        let text = self.text(line.arg(0));
        self.note_at(Step::Passed { to: text.clone() }, line.mark);
        let Some(mut url) = scheme(&text).and_then(|(port, rest)| Url::read(rest, port)) else {
            return self.finish(500);
        };
        if variables && url.uri.first() == Some(&b'?') {
            url.uri.insert(0, b'/');
        }
        self.proxy = (url.host_header(), url.port.clone());
        self.test_expect();
        self.body_taken = true;
        let Some(target) = self.proxied_target(scope, &url, variables) else {
            return self.finish(500);
        };
        let sent = self.proxied(target);
        self.ask(&url, line, sent)
    }

    /// The target that is sent on.
    fn proxied_target(&self, scope: usize, url: &Url, variables: bool) -> Option<Vec<u8>> {
        if variables && !url.uri.is_empty() {
            return Some(url.uri.clone());
        }
        if url.uri.is_empty() && self.valid_unparsed_uri {
            return Some(self.unparsed_uri.clone()).filter(|target| !target.is_empty());
        }
        let replaced = self.valid_location && !url.uri.is_empty();
        let prefix = if replaced { self.prefix_length(scope).min(self.uri.len()) } else { 0 };
        let rest = &self.uri[prefix..];
        let mut target = if self.valid_location { url.uri.clone() } else { Vec::new() };
        if self.quoted_uri || self.internal {
            target.extend(escaped(rest, Escape::Uri));
        } else {
            target.extend(rest);
        }
        if !self.args.is_empty() {
            target.push(b'?');
            target.extend(&self.args);
        }
        Some(target)
    }

    /// How much of the target the location's name is.
    fn prefix_length(&self, scope: usize) -> usize {
        let scope = &self.scopes().all[scope];
        let plain =
            scope.kind == Kind::Location && scope.place.pattern.is_none() && !scope.place.named;
        if plain { scope.place.name.len() } else { 0 }
    }

    /// The request: line, headers in order, body.
    fn proxied(&mut self, target: Vec<u8>) -> Sent {
        let scopes = self.scopes();
        let method = match scopes.word(self.scope, "proxy_method") {
            b"" => self.method.clone(),
            method => self.text(method),
        };
        let version: &[u8] = match scopes.word(self.scope, "proxy_http_version") {
            b"" if self.is_old() => b"1.0",
            b"" => b"1.1",
            version => version,
        };
        let line = [&method[..], b" ", &target, b" HTTP/", version].concat();
        let own_body = scopes.line(self.scope, "proxy_set_body").map(|line| line.arg(0));
        let own_body = own_body.map(|text| self.text(text));
        let passes_body = scopes.flag(self.scope, "proxy_pass_request_body", true);
        let announced = self.header(b"content-length").and_then(number);
        let body = match &own_body {
            Some(body) => body.clone(),
            None if passes_body => {
                // What follows an announced body is none of it.
                let most = announced.and_then(|length| usize::try_from(length).ok());
                self.request.body.iter().copied().take(most.unwrap_or(usize::MAX)).collect()
            }
            None => Vec::new(),
        };
        let length = match own_body {
            Some(body) => Some(body.len().to_string().into_bytes()),
            None if self.header(b"transfer-encoding").is_some() => {
                Some(self.request.body.len().to_string().into_bytes())
            }
            None => {
                self.header(b"content-length").and_then(number).map(|n| n.to_string().into_bytes())
            }
        };
        Sent { line, headers: self.proxied_headers(length), body }
    }

    /// Those of `proxy_set_header`, nginx's own, the client's.
    fn proxied_headers(&mut self, length: Option<Vec<u8>>) -> Vec<(Vec<u8>, Vec<u8>)> {
        let scopes = self.scopes();
        let set: Vec<&Line> = scopes.lines(self.scope, "proxy_set_header").collect();
        let mut headers = Vec::new();
        for line in &set {
            let value = self.text(line.arg(1));
            self.note_at(Step::Header { name: line.arg(0).to_vec() }, line.mark);
            if !value.is_empty() {
                headers.push((line.arg(0).to_vec(), value));
            }
        }
        let is_set = |name: &[u8]| set.iter().any(|line| line.arg(0).eq_ignore_ascii_case(name));
        for line in scopes.hidden(self.scope, "proxy_set_header") {
            if !is_set(line.arg(0)) {
                self.note_at(Step::HeaderLost { name: line.arg(0).to_vec() }, line.mark);
            }
        }
        let close = if self.is_old() { b"close".to_vec() } else { Vec::new() };
        let own = [
            (&b"Host"[..], self.proxy.0.clone()),
            (b"Connection", close),
            (b"Content-Length", length.unwrap_or_default()),
        ];
        headers.extend(
            own.into_iter()
                .filter(|(name, value)| !is_set(name) && !value.is_empty())
                .map(|(name, value)| (name.to_vec(), value)),
        );
        if !scopes.flag(self.scope, "proxy_pass_request_headers", true) {
            return headers;
        }
        let cached = !matches!(scopes.word(self.scope, "proxy_cache"), b"" | b"off");
        for (name, value) in &self.headers {
            let lower = name.to_ascii_lowercase();
            let held = HELD.contains(&&lower[..]) || (cached && CONDITIONS.contains(&&lower[..]));
            if !held && !is_set(name) {
                headers.push((name.clone(), value.clone()));
            }
        }
        headers
    }

    /// Sends it to the upstream of that name, or to the address.
    fn ask(&mut self, url: &Url, line: &Line, sent: Sent) -> Phase {
        let group = self
            .configuration
            .upstreams
            .iter()
            .position(|group| group.name.eq_ignore_ascii_case(&url.host) && url.no_port);
        if let Some(group) = group {
            return self.ask_group(group, sent);
        }
        let written = std::str::from_utf8(&url.host).unwrap_or_default();
        let literal = written.trim_matches(['[', ']']).parse::<IpAddr>().is_ok() || url.unix;
        let resolved = if literal || !line.arg(0).contains(&b'$') {
            Some(url.address())
        } else {
            let resolver = self.scopes().line(self.scope, "resolver").is_some();
            let address = self.world.resolve(&url.host).filter(|_| resolver);
            address.map(|address| format!("{address}:{}", String::from_utf8_lossy(&url.port)))
        };
        let Some(address) = resolved else {
            self.note_at(Step::Unreachable, line.mark);
            return self.finish(502);
        };
        let errand = self.errand(sent, Vec::new());
        let exchanged = self.world.exchange(Whom::Address(&address), &errand);
        self.exchanged(exchanged, errand.sent)
    }

    fn ask_group(&mut self, group: usize, sent: Sent) -> Phase {
        let configuration = self.configuration;
        self.note_at(
            Step::Passed { to: configuration.upstreams[group].name.clone() },
            configuration.upstreams[group].mark,
        );
        let key = match &self.worker.upstreams[group].method {
            Method::Hash { key } | Method::ConsistentHash { key, .. } => key.clone(),
            _ => String::new(),
        };
        let key = self.text(key.as_bytes());
        let errand = self.errand(sent, key);
        let whom = Whom::Group(group, &mut self.worker.upstreams[group]);
        let exchanged = self.world.exchange(whom, &errand);
        self.exchanged(exchanged, errand.sent)
    }

    fn errand(&self, sent: Sent, key: Vec<u8>) -> Errand {
        let client = match self.client {
            IpAddr::V4(address) => address.octets()[..3].to_vec(),
            IpAddr::V6(address) => address.octets().to_vec(),
        };
        let wait =
            |name: &str| milliseconds(self.scopes().word(self.scope, name)).unwrap_or(60_000);
        Errand {
            sent,
            method: String::from_utf8_lossy(&self.method).into_owned(),
            client,
            key,
            next: self.scopes().next_upstream(self.scope),
            connect_ms: wait("proxy_connect_timeout"),
            read_ms: wait("proxy_read_timeout"),
        }
    }

    /// What came of it goes to the client.
    fn exchanged(&mut self, exchanged: Exchanged, sent: Sent) -> Phase {
        for (address, reply) in &exchanged.tried {
            let status = if let Reply::Status(status) = reply { *status } else { 0 };
            self.note(Step::Asked { address: address.clone(), status });
        }
        if exchanged.no_live {
            self.note(Step::Unreachable);
        }
        if exchanged.tried.iter().any(|(_, reply)| *reply != Reply::Refused) {
            self.sent = Some(sent);
        }
        match exchanged.tried.last() {
            Some((_, Reply::Status(status))) if *status == exchanged.status => {
                self.upstream_answered(exchanged.status)
            }
            _ => self.finish(exchanged.status),
        }
    }
}

impl Scopes {
    /// When a block asks the next peer.
    fn next_upstream(&self, scope: usize) -> NextUpstream {
        let words = self.line(scope, "proxy_next_upstream").map(|line| line.args.as_slice());
        let tries = self.count(scope, "proxy_next_upstream_tries").unwrap_or(0);
        NextUpstream::of(words, u32::try_from(tries).unwrap_or(u32::MAX))
    }
}

impl Configuration {
    /// When the next peer is asked, in the first block whose `proxy_pass` names this upstream.
    #[must_use]
    pub fn next_upstream(&self, name: &[u8]) -> NextUpstream {
        let passes = |line: &Line| {
            let url = scheme(line.arg(0)).and_then(|(port, rest)| Url::read(rest, port));
            url.is_some_and(|url| url.no_port && url.host.eq_ignore_ascii_case(name))
        };
        let mut all = 0..self.scopes.all.len();
        let scope = all.find(|scope| self.scopes.own(*scope, "proxy_pass").any(passes));
        scope.map_or_else(NextUpstream::default, |scope| self.scopes.next_upstream(scope))
    }
}

/// Headers of the client that are not passed on.
const HELD: [&[u8]; 8] = [
    b"host",
    b"connection",
    b"content-length",
    b"transfer-encoding",
    b"te",
    b"keep-alive",
    b"expect",
    b"upgrade",
];

/// With a cache, those that ask for a part or a newer version are not either.
const CONDITIONS: [&[u8]; 6] = [
    b"if-modified-since",
    b"if-unmodified-since",
    b"if-none-match",
    b"if-match",
    b"range",
    b"if-range",
];
