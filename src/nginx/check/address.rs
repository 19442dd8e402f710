//! Addresses: `ngx_parse_url`, `ngx_ptocidr`.

use crate::nginx::check::Checker;
use crate::nginx::value;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// How a URL is to be read.
#[derive(Clone, Copy, Default)]
pub(super) struct Form {
    /// Of a `listen`: a port alone, a range, `*`.
    pub(super) listen: bool,
    pub(super) default_port: u16,
    /// What follows a `/` is its URI.
    pub(super) uri_part: bool,
    /// The host may be a name that is looked up later.
    pub(super) no_resolve: bool,
}

/// A URL read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Url<'t> {
    pub(super) host: &'t [u8],
    pub(super) uri: &'t [u8],
    pub(super) port: u16,
    pub(super) last_port: u16,
    pub(super) no_port: bool,
    pub(super) unix: bool,
    /// The address, if it was written or looked up.
    pub(super) address: Option<IpAddr>,
}

type Read<'t> = Result<Url<'t>, &'static str>;

fn find(text: &[u8], byte: u8) -> Option<usize> {
    text.iter().position(|b| *b == byte)
}

impl Checker<'_> {
    pub(super) fn url<'t>(&self, text: &'t [u8], form: Form) -> Read<'t> {
        if text.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"unix:")) {
            return unix(&text[5..], form);
        }
        if text.first() == Some(&b'[') {
            return inet6(text, form);
        }
        let mut url = inet(text, form)?;
        if url.address.is_none() && !form.no_resolve {
            url.address = Some(self.around.address(url.host).ok_or("host not found")?);
        }
        Ok(url)
    }
}

fn unix(path: &[u8], form: Form) -> Read<'_> {
    let (path, uri) = match find(path, b':').filter(|_| form.uri_part) {
        Some(colon) => (&path[..colon], &path[colon + 1..]),
        None => (path, &[][..]),
    };
    match path.len() {
        0 => Err("no path in the unix domain socket"),
        108.. => Err("too long path in the unix domain socket"),
        _ => Ok(Url { host: path, uri, unix: true, ..Url::default() }),
    }
}

/// A port, or for a `listen` a range; what follows the host's colon.
fn ports(text: &[u8], form: Form) -> Result<(u16, u16), &'static str> {
    let port = |text: &[u8]| match value::number(text) {
        Some(port @ 1..=65535) => Ok(port as u16),
        _ => Err("invalid port"),
    };
    match find(text, b'-').filter(|_| form.listen) {
        Some(dash) => {
            let last = port(&text[dash + 1..])?;
            let first = port(&text[..dash])?;
            if first > last { Err("invalid port range") } else { Ok((first, last)) }
        }
        None => Ok((port(text)?, 0)),
    }
}

/// What stands before the URI, and the URI.
fn without_uri(
    text: &[u8],
    slash: Option<usize>,
    form: Form,
) -> Result<(&[u8], &[u8]), &'static str> {
    match slash {
        None => Ok((text, &[])),
        Some(_) if form.listen || !form.uri_part => Err("invalid host"),
        Some(slash) => Ok(text.split_at(slash)),
    }
}

fn inet(text: &[u8], form: Form) -> Read<'_> {
    let slash = find(text, b'/').into_iter().chain(find(text, b'?')).min();
    let (rest, uri) = without_uri(text, slash, form)?;
    let mut url = Url { uri, port: form.default_port, ..Url::default() };
    // nginx looks for the first colon in all of the text, and takes it unless the URI begins before it.
    let host = match find(text, b':').filter(|colon| *colon < rest.len()) {
        Some(colon) => {
            (url.port, url.last_port) = ports(&rest[colon + 1..], form)?;
            &rest[..colon]
        }
        None => {
            if form.listen && slash.is_none() && only_ports(rest, &mut url)? {
                url.address = Some(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
                return Ok(url);
            }
            url.no_port = true;
            rest
        }
    };
    if host.is_empty() {
        return Err("no host");
    }
    url.host = host;
    url.address = match host {
        b"*" if form.listen => Some(IpAddr::V4(Ipv4Addr::UNSPECIFIED)),
        host => inet_addr(host).map(IpAddr::V4),
    };
    Ok(url)
}

