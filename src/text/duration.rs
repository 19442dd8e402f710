//! How long something takes, in words.

use crate::lang::Lang;

/// "1분 30초", "1 minute 30 seconds"; parts of a second are dropped.
pub fn duration(lang: Lang, ms: u64) -> String {
    let seconds = ms / 1000;
    let parts = [
        (seconds / 3600, "시간", "hour"),
        (seconds / 60 % 60, "분", "minute"),
        (seconds % 60, "초", "second"),
    ];
    let spoken = |&(count, ko, en): &(u64, &str, &str)| match lang.spoken() {
        Lang::Ko => format!("{count}{ko}"),
        Lang::En if count == 1 => format!("1 {en}"),
        Lang::En => format!("{count} {en}s"),
    };
    let told: Vec<String> = parts.iter().filter(|(count, ..)| *count > 0).map(spoken).collect();
    if told.is_empty() { spoken(&parts[2]) } else { told.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_told_in_both_languages() {
        for (ms, ko, en) in [
            (180_000, "3분", "3 minutes"),
            (90_000, "1분 30초", "1 minute 30 seconds"),
            (3_601_000, "1시간 1초", "1 hour 1 second"),
            (999, "0초", "0 seconds"),
        ] {
            assert_eq!(duration(Lang::Ko, ms), ko);
            assert_eq!(duration(Lang::En, ms), en);
        }
    }
}
