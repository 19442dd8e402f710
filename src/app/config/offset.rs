//! Where something stands in a text: bytes here, UTF-16 units in a browser.

/// The UTF-16 units before the byte `at`; before the character it lies in, and of all of `text` behind its end.
#[must_use]
pub fn units(text: &str, at: usize) -> u32 {
    let before = text.char_indices().take_while(|(from, c)| from + c.len_utf8() <= at);
    before.map(|(_, c)| c.len_utf16() as u32).sum()
}

/// The byte before which stand so many UTF-16 units: always at the bound of a character.
#[must_use]
pub fn byte(text: &str, units: u32) -> usize {
    let mut left = units;
    for (at, c) in text.char_indices() {
        let width = c.len_utf16() as u32;
        if left < width {
            return at;
        }
        left -= width;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{byte, units};

    /// One byte, three bytes, four bytes and two units, one byte.
    const TEXT: &str = "a한😀;";

    #[test]
    fn every_bound_of_a_character_goes_there_and_back() {
        let bounds: Vec<usize> = (0..=TEXT.len()).filter(|at| TEXT.is_char_boundary(*at)).collect();
        assert_eq!(bounds, [0, 1, 4, 8, 9]);
        let there: Vec<u32> = bounds.iter().map(|at| units(TEXT, *at)).collect();
        assert_eq!(there, [0, 1, 2, 4, 5]);
        let back: Vec<usize> = there.iter().map(|units| byte(TEXT, *units)).collect();
        assert_eq!(back, bounds);
    }

    #[test]
    fn what_lies_within_a_character_is_its_beginning() {
        assert_eq!((units(TEXT, 2), units(TEXT, 3), units(TEXT, 6)), (1, 1, 2));
        assert_eq!(byte(TEXT, 3), 4);
    }

    #[test]
    fn what_lies_behind_the_end_is_the_end() {
        assert_eq!((units(TEXT, 99), byte(TEXT, 99)), (5, 9));
        assert_eq!((units("", 1), byte("", 1)), (0, 0));
    }
}
