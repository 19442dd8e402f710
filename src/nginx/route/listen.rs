//! `listen` and `server_name`: which server a request is for.

use crate::nginx::Surroundings;
use crate::nginx::regex::Regex;
use crate::nginx::route::exchange::Exchange;
use crate::nginx::route::names::{Names, Wildcard};
use crate::nginx::route::scope::{Line, Mark};
use crate::nginx::route::{Configuration, ServerBy, Step};
use crate::nginx::value::number;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A `server`.
#[derive(Clone, Debug)]
pub(super) struct Server {
    pub(super) scope: usize,
    /// `$server_name`: its first name.
    pub(super) name: Vec<u8>,
    listens: bool,
}

/// An address that is listened at.
#[derive(Clone, Debug)]
pub(super) struct Listen {
    /// `[::]` with `ipv6only=off`.
    both: bool,
    pub(super) tls: bool,
    /// The servers in order, each with its `listen`.
    servers: Vec<(usize, Mark)>,
    /// The place in `servers`.
    default: Option<usize>,
    names: Names<(usize, Mark)>,
    patterns: Vec<(Regex, usize, Mark)>,
}

impl Configuration {
    pub(super) fn begin_server(&mut self, scope: usize) {
        self.servers.push(Server { scope, name: Vec::new(), listens: false });
    }

    /// A server without `listen` has port 80.
    pub(super) fn end_server(&mut self) {
        let Some(server) = self.servers.last().filter(|server| !server.listens) else { return };
        let mark = self.scopes.all[server.scope].mark;
        self.listen_at(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 80, mark);
    }

    /// A `listen` of the server being read.
    pub(super) fn listen(&mut self, line: &Line, around: &dyn Surroundings) {
        if let Some(server) = self.servers.last_mut() {
            server.listens = true;
        }
        let Some((address, first, last)) = socket(line.arg(0), around) else { return };
        let has = |word: &[u8]| line.args.iter().skip(1).any(|arg| arg == word);
        for port in first..=last {
            let index = self.listen_at(address, port, line.mark);
            let listen = &mut self.listens[index];
            listen.tls |= has(b"ssl");
            listen.both |= has(b"ipv6only=off");
            if has(b"default_server") || has(b"default") {
                listen.default = Some(listen.servers.len() - 1);
            }
        }
    }

    fn listen_at(&mut self, address: IpAddr, port: u16, mark: Mark) -> usize {
        let next = self.listens.len();
        let index = *self.places.entry((address, port)).or_insert(next);
        if index == next {
            self.listens.push(Listen {
                both: false,
                tls: false,
                servers: Vec::new(),
                default: None,
                names: Names::default(),
                patterns: Vec::new(),
            });
        }
        let (servers, server) = (&mut self.listens[index].servers, self.servers.len() - 1);
        // nginx refuses an address that one server has twice; else its names would be read for each time.
        if servers.last().is_none_or(|(last, _)| *last != server) {
            servers.push((server, mark));
        }
        index
    }

    /// When all is read: the names of the servers at each address, the earlier server's first.
    pub(super) fn name_servers(&mut self) {
        let named = |server: &Server| self.scopes.own(server.scope, "server_name").collect();
        let lines: Vec<Vec<&Line>> = self.servers.iter().map(named).collect();
        for (server, lines) in self.servers.iter_mut().zip(&lines) {
            let name = lines.first().map_or(&b""[..], |line| line.arg(0));
            server.name = match name {
                b"$hostname" => HOSTNAME.to_vec(),
                [b'~', ..] => name.to_vec(),
                _ => name.strip_prefix(b".").unwrap_or(name).to_ascii_lowercase(),
            };
        }
        for listen in &mut self.listens {
            for (server, mark) in listen.servers.clone() {
                for line in &lines[server] {
                    line.args.iter().for_each(|name| listen.name(name, server, line.mark));
                }
                if lines[server].is_empty() {
                    listen.names.add_plain(b"", (server, mark));
                }
            }
        }
    }

    /// Whether a connection to this address and port is taken.
    #[must_use]
    pub fn listens(&self, address: IpAddr, port: u16) -> bool {
        self.listening(address, port).is_some()
    }

    /// The address that takes a connection: the very one before a wildcard.
    pub(super) fn listening(&self, address: IpAddr, port: u16) -> Option<usize> {
        let any = match address {
            IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::UNSPECIFIED),
            IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::UNSPECIFIED),
        };
        let at = |address: IpAddr| self.places.get(&(address, port)).copied();
        let both = || {
            let six = at(IpAddr::V6(Ipv6Addr::UNSPECIFIED));
            six.filter(|six| address.is_ipv4() && self.listens[*six].both)
        };
        at(address).or_else(|| at(any)).or_else(both)
    }
}