/// A `listen` that is a port or a range of ports, and nothing else.
fn only_ports(text: &[u8], url: &mut Url<'_>) -> Result<bool, &'static str> {
    let (first, last) = match find(text, b'-') {
        Some(dash) => match value::number(&text[dash + 1..]) {
            Some(last) => (&text[..dash], Some(last)),
            None => return Ok(false),
        },
        None => (text, None),
    };
    let Some(port) = value::number(first) else { return Ok(false) };
    let in_range = |port: u64| (1..=65535).contains(&port);
    if !in_range(port) || last.is_some_and(|last| !in_range(last)) {
        return Err("invalid port");
    }
    if last.is_some_and(|last| port > last) {
        return Err("invalid port range");
    }
    (url.port, url.last_port) = (port as u16, last.unwrap_or(0) as u16);
    Ok(true)
}

fn inet6(text: &[u8], form: Form) -> Read<'_> {
    let close = find(text, b']').ok_or("invalid host")?;
    let behind = &text[close + 1..];
    let (rest, uri) = without_uri(behind, find(behind, b'/'), form)?;
    let mut url = Url { uri, port: form.default_port, ..Url::default() };
    match rest.first() {
        Some(b':') => (url.port, url.last_port) = ports(&rest[1..], form)?,
        Some(_) => return Err("invalid host"),
        None => url.no_port = true,
    }
    let host = &text[1..close];
    if host.is_empty() {
        return Err("no host");
    }
    url.address = Some(IpAddr::V6(inet6_addr(host).ok_or("invalid IPv6 address")?));
    url.host = &text[..=close];
    Ok(url)
}

/// Four decimal numbers. 255.255.255.255 is none to nginx.
pub(super) fn inet_addr(text: &[u8]) -> Option<Ipv4Addr> {
    let mut parts = text.split(|byte| *byte == b'.');
    let mut octets = [0; 4];
    for octet in &mut octets {
        let part = parts.next()?;
        // nginx takes leading zeros, and an empty part as 0 in its middle; more than 255 never.
        *octet = u8::try_from(if part.is_empty() { 0 } else { value::number(part)? }).ok()?;
    }
    let address = Ipv4Addr::from(octets);
    (parts.next().is_none() && !text.is_empty() && address != Ipv4Addr::BROADCAST)
        .then_some(address)
}

fn inet6_addr(text: &[u8]) -> Option<Ipv6Addr> {
    std::str::from_utf8(text).ok()?.parse().ok()
}

/// An address without or with a port.
pub(super) fn is_address(text: &[u8]) -> bool {
    inet_addr(text).is_some() || inet6_addr(text).is_some()
}

pub(super) fn is_address_with_port(text: &[u8]) -> bool {
    let port = |text: &[u8]| matches!(value::number(text), Some(1..=65535));
    if is_address(text) {
        return true;
    }
    if let (Some(b'['), Some(close)) = (text.first(), find(text, b']')) {
        let behind = &text[close + 1..];
        return inet6_addr(&text[1..close]).is_some()
            && behind.first() == Some(&b':')
            && port(&behind[1..]);
    }
    find(text, b':')
        .is_some_and(|colon| inet_addr(&text[..colon]).is_some() && port(&text[colon + 1..]))
}

/// What a network is: its address and bits; and whether the address has bits beyond them.
pub(super) fn network(text: &[u8]) -> Option<((IpAddr, u8), bool)> {
    let (address, bits) = match find(text, b'/') {
        Some(slash) => (&text[..slash], Some(value::number(&text[slash + 1..])?)),
        None => (text, None),
    };
    let within = |most: u8| match bits {
        Some(bits) => u8::try_from(bits).ok().filter(|bits| *bits <= most),
        None => Some(most),
    };
    if let Some(address) = inet_addr(address) {
        let bits = within(32)?;
        let mask = u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0);
        let masked = Ipv4Addr::from(u32::from(address) & mask);
        return Some(((IpAddr::V4(masked), bits), masked != address));
    }
    let address = inet6_addr(address)?;
    let bits = within(128)?;
    let mask = u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0);
    let masked = Ipv6Addr::from(u128::from(address) & mask);
    Some(((IpAddr::V6(masked), bits), masked != address))
}
