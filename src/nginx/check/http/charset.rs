//! `charset`, `source_charset`, `charset_map`.

use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use std::collections::BTreeSet;

/// Pairs of names in lower case.
type Pair = (Vec<u8>, Vec<u8>);

#[derive(Default)]
pub(crate) struct Charsets {
    maps: BTreeSet<Pair>,
}

pub(crate) fn charset(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    checker.keep(call);
    match call.arg(1).strip_prefix(b"$") {
        Some(name) => checker.http.variables.used(name).map_err(|wrong| wrong.word(1)),
        None => Ok(()),
    }
}

/// Either way round.
fn pair(one: &[u8], two: &[u8]) -> Pair {
    let (one, two) = (one.to_ascii_lowercase(), two.to_ascii_lowercase());
    if one < two { (one, two) } else { (two, one) }
}

pub(crate) fn charset_map(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let (from, to) = (call.arg(1), call.arg(2));
    let values = [&*from, &*to];
    if from.eq_ignore_ascii_case(&to) {
        return Err(Wrong::new(Kind::SameCharset, &values));
    }
    if !checker.http.charsets.maps.insert(pair(&from, &to)) {
        return Err(Wrong::new(Kind::DuplicateCharsetMap, &values));
    }
    checker.entries(call, line);
    Ok(())
}

fn line(_: &mut Checker<'_>, entry: &Call<'_>) -> Outcome {
    if entry.count() != 1 {
        return Err(Wrong::new(Kind::ParametersNumber, &[]));
    }
    let hex = |text: &[u8]| {
        let text = std::str::from_utf8(text).ok()?;
        let digits = text.bytes().all(|byte| byte.is_ascii_hexdigit());
        u64::from_str_radix(text, 16).ok().filter(|_| digits)
    };
    let (from, to) = (entry.arg(0), entry.arg(1));
    let invalid = |text: &[u8], word| Err(Wrong::new(Kind::InvalidValue, &[text]).word(word));
    if hex(&from).is_none_or(|byte| byte > 255) {
        return invalid(&from, 0);
    }
    if hex(&to).is_none() { invalid(&to, 1) } else { Ok(()) }
}

impl Checker<'_> {
    /// Between what a text is in and what it is sent as there must be a map.
    pub(crate) fn charsets_have_maps(&self, scope: usize) -> Outcome {
        let name = |setting| {
            let kept = self.effective(scope, setting)?;
            let name = kept.arg(1);
            (*name != *b"off" && !name.starts_with(b"$")).then_some(name)
        };
        let (Some(source), Some(sent)) = (name("source_charset"), name("charset")) else {
            return Ok(());
        };
        let known = source.eq_ignore_ascii_case(&sent)
            || self.http.charsets.maps.contains(&pair(&source, &sent));
        if known {
            return Ok(());
        }
        Err(Wrong::new(Kind::NoCharsetMap, &[&source, &sent]).nowhere())
    }
}
