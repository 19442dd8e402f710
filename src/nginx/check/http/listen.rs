//! `listen`, and who listens where.

use crate::nginx::Version;
use crate::nginx::check::address::{Form, Url};
use crate::nginx::check::http::server::Server;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::directive::Context;
use crate::nginx::problem::Kind;
use crate::nginx::value;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// What a socket is bound to. The order is that in which nginx first meets ports, not this one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    host: Host,
    port: u16,
    datagram: bool,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Host {
    Ip(IpAddr),
    Unix(Vec<u8>),
}

/// The protocols of a `listen`: proxy_protocol, ssl, http2, quic.
type Protocols = u8;
const PROXY_PROTOCOL: Protocols = 1;
const SSL: Protocols = 2;
const HTTP2: Protocols = 4;
const QUIC: Protocols = 8;
const UDP: Protocols = 16;

#[derive(Debug, Default, Clone, Copy)]
struct Options {
    /// A parameter that only one `listen` of an address may set.
    set: bool,
    default: bool,
    so_keepalive: bool,
    fastopen: bool,
    backlog: bool,
    deferred: bool,
    protocols: Protocols,
}

#[derive(Debug)]
pub(crate) struct Address {
    text: String,
    wildcard: bool,
    /// The port's place in the order of first mention.
    port: usize,
    options: Options,
    servers: Vec<usize>,
    default_server: usize,
    protocols: Option<Protocols>,
    protocols_changed: bool,
}

#[derive(Default)]
pub(crate) struct Listening {
    addresses: Vec<Address>,
    places: BTreeMap<Key, usize>,
    /// By family and port: what nginx keeps a list of addresses for.
    ports: BTreeMap<(u8, u16, bool), usize>,
}

impl Key {
    fn family(&self) -> u8 {
        match self.host {
            Host::Ip(IpAddr::V4(_)) => 4,
            Host::Ip(IpAddr::V6(_)) => 6,
            Host::Unix(_) => 1,
        }
    }

    fn is_wildcard(&self) -> bool {
        matches!(self.host, Host::Ip(ip) if ip.is_unspecified())
    }

    fn text(&self) -> String {
        match &self.host {
            Host::Ip(ip) => SocketAddr::new(*ip, self.port).to_string(),
            Host::Unix(path) => format!("unix:{}", String::from_utf8_lossy(path)),
        }
    }
}

pub(crate) fn listen(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    if let Some(server) = checker.http.servers.last_mut() {
        server.listens = true;
    }
    let text = call.arg(1);
    let form = Form {
        listen: true,
        default_port: if checker.in_http { 80 } else { 0 },
        ..Form::default()
    };
    let url = checker
        .url(&text, form)
        .map_err(|why| Wrong::new(Kind::WrongIn, &[why.as_bytes(), &text, b"listen"]).word(1))?;
    let mut options = Options::default();
    for (index, parameter) in call.args(2) {
        checker.listen_parameter(call, &parameter, &mut options).map_err(|w| w.word(index))?;
    }
    if options.protocols & (QUIC | UDP) != 0 {
        not_with_datagrams(options)?;
    }
    if options.protocols & SSL != 0 && checker.context.meets(Context::MAIL_SERVER) {
        checker.keep(call);
    }
    checker.listen_at(call, &url, options)
}

/// What TCP has and UDP has not.
fn not_with_datagrams(options: Options) -> Outcome {
    let conflicts = [
        (options.fastopen, "fastopen"),
        (options.backlog, "backlog"),
        (options.deferred, "deferred"),
        (options.protocols & SSL != 0, "ssl"),
        (options.protocols & HTTP2 != 0, "http2"),
        (options.so_keepalive, "so_keepalive"),
        (options.protocols & PROXY_PROTOCOL != 0, "proxy_protocol"),
    ];
    match conflicts.iter().find(|(there, _)| *there) {
        Some((_, name)) => {
            let with = if options.protocols & UDP != 0 { "udp" } else { "quic" };
            Err(Wrong::new(Kind::ListenWith, &[name.as_bytes(), with.as_bytes()]))
        }
        None => Ok(()),
    }
}

fn after<'a>(text: &'a [u8], name: &str) -> Option<&'a [u8]> {
    text.strip_prefix(name.as_bytes())
}

