//! Where a directive may stand.

/// A set of kinds of block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Context(u16);

/// The letters of the table, in the order of the bits.
const LETTERS: &[u8] = b"mehsluijxMNSTU";

impl Context {
    pub(crate) const MAIN: Context = Context(1);
    pub(crate) const EVENTS: Context = Context(1 << 1);
    pub(crate) const HTTP: Context = Context(1 << 2);
    pub(crate) const SERVER: Context = Context(1 << 3);
    pub(crate) const LOCATION: Context = Context(1 << 4);
    pub(crate) const UPSTREAM: Context = Context(1 << 5);
    pub(crate) const IF_IN_SERVER: Context = Context(1 << 6);
    pub(crate) const IF_IN_LOCATION: Context = Context(1 << 7);
    pub(crate) const LIMIT_EXCEPT: Context = Context(1 << 8);
    pub(crate) const MAIL: Context = Context(1 << 9);
    pub(crate) const MAIL_SERVER: Context = Context(1 << 10);
    pub(crate) const STREAM: Context = Context(1 << 11);
    pub(crate) const STREAM_SERVER: Context = Context(1 << 12);
    pub(crate) const STREAM_UPSTREAM: Context = Context(1 << 13);

    /// The set that letters of the table name; `*` is all.
    pub(super) fn read(letters: &str) -> Context {
        let bit = |letter: u8| LETTERS.iter().position(|known| *known == letter);
        let bits = letters.bytes().map(|letter| bit(letter).map_or(u16::MAX, |bit| 1 << bit));
        Context(bits.fold(0, |set, bit| set | bit))
    }

    /// Whether the sets have a kind in common.
    #[must_use]
    pub(crate) fn meets(self, other: Context) -> bool {
        self.0 & other.0 != 0
    }
}
