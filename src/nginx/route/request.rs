//! A request, its response, and what an upstream is sent.

use std::net::IpAddr;

/// A request as it stands on the line, with who sent it and where it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub method: Vec<u8>,
    /// The target, byte for byte: a path, or an absolute URL.
    pub target: Vec<u8>,
    /// What follows `HTTP/`.
    pub version: Vec<u8>,
    /// Names and values in order, `Host` and `Content-Length` among them.
    pub headers: Vec<(Vec<u8>, Vec<u8>)>,
    pub body: Vec<u8>,
    pub client: IpAddr,
    /// The address and port connected to.
    pub address: IpAddr,
    pub port: u16,
}

/// What a client sees of an answer's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// The text of a `return`, or none at all.
    Text(Vec<u8>),
    /// nginx's own page: an error, a redirect, a list of files.
    Page,
    /// The file at this path.
    File(Vec<u8>),
    /// What the upstream said.
    Upstream,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// 0: the connection is closed without an answer (444).
    pub status: u16,
    /// `100 Continue` was sent before.
    pub continued: bool,
    /// The target of a redirect, as the client gets it.
    pub location: Option<Vec<u8>>,
    /// Those of `add_header` and of `WWW-Authenticate`.
    pub headers: Vec<(Vec<u8>, Vec<u8>)>,
    pub body: Body,
}

/// What an upstream is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Method, target and version.
    pub line: Vec<u8>,
    /// In order.
    pub headers: Vec<(Vec<u8>, Vec<u8>)>,
    pub body: Vec<u8>,
}

impl Sent {
    /// The path that is asked for, without arguments.
    pub fn path(&self) -> String {
        let target = self.line.split(|byte| *byte == b' ').nth(1).unwrap_or_default();
        let path = target.split(|byte| *byte == b'?').next().unwrap_or_default();
        String::from_utf8_lossy(path).into_owned()
    }
}
