//! Progress as one line of text, to be kept in a file, mailed or pasted: `BATON1.`, the stored bytes
//! in base64url, a dot, and their checksum in eight hexadecimal digits. The checksum stands last,
//! so that a text that was cut off is known for one. White space anywhere is not part of it.

use super::{Progress, Unreadable};

/// What the text begins with; the number is that of the form around the bytes.
const NAME: &str = "BATON";
const VERSION: &str = "1";

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Why a text brings no progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotImported {
    /// There is nothing in it.
    Empty,
    /// It is no progress of this site.
    Foreign,
    /// A newer version of the site wrote it.
    Newer,
    /// It was, but it was cut off or changed on the way.
    Damaged,
}

/// The text of `progress`.
pub fn export(progress: &Progress) -> String {
    let bytes = progress.encode();
    let mut text = [NAME, VERSION, "."].concat();
    for chunk in bytes.chunks(3) {
        let three = [0, 1, 2].map(|at| u32::from(chunk.get(at).copied().unwrap_or(0)));
        let bits = three[0] << 16 | three[1] << 8 | three[2];
        // As many digits as the bytes need, and no padding.
        for digit in 0..=chunk.len() {
            text.push(char::from(DIGITS[(bits >> (18 - 6 * digit) & 63) as usize]));
        }
    }
    text.push('.');
    let sum = checksum(&bytes);
    for nibble in (0..8).rev() {
        text.push(char::from(b"0123456789abcdef"[(sum >> (4 * nibble) & 15) as usize]));
    }
    text
}

/// The progress in a text.
///
/// # Errors
/// What is wrong with the text; nothing of it is taken then.
pub fn import(text: &str) -> Result<Progress, NotImported> {
    let text: String = text.split_whitespace().collect();
    if text.is_empty() {
        return Err(NotImported::Empty);
    }
    let rest = text.strip_prefix(NAME).ok_or(NotImported::Foreign)?;
    let (version, rest) = rest.split_once('.').ok_or(NotImported::Damaged)?;
    if version != VERSION {
        let is_number = !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit());
        return Err(if is_number { NotImported::Newer } else { NotImported::Foreign });
    }
    let (digits, sum) = rest.split_once('.').ok_or(NotImported::Damaged)?;
    let bytes = bytes(digits).ok_or(NotImported::Damaged)?;
    if sum.len() != 8 || u32::from_str_radix(sum, 16) != Ok(checksum(&bytes)) {
        return Err(NotImported::Damaged);
    }
    Progress::decode(&bytes).map_err(|why| match why {
        Unreadable::Newer { .. } => NotImported::Newer,
        Unreadable::Empty | Unreadable::Corrupt => NotImported::Damaged,
    })
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0);
    for digit in digits.bytes() {
        let value = DIGITS.iter().position(|known| *known == digit)?;
        bits = bits << 6 | value as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    // Digits of another length or with bits to spare are nobody's.
    (held < 6 && bits & ((1 << held) - 1) == 0).then_some(bytes)
}

/// FNV-1a.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Answer;
    use proptest::prelude::*;

    fn some() -> Progress {
        let mut progress = Progress::default();
        progress.answered("04-ecs/a", Answer::Option(1), true);
        progress.seen("04-ecs/survive");
        progress.tried("04-ecs#spread");
        progress
    }

    proptest! {
        #[test]
        fn what_is_exported_is_imported(keys in prop::collection::vec("[a-z/가-힣]{0,9}", 0..9)) {
            let mut progress = Progress::default();
            keys.iter().for_each(|key| progress.solved(key));
            let text = export(&progress);
            prop_assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)));
            prop_assert_eq!(import(&text), Ok(progress));
        }

        #[test]
        fn any_text_is_survived(text in any::<String>(), after in "[A-Za-z0-9._-]{0,40}") {
            prop_assert!(import(&text).is_err());
            let ours = format!("BATON1.{after}");
            prop_assert!(import(&ours).is_err());
        }
    }

    #[test]
    fn a_text_of_version_1_is_read_for_ever() {
        let text = "BATON1.AQMNMDQtZWNzI3NwcmVhZAAAAAgwNC1lY3MvYQEBAAEAAQEOMDQtZWNzL3N1cnZpdmUAAQA.eea3d9f3";
        assert_eq!((export(&some()).as_str(), import(text)), (text, Ok(some())));
    }

    #[test]
    fn lines_and_spaces_on_the_way_do_no_harm() {
        let text = export(&some());
        let (first, second) = text.split_at(20);
        assert_eq!(import(&format!("\n  {first}\r\n{second} \n")), Ok(some()));
    }

    #[test]
    fn whatever_was_cut_off_is_known_for_damaged() {
        let text = export(&some());
        for length in NAME.len()..text.len() {
            assert_eq!(import(&text[..length]), Err(NotImported::Damaged), "{length}");
        }
    }

    #[test]
    fn whatever_was_changed_is_refused() {
        let text = export(&some());
        for at in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[at] = if changed[at] == b'x' { b'y' } else { b'x' };
            let changed = String::from_utf8(changed).expect("letters");
            assert!(import(&changed).is_err(), "{changed}");
        }
    }

    #[test]
    fn what_is_none_of_ours_says_why() {
        assert_eq!(import(" \n"), Err(NotImported::Empty));
        assert_eq!(import("hello"), Err(NotImported::Foreign));
        assert_eq!(import("BATONE.x.y"), Err(NotImported::Foreign));
        assert_eq!(import("BATON2.whatever it holds"), Err(NotImported::Newer));
    }
}
