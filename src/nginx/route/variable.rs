//! Variables.

use crate::nginx::route::Configuration;
use crate::nginx::route::exchange::Exchange;
use crate::nginx::route::host::port;
use crate::nginx::route::listen::HOSTNAME;
use std::net::IpAddr;

impl Exchange<'_, '_> {
    /// A variable's value now; `None`: there is none, which is told as nothing. Names are compared whatever their case.
    pub(super) fn variable(&mut self, name: &[u8]) -> Option<Vec<u8>> {
        let name = &name.to_ascii_lowercase()[..];
        if let Some(value) = self.values.get(name) {
            return Some(value.clone());
        }
        if self.configuration.made.contains_key(name) {
            return self.made(name);
        }
        self.of_request(name).or_else(|| self.of_connection(name)).or_else(|| self.of_prefix(name))
    }

    fn of_request(&mut self, name: &[u8]) -> Option<Vec<u8>> {
        let request = self.request;
        Some(match name {
            b"uri" | b"document_uri" => self.uri.clone(),
            b"request_uri" => self.unparsed_uri.clone(),
            b"args" | b"query_string" => self.args.clone(),
            b"is_args" => {
                if self.args.is_empty() {
                    Vec::new()
                } else {
                    b"?".to_vec()
                }
            }
            b"request" => self.request_line(),
            b"request_method" => self.method.clone(),
            b"server_protocol" => [b"HTTP/", &request.version[..]].concat(),
            b"host" if self.host.is_empty() => self.server_name(),
            b"host" => self.host.clone(),
            b"server_name" => self.server_name(),
            b"content_length" => self.header(b"content-length")?.to_vec(),
            b"content_type" => self.header(b"content-type")?.to_vec(),
            b"remote_user" => self.user_and_password()?.0,
            b"request_filename" => self.uri_path()?,
            b"document_root" | b"realpath_root" => self.root(),
            b"request_body" if self.body_taken => request.body.clone(),
            b"request_completion" => Vec::new(),
            b"request_port" if !self.is_old() => self.request_port(),
            b"is_request_port" if !self.is_old() => {
                if self.request_port().is_empty() {
                    Vec::new()
                } else {
                    b":".to_vec()
                }
            }
            b"status" => match (self.error_status, self.response.status) {
                (0, 0) => b"000".to_vec(),
                (0, status) | (status, _) => status.to_string().into_bytes(),
            },
            b"proxy_host" => self.proxy.0.clone(),
            b"proxy_port" => self.proxy.1.clone(),
            b"proxy_add_x_forwarded_for" => self.forwarded_for(),
            b"http_x_forwarded_for" => self.joined(b"x-forwarded-for", b", ")?,
            b"http_cookie" => self.joined(b"cookie", b"; ")?,
            b"invalid_referer" => self.invalid_referer(),
            _ => return None,
        })
    }

    fn of_connection(&self, name: &[u8]) -> Option<Vec<u8>> {
        let request = self.request;
        let octets = |address: IpAddr| match address {
            IpAddr::V4(address) => address.octets().to_vec(),
            IpAddr::V6(address) => address.octets().to_vec(),
        };
        Some(match name {
            b"scheme" => b"http".to_vec(),
            b"https" => Vec::new(),
            b"remote_addr" => self.client.to_string().into_bytes(),
            b"binary_remote_addr" => octets(self.client),
            b"realip_remote_addr" => request.client.to_string().into_bytes(),
            b"server_addr" => request.address.to_string().into_bytes(),
            b"server_port" => request.port.to_string().into_bytes(),
            b"hostname" => HOSTNAME.to_vec(),
            b"nginx_version" => {
                if self.is_old() {
                    b"1.22.1".to_vec()
                } else {
                    b"1.30.4".to_vec()
                }
            }
            b"pipe" => b".".to_vec(),
            b"limit_rate" => b"0".to_vec(),
            _ => return None,
        })
    }

