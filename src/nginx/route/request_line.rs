//! The request line: method, target, version.

use crate::nginx::Uri;
use crate::nginx::route::exchange::Exchange;
use crate::nginx::route::host::host;
use crate::nginx::route::{Step, Trouble};
use crate::nginx::value::size;

/// A line is at most as long as one of `large_client_header_buffers`.
const LARGE_BUFFER: u64 = 8192;

impl Exchange<'_, '_> {
    /// Reads the request, as far as nginx reads it before it works on it. The error: the status that it answers with.
    pub(super) fn read_request(&mut self) -> Result<(), u16> {
        let line = self.request_line();
        if line.len() as u64 + 2 > self.large_buffer() {
            return self.trouble(Trouble::TooLong, 414);
        }
        let target = self.target()?;
        self.version()?;
        self.uri(&target)?;
        if let Some(name) = target.host {
            let Some(name) = host(&name, self.configuration.version()) else {
                return self.trouble(Trouble::Host, 400);
            };
            self.choose_server(&name);
            self.host = name;
        }
        self.read_headers()
    }

    pub(super) fn trouble<T>(&mut self, trouble: Trouble, status: u16) -> Result<T, u16> {
        self.note(Step::Trouble(trouble));
        Err(status)
    }

    /// The line as it came, without its end: `$request`.
    pub(super) fn request_line(&self) -> Vec<u8> {
        let request = self.request;
        [&request.method[..], b" ", &request.target, b" HTTP/", &request.version].concat()
    }

    pub(super) fn large_buffer(&self) -> u64 {
        let line = self.scopes().line(self.scope, "large_client_header_buffers");
        line.and_then(|line| size(line.arg(1))).unwrap_or(LARGE_BUFFER)
    }

    fn target(&mut self) -> Result<Target, u16> {
        let request = self.request;
        let letter = |byte: &u8| byte.is_ascii_uppercase() || matches!(byte, b'_' | b'-');
        if request.method.is_empty() || !request.method.iter().all(letter) {
            return self.trouble(Trouble::Method, 400);
        }
        match Target::read(&request.target) {
            Some(target) => Ok(target),
            None => self.trouble(Trouble::Target, 400),
        }
    }

    fn version(&mut self) -> Result<(), u16> {
        let minor = match &self.request.version[..] {
            [b'1', b'.', minor @ ..] if !minor.is_empty() => minor,
            // More than 1 is seen at the digit that makes it so, whatever follows.
            [b'2'..=b'9', ..] | [b'1', b'0'..=b'9', ..] => {
                return self.trouble(Trouble::Version, 505);
            }
            _ => return self.trouble(Trouble::Version, 400),
        };
        let number = crate::nginx::value::number(minor).filter(|minor| *minor < 1000);
        match number {
            Some(minor) => self.version = 1000 + minor as u32,
            None => return self.trouble(Trouble::Version, 400),
        }
        Ok(())
    }

    /// `$uri` and `$args`. `merge_slashes` is that of the address's default server.
    fn uri(&mut self, target: &Target) -> Result<(), u16> {
        let merge = self.scopes().flag(self.scope, "merge_slashes", true);
        let Some(uri) = Uri::read(&target.path, merge) else {
            return self.trouble(Trouble::Target, 400);
        };
        let path = target.path.split(|byte| *byte == b'?').next().unwrap_or_default();
        self.quoted_uri = path.contains(&b'%');
        self.plus_in_uri = path.contains(&b'+');
        self.valid_unparsed_uri = !target.empty_path;
        self.unparsed_uri = target.unparsed.clone();
        (self.uri, self.args) = (uri.path, uri.args);
        self.note(Step::Uri { path: self.uri.clone(), args: self.args.clone() });
        Ok(())
    }
}

/// A target's parts.
struct Target {
    host: Option<Vec<u8>>,
    /// With its arguments.
    path: Vec<u8>,
    /// The same as it is sent on.
    unparsed: Vec<u8>,
    /// An absolute target goes on with `?` behind its host.
    empty_path: bool,
}

impl Target {
    fn read(text: &[u8]) -> Option<Target> {
        if text.iter().any(|byte| *byte <= b' ' || *byte == 0x7f) {
            return None;
        }
        if text.first() == Some(&b'/') {
            let (path, unparsed) = (text.to_vec(), text.to_vec());
            return Some(Target { host: None, path, unparsed, empty_path: false });
        }
        let scheme = text.iter().position(|byte| *byte == b':')?;
        let is_scheme = |(at, byte): (usize, &u8)| {
            byte.is_ascii_alphabetic()
                || (at > 0 && (byte.is_ascii_digit() || b"+-.".contains(byte)))
        };
        if scheme == 0 || !text[..scheme].iter().enumerate().all(is_scheme) {
            return None;
        }
        let rest = text[scheme..].strip_prefix(b"://")?;
        let length = host_length(rest)?;
        let (host, rest) = rest.split_at(length);
        let digits = match rest.split_first() {
            Some((b':', port)) => 1 + port.iter().take_while(|byte| byte.is_ascii_digit()).count(),
            _ => 0,
        };
        let rest = &rest[digits..];
        let (path, empty_path) = match rest.first() {
            None => (b"/".to_vec(), false),
            Some(b'/') => (rest.to_vec(), false),
            Some(b'?') => ([b"/", rest].concat(), true),
            Some(_) => return None,
        };
        let unparsed = if empty_path { rest.to_vec() } else { path.clone() };
        Some(Target { host: Some(host.to_vec()), path, unparsed, empty_path })
    }
}

/// The host of an absolute target: letters, digits, dots and dashes, or what stands in brackets.
fn host_length(text: &[u8]) -> Option<usize> {
    if text.first() == Some(&b'[') {
        return text.iter().position(|byte| *byte == b']').map(|close| close + 1);
    }
    let plain = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    Some(text.iter().take_while(plain).count())
}
