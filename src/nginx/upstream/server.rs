//! A `server` line of an upstream.

use crate::nginx::Directive;
use crate::nginx::value::{number, seconds};

/// A server as it is written, and where its name leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Address and port as written: what `hash … consistent` hashes.
    pub text: String,
    pub weight: u32,
    /// Failures within `fail_timeout` that put it aside; 0: never.
    pub max_fails: u32,
    /// Seconds; nginx compares whole ones.
    pub fail_timeout_s: u64,
    /// Connections at a time; 0: any number.
    pub max_conns: u32,
    pub backup: bool,
    pub down: bool,
}

impl Server {
    /// Reads `server ADDRESS [PARAMETER…];`. The configuration was checked before: what is not understood is left at its
    /// default.
    pub fn read(directive: &Directive) -> Server {
        let mut arguments = directive.arguments();
        let text = arguments.next().unwrap_or_default();
        let mut server = Server {
            text: String::from_utf8_lossy(&text).into_owned(),
            weight: 1,
            max_fails: 1,
            fail_timeout_s: 10,
            max_conns: 0,
            backup: false,
            down: false,
        };
        arguments.for_each(|argument| server.set(&argument));
        server
    }

    fn set(&mut self, parameter: &[u8]) {
        let equals = parameter.iter().position(|&b| b == b'=').unwrap_or(parameter.len());
        let (name, value) = (&parameter[..equals], parameter.get(equals + 1..).unwrap_or_default());
        let count = number(value).and_then(|n| u32::try_from(n).ok());
        match name {
            b"weight" => self.weight = count.unwrap_or(self.weight).max(1),
            b"max_fails" => self.max_fails = count.unwrap_or(self.max_fails),
            b"max_conns" => self.max_conns = count.unwrap_or(self.max_conns),
            b"fail_timeout" => self.fail_timeout_s = seconds(value).unwrap_or(self.fail_timeout_s),
            b"backup" => self.backup = true,
            b"down" => self.down = true,
            _ => {}
        }
    }
}
