//! `http`, `server`.

use crate::nginx::check::handler::once;
use crate::nginx::check::{Call, Checker, Outcome};
use crate::nginx::directive::Context;

/// A `server` of `http`.
pub(crate) struct Server {
    pub(crate) scope: usize,
    /// Its names in lower case, those that are patterns left out.
    pub(crate) names: Vec<Vec<u8>>,
    pub(crate) patterns: usize,
    /// A pattern of its names has groups.
    pub(crate) captures: bool,
    pub(crate) listens: bool,
}

pub(crate) fn http(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    checker.http.seen = true;
    checker.in_http = true;
    let scope = checker.new_scope();
    let closed = checker.inside(call, Context::HTTP, scope);
    checker.in_http = false;
    if closed && !checker.failed { checker.after_http(scope) } else { Ok(()) }
}

pub(crate) fn server(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    if checker.context.meets(Context::MAIL) {
        return other(checker, call, Context::MAIL_SERVER);
    }
    if checker.context.meets(Context::STREAM) {
        return other(checker, call, Context::STREAM_SERVER);
    }
    let scope = checker.new_scope();
    let (names, patterns, captures, listens) = (Vec::new(), 0, false, false);
    checker.http.servers.push(Server { scope, names, patterns, captures, listens });
    let closed = checker.inside(call, Context::SERVER, scope);
    let server = checker.http.servers.len() - 1;
    if closed && !checker.http.servers[server].listens {
        checker.listen_by_default(call)?;
    }
    Ok(())
}

/// A block of `events`, `mail` or `stream`.
pub(crate) fn other(checker: &mut Checker<'_>, call: &Call<'_>, context: Context) -> Outcome {
    let scope = checker.new_scope();
    checker.inside(call, context, scope);
    Ok(())
}

pub(crate) fn mail(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    other(checker, call, Context::MAIL)
}

pub(crate) fn stream(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    other(checker, call, Context::STREAM)
}
