//! How wide a text is drawn, near enough to know whether it fits. An SVG text cannot wrap itself,
//! and the layout runs where there is no browser to ask.

/// The width of `text` in tenths of the font size: Hangul takes a whole em, Latin about 0.56.
fn tenths(text: &str) -> u32 {
    text.chars().map(char_tenths).sum()
}

fn char_tenths(c: char) -> u32 {
    match c {
        ' ' | '.' | ',' | ':' | '·' | '\'' | '|' | 'i' | 'j' | 'l' | 'I' | '(' | ')' | '/' => 3,
        'm' | 'w' | 'M' | 'W' | '%' => 9,
        'A'..='Z' => 7,
        c if c.is_ascii() => 6,
        _ => 10,
    }
}

/// The width of `text` at `size`, in the picture's units, rounded up.
pub fn width(text: &str, size: u32) -> u32 {
    (tenths(text) * size).div_ceil(10)
}

/// `text` broken at spaces into at most `lines` lines of at most `room` units each; what does not
/// fit ends in an ellipsis. Two lines are made as even as they can be.
pub fn wrap(text: &str, size: u32, room: u32, lines: usize) -> Vec<String> {
    if width(text, size) <= room || lines < 2 {
        return vec![fit(text, size, room)];
    }
    if lines == 2 {
        let (first, second) = even_halves(text, size, room);
        let halves = [first, second].into_iter().filter(|half| !half.is_empty());
        return halves.map(|half| fit(half, size, room)).collect();
    }
    greedy(text, size, room, lines)
}

/// The two halves whose wider one is narrowest; a text of one word has no second half to speak of.
fn even_halves(text: &str, size: u32, room: u32) -> (&str, &str) {
    let splits = text.match_indices(' ').map(|(at, _)| (&text[..at], &text[at + 1..]));
    // Where nothing fits, the first line at least is whole.
    let cost = |&(first, second): &(&str, &str)| {
        let (first, second) = (width(first, size), width(second, size));
        (first > room, first.max(second))
    };
    splits.min_by_key(cost).unwrap_or((text, ""))
}

fn greedy(text: &str, size: u32, room: u32, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let full = wrapped.len() == lines;
        match wrapped.last_mut() {
            Some(line)
                if full || width(line, size) + width(word, size) + width(" ", size) <= room =>
            {
                line.push(' ');
                line.push_str(word);
            }
            _ => wrapped.push(word.to_owned()),
        }
    }
    wrapped.iter().map(|line| fit(line, size, room)).collect()
}

/// `text` if it fits into `room`, else as much of it as fits before an ellipsis.
pub fn fit(text: &str, size: u32, room: u32) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if width(&kept, size) + width("…", size) > room {
            kept.pop();
            break;
        }
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::{fit, width, wrap};

    #[test]
    fn hangul_is_wider_than_latin() {
        assert_eq!(width("태스크", 10), 30);
        assert_eq!(width("abc", 10), 18);
        assert_eq!(width("", 10), 0);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(fit("컴퓨터가 사라짐", 10, 80), "컴퓨터가 사라짐");
        assert_eq!(fit("컴퓨터가 사라짐", 10, 70), "컴퓨터가 사…");
        assert_eq!(fit("컴퓨터", 10, 5), "…");
    }

    #[test]
    fn lines_break_at_spaces_and_never_exceed_their_room() {
        assert_eq!(wrap("네트워크 연결하는 중", 10, 70, 2), ["네트워크", "연결하는 중"]);
        assert_eq!(wrap("이미지 받는 중", 11, 61, 2), ["이미지", "받는 중"]);
        assert_eq!(wrap("a b", 10, 100, 2), ["a b"]);
        for room in 20..120 {
            for line in wrap("컴퓨터가 사라져서 멈췄어요 (host terminated)", 11, room, 2)
            {
                assert!(width(&line, 11) <= room, "{line} in {room}");
            }
        }
    }
}
