//! Durations as lesson writers write them: `30s`, `3m`, `1m30s`, `2h`.

const UNITS: [(char, u64); 3] = [('h', 3_600_000), ('m', 60_000), ('s', 1_000)];

/// The longest duration that a lesson may name. It keeps sums of times far from overflow and runs bounded.
const LONGEST_MS: u64 = 24 * 3_600_000;

/// Milliseconds of a text such as `1m30s`: larger units first, each at most once. `None` when it is
/// not of this form, is zero, or is longer than 24 hours.
pub fn read_duration(text: &str) -> Option<u64> {
    let mut rest = text;
    let mut total_ms: u64 = 0;
    for (unit, unit_ms) in UNITS {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, tail) = rest.split_at(digits);
        let Some(tail) = tail.strip_prefix(unit) else { continue };
        total_ms = total_ms.checked_add(number.parse::<u64>().ok()?.checked_mul(unit_ms)?)?;
        rest = tail;
    }
    (rest.is_empty() && (1..=LONGEST_MS).contains(&total_ms)).then_some(total_ms)
}

/// The shortest text that [`read_duration`] reads as `ms`; parts of a second are dropped.
pub fn show_duration(ms: u64) -> String {
    let mut rest_ms = ms;
    let mut text = String::new();
    for (unit, unit_ms) in UNITS {
        let count = rest_ms / unit_ms;
        rest_ms %= unit_ms;
        if count > 0 {
            text.push_str(&format!("{count}{unit}"));
        }
    }
    if text.is_empty() { "0s".into() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn durations_read_as_people_write_them() {
        let read = [("30s", 30_000), ("3m", 180_000), ("1m30s", 90_000), ("2h", 7_200_000)];
        for (text, ms) in read {
            assert_eq!(read_duration(text), Some(ms), "{text}");
        }
    }

    #[test]
    fn what_is_no_duration_is_refused() {
        for text in [
            "",
            "3",
            "m",
            "s30",
            "30 s",
            "30s1m",
            "1m1m",
            "0s",
            "25h",
            "-3s",
            "99999999999999999999s",
            "3분",
        ] {
            assert_eq!(read_duration(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn shown_durations_read_back(seconds in 1u64..=86_400) {
            prop_assert_eq!(read_duration(&show_duration(seconds * 1000)), Some(seconds * 1000));
        }

        #[test]
        fn any_text_is_survived(text in ".*") {
            let _ = read_duration(&text);
        }
    }
}
