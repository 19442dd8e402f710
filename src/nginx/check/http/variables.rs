//! Variables: which there are, which are used.
//!
//! `variables.txt` was read from running binaries: `<` only in 1.22, `>` only in 1.30; `!` may not be set; `*` a beginning.

use crate::nginx::Version;
use crate::nginx::check::{Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use crate::nginx::value::lower;
use std::collections::{BTreeMap, BTreeSet};

/// The variables of a release whose whole names are known.
pub fn variables(version: Version) -> impl Iterator<Item = &'static str> {
    lines(version).filter(|name| !name.contains('*')).map(|name| name.trim_start_matches('!'))
}

/// The lines of a release, without their first mark.
fn lines(version: Version) -> impl Iterator<Item = &'static str> {
    include_str!("variables.txt").lines().filter_map(move |line| {
        let (since, line) = match line.split_at(1) {
            ("<", rest) => (Version::V1_22, rest),
            (">", rest) => (Version::V1_30, rest),
            _ => (version, line),
        };
        (since == version).then_some(line)
    })
}

pub(crate) struct Variables {
    /// By name in lower case: whether a configuration may give it another value.
    known: BTreeMap<Vec<u8>, bool>,
    beginnings: Vec<&'static [u8]>,
    used: BTreeSet<Vec<u8>>,
    /// In the order of their first use.
    order: Vec<Vec<u8>>,
}

/// What `stream` has of the variables of `http`, and its own.
const STREAM: &str = "limit_conn_status binary_remote_addr remote_addr remote_port server_addr server_port server_name bytes_sent status \
     connection nginx_version hostname pid msec time_iso8601 time_local upstream_addr upstream_bytes_sent upstream_bytes_received \
     upstream_connect_time bytes_received session_time protocol ssl_preread_protocol ssl_preread_server_name \
     ssl_preread_alpn_protocols upstream_first_byte_time upstream_session_time";

impl Variables {
    /// Those of `http`, or of `stream`.
    pub(crate) fn new(version: Version, stream: bool) -> Variables {
        let (mut known, mut beginnings) = (BTreeMap::new(), Vec::new());
        if stream {
            known.extend(STREAM.split(' ').map(|name| (name.as_bytes().to_vec(), false)));
        }
        for line in lines(version) {
            let name = line.trim_start_matches(['!', '*']);
            if stream
                && !["ssl_", "realip_", "proxy_protocol_"]
                    .iter()
                    .any(|begin| name.starts_with(begin))
            {
                continue;
            }
            if line.contains('*') {
                beginnings.push(name.as_bytes());
            } else {
                known.insert(name.as_bytes().to_vec(), !line.starts_with('!'));
            }
        }
        Variables { known, beginnings, used: BTreeSet::new(), order: Vec::new() }
    }

    /// A text uses the variable.
    pub(crate) fn used(&mut self, name: &[u8]) -> Outcome {
        if name.is_empty() {
            return Err(Wrong::new(Kind::InvalidVariable, &[b"$"]));
        }
        let name = lower(name);
        if !self.used.contains(&*name) {
            self.used.insert(name.to_vec());
            self.order.push(name.into_owned());
        }
        Ok(())
    }

    /// A directive makes the variable, or gives it another value.
    pub(crate) fn made(&mut self, name: &[u8], changeable: bool) -> Outcome {
        if name.is_empty() {
            return Err(Wrong::new(Kind::InvalidVariable, &[b"$"]));
        }
        let lower = lower(name);
        match self.known.get(&*lower) {
            Some(true) => Ok(()),
            Some(false) => Err(Wrong::new(Kind::DuplicateVariable, &[name])),
            None => {
                self.known.insert(lower.into_owned(), changeable);
                Ok(())
            }
        }
    }

    fn is_known(&self, name: &[u8]) -> bool {
        self.known.contains_key(name) || self.beginnings.iter().any(|begin| name.starts_with(begin))
    }
}

impl Checker<'_> {
    /// Every variable that is used must be there: the first used is the first complained of.
    pub(crate) fn variables_are_known(&mut self) {
        let variables = &self.http.variables;
        let unknown = variables.order.iter().filter(|name| !variables.is_known(name));
        let wrong: Vec<_> =
            unknown.map(|name| Wrong::new(Kind::UnknownVariable, &[name]).nowhere()).collect();
        wrong.into_iter().for_each(|wrong| self.say(Err(wrong)));
    }

    /// `$name` as a directive's argument that makes it: the name.
    pub(crate) fn make_variable(&mut self, text: &[u8], changeable: bool) -> Outcome {
        match text.strip_prefix(b"$") {
            Some(name) => self.http.variables.made(name, changeable),
            None => Err(Wrong::new(Kind::InvalidVariable, &[text])),
        }
    }
}
