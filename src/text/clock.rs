//! Moments and spans of time.

use super::say::say;
use crate::lang::Lang;

/// "1:04", "1:02:03" of whole seconds.
pub fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// "1분 4초", "1 min 4 s", read aloud as it stands.
pub fn spoken(lang: Lang, seconds: u64) -> String {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    match minutes {
        0 => say!(lang, "{seconds}초", "{seconds} s"),
        _ => say!(lang, "{minutes}분 {seconds}초", "{minutes} min {seconds} s"),
    }
}

/// What the baton says of the moment it stands at.
pub fn baton(lang: Lang, viewed: u64, now: u64) -> String {
    let at = spoken(lang, viewed);
    if viewed >= now {
        return say!(lang, "{at}, 지금", "{at}, now");
    }
    let ago = spoken(lang, now - viewed);
    say!(lang, "{at}, {ago} 전", "{at}, {ago} ago")
}

#[cfg(test)]
mod tests {
    use super::{baton, clock};
    use crate::lang::Lang;

    #[test]
    fn clocks_read_like_clocks() {
        assert_eq!(clock(0), "0:00");
        assert_eq!(clock(64), "1:04");
        assert_eq!(clock(3723), "1:02:03");
    }

    #[test]
    fn the_baton_says_when() {
        assert_eq!(baton(Lang::Ko, 64, 64), "1분 4초, 지금");
        assert_eq!(baton(Lang::Ko, 43, 64), "43초, 21초 전");
        assert_eq!(baton(Lang::En, 43, 64), "43 s, 21 s ago");
    }
}
