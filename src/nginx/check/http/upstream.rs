//! `upstream` and its servers; the upstreams that are made by naming them in a `proxy_pass`.

use crate::nginx::Version;
use crate::nginx::check::address::{Form, Url};
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::directive::Context;
use crate::nginx::problem::Kind;
use crate::nginx::value::{lower, number, seconds};
use std::collections::BTreeMap;

/// An upstream, written or implied.
pub(crate) struct Upstream {
    pub(crate) host: Vec<u8>,
    /// There is an `upstream` block.
    written: bool,
    port: u16,
    no_port: bool,
    place: (u16, u32),
    scope: usize,
    servers: usize,
    backups: usize,
    /// Servers are known, though it is not written: an address, or a socket.
    address: bool,
    /// A balancing method was chosen, and it has no backups.
    pub(crate) method: bool,
    pub(crate) no_backup: bool,
    resolve: bool,
    zone: bool,
}

#[derive(Default)]
pub(crate) struct Upstreams {
    all: Vec<Upstream>,
    /// By host in lower case.
    by_host: BTreeMap<Vec<u8>, Vec<usize>>,
    /// The one whose block is open.
    open: usize,
}

pub(crate) fn upstream(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let host = call.arg(1);
    let url = Url { host: &host, no_port: true, ..Url::default() };
    let index = checker.add_upstream(&url, true).map_err(|wrong| wrong.word(1))?;
    let scope = checker.new_scope();
    let upstreams = &mut checker.http.upstreams;
    upstreams.open = index;
    upstreams.all[index].scope = scope;
    let in_http = checker.in_http;
    let inside = if in_http { Context::UPSTREAM } else { Context::STREAM_UPSTREAM };
    let closed = checker.inside(call, inside, scope);
    if closed && checker.http.upstreams.all[index].servers == 0 {
        return Err(Wrong::new(Kind::NoServersInside, &[]));
    }
    Ok(())
}

impl Checker<'_> {
    /// The upstream whose block is open.
    pub(crate) fn open_upstream(&mut self) -> Option<&mut Upstream> {
        let upstreams = &mut self.http.upstreams;
        upstreams.all.get_mut(upstreams.open)
    }

    /// `ngx_http_upstream_add`: finds or makes it.
    pub(crate) fn add_upstream(&mut self, url: &Url<'_>, written: bool) -> Outcome<usize> {
        let place = (self.file, self.line);
        let upstreams = &mut self.http.upstreams;
        let host = lower(url.host);
        for index in upstreams.by_host.get(&*host).into_iter().flatten() {
            let known = &mut upstreams.all[*index];
            if written && known.written {
                return Err(Wrong::new(Kind::DuplicateUpstream, &[url.host]));
            }
            let with_port = |port: u16| {
                Wrong::new(Kind::MayNotHavePort, &[url.host, port.to_string().as_bytes()])
            };
            if known.written && !url.no_port {
                return Err(with_port(url.port));
            }
            if written && !known.no_port {
                return Err(with_port(known.port).noted(known.place));
            }
            if known.port > 0 && url.port > 0 && known.port != url.port {
                continue;
            }
            if written {
                (known.written, known.port) = (true, 0);
            }
            return Ok(*index);
        }
        let index = upstreams.all.len();
        upstreams.by_host.entry(host.into_owned()).or_default().push(index);
        upstreams.all.push(Upstream {
            host: url.host.to_vec(),
            written,
            port: url.port,
            no_port: url.no_port,
            place,
            scope: 0,
            servers: 0,
            backups: 0,
            address: url.unix || (url.address.is_some() && url.port > 0),
            method: false,
            no_backup: false,
            resolve: false,
            zone: false,
        });
        Ok(index)
    }

    /// What nginx finds when it makes ready the upstreams, one after the other.
    pub(crate) fn upstreams_are_ready(&mut self) {
        let wrong: Vec<_> = self
            .http
            .upstreams
            .all
            .iter()
            .filter_map(|upstream| self.is_ready(upstream).err())
            .collect();
        wrong.into_iter().for_each(|wrong| self.say(Err(wrong)));
    }

    fn is_ready(&self, upstream: &Upstream) -> Outcome {
        let host = &upstream.host[..];
        if upstream.written {
            if upstream.resolve && !upstream.zone {
                let (file, line) = upstream.place;
                let file = &self.report.files[usize::from(file)];
                let values = [host, file, line.to_string().as_bytes()].map(<[u8]>::to_vec);
                let values: Vec<&[u8]> = values.iter().map(Vec::as_slice).collect();
                return Err(Wrong::new(Kind::ResolveNeedsZone, &values).nowhere());
            }
            if upstream.resolve && self.effective(upstream.scope, "resolver").is_none() {
                let wrong = Wrong::new(Kind::NoResolver, &[host]);
                return Err(wrong.noted(upstream.place));
            }
            if upstream.servers == upstream.backups {
                return Err(Wrong::new(Kind::NoServers, &[host]).noted(upstream.place));
            }
        } else if !upstream.address {
            if upstream.port == 0 {
                return Err(Wrong::new(Kind::NoPort, &[host]).noted(upstream.place));
            }
            if self.around.address(host).is_none() {
                let wrong = Wrong::new(Kind::WrongInUpstream, &[b"host not found", host]);
                return Err(wrong.noted(upstream.place));
            }
        }
        Ok(())
    }
}

