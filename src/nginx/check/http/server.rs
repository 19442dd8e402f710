//! `http`, `server`.

use crate::nginx::check::handler::once;
use crate::nginx::check::http::Http;
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

impl Server {
    fn new(scope: usize) -> Server {
        Server { scope, names: Vec::new(), patterns: 0, captures: false, listens: false }
    }
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
    checker.http.servers.push(Server::new(scope));
    let closed = checker.inside(call, Context::SERVER, scope);
    let server = checker.http.servers.len() - 1;
    if closed && !checker.http.servers[server].listens {
        checker.listen_by_default(call)?;
    }
    Ok(())
}

/// A block of `events`, or one within.
pub(crate) fn other(checker: &mut Checker<'_>, call: &Call<'_>, context: Context) -> Outcome {
    let scope = checker.new_scope();
    checker.inside(call, context, scope);
    Ok(())
}

/// A `server` of `mail` or `stream`, which must listen.
fn listening(checker: &mut Checker<'_>, call: &Call<'_>, context: Context) -> Outcome {
    let scope = checker.new_scope();
    checker.http.servers.push(Server::new(scope));
    let closed = checker.inside(call, context, scope);
    let server = checker.http.servers.len() - 1;
    if closed && !checker.http.servers[server].listens {
        let place = checker.scopes[scope].place;
        return Err(Wrong::new(Kind::NoneForServer, &[b"listen"]).noted(place));
    }
    Ok(())
}

pub(crate) fn mail(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    apart(checker, call, Context::MAIL, |checker, _| checker.after_mail())
}

pub(crate) fn stream(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    apart(checker, call, Context::STREAM, Checker::after_stream)
}

/// What `stream` and `mail` note is not that of `http`, but for the zones and how many sockets there are.
fn apart<'w>(
    checker: &mut Checker<'w>,
    call: &Call<'_>,
    context: Context,
    after: fn(&mut Checker<'w>, usize) -> Outcome,
) -> Outcome {
    once(checker, call)?;
    let own = Http::new(checker.version, true);
    let http = std::mem::replace(&mut checker.http, own);
    let scope = checker.new_scope();
    let closed = checker.inside(call, context, scope);
    let outcome = if closed && !checker.failed { after(checker, scope) } else { Ok(()) };
    checker.core.sockets += checker.http.listening.sockets();
    checker.http = http;
    outcome
}

/// `protocol` of `mail`.
pub(crate) fn protocol(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.keep(call);
    let name = call.arg(1);
    let known = [&b"imap"[..], b"pop3", b"smtp"].contains(&&*name);
    if known { Ok(()) } else { Err(Wrong::new(Kind::UnknownProtocol, &[&name]).word(1)) }
}

impl Checker<'_> {
    /// What is looked at when `mail` is closed: a port may tell the protocol.
    fn after_mail(&mut self) -> Outcome {
        const KNOWN: [u16; 7] = [110, 995, 143, 993, 25, 465, 587];
        let has = |server: &Server, name| self.effective(server.scope, name).is_some();
        let wrong =
            |server: &Server, wrong: Box<Wrong>| Err(wrong.noted(self.scopes[server.scope].place));
        for (index, server) in self.http.servers.iter().enumerate() {
            if !has(server, "protocol") && !self.http.listening.is_on(index, &KNOWN) {
                return wrong(server, Wrong::new(Kind::NoProtocol, &[]));
            }
        }
        for server in &self.http.servers {
            let tls = self.scopes[server.scope].kept("listen").map(|kept| (kept, "listen ... ssl"));
            let starts = self.effective(server.scope, "starttls").filter(|kept| !kept.is_off());
            if let Some((kept, what)) = tls.or(starts.map(|kept| (kept, "starttls")))
                && !has(server, "ssl_certificate")
            {
                let wrong = Wrong::new(Kind::NoCertificate, &[what.as_bytes()]);
                return Err(wrong.noted(kept.place));
            }
        }
        match self.http.servers.iter().find(|server| !has(server, "auth_http")) {
            Some(server) => wrong(server, Wrong::new(Kind::NoneForServer, &[b"auth_http"])),
            None => Ok(()),
        }
    }

    /// What is looked at when `stream` is closed.
    fn after_stream(&mut self, stream: usize) -> Outcome {
        let servers: Vec<usize> = self.http.servers.iter().map(|server| server.scope).collect();
        let handles = ["proxy_pass", "return", "pass"];
        for server in servers.iter().map(|server| &self.scopes[*server]) {
            if handles.iter().all(|name| server.kept(name).is_none()) {
                return Err(Wrong::new(Kind::NoHandler, &[]).noted(server.place));
            }
        }
        self.upstreams_are_ready();
        servers.iter().try_for_each(|server| self.certificates_have_keys(*server))?;
        self.tls_has_certificates()?;
        self.variables_are_known();
        self.names_are_told_apart(stream)
    }
}
