//! `server_name`, and whose a name is when two servers have it.

use crate::nginx::check::slot::until_nul;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use crate::nginx::value::lower;
use std::collections::{BTreeMap, BTreeSet};

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

impl Names {
    /// Whether nothing was added.
    pub(crate) fn is_empty(&self) -> bool {
        self.exact.is_empty() && self.head.is_empty() && self.tail.is_empty()
    }
}

/// The names of one address: `ngx_hash_add_key`. Wildcards have name spaces of their own.
#[derive(Default)]
pub(crate) struct Names {
    /// Those without wildcard, and whether they go into a hash: of `.x`, `x` does not.
    exact: BTreeMap<Vec<u8>, bool>,
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
        let name = lower(name);
        let stars = name.iter().filter(|byte| **byte == b'*').count();
        let dots = name.windows(2).any(|pair| pair == b"..");
        if stars > 1 || dots || name.contains(&0) {
            return Added::Invalid;
        }
        let new = if name.len() > 1 && name[0] == b'.' {
            // `.x` is `x` and `*.x`.
            if matches!(self.add_exact(&name[1..], false), Added::Taken) {
                return Added::Taken;
            }
            self.head.insert(name[1..].to_vec())
        } else if name.len() > 2 && name.starts_with(b"*.") {
            self.head.insert(name[2..].to_vec())
        } else if name.len() > 2 && name.ends_with(b".*") {
            self.tail.insert(name[..name.len() - 2].to_vec())
        } else if stars > 0 {
            return Added::Invalid;
        } else {
            return self.add_exact(&name, true);
        };
        if new { Added::New } else { Added::Taken }
    }

    /// Adds a name that is no wildcard whatever it looks like.
    pub(crate) fn add_plain(&mut self, name: &[u8]) -> Added {
        self.add_exact(&lower(name), true)
    }

    fn add_exact(&mut self, name: &[u8], hashed: bool) -> Added {
        if self.exact.contains_key(name) {
            return Added::Taken;
        }
        self.exact.insert(name.to_vec(), hashed);
        Added::New
    }

    /// As they go into a hash.
    pub(crate) fn hashed(&self) -> Vec<&[u8]> {
        let hashed = self.exact.iter().filter(|(_, hashed)| **hashed);
        hashed.map(|(name, _)| name.as_slice()).collect()
    }
}

impl Checker<'_> {
    /// Says which names an earlier server has already, address by address.
    pub(crate) fn names_are_told_apart(&mut self, http: usize) -> Outcome {
        let limits = self.limits(http, "server_names_hash", 512, 64);
        for (text, servers) in self.http.listening.by_address(&self.http.servers) {
            let (mut names, nameless) = (Names::default(), [Vec::new()]);
            for server in servers {
                for nth in 0.. {
                    let server = &self.http.servers[server];
                    let bare = server.names.is_empty() && server.patterns == 0;
                    let all = if bare { &nameless[..] } else { &server.names };
                    let Some(name) = all.get(nth) else { break };
                    let wrong = |kind| Wrong::new(kind, &[name, text.as_bytes()]).nowhere();
                    match names.add(name) {
                        Added::New => {}
                        Added::Taken => {
                            let taken = wrong(Kind::ConflictingServerName).warning();
                            self.raise(*taken, None);
                        }
                        Added::Invalid => return Err(wrong(Kind::InvalidServerNameOn)),
                    }
                }
            }
            let names = names.hashed();
            if !names.is_empty() {
                self.hash("server_names_hash", &names, limits)?;
            }
        }
        Ok(())
    }
}
