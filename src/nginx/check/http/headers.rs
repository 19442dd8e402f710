//! `add_header`, `expires`.

use crate::nginx::check::scope::says;
use crate::nginx::check::script::has_variables;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use crate::nginx::value::seconds;

pub(crate) fn add_header(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.compile_arg(call, 2)?;
    let last = call.arg(3);
    if call.count() == 3 && *last != *b"always" {
        return Err(Wrong::new(Kind::InvalidParameter, &[&last]).word(3));
    }
    Ok(())
}

pub(crate) fn expires(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    let modified = call.count() == 2;
    if modified && *call.arg(1) != *b"modified" {
        return Err(says(call, Kind::InvalidDirectiveValue).word(1));
    }
    let index = call.count();
    let text = call.arg(index);
    if has_variables(&text) {
        return checker.compile_arg(call, index);
    }
    if !modified && matches!(&*text, b"epoch" | b"max" | b"off") {
        return Ok(());
    }
    let daily = text.starts_with(b"@");
    let wrong = |kind| Err(says(call, kind).word(index));
    if daily && modified {
        return wrong(Kind::DailyModified);
    }
    let begins = matches!(text.first(), Some(b'@' | b'+' | b'-'));
    match seconds(&text[usize::from(begins)..]) {
        None => wrong(Kind::InvalidDirectiveValue),
        Some(86_401..) if daily => wrong(Kind::DailyTime),
        Some(_) => Ok(()),
    }
}