impl Checker<'_> {
    fn listen_parameter(&mut self, call: &Call<'_>, text: &[u8], options: &mut Options) -> Outcome {
        let newer = self.version >= Version::V1_30;
        let (simple, mail) = (self.listens_simply(), self.context.meets(Context::MAIL_SERVER));
        match text {
            b"udp" if !self.in_http && !mail => options.protocols |= UDP,
            b"default_server" if !simple => options.default = true,
            b"default" if self.in_http => options.default = true,
            b"deferred" if !simple => (options.set, options.deferred) = (true, true),
            b"bind" | b"reuseport" => options.set = true,
            b"ssl" => options.protocols |= SSL,
            b"proxy_protocol" => options.protocols |= PROXY_PROTOCOL,
            b"quic" if newer && self.in_http => options.protocols |= QUIC,
            b"multipath" if newer => options.set = true,
            b"http2" if self.in_http => {
                if newer {
                    let names = [&b"listen ... http2"[..], b"http2"];
                    self.warn(call, Kind::Deprecated, &names);
                }
                options.protocols |= HTTP2;
            }
            _ => {
                options.set |= after(text, "accept_filter=").is_none();
                let unknown = if simple { Kind::TheInvalid } else { Kind::InvalidParameter };
                return of_socket(text, options, unknown);
            }
        }
        Ok(())
    }

    /// `mail`, and `stream` of old: an address has one server.
    fn listens_simply(&self) -> bool {
        let old = self.version < Version::V1_30 || self.context.meets(Context::MAIL_SERVER);
        old && !self.in_http
    }

    /// A server without `listen` has port 80, as nginx runs as root.
    pub(crate) fn listen_by_default(&mut self, call: &Call<'_>) -> Outcome {
        let address = Some(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        let url = Url { port: 80, address, ..Url::default() };
        self.listen_at(call, &url, Options::default())
    }

    fn listen_at(&mut self, call: &Call<'_>, url: &Url<'_>, options: Options) -> Outcome {
        (url.port..=url.last_port.max(url.port)).try_for_each(|port| {
            let host = url.address.map_or_else(|| Host::Unix(url.host.to_vec()), Host::Ip);
            let datagram = options.protocols & (QUIC | UDP) != 0;
            self.add_listen(call, Key { host, port, datagram }, options)
        })
    }

    fn add_listen(&mut self, call: &Call<'_>, key: Key, options: Options) -> Outcome {
        let (server, simple) = (self.http.servers.len() - 1, self.listens_simply());
        let listening = &mut self.http.listening;
        let count = listening.addresses.len();
        let place = listening.places.get(&key).copied().unwrap_or(count);
        if place == count {
            let ports = listening.ports.len();
            let port = (key.family(), key.port, key.datagram);
            let port = *listening.ports.entry(port).or_insert(ports);
            let (text, wildcard) = (key.text(), key.is_wildcard());
            listening.places.insert(key, place);
            let (servers, default_server) = (vec![server], server);
            let (protocols, protocols_changed) = (None, false);
            let address = Address {
                text,
                wildcard,
                port,
                options,
                servers,
                default_server,
                protocols,
                protocols_changed,
            };
            listening.addresses.push(address);
            return Ok(());
        }
        if simple {
            let text = listening.addresses[place].text.as_bytes();
            return Err(Wrong::new(Kind::DuplicateAddress, &[text]));
        }
        let redefined = listening.addresses[place].again(server, options)?;
        if redefined && self.version >= Version::V1_30 {
            let text = self.http.listening.addresses[place].text.clone();
            self.warn(call, Kind::OptionsRedefined, &[text.as_bytes()]);
        }
        Ok(())
    }
}

/// A parameter with a value. `unknown`: what is said of others.
fn of_socket(text: &[u8], options: &mut Options, unknown: Kind) -> Outcome {
    let wrong = |kind| Err(Wrong::new(kind, &[text]));
    if let Some(value) = after(text, "fastopen=") {
        options.fastopen = true;
        if value::number(value).is_none() {
            return wrong(Kind::InvalidFastopen);
        }
    } else if let Some(value) = after(text, "backlog=") {
        options.backlog = true;
        if matches!(value::number(value), None | Some(0)) {
            return wrong(Kind::InvalidBacklog);
        }
    } else if let Some(value) = after(text, "rcvbuf=") {
        if value::size(value).is_none() {
            return wrong(Kind::InvalidRcvbuf);
        }
    } else if let Some(value) = after(text, "sndbuf=") {
        if value::size(value).is_none() {
            return wrong(Kind::InvalidSndbuf);
        }
    } else if let Some(value) = after(text, "ipv6only=o") {
        if !matches!(value, b"n" | b"ff") {
            return Err(Wrong::new(Kind::InvalidIpv6only, &[&text[9..]]));
        }
    } else if let Some(value) = after(text, "so_keepalive=") {
        options.so_keepalive = true;
        if !matches!(value, b"on" | b"off") && !keepalive(value) {
            return Err(Wrong::new(Kind::InvalidSoKeepalive, &[value]));
        }
    } else if unknown == Kind::TheInvalid || after(text, "accept_filter=").is_none() {
        // A filter is not for this system, says nginx, and goes on.
        return wrong(unknown);
    }
    Ok(())
}