/// A `server` of an `upstream`.
pub(crate) fn server(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let (mut backup, mut resolve, mut service) = (false, false, false);
    let (newer, in_http) = (checker.version >= Version::V1_30, checker.in_http);
    let no_backup = checker.open_upstream().is_some_and(|upstream| upstream.no_backup);
    if let Some(upstream) = checker.open_upstream() {
        upstream.servers += 1;
    }
    for (index, text) in call.args(2) {
        let value = |name: &str| text.strip_prefix(name.as_bytes());
        let good = if let Some(weight) = value("weight=") {
            number(weight).is_some_and(|weight| weight > 0)
        } else if let Some(count) = value("max_conns=").or(value("max_fails=")) {
            number(count).is_some()
        } else if let Some(timeout) = value("fail_timeout=") {
            seconds(timeout).is_some()
        } else {
            match &*text {
                b"backup" if no_backup => {
                    return Err(Wrong::new(Kind::MethodWithout, &[&text]).word(index));
                }
                b"backup" => backup = true,
                b"down" => {}
                b"resolve" if newer => resolve = true,
                b"drain" if newer && in_http => {}
                b"service=" if newer => return Err(Wrong::new(Kind::ServiceEmpty, &[]).word(index)),
                name if newer && name.starts_with(b"service=") => service = true,
                name if newer && in_http && name.starts_with(b"route=") && name.len() > 6 => {}
                _ => return Err(Wrong::new(Kind::InvalidParameter, &[&text]).word(index)),
            }
            true
        };
        if !good {
            return Err(Wrong::new(Kind::InvalidParameter, &[&text]).word(index));
        }
    }
    let text = call.arg(1);
    if service && !resolve {
        return Err(Wrong::new(Kind::ServiceNeedsResolve, &[&text]).word(1));
    }
    let default_port = if in_http { 80 } else { 0 };
    let form = Form { default_port, no_resolve: resolve, ..Form::default() };
    let url = checker
        .url(&text, form)
        .map_err(|why| Wrong::new(Kind::WrongInUpstream, &[why.as_bytes(), &text]).word(1))?;
    if url.no_port && !in_http && !service {
        return Err(Wrong::new(Kind::NoPort, &[&text]).word(1));
    }
    if service {
        serves(&url, &text)?;
    }
    let named = url.address.is_none() && !url.unix;
    if let Some(upstream) = checker.open_upstream() {
        upstream.backups += usize::from(backup);
        upstream.resolve |= resolve && named;
    }
    Ok(())
}

fn serves(url: &Url<'_>, text: &[u8]) -> Outcome {
    let kind = if !url.no_port {
        Kind::ServiceWithPort
    } else if url.address.is_some() {
        Kind::ServiceNeedsName
    } else {
        return Ok(());
    };
    Err(Wrong::new(kind, &[text]).word(1))
}

impl Checker<'_> {
    /// A directive that chooses how to balance.
    pub(crate) fn choose_method(&mut self, call: &Call<'_>, no_backup: bool) {
        let before = self.open_upstream().is_some_and(|upstream| upstream.method);
        if before {
            self.warn(call, Kind::MethodRedefined, &[]);
        }
        if let Some(upstream) = self.open_upstream() {
            (upstream.method, upstream.no_backup) = (true, no_backup);
        }
    }

    pub(crate) fn has_zone(&mut self) {
        if let Some(upstream) = self.open_upstream() {
            upstream.zone = true;
        }
    }
}
