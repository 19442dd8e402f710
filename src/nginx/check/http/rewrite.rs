//! `rewrite`, `return`, `set`, `if`, `break`.

use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::directive::Context;
use crate::nginx::problem::Kind;
use crate::nginx::value::number;

pub(crate) fn rewrite(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let (pattern, replacement, flag) = (call.arg(1), call.arg(2), call.arg(3));
    if replacement.is_empty() {
        return Err(Wrong::new(Kind::EmptyReplacement, &[]).word(2));
    }
    checker.regex(&pattern).map_err(|wrong| wrong.word(1))?;
    if call.count() == 3 && !matches!(&*flag, b"last" | b"break" | b"redirect" | b"permanent") {
        return Err(Wrong::new(Kind::InvalidParameter, &[&flag]).word(3));
    }
    // A question mark at the end drops the arguments, and is no part of the text.
    let replacement = replacement.strip_suffix(b"?").unwrap_or(&replacement);
    checker.compile(replacement).map_err(|wrong| wrong.word(2))
}

pub(crate) fn return_(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let code = call.arg(1);
    let url =
        [&b"http://"[..], b"https://", b"$scheme"].iter().any(|begin| code.starts_with(begin));
    match number(&code) {
        Some(..=999) if call.count() == 1 => Ok(()),
        Some(..=999) => checker.compile_arg(call, 2),
        None if call.count() == 1 && url => checker.compile_arg(call, 1),
        _ => Err(Wrong::new(Kind::InvalidReturnCode, &[&code]).word(1)),
    }
}

pub(crate) fn set(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let name = call.arg(1);
    checker.make_variable(&name, true).map_err(|wrong| wrong.word(1))?;
    checker.http.variables.used(&name[1..])?;
    checker.compile_arg(call, 2)
}

pub(crate) fn if_(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let scope = checker.nameless();
    checker.condition(call)?;
    let in_server = checker.context.meets(Context::SERVER);
    let context = if in_server { Context::IF_IN_SERVER } else { Context::IF_IN_LOCATION };
    checker.inside(call, context, scope);
    Ok(())
}
