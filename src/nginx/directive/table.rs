//! The table, read once.

use crate::nginx::Version;
use crate::nginx::directive::Context;
use std::sync::OnceLock;

/// A directive of a module.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) name: &'static str,
    /// As in `ngx_http_proxy_module`, without what all have in common: `http_proxy`.
    pub(crate) module: &'static str,
    pub(crate) contexts: Context,
    pub(crate) letters: &'static str,
    pub(crate) arity: Arity,
    /// It opens a block, rather than end with `;`.
    pub(crate) block: bool,
    pub(crate) slot: Slot,
    /// What the slot needs: the words of an enum or bitmask, the bounds of a number.
    pub(crate) words: &'static str,
    /// Its arguments are looked at again when all are read.
    pub(crate) kept: bool,
    /// Its place in the table.
    pub(crate) index: u16,
    since: Version,
    until: Version,
    /// The next row with this name, plus one.
    next: u16,
}

/// How many arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arity {
    /// A bit for each count, from none to seven.
    Counts(u8),
    AtLeast(u8),
    Any,
}

/// What a directive does with its arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    Flag,
    Number,
    Size,
    Offset,
    Milliseconds,
    Seconds,
    Text,
    Texts,
    Pair,
    Enum,
    Bitmask,
    Buffers,
    Path,
    Access,
    /// A text with variables.
    Value,
    /// A size, or a text with variables.
    SizeValue,
    Predicate,
    Types,
    /// Code of its own, found by name.
    Custom,
}

/// A power of two, at least twice the names.
const BUCKETS: usize = 2048;

struct Table {
    rows: Vec<Row>,
    /// By the name's hash: a row's index, plus one.
    buckets: Vec<u16>,
}

/// All rows, in nginx's order.
#[must_use]
pub(crate) fn rows() -> &'static [Row] {
    &table().rows
}

/// The rows of a name in this release, in nginx's order; none if it is unknown.
pub(crate) fn find(name: &[u8], version: Version) -> impl Iterator<Item = &'static Row> + use<> {
    let table = table();
    let mut bucket = hash(name);
    let row = |index: u16| table.rows.get(usize::from(index).wrapping_sub(1));
    let first = loop {
        match row(table.buckets[bucket]) {
            Some(found) if found.name.as_bytes() != name => bucket = (bucket + 1) % BUCKETS,
            found => break found,
        }
    };
    std::iter::successors(first, move |found| row(found.next)).filter(move |row| row.is_in(version))
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read(include_str!("table.txt")))
}

/// Five of its bytes and its length tell a name well enough: six out of seven have a bucket for themselves.
fn hash(name: &[u8]) -> usize {
    let length = name.len();
    let Some(last) = length.checked_sub(1) else { return 0 };
    let places = [0, length / 4, length * 3 / 4, length * 5 / 6, last];
    let mix = |hash: u32, place| hash.wrapping_mul(31).wrapping_add(u32::from(name[place]));
    let hash = places.into_iter().fold(length as u32, mix);
    (hash.wrapping_mul(0x9e37_79b1) >> 21) as usize % BUCKETS
}

fn read(text: &'static str) -> Table {
    let mut table = Table { rows: Vec::with_capacity(800), buckets: vec![0; BUCKETS] };
    let mut module = "";
    for line in text.lines() {
        match line.strip_prefix('@') {
            Some(name) => module = name,
            None => table.add(row(line, module)),
        }
    }
    table
}

impl Table {
    fn add(&mut self, mut row: Row) {
        row.index = self.rows.len() as u16;
        let place = row.index + 1;
        let mut bucket = hash(row.name.as_bytes());
        while self.buckets[bucket] > 0 {
            let mut last = usize::from(self.buckets[bucket] - 1);
            if self.rows[last].name == row.name {
                while self.rows[last].next > 0 {
                    last = usize::from(self.rows[last].next - 1);
                }
                self.rows[last].next = place;
                self.rows.push(row);
                return;
            }
            bucket = (bucket + 1) % BUCKETS;
        }
        self.buckets[bucket] = place;
        self.rows.push(row);
    }
}

