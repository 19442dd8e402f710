//! `ngx_escape_uri`, `ngx_unescape_uri`.

/// Which bytes are escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    /// In a path that is sent on.
    Uri,
    /// In arguments: `&`, `+` and `;` too.
    Args,
}

/// Writes bytes that may not stand in a URI as `%XX`.
pub(super) fn escaped(text: &[u8], kind: Escape) -> Vec<u8> {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let must = |byte: u8| {
        byte <= b' '
            || byte >= 0x7f
            || b"#%?\"<>\\^`{|}".contains(&byte)
            || (kind == Escape::Args && b"&+;".contains(&byte))
    };
    let mut out = Vec::with_capacity(text.len());
    for &byte in text {
        if must(byte) {
            out.extend([b'%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        } else {
            out.push(byte);
        }
    }
    out
}

/// Reads `%XX` in the target of a redirect where the byte may stand there unescaped; from `?` on nothing.
pub(super) fn unescaped_for_redirect(text: &[u8]) -> Vec<u8> {
    let hex = |at: usize| text.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at += 1;
        match (byte, hex(at), hex(at + 1)) {
            (b'?', ..) => {
                out.extend(&text[at - 1..]);
                return out;
            }
            (b'%', Some(high), Some(low)) => {
                let read = (high * 16 + low) as u8;
                let letter = !text[at + 1].is_ascii_digit();
                if read == b'?' && letter {
                    out.push(read);
                    out.extend(&text[at + 2..]);
                    return out;
                }
                if read > b'%' && read < 0x7f {
                    out.push(read);
                } else {
                    out.extend(&text[at - 1..at + 2]);
                }
                at += 2;
            }
            // What is no number is left out, the byte that shows it stays; the second digit's is left out too.
            (b'%', None, _) => {
                out.extend(text.get(at));
                at += 1;
            }
            (b'%', Some(_), None) => at += 2,
            _ => out.push(byte),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Escape, escaped, unescaped_for_redirect};

    #[test]
    fn bytes_are_escaped_where_they_may_not_stand() {
        assert_eq!(escaped(b"/a b%\xc3?&+", Escape::Uri), b"/a%20b%25%C3%3F&+");
        assert_eq!(escaped(b"a&b+c;d", Escape::Args), b"a%26b%2Bc%3Bd");
        assert_eq!(unescaped_for_redirect(b"/%41%20%3Fx%3D?%41"), b"/A%20?x%3D?%41");
        assert_eq!(unescaped_for_redirect(b"/%zz%4"), b"/zz");
    }
}
