//! `map`.

use crate::nginx::regex::Regex;
use crate::nginx::route::exchange::Exchange;
use crate::nginx::route::names::Names;

#[derive(Clone, Debug, Default)]
pub(super) struct Map {
    source: Vec<u8>,
    hostnames: bool,
    pub(super) volatile: bool,
    default: Vec<u8>,
    names: Names<usize>,
    patterns: Vec<(Regex, usize)>,
    values: Vec<Vec<u8>>,
}

impl Map {
    pub(super) fn new(source: &[u8]) -> Map {
        Map { source: source.to_vec(), ..Map::default() }
    }

    /// Reads a line of the block.
    pub(super) fn line(&mut self, words: &[Vec<u8>]) {
        match words {
            [word] if word == b"hostnames" => self.hostnames = true,
            [word] if word == b"volatile" => self.volatile = true,
            [key, value] if key == b"default" => self.default = value.clone(),
            [key, value] => self.key(key, value),
            _ => {}
        }
    }

    fn key(&mut self, key: &[u8], value: &[u8]) {
        let index = self.values.len();
        self.values.push(value.to_vec());
        if let Some(pattern) = key.strip_prefix(b"~") {
            let caseless = pattern.strip_prefix(b"*");
            if let Ok(pattern) = Regex::new(caseless.unwrap_or(pattern), caseless.is_some()) {
                self.patterns.push((pattern, index));
            }
            return;
        }
        let key = key.strip_prefix(b"\\").unwrap_or(key);
        if self.hostnames {
            self.names.add(key, index);
        } else {
            self.names.add_plain(key, index);
        }
    }

    pub(super) fn patterns(&self) -> impl Iterator<Item = &Regex> {
        self.patterns.iter().map(|(pattern, _)| pattern)
    }

    /// The value: of the key itself or the longest wildcard, of the first pattern that fits, the default.
    pub(super) fn value(&self, exchange: &mut Exchange<'_, '_>) -> Vec<u8> {
        let mut key = exchange.text(&self.source);
        if self.hostnames && key.last() == Some(&b'.') {
            key.pop();
        }
        let named = self.names.find(&key).map(|(index, _)| index);
        let found = named.or_else(|| {
            let fits = |(pattern, _): &&(Regex, usize)| exchange.fits(pattern, &key);
            let first = if key.is_empty() { None } else { self.patterns.iter().find(fits) };
            first.map(|(_, index)| *index)
        });
        exchange.text(found.map_or(&self.default, |index| &self.values[index]))
    }
}
