//! `glob(3)`, as `include` uses it.

/// Whether a path fits a pattern. `*`, `?` and `[…]` never fit a `/`, nor a dot that begins a name.
#[must_use]
pub fn fits(pattern: &[u8], path: &[u8]) -> bool {
    let (mut pattern, mut path) = (pattern.split(|b| *b == b'/'), path.split(|b| *b == b'/'));
    loop {
        match (pattern.next(), path.next()) {
            (None, None) => return true,
            (Some(pattern), Some(name)) => {
                let hidden = name.first() == Some(&b'.') && pattern.first() != Some(&b'.');
                if hidden || !fits_name(pattern, name) {
                    return false;
                }
            }
            _ => return false,
        }
    }
}

/// One name: at a mismatch the last `*` takes one byte more.
fn fits_name(pattern: &[u8], name: &[u8]) -> bool {
    let (mut at, mut from) = (0, 0);
    let mut star = None;
    while from < name.len() {
        match step(&pattern[at..], name[from]) {
            _ if pattern.get(at) == Some(&b'*') => {
                star = Some((at + 1, from));
                at += 1;
            }
            Some(length) => {
                at += length;
                from += 1;
            }
            None => match star {
                Some((behind, taken)) => {
                    star = Some((behind, taken + 1));
                    (at, from) = (behind, taken + 1);
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|byte| *byte == b'*')
}

/// How much of the pattern one byte takes, if it fits.
fn step(pattern: &[u8], byte: u8) -> Option<usize> {
    match pattern.first()? {
        b'?' => Some(1),
        b'[' => set(pattern, byte),
        b'\\' if pattern.len() > 1 => (pattern[1] == byte).then_some(2),
        plain => (*plain == byte).then_some(1),
    }
}

/// `[a-z]`, `[!a-z]`; without its end it is an ordinary byte.
fn set(pattern: &[u8], byte: u8) -> Option<usize> {
    let negated = matches!(pattern.get(1), Some(b'!' | b'^'));
    let first = 1 + usize::from(negated);
    let Some(length) = pattern.iter().skip(first + 1).position(|b| *b == b']') else {
        return (byte == b'[').then_some(1);
    };
    let (inside, mut found) = (&pattern[first..=first + length], false);
    let mut at = 0;
    while at < inside.len() {
        if inside.get(at + 1) == Some(&b'-') && at + 2 < inside.len() {
            found |= (inside[at]..=inside[at + 2]).contains(&byte);
            at += 3;
        } else {
            found |= inside[at] == byte;
            at += 1;
        }
    }
    (found != negated).then_some(first + length + 2)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns_fit_as_the_shell_has_them() {
        for (pattern, path) in
            [("/a/*.conf", "/a/b.conf"), ("/a/?", "/a/b"), ("/[a-c]x*", "/bx"), ("/*a*b", "/xaab")]
        {
            assert!(fits(pattern.as_bytes(), path.as_bytes()), "{pattern} {path}");
        }
        for (pattern, path) in
            [("/a/*", "/a/b/c"), ("/a/*", "/a/.b"), ("/[!a]", "/a"), ("/a?", "/a"), ("/[x", "/x")]
        {
            assert!(!fits(pattern.as_bytes(), path.as_bytes()), "{pattern} {path}");
        }
    }
}