fn row(line: &'static str, module: &'static str) -> Row {
    let mut words = line.splitn(5, ' ');
    let mut word = || words.next().unwrap_or_default();
    let (name, contexts, arity, slot, words) = (word(), word(), word(), word(), word());
    let (since, until, name) = match name.as_bytes().first() {
        Some(b'<') => (Version::V1_22, Version::V1_22, &name[1..]),
        Some(b'>') => (Version::V1_30, Version::V1_30, &name[1..]),
        _ => (Version::V1_22, Version::V1_30, name),
    };
    let (count, block) = arity.strip_suffix('{').map_or((arity, false), |count| (count, true));
    let (letters, contexts, arity) = (contexts, Context::read(contexts), self::arity(count));
    let (slot, index, next) = (self::slot(slot), 0, 0);
    Row {
        kept: is_kept(name),
        name,
        module,
        contexts,
        letters,
        arity,
        block,
        slot,
        words,
        index,
        since,
        until,
        next,
    }
}

fn is_kept(name: &str) -> bool {
    const ENDS: [&str; 23] = [
        "ssl_stapling_file",
        "_cache_key",
        "ssl_stapling_responder",
        "_hash_max_size",
        "_hash_bucket_size",
        "_buffer_size",
        "_buffers",
        "_buffers_size",
        "_file_size",
        "_file_write_size",
        "_verify",
        "_trusted_certificate",
        "_certificate",
        "_certificate_key",
        "ssl_verify_client",
        "ssl_ocsp",
        "ssl_stapling",
        "ssl_reject_handshake",
        "connection_pool_size",
        "_set_body",
        "secure_link",
        "_link_md5",
        "_link_secret",
    ];
    ENDS.iter().any(|end| name.ends_with(end))
}

fn arity(text: &str) -> Arity {
    match text {
        "any" => Arity::Any,
        "1+" => Arity::AtLeast(1),
        "2+" => Arity::AtLeast(2),
        counts => {
            let digits = counts.bytes().filter(u8::is_ascii_digit);
            Arity::Counts(digits.fold(0, |set, digit| set | 1 << (digit - b'0')))
        }
    }
}

fn slot(text: &str) -> Slot {
    match text {
        "flag" => Slot::Flag,
        "num" => Slot::Number,
        "size" => Slot::Size,
        "off" => Slot::Offset,
        "msec" => Slot::Milliseconds,
        "sec" => Slot::Seconds,
        "str" => Slot::Text,
        "strings" => Slot::Texts,
        "keyval" => Slot::Pair,
        "enum" => Slot::Enum,
        "bitmask" => Slot::Bitmask,
        "bufs" => Slot::Buffers,
        "path" => Slot::Path,
        "access" => Slot::Access,
        "value" => Slot::Value,
        "size_value" => Slot::SizeValue,
        "predicate" => Slot::Predicate,
        "types" => Slot::Types,
        _ => Slot::Custom,
    }
}

impl Row {
    /// Whether this release has it.
    pub(crate) fn is_in(&self, version: Version) -> bool {
        (self.since..=self.until).contains(&version)
    }
}

impl Arity {
    /// Whether nginx takes this many arguments.
    #[must_use]
    pub(crate) fn takes(self, count: usize) -> bool {
        match self {
            Arity::Counts(set) => count < 8 && set & 1 << count != 0,
            Arity::AtLeast(least) => count >= usize::from(least),
            Arity::Any => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_by_its_name() {
        assert_eq!(rows().len(), 728);
        for row in rows() {
            let found = |version| find(row.name.as_bytes(), version).any(|r| r.index == row.index);
            assert!(found(Version::V1_22) || found(Version::V1_30), "{}", row.name);
        }
        assert_eq!(find(b"nothing", Version::V1_30).count(), 0);
        assert_eq!(find(b"sticky", Version::V1_22).count(), 0);
        assert_eq!(find(b"resolver", Version::V1_30).count(), 5);
    }
}
