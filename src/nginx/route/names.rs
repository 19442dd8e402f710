//! Names with wildcards: `ngx_hash_combined_t`, which server names and `map … hostnames` share.

use std::collections::BTreeMap;

/// Names in lower case, each with what it stands for.
#[derive(Clone, Debug)]
pub(super) struct Names<T> {
    exact: BTreeMap<Vec<u8>, T>,
    head: BTreeMap<Vec<u8>, T>,
    tail: BTreeMap<Vec<u8>, T>,
}

/// Which of the three lists had a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wildcard {
    None,
    Leading,
    Trailing,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Names { exact: BTreeMap::new(), head: BTreeMap::new(), tail: BTreeMap::new() }
    }
}

impl<T: Copy> Names<T> {
    /// A name that is no wildcard whatever it looks like. The first of equal names stays.
    pub(super) fn add_plain(&mut self, name: &[u8], value: T) {
        self.exact.entry(name.to_ascii_lowercase()).or_insert(value);
    }

    pub(super) fn add(&mut self, name: &[u8], value: T) {
        let name = name.to_ascii_lowercase();
        if name.len() > 1 && name[0] == b'.' {
            // `.x` is `x` and `*.x`, or neither where `x` is taken.
            if !self.exact.contains_key(&name[1..]) {
                self.exact.insert(name[1..].to_vec(), value);
                self.head.entry(name[1..].to_vec()).or_insert(value);
            }
        } else if let Some(rest) = name.strip_prefix(b"*.") {
            self.head.entry(rest.to_vec()).or_insert(value);
        } else if let Some(rest) = name.strip_suffix(b".*") {
            self.tail.entry(rest.to_vec()).or_insert(value);
        } else {
            self.exact.entry(name).or_insert(value);
        }
    }

    /// The name itself, else the longest `*.x`, else the longest `x.*`.
    pub(super) fn find(&self, name: &[u8]) -> Option<(T, Wildcard)> {
        let name = name.to_ascii_lowercase();
        if let Some(value) = self.exact.get(&name) {
            return Some((*value, Wildcard::None));
        }
        let dots: Vec<usize> = (1..name.len()).filter(|at| name[*at] == b'.').collect();
        let leading = dots.iter().find_map(|dot| self.head.get(&name[dot + 1..]));
        let trailing = || dots.iter().rev().find_map(|dot| self.tail.get(&name[..*dot]));
        match leading {
            Some(value) => Some((*value, Wildcard::Leading)),
            None => trailing().map(|value| (*value, Wildcard::Trailing)),
        }
    }
}
