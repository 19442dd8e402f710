//! `server_name`, and whose a name is when two servers have it.

use crate::nginx::check::slot::until_nul;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use std::collections::BTreeSet;

pub(crate) fn server_name(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    for (index, name) in call.args(1) {
        let invalid = match name.first() {
            Some(b'*') => name.len() < 3 || name[1] != b'.',
            Some(b'.') => name.len() < 2,
            _ => false,
        };
        if invalid {
            return Err(Wrong::new(Kind::InvalidServerName, &[&name]).word(index));
        }
        if until_nul(&name).contains(&b'/') {
            checker.warn(call, Kind::SuspiciousServerName, &[&name]);
        }
        one(checker, &name).map_err(|wrong| wrong.word(index))?;
    }
    Ok(())
}

fn one(checker: &mut Checker<'_>, name: &[u8]) -> Outcome {
    let pattern = name.strip_prefix(b"~");
    let captures = match pattern {
        Some(b"") => return Err(Wrong::new(Kind::EmptyServerRegex, &[name])),
        Some(pattern) => checker.regex(pattern)? > 0,
        None => false,
    };
    let Some(server) = checker.http.servers.last_mut() else { return Ok(()) };
    match pattern {
        Some(_) => {
            server.patterns += 1;
            server.captures = captures;
        }
        None if name.eq_ignore_ascii_case(b"$hostname") => server.names.push(b"localhost".to_vec()),
        None => server.names.push(name.to_ascii_lowercase()),
    }
    Ok(())
}

/// The names of one address: `ngx_hash_add_key`. Wildcards have name spaces of their own.
#[derive(Default)]
pub(crate) struct Names {
    exact: BTreeSet<Vec<u8>>,
    head: BTreeSet<Vec<u8>>,
    tail: BTreeSet<Vec<u8>>,
}

/// What became of a name.
pub(crate) enum Added {
    New,
    Taken,
    Invalid,
}

impl Names {
    /// Adds a name that may have a wildcard. Names are compared whatever their case.
    pub(crate) fn add(&mut self, name: &[u8]) -> Added {
        let name = name.to_ascii_lowercase();
        let stars = name.iter().filter(|byte| **byte == b'*').count();
        let dots = name.windows(2).any(|pair| pair == b"..");
        if stars > 1 || dots || name.contains(&0) {
            return Added::Invalid;
        }
        let new = if name.len() > 1 && name[0] == b'.' {
            // `.x` is `x` and `*.x`.
            let plain = name[1..].to_vec();
            if !self.exact.insert(plain.clone()) {
                return Added::Taken;
            }
            self.head.insert(plain)
        } else if name.len() > 2 && name.starts_with(b"*.") {
            self.head.insert(name[2..].to_vec())
        } else if name.len() > 2 && name.ends_with(b".*") {
            self.tail.insert(name[..name.len() - 2].to_vec())
        } else if stars > 0 {
            return Added::Invalid;
        } else {
            self.exact.insert(name)
        };
        if new { Added::New } else { Added::Taken }
    }

    /// Adds a name that is no wildcard whatever it looks like.
    pub(crate) fn add_plain(&mut self, name: &[u8]) -> Added {
        if self.exact.insert(name.to_ascii_lowercase()) { Added::New } else { Added::Taken }
    }
}

impl Checker<'_> {
    /// Says which names an earlier server has already, address by address.
    pub(crate) fn names_are_told_apart(&mut self) -> Outcome {
        for (text, servers) in self.http.listening.by_address(&self.http.servers) {
            let mut names = Names::default();
            for server in servers {
                let server = &self.http.servers[server];
                let all: Vec<Vec<u8>> = match (server.names.is_empty(), server.patterns) {
                    (true, 0) => vec![Vec::new()],
                    _ => server.names.clone(),
                };
                for name in all {
                    match names.add(&name) {
                        Added::New => {}
                        Added::Taken => {
                            self.warn_nowhere(
                                Kind::ConflictingServerName,
                                &[&name, text.as_bytes()],
                            );
                        }
                        Added::Invalid => {
                            let values = [&name[..], text.as_bytes()];
                            return Err(Wrong::new(Kind::InvalidServerNameOn, &values).nowhere());
                        }
                    }
                }
            }
        }
        Ok(())
    }
}