/// `idle:interval:count`, not all empty.
fn keepalive(text: &[u8]) -> bool {
    let mut parts = text.splitn(3, |byte| *byte == b':');
    let mut part = || parts.next().unwrap_or_default();
    let seconds = |text: &[u8]| if text.is_empty() { Some(0) } else { value::seconds(text) };
    let (idle, interval) = (seconds(part()), seconds(part()));
    let count = part();
    let count = if count.is_empty() { Some(0) } else { value::number(count) };
    matches!((idle, interval, count), (Some(a), Some(b), Some(c)) if a + b + c > 0)
}

impl Address {
    /// Another server, or the same once more, listens here. Gives whether the protocols it asks for differ from before.
    fn again(&mut self, server: usize, options: Options) -> Outcome<bool> {
        let wrong = |kind| Err(Wrong::new(kind, &[self.text.as_bytes()]));
        if self.servers.last() == Some(&server) {
            return wrong(Kind::DuplicateListen);
        }
        let (was_set, default, before) =
            (self.options.set, self.options.default, self.options.protocols);
        if options.set && was_set {
            return wrong(Kind::DuplicateListenOptions);
        }
        if options.default && default {
            return wrong(Kind::DuplicateDefaultServer);
        }
        self.servers.push(server);
        if options.default {
            self.default_server = server;
        }
        let set = was_set || options.set;
        let all = before | options.protocols;
        let redefined = self.protocols_differ(set, options, before, all);
        self.options =
            Options { set, default: default || options.default, protocols: all, ..options };
        Ok(redefined)
    }

    fn protocols_differ(
        &mut self,
        set: bool,
        new: Options,
        before: Protocols,
        all: Protocols,
    ) -> bool {
        let other = self.protocols.is_some_and(|protocols| protocols != new.protocols);
        if all != before {
            // Some are added.
            let warns = (set && !new.set) || self.protocols_changed || all != new.protocols;
            (self.protocols, self.protocols_changed) = (Some(all), true);
            warns
        } else if all != new.protocols {
            // Some are left out.
            let warns = new.set || other;
            (self.protocols, self.protocols_changed) = (Some(new.protocols), true);
            warns
        } else {
            let warns = (new.set && self.protocols_changed) || other;
            self.protocols = Some(new.protocols);
            warns
        }
    }
}

impl Listening {
    /// Whether a server listens on one of these ports.
    pub(crate) fn is_on(&self, server: usize, ports: &[u16]) -> bool {
        let mut places = self.places.iter().filter(|(key, _)| ports.contains(&key.port));
        places.any(|(_, place)| self.addresses[*place].servers.contains(&server))
    }

    /// The addresses whose servers are told apart by name, with those servers, in nginx's order.
    pub(crate) fn by_address(&self, servers: &[Server]) -> Vec<(String, Vec<usize>)> {
        let mut order: Vec<&Address> = self.addresses.iter().collect();
        // Port by port as first met; in each the wildcard comes last, and what is bound for itself first.
        order.sort_by_key(|address| (address.port, address.wildcard, !address.options.set));
        let named = order.into_iter().filter(|address| {
            address.servers.len() > 1 || servers[address.default_server].captures
        });
        named.map(|address| (address.text.clone(), address.servers.clone())).collect()
    }

    /// The servers that are asked for TLS: their address, the default server first, with what asks for it.
    pub(crate) fn with_tls(&self) -> Vec<(usize, usize, &'static str)> {
        let mut order: Vec<(usize, &Address)> = self.addresses.iter().enumerate().collect();
        order.sort_by_key(|(_, address)| address.port);
        let mut found = Vec::new();
        for (place, address) in order {
            let what = match address.options.protocols {
                protocols if protocols & QUIC != 0 => "listen ... quic",
                protocols if protocols & SSL != 0 => "listen ... ssl",
                _ => continue,
            };
            found.push((place, address.default_server, what));
            found.extend(address.servers.iter().map(|server| (place, *server, what)));
        }
        found
    }

    pub(crate) fn sockets(&self) -> usize {
        self.addresses.len()
    }
}
