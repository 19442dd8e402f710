//! What memberOf's expressions compare (R48): numbers, versions, and the date of a moment.

use crate::sim::time::TimeMs;

/// What makes a number, a version or a moment, the greatest part first: 1.14.5 comes before 1.85.3, a day before its noon.
pub(super) fn numbers(text: &str) -> Option<Vec<u64>> {
    let text = text.strip_suffix('Z').or(text.strip_suffix("+00:00")).unwrap_or(text);
    let parts = text.split(['.', '-', 'T', ':']).map(|part| part.parse().ok());
    let mut numbers = parts.collect::<Option<Vec<u64>>>()?;
    while numbers.last() == Some(&0) {
        numbers.pop();
    }
    Some(numbers)
}

/// The world begins with the year 2026: guessed, since only this language asks for a date. By Howard Hinnant's
/// `civil_from_days`, whose years begin in March.
pub(super) fn date(at: TimeMs) -> String {
    const BEGINS_S: u64 = 1_767_225_600;
    let seconds = BEGINS_S + at.0 / 1_000;
    let days = seconds / 86_400 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (year, day) = (era * 400 + year + u64::from(month > 9), day - (153 * month + 2) / 5 + 1);
    let month = if month > 9 { month - 9 } else { month + 3 };
    let [hour, minute, second] = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60];
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_dates_and_versions_are_compared_part_by_part() {
        assert_eq!(date(TimeMs::ZERO), "2026-01-01T00:00:00Z");
        assert_eq!(date(TimeMs(58 * 86_400_000 + 86_399_000)), "2026-02-28T23:59:59Z");
        assert_eq!(date(TimeMs(789 * 86_400_000)), "2028-02-29T00:00:00Z");
        assert_eq!(date(TimeMs(1_095 * 86_400_000)), "2028-12-31T00:00:00Z");
        assert!(numbers("1.9.0") < numbers("1.14.5") && numbers("1.9") == numbers("1.9.0"));
        assert!(numbers("2026-01-01T00:03:00Z") > numbers("2026-01-01"));
        assert_eq!(numbers("2026-01-01T00:00:00+00:00"), numbers("2026-01-01"));
        assert_eq!(numbers("b-1"), None);
    }
}
