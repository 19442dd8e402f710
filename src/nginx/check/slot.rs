//! The generic setters: `ngx_conf_set_*_slot`.

use crate::nginx::check::scope::says;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use crate::nginx::value;

pub(super) fn flag(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    checker.keep_if_asked(call);
    let value = call.arg(1);
    if is_on(&value) || is_off(&value) {
        return Ok(());
    }
    Err(Wrong::new(Kind::NotAFlag, &[&value, call.row.name.as_bytes()]).word(1))
}

/// Flags and words are compared up to the first NUL, whatever the case.
pub(super) fn is_on(value: &[u8]) -> bool {
    until_nul(value).eq_ignore_ascii_case(b"on")
}

pub(super) fn is_off(value: &[u8]) -> bool {
    until_nul(value).eq_ignore_ascii_case(b"off")
}

pub(super) fn until_nul(value: &[u8]) -> &[u8] {
    value.split(|byte| *byte == 0).next().unwrap_or_default()
}

pub(super) fn number(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    checker.keep_if_asked(call);
    let invalid = || says(call, Kind::InvalidDirectiveNumber).word(1);
    let value = value::number(&call.arg(1)).ok_or_else(invalid)?;
    let mut bounds = call.row.words.split(' ').filter(|bound| !bound.is_empty());
    let (Some(low), Some(high)) = (bounds.next(), bounds.next()) else { return Ok(()) };
    let number = |bound: &str| value::number(bound.as_bytes());
    let above = number(low).is_none_or(|low| value >= low);
    // A bound of -1 is none.
    match number(high) {
        Some(top) if !above || value > top => {
            Err(Wrong::new(Kind::OutOfBounds, &[low.as_bytes(), high.as_bytes()]).word(1))
        }
        None if !above => Err(Wrong::new(Kind::TooSmall, &[low.as_bytes()]).word(1)),
        _ => Ok(()),
    }
}

fn valued(checker: &mut Checker<'_>, call: &Call<'_>, read: fn(&[u8]) -> Option<u64>) -> Outcome {
    checker.once(call)?;
    checker.keep_if_asked(call);
    let value = read(&call.arg(1));
    if value.is_some() { Ok(()) } else { Err(invalid(call, 1)) }
}

/// `"name" directive invalid value`.
pub(super) fn invalid(call: &Call<'_>, word: usize) -> Box<Wrong> {
    says(call, Kind::InvalidDirectiveValue).word(word)
}

pub(super) fn size(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    valued(checker, call, value::size)
}

pub(super) fn offset(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    valued(checker, call, value::offset)
}

pub(super) fn milliseconds(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    valued(checker, call, value::milliseconds)
}

pub(super) fn seconds(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    valued(checker, call, value::seconds)
}

pub(super) fn text(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.keep_if_asked(call);
    checker.once(call)
}

/// Any number of times.
pub(super) fn texts(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.keep_if_asked(call);
    Ok(())
}

/// Which of the row's words this is, whatever the case.
fn word_of(call: &Call<'_>, value: &[u8]) -> Option<usize> {
    let value = until_nul(value);
    call.row.words.split(' ').position(|word| value.eq_ignore_ascii_case(word.as_bytes()))
}

pub(super) fn one_of(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    checker.keep_if_asked(call);
    let value = call.arg(1);
    if word_of(call, &value).is_some() {
        return Ok(());
    }
    Err(Wrong::new(Kind::InvalidValue, &[until_nul(&value)]).word(1))
}

pub(super) fn some_of(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.keep_if_asked(call);
    for (index, value) in call.args(1) {
        let Some(place) = word_of(call, &value) else {
            return Err(Wrong::new(Kind::InvalidValue, &[until_nul(&value)]).word(index));
        };
        let mask = checker.here().mask(call.row.index);
        let before = *mask & 1 << place != 0;
        *mask |= 1 << place;
        if before {
            checker.warn(call, Kind::DuplicateValue, &[until_nul(&value)]);
        }
    }
    Ok(())
}

pub(super) fn buffers(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    checker.keep_if_asked(call);
    let positive = |value: Option<u64>| value.is_some_and(|value| value > 0);
    if !positive(value::number(&call.arg(1))) {
        return Err(invalid(call, 1));
    }
    if positive(value::size(&call.arg(2))) { Ok(()) } else { Err(invalid(call, 2)) }
}

pub(super) fn path(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    let (mut length, mut levels) = (0, Vec::new());
    for (index, level) in call.args(2) {
        match value::number(&level) {
            Some(level @ 1..) => {
                length += level.saturating_add(1).min(100);
                levels.push(level);
            }
            _ => return Err(invalid(call, index)),
        }
    }
    if length > 10 + levels.len() as u64 {
        return Err(invalid(call, 2));
    }
    checker.add_folder(&call.arg(1), Some(levels))
}

/// `user:rw group:r all:r`.
pub(super) fn access(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    for (index, value) in call.args(1) {
        let right = [&b"user:"[..], b"group:", b"all:"]
            .iter()
            .find_map(|who| until_nul(&value).strip_prefix(*who));
        if !matches!(right, Some(b"r" | b"rw")) {
            return Err(Wrong::new(Kind::InvalidValue, &[&value]).word(index));
        }
    }
    Ok(())
}

/// MIME types: `*` is all of them; `text/html` is always there.
pub(super) fn types(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    for (_, value) in call.args(1) {
        let types = checker.here().types(call.row.index);
        let Some(known) = types else { return Ok(()) };
        if *value == *b"*" {
            *types = None;
            return Ok(());
        }
        let lower = value.to_ascii_lowercase();
        if !known.insert(lower.clone()) {
            checker.warn(call, Kind::DuplicateMimeType, &[&lower]);
        }
    }
    Ok(())
}
