//! `http`, `server`.

use crate::nginx::check::handler::once;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::directive::Context;
use crate::nginx::problem::Kind;

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
    if closed && !checker.failed {
        checker.after_http(scope);
    }
    Ok(())
}

pub(crate) fn server(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    if checker.context.meets(Context::MAIL) {
        return listening(checker, call, Context::MAIL_SERVER);
    }
    if checker.context.meets(Context::STREAM) {
        return listening(checker, call, Context::STREAM_SERVER);
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

/// A `server` of `mail` or `stream`, which must listen.
fn listening(checker: &mut Checker<'_>, call: &Call<'_>, context: Context) -> Outcome {
    let scope = checker.new_scope();
    if context == Context::STREAM_SERVER {
        checker.stream_servers.push(scope);
    }
    let closed = checker.inside(call, context, scope);
    if closed && checker.scopes[scope].kept("listen").is_none() {
        let place = checker.scopes[scope].place;
        return Err(Wrong::new(Kind::NoListen, &[]).noted(place));
    }
    Ok(())
}

pub(crate) fn mail(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    other(checker, call, Context::MAIL)
}

pub(crate) fn stream(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    let scope = checker.new_scope();
    if !checker.inside(call, Context::STREAM, scope) || checker.failed {
        return Ok(());
    }
    let handles = ["proxy_pass", "return", "pass"];
    for server in &checker.stream_servers {
        let server = &checker.scopes[*server];
        if handles.iter().all(|name| server.kept(name).is_none()) {
            return Err(Wrong::new(Kind::NoHandler, &[]).noted(server.place));
        }
    }
    checker.upstreams_are_ready();
    checker.stream_has_certificates()
}

impl Checker<'_> {
    /// Every server of `stream` that is asked for TLS has a certificate.
    fn stream_has_certificates(&self) -> Outcome {
        let bare = self.stream_servers.iter().find(|server| {
            let tls = self.scopes[**server].kept("listen");
            let tls = tls
                .is_some_and(|listen| (1..=listen.count()).any(|nth| *listen.arg(nth) == *b"ssl"));
            let has = |name| self.effective(**server, name).is_some();
            tls && !has("ssl_certificate") && !has("ssl_reject_handshake")
        });
        match bare {
            Some(server) => {
                let wrong = Wrong::new(Kind::NoCertificate, &[b"listen ... ssl"]);
                Err(wrong.noted(self.scopes[*server].place))
            }
            None => Ok(()),
        }
    }
}
