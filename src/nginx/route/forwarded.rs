//! Networks, and the address that a trusted proxy says it passes a request on for (`ngx_http_get_forwarded_addr`).

use crate::nginx::route::exchange::Exchange;
use crate::nginx::value::number;
use std::net::{IpAddr, SocketAddr};

/// A network: what `allow`, `geo` and `set_real_ip_from` name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Network {
    address: IpAddr,
    pub(super) bits: u32,
}

impl Network {
    pub(super) fn holds(&self, address: IpAddr) -> bool {
        match (self.address, address) {
            (IpAddr::V4(network), IpAddr::V4(address)) => {
                let shift = 32 - self.bits.min(32);
                let masked = |bits: u32| bits.checked_shr(shift).unwrap_or(0);
                masked(network.into()) == masked(address.into())
            }
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                let shift = 128 - self.bits.min(128);
                let masked = |bits: u128| bits.checked_shr(shift).unwrap_or(0);
                masked(network.into()) == masked(address.into())
            }
            _ => false,
        }
    }
}

/// An address, or one with the number of its bits that count.
pub(super) fn network(text: &[u8]) -> Option<Network> {
    let slash = text.iter().position(|byte| *byte == b'/');
    let address: IpAddr =
        std::str::from_utf8(&text[..slash.unwrap_or(text.len())]).ok()?.parse().ok()?;
    let all = if address.is_ipv4() { 32 } else { 128 };
    let bits = match slash {
        Some(slash) => u32::try_from(number(&text[slash + 1..])?).ok()?,
        None => all,
    };
    (bits <= all).then_some(Network { address, bits })
}

/// The address of a list's entry, which may have a port.
fn address(text: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(text).ok()?;
    text.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

/// Goes back from `client` through what proxies said, the latest last, as long as they are trusted: one step, or all.
pub(super) fn forwarded(
    client: IpAddr,
    values: Vec<Vec<u8>>,
    trusted: &[Network],
    recursive: bool,
) -> IpAddr {
    let mut found = client;
    let all = values.join(&b","[..]);
    let entries: Vec<&[u8]> =
        all.split(|byte| matches!(byte, b',' | b' ')).filter(|entry| !entry.is_empty()).collect();
    for entry in entries.iter().rev() {
        if !trusted.iter().any(|network| network.holds(found)) {
            break;
        }
        let Some(address) = address(entry) else { break };
        found = address;
        if !recursive {
            break;
        }
    }
    found
}

impl Exchange<'_, '_> {
    /// The realip module: whom a trusted proxy names is the client from now on.
    pub(super) fn real_client(&mut self) {
        let scopes = self.scopes();
        let trusted: Vec<Network> = scopes
            .lines(self.scope, "set_real_ip_from")
            .filter_map(|line| network(line.arg(0)))
            .collect();
        if trusted.is_empty() || self.real_client_known {
            return;
        }
        let header = match scopes.word(self.scope, "real_ip_header") {
            b"" => b"X-Real-IP",
            b"proxy_protocol" => return,
            header => header,
        };
        let recursive = scopes.flag(self.scope, "real_ip_recursive", false);
        let values: Vec<Vec<u8>> = self.header_values(header).map(<[u8]>::to_vec).collect();
        let values = if header.eq_ignore_ascii_case(b"X-Forwarded-For") {
            values
        } else {
            values.into_iter().take(1).collect()
        };
        let found = forwarded(self.client, values, &trusted, recursive);
        if found != self.client {
            self.client = found;
            self.real_client_known = true;
        }
    }
}
