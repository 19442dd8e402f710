//! What answers for a location: `proxy_pass` and its kin, and the small handlers.

use crate::nginx::route::Step;
use crate::nginx::route::exchange::{Exchange, Phase};
use crate::nginx::route::location::PASSES;
use crate::nginx::route::request::{Body, Sent};
use crate::nginx::upstream::Reply;

impl Exchange<'_, '_> {
    /// The handler that `scope` names.
    pub(super) fn pass(&mut self, scope: usize) -> Phase {
        let scopes = self.scopes();
        let own = |name: &&&str| scopes.own(scope, name).next().is_some();
        match PASSES.iter().find(own) {
            Some(&"proxy_pass") => self.proxy(scope),
            Some(name) => self.pass_elsewhere(scope, name),
            None => self.small_handler(),
        }
    }

    /// `stub_status`, `empty_gif`.
    fn small_handler(&mut self) -> Phase {
        if !matches!(&self.method[..], b"GET" | b"HEAD") {
            return self.finish(405);
        }
        self.discard_body();
        self.answer(200, Body::Page);
        Phase::Done
    }

    /// FastCGI and the like: whom they ask, not how.
    fn pass_elsewhere(&mut self, scope: usize, name: &str) -> Phase {
        let Some(line) = self.scopes().own(scope, name).next() else { return Phase::Done };
        let to = self.text(line.arg(0));
        self.note_at(Step::Passed { to: to.clone() }, line.mark);
        self.test_expect();
        self.body_taken = true;
        let address =
            to.split(|byte| *byte == b'/').rfind(|part| !part.is_empty()).unwrap_or_default();
        let address = String::from_utf8_lossy(address).into_owned();
        let reply = self.world.ask(&address, &Sent::default());
        self.replied(&address, reply)
    }

    /// What a single upstream did, given to the client.
    pub(super) fn replied(&mut self, address: &str, reply: Reply) -> Phase {
        let (told, status) = match reply {
            Reply::Status(status) => (status, status),
            Reply::Refused | Reply::Closed => (0, 502),
            Reply::TimedOut { .. } => (0, 504),
        };
        self.note(Step::Asked { address: address.to_owned(), status: told });
        if told == 0 { self.finish(status) } else { self.upstream_answered(status) }
    }

    /// An upstream's answer goes to the client, unless `proxy_intercept_errors` gives it to an `error_page`.
    pub(super) fn upstream_answered(&mut self, status: u16) -> Phase {
        let scopes = self.scopes();
        let intercepts = status >= 300 && scopes.flag(self.scope, "proxy_intercept_errors", false);
        let number = |code: &Vec<u8>| crate::nginx::value::number(code) == Some(u64::from(status));
        if intercepts
            && scopes.lines(self.scope, "error_page").any(|line| line.args.iter().any(number))
        {
            return self.finish(status);
        }
        self.answer(status, Body::Upstream);
        Phase::Done
    }
}