impl Listen {
    fn name(&mut self, name: &[u8], server: usize, mark: Mark) {
        match name.strip_prefix(b"~") {
            Some(pattern) => {
                self.patterns.extend(name_pattern(pattern).map(|pattern| (pattern, server, mark)));
            }
            None if name == b"$hostname" => self.names.add(HOSTNAME, (server, mark)),
            None => self.names.add(name, (server, mark)),
        }
    }
}

/// A server's name that is a pattern: one with a capital letter is tried whatever the case.
pub(super) fn name_pattern(pattern: &[u8]) -> Option<Regex> {
    Regex::new(pattern, pattern.iter().any(u8::is_ascii_uppercase)).ok()
}

/// `$hostname`.
pub(super) const HOSTNAME: &[u8] = b"localhost";

/// Address and ports of a `listen`; none of a socket that is a file.
fn socket(text: &[u8], around: &dyn Surroundings) -> Option<(IpAddr, u16, u16)> {
    let ports = |text: &[u8]| {
        let mut ends = text.splitn(2, |byte| *byte == b'-');
        let port = |text: &[u8]| number(text).and_then(|port| u16::try_from(port).ok());
        let first = port(ends.next()?)?;
        Some((first, ends.next().map_or(Some(first), port)?))
    };
    let any = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
    if let Some((first, last)) = ports(text) {
        return Some((any, first, last));
    }
    let colon = text.iter().rposition(|byte| *byte == b':').filter(|_| text.last() != Some(&b']'));
    let (host, (first, last)) = match colon {
        Some(colon) => (&text[..colon], ports(&text[colon + 1..])?),
        None => (text, (80, 80)),
    };
    let host = host.strip_prefix(b"[").and_then(|host| host.strip_suffix(b"]")).unwrap_or(host);
    let address = match host {
        b"*" => any,
        _ => match std::str::from_utf8(host).ok()?.parse() {
            Ok(address) => address,
            Err(_) => around.address(host)?,
        },
    };
    Some((address, first, last))
}

impl Exchange<'_, '_> {
    /// Before any name is known: the address's default server.
    pub(super) fn default_server(&mut self) {
        let listen = &self.configuration.listens[self.listen];
        let (server, mark) = listen.servers[listen.default.unwrap_or(0)];
        self.note_at(Step::Connected, mark);
        self.enter(server);
    }

    /// The server of a host's name: exact, `*.x`, `x.*`, the first pattern that fits, the default.
    pub(super) fn choose_server(&mut self, host: &[u8]) {
        let configuration = self.configuration;
        let listen = &configuration.listens[self.listen];
        let (server, mark, by) = match listen.names.find(host) {
            Some(((server, mark), wildcard)) => {
                let by = match wildcard {
                    Wildcard::None => ServerBy::Exact,
                    Wildcard::Leading => ServerBy::LeadingWildcard,
                    Wildcard::Trailing => ServerBy::TrailingWildcard,
                };
                (server, mark, by)
            }
            None => {
                let fits = |(pattern, ..): &&(Regex, usize, Mark)| {
                    !host.is_empty() && self.fits(pattern, host)
                };
                match listen.patterns.iter().find(fits) {
                    Some((_, server, mark)) => (*server, *mark, ServerBy::Pattern),
                    None => {
                        let (server, mark) = listen.servers[listen.default.unwrap_or(0)];
                        (server, mark, ServerBy::Default)
                    }
                }
            }
        };
        self.note_at(Step::Server(by), mark);
        self.enter(server);
    }

    fn enter(&mut self, server: usize) {
        self.server = server;
        self.scope = self.configuration.servers[server].scope;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nginx::Version;
    use std::borrow::Cow;

    struct Nothing;

    impl Surroundings for Nothing {
        fn read(&self, _: &[u8]) -> Option<Cow<'_, [u8]>> {
            None
        }

        fn matching(&self, _: &[u8]) -> Vec<Vec<u8>> {
            Vec::new()
        }

        fn address(&self, _: &[u8]) -> Option<IpAddr> {
            None
        }
    }

    #[test]
    fn a_server_that_says_an_address_again_is_there_once() {
        let lines = "listen 80\nserver_name a;\n".repeat(1_000);
        let text = format!("events {{}} http {{ server {{ {lines} }} server {{ {lines} }} }}");
        let read = Configuration::read(b"/nginx.conf", text.as_bytes(), &Nothing, Version::V1_30);
        let servers: Vec<usize> = read.listens.iter().map(|listen| listen.servers.len()).collect();
        assert_eq!(servers, [2]);
    }
}
