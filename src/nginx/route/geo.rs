//! `geo`.

use crate::nginx::route::exchange::Exchange;
use crate::nginx::route::forwarded::{Network, forwarded, network};
use std::net::{IpAddr, Ipv4Addr};

#[derive(Clone, Debug, Default)]
pub(super) struct Geo {
    /// The variable that holds the address; none: the client's.
    source: Option<Vec<u8>>,
    ranges: bool,
    default: Vec<u8>,
    networks: Vec<(Network, Vec<u8>)>,
    spans: Vec<(Ipv4Addr, Ipv4Addr, Vec<u8>)>,
    proxies: Vec<Network>,
    recursive: bool,
}

impl Geo {
    /// `source`: a variable without its `$`.
    pub(super) fn new(source: Option<&[u8]>) -> Geo {
        Geo { source: source.map(<[u8]>::to_vec), ..Geo::default() }
    }

    /// Reads a line of the block.
    pub(super) fn line(&mut self, words: &[Vec<u8>]) {
        match words {
            [word] if word == b"ranges" => self.ranges = true,
            [word] if word == b"proxy_recursive" => self.recursive = true,
            [key, value] => self.entry(key, value),
            _ => {}
        }
    }

    fn entry(&mut self, key: &[u8], value: &[u8]) {
        match key {
            b"default" => self.default = value.to_vec(),
            b"proxy" => self.proxies.extend(network(value)),
            b"delete" if self.ranges => {
                let gone = span(value);
                self.spans.retain(|(first, last, _)| Some((*first, *last)) != gone);
            }
            b"delete" => {
                let gone = network(value);
                self.networks.retain(|(known, _)| Some(*known) != gone);
            }
            _ if self.ranges => {
                self.spans.extend(span(key).map(|(first, last)| (first, last, value.to_vec())));
            }
            _ => self.networks.extend(network(key).map(|network| (network, value.to_vec()))),
        }
    }

    /// The value of the smallest network, or of the latest range, that holds the address.
    pub(super) fn value(&self, exchange: &mut Exchange<'_, '_>) -> Vec<u8> {
        let mut address = match &self.source {
            Some(name) => {
                let text = exchange.variable(name).unwrap_or_default();
                let read = std::str::from_utf8(&text).ok().and_then(|text| text.parse().ok());
                read.unwrap_or(IpAddr::V4(Ipv4Addr::BROADCAST))
            }
            None => exchange.client,
        };
        if !self.proxies.is_empty() {
            let values = exchange.header_values(b"x-forwarded-for").map(<[u8]>::to_vec).collect();
            address = forwarded(address, values, &self.proxies, self.recursive);
        }
        let by_network = || {
            let fitting = self.networks.iter().filter(|(network, _)| network.holds(address));
            fitting.max_by_key(|(network, _)| network.bits).map(|(_, value)| value)
        };
        let by_range = || match address {
            IpAddr::V4(address) => {
                let holds = |(first, last, _): &&(Ipv4Addr, Ipv4Addr, Vec<u8>)| {
                    (*first..=*last).contains(&address)
                };
                self.spans.iter().rev().find(holds).map(|(_, _, value)| value)
            }
            IpAddr::V6(_) => None,
        };
        let found = if self.ranges { by_range() } else { by_network() };
        found.unwrap_or(&self.default).clone()
    }
}

fn span(text: &[u8]) -> Option<(Ipv4Addr, Ipv4Addr)> {
    let (first, last) = std::str::from_utf8(text).ok()?.split_once('-')?;
    Some((first.parse().ok()?, last.parse().ok()?))
}