    /// `$arg_x`, `$http_x`, `$cookie_x`.
    fn of_prefix(&self, name: &[u8]) -> Option<Vec<u8>> {
        if let Some(name) = name.strip_prefix(b"arg_") {
            return argument(&self.args, name);
        }
        if let Some(name) = name.strip_prefix(b"http_") {
            let same = |(known, _): &&(Vec<u8>, Vec<u8>)| {
                let lower =
                    |byte: &u8| if *byte == b'-' { b'_' } else { byte.to_ascii_lowercase() };
                known.iter().map(lower).eq(name.iter().copied())
            };
            let values: Vec<&[u8]> =
                self.headers.iter().filter(same).map(|(_, value)| value.as_slice()).collect();
            // Since 1.23 several of one name are joined.
            let first = *values.first()?;
            return Some(if self.is_old() { first.to_vec() } else { values.join(&b", "[..]) });
        }
        if let Some(name) = name.strip_prefix(b"cookie_") {
            return self.header_values(b"cookie").find_map(|value| cookie(value, name));
        }
        None
    }

    fn server_name(&self) -> Vec<u8> {
        self.configuration.servers[self.server].name.clone()
    }

    /// The port that the client named with its host.
    fn request_port(&self) -> Vec<u8> {
        let target = &self.request.target;
        let absolute = target.windows(3).position(|three| three == b"://");
        match absolute.filter(|_| target.first() != Some(&b'/')) {
            Some(at) => {
                let authority = &target[at + 3..];
                let end = authority.iter().position(|byte| matches!(byte, b'/' | b'?'));
                port(&authority[..end.unwrap_or(authority.len())]).to_vec()
            }
            None => self.header(b"host").map(port).unwrap_or_default().to_vec(),
        }
    }

    fn joined(&self, name: &[u8], between: &[u8]) -> Option<Vec<u8>> {
        let values: Vec<&[u8]> = self.header_values(name).collect();
        (!values.is_empty()).then(|| values.join(between))
    }

    fn forwarded_for(&self) -> Vec<u8> {
        let client = self.client.to_string().into_bytes();
        match self.joined(b"x-forwarded-for", b", ") {
            Some(before) => [&before[..], b", ", &client].concat(),
            None => client,
        }
    }

    /// `valid_referers`: empty for one that is among them.
    fn invalid_referer(&mut self) -> Vec<u8> {
        let configuration: &Configuration = self.configuration;
        let words: Vec<&[u8]> = configuration
            .scopes
            .lines(self.scope, "valid_referers")
            .flat_map(|line| line.args.iter().map(Vec::as_slice))
            .collect();
        let server_names =
            configuration.scopes.own(configuration.servers[self.server].scope, "server_name");
        let names: Vec<&[u8]> =
            server_names.flat_map(|line| line.args.iter().map(Vec::as_slice)).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let referer = self.header(b"referer").map(<[u8]>::to_vec);
        let valid = crate::nginx::route::referer::is_valid(&words, &names, referer.as_deref());
        if valid { Vec::new() } else { b"1".to_vec() }
    }
}

/// The value of an argument: names compared whatever their case, nothing decoded.
fn argument(args: &[u8], name: &[u8]) -> Option<Vec<u8>> {
    args.split(|byte| *byte == b'&').find_map(|pair| {
        let begins = pair.get(..name.len())?.eq_ignore_ascii_case(name);
        let value = pair[name.len()..].strip_prefix(b"=")?;
        begins.then(|| value.to_vec())
    })
}

/// A cookie's value.
fn cookie(header: &[u8], name: &[u8]) -> Option<Vec<u8>> {
    header.split(|byte| *byte == b';').find_map(|pair| {
        let equals = pair.iter().position(|byte| *byte == b'=')?;
        let known = pair[..equals].trim_ascii();
        known.eq_ignore_ascii_case(name).then(|| pair[equals + 1..].trim_ascii_start().to_vec())
    })
}
