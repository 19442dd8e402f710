//! Values as text, for a page's data block and for the browser's shelves: postcard, escaped.
//!
//! Not base64: what a page carries is mostly sentences that also stand in its prose, and the
//! compression finds them again only where their bytes stay as they are.

use crate::unpack::{self, Unpack};
use serde::Serialize;

/// `bytes` as text that a data block of HTML may hold: well-formed UTF-8 stays as it is, but for
/// control characters, `<` and the backslash. What is escaped is a backslash and either one
/// character from `@` to `_` (the bytes 0–31) or two small hexadecimal digits.
pub fn text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\0'..='\x1f' => text.extend(['\\', char::from(c as u8 + b'@')]),
                '\\' | '<' | '\x7f' => push_hex(&mut text, c as u8),
                _ => text.push(c),
            }
        }
        chunk.invalid().iter().for_each(|&byte| push_hex(&mut text, byte));
    }
    text
}

fn push_hex(text: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    text.extend(['\\', digit(byte >> 4), digit(byte & 15)]);
}

/// The bytes of a text; `None` for a text that [`text`] did not write.
pub fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    // No byte of a longer character equals a backslash, so single bytes can be looked at.
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'\\' => match rest.next()? {
                short @ b'@'..=b'_' => short - b'@',
                high => (hex(high)? << 4) | hex(rest.next()?)?,
            },
            0..=31 => return None,
            plain => plain,
        });
    }
    Some(bytes)
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// `value` as text.
pub fn pack<T: Serialize>(value: &T) -> String {
    let bytes =
        postcard::to_allocvec(value).expect("our types know their lengths, and a Vec grows");
    text(&bytes)
}

/// Reads what the same version of the code packed; `None` for anything else.
pub fn unpack<T: Unpack>(text: &str) -> Option<T> {
    unpack::unpack(&bytes(text)?).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bytes_come_back(given in prop::collection::vec(any::<u8>(), 0..80), words in ".{0,20}") {
            for given in [given, words.into_bytes()] {
                let text = text(&given);
                prop_assert!(!text.contains(|c: char| c.is_ascii_control() || c == '<'), "{text:?}");
                prop_assert_eq!(bytes(&text), Some(given));
            }
        }

        #[test]
        fn any_text_is_survived(given in any::<String>()) {
            bytes(&given);
        }
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let value = (7_u32, "글 <b> \\".to_owned());
        assert_eq!(pack(&value), "\\G\\I글 \\3cb> \\5c");
        assert_eq!(unpack(&pack(&value)), Some(value));
    }

    #[test]
    fn damage_is_nothing() {
        for text in ["\\", "\\0", "\\zz", "", "글", "\n"] {
            assert_eq!(unpack::<(u32, String)>(text), None, "{text}");
        }
    }
}
