//! A set of bytes.

/// 256 bits, one a byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ByteSet([u64; 4]);

impl ByteSet {
    pub(super) fn of(predicate: impl Fn(u8) -> bool) -> ByteSet {
        let mut set = ByteSet::default();
        (0..=255).filter(|&byte| predicate(byte)).for_each(|byte| set.insert(byte));
        set
    }

    pub(super) fn insert(&mut self, byte: u8) {
        self.0[usize::from(byte >> 6)] |= 1 << (byte & 63);
    }

    pub(super) fn contains(&self, byte: u8) -> bool {
        self.0[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1
    }

    pub(super) fn extend(&mut self, other: ByteSet) {
        self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine |= theirs);
    }

    pub(super) fn negated(self) -> ByteSet {
        ByteSet(self.0.map(|bits| !bits))
    }

    /// With both cases of every ASCII letter in it.
    pub(super) fn caseless(self) -> ByteSet {
        ByteSet::of(|byte| {
            self.contains(byte.to_ascii_lowercase()) || self.contains(byte.to_ascii_uppercase())
        })
    }

    pub(super) fn digits() -> ByteSet {
        ByteSet::of(|b| b.is_ascii_digit())
    }

    pub(super) fn word() -> ByteSet {
        ByteSet::of(is_word)
    }

    /// `\s`: with the vertical tab, as PCRE2 and Perl have it.
    pub(super) fn space() -> ByteSet {
        ByteSet::of(is_space)
    }

    /// `\h`, bytes only: 0xA0 is Latin-1's no-break space.
    pub(super) fn horizontal() -> ByteSet {
        ByteSet::of(|b| matches!(b, b' ' | b'\t' | 0xa0))
    }

    /// `\v`, bytes only: 0x85 is Latin-1's next line.
    pub(super) fn vertical() -> ByteSet {
        ByteSet::of(|b| matches!(b, b'\n'..=b'\r' | 0x85))
    }

    pub(super) fn not_newline() -> ByteSet {
        ByteSet::of(|b| b != b'\n')
    }

    pub(super) fn any() -> ByteSet {
        ByteSet::of(|_| true)
    }

    /// POSIX classes in the C locale.
    pub(super) fn posix(name: &[u8]) -> Option<ByteSet> {
        let set = match name {
            b"alpha" => ByteSet::of(|b| b.is_ascii_alphabetic()),
            b"lower" => ByteSet::of(|b| b.is_ascii_lowercase()),
            b"upper" => ByteSet::of(|b| b.is_ascii_uppercase()),
            b"alnum" => ByteSet::of(|b| b.is_ascii_alphanumeric()),
            b"ascii" => ByteSet::of(|b| b.is_ascii()),
            b"blank" => ByteSet::of(|b| matches!(b, b' ' | b'\t')),
            b"cntrl" => ByteSet::of(|b| b.is_ascii_control()),
            b"digit" => ByteSet::digits(),
            b"graph" => ByteSet::of(|b| b.is_ascii_graphic()),
            b"print" => ByteSet::of(|b| b.is_ascii_graphic() || b == b' '),
            b"punct" => ByteSet::of(|b| b.is_ascii_punctuation()),
            b"space" => ByteSet::space(),
            b"word" => ByteSet::word(),
            b"xdigit" => ByteSet::of(|b| b.is_ascii_hexdigit()),
            _ => return None,
        };
        Some(set)
    }
}

pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}
