//! The grammars of values: numbers, sizes, offsets, times.

use std::borrow::Cow;

const MAX: u64 = i64::MAX as u64;

/// In lower case; most texts are, and are not copied.
#[must_use]
pub(crate) fn lower(text: &[u8]) -> Cow<'_, [u8]> {
    if text.iter().any(u8::is_ascii_uppercase) {
        text.to_ascii_lowercase().into()
    } else {
        text.into()
    }
}

/// One or more decimal digits; nothing else, and no more than fits.
#[must_use]
pub(crate) fn number(text: &[u8]) -> Option<u64> {
    let digits = (!text.is_empty()).then_some(text)?;
    digits.iter().try_fold(0_u64, |value, byte| {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        value.checked_mul(10)?.checked_add(digit).filter(|value| *value <= MAX)
    })
}

/// A decimal fraction of up to `point` digits, as an integer of 10⁻ᵖᵒⁱⁿᵗ.
#[must_use]
pub(crate) fn fixed_point(text: &[u8], point: usize) -> Option<u64> {
    let (whole, fraction) = match text.iter().position(|byte| *byte == b'.') {
        Some(dot) => (&text[..dot], &text[dot + 1..]),
        None => (text, &[][..]),
    };
    let mut digits = [whole, fraction].concat();
    if digits.is_empty() || fraction.len() > point {
        return None;
    }
    digits.resize(whole.len() + point, b'0');
    number(&digits)
}

fn scaled(text: &[u8], units: &[(u8, u32)]) -> Option<u64> {
    let last = text.last()?.to_ascii_lowercase();
    match units.iter().find(|(unit, _)| *unit == last) {
        Some((_, shift)) => {
            let value = number(&text[..text.len() - 1])?;
            (value <= MAX >> shift).then(|| value << shift)
        }
        None => number(text),
    }
}

/// Bytes, with `k` or `m`.
#[must_use]
pub(crate) fn size(text: &[u8]) -> Option<u64> {
    scaled(text, &[(b'k', 10), (b'm', 20)])
}

/// Bytes, with `k`, `m` or `g`.
#[must_use]
pub(crate) fn offset(text: &[u8]) -> Option<u64> {
    scaled(text, &[(b'k', 10), (b'm', 20), (b'g', 30)])
}

/// The units of time, longest first, in seconds; a millisecond, and a bare number, come after.
const UNITS: [(u8, u64); 7] = [
    (b'y', 31_536_000),
    (b'M', 2_592_000),
    (b'w', 604_800),
    (b'd', 86_400),
    (b'h', 3600),
    (b'm', 60),
    (b's', 1),
];
const MONTH: usize = 1;
const SECOND: usize = 6;
const MILLISECOND: usize = 7;
const BARE: usize = 8;

/// Seconds: numbers with units from the longest to the shortest, the last one perhaps without.
#[must_use]
pub(crate) fn seconds(text: &[u8]) -> Option<u64> {
    time(text, true)
}

/// Milliseconds: as [`seconds`], with `ms` and without years and months.
#[must_use]
pub(crate) fn milliseconds(text: &[u8]) -> Option<u64> {
    time(text, false)
}

fn time(text: &[u8], in_seconds: bool) -> Option<u64> {
    let factor = if in_seconds { 1 } else { 1000 };
    let (mut total, mut value, mut digits) = (0_u64, 0_u64, false);
    // The first step that may still come.
    let mut from = if in_seconds { 0 } else { MONTH + 1 };
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        at += 1;
        if byte.is_ascii_digit() {
            value = value.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
            digits = true;
            continue;
        }
        let step = match byte {
            b'm' if text.get(at) == Some(&b's') => MILLISECOND,
            b' ' => BARE,
            _ => UNITS.iter().position(|(unit, _)| *unit == byte)?,
        };
        let allowed = match step {
            MILLISECOND => !in_seconds && from <= MILLISECOND,
            BARE => from <= SECOND,
            step => step >= from,
        };
        if !allowed {
            return None;
        }
        at += usize::from(step == MILLISECOND);
        let scale = match step {
            MILLISECOND => 1,
            BARE => factor,
            step => UNITS[step].1 * factor,
        };
        total = total.checked_add(value.checked_mul(scale)?).filter(|total| *total <= MAX)?;
        (value, from) = (0, step + 1);
        at += text[at..].iter().take_while(|byte| **byte == b' ').count();
    }
    let rest = value.checked_mul(factor)?;
    total.checked_add(rest).filter(|total| digits && *total <= MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_as_nginx_reads_them() {
        assert_eq!(number(b"007"), Some(7));
        assert_eq!([number(b""), number(b"-1"), number(b"9223372036854775808")], [None; 3]);
        assert_eq!(size(b"1K"), Some(1024));
        assert_eq!([size(b"1g"), size(b"k"), size(b"")], [None, None, None]);
        assert_eq!(offset(b"2G"), Some(2 << 30));
        assert_eq!(seconds(b"1y 2M3d"), Some(31_536_000 + 2 * 2_592_000 + 3 * 86_400));
        assert_eq!(seconds(b"1h30"), Some(3630));
        assert_eq!([seconds(b"1ms"), seconds(b"1s1m"), seconds(b"1x"), seconds(b"")], [None; 4]);
        assert_eq!(milliseconds(b"1m 5ms"), Some(60_005));
        assert_eq!([milliseconds(b"1y"), milliseconds(b"1M"), milliseconds(b"1ms1s")], [None; 3]);
        assert_eq!(fixed_point(b"33.3", 2), Some(3330));
        assert_eq!([fixed_point(b"0.001", 2), fixed_point(b"x", 2)], [None; 2]);
    }
}
