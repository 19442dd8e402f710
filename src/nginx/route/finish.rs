//! The end of a request: `ngx_http_finalize_request`, nginx's own pages, redirects inside and outside.

use crate::nginx::Version;
use crate::nginx::route::Step;
use crate::nginx::route::exchange::{Exchange, Phase};
use crate::nginx::route::request::Body;

/// The statuses that nginx has a page for, and its own that are told as 400.
const PAGES: [u16; 34] = [
    301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414,
    415, 416, 421, 429, 494, 495, 496, 497, 500, 501, 502, 503, 504, 505, 507,
];

/// The statuses with which `add_header` adds without `always`.
const ADDED: [u16; 10] = [200, 201, 204, 206, 301, 302, 303, 304, 307, 308];

impl Exchange<'_, '_> {
    /// Ends the request with a status: by an `error_page`, else by nginx's own page.
    pub(super) fn finish(&mut self, status: u16) -> Phase {
        if matches!(status, 408 | 444 | 499) {
            self.response.status = 0;
            self.location = None;
            return Phase::Done;
        }
        self.error_status = status;
        if let Some(phase) = self.error_page(status) {
            return phase;
        }
        self.expect_tested = true;
        self.discard_body();
        self.own_page(status);
        Phase::Done
    }

    /// nginx's own page for a status.
    pub(super) fn own_page(&mut self, status: u16) {
        if (494..=497).contains(&self.error_status) {
            self.error_status = 400;
        }
        let body = if PAGES.contains(&status) { Body::Page } else { Body::Text(Vec::new()) };
        self.answer(status, body);
    }

    pub(super) fn answer_text(&mut self, status: u16, text: Vec<u8>) {
        self.answer(status, Body::Text(text));
    }

    /// Sends an answer; an error that led here keeps its status.
    pub(super) fn answer(&mut self, status: u16, body: Body) {
        let status = if self.error_status == 0 { status } else { self.error_status };
        let bare = matches!(status, 204 | 304);
        self.response.status = status;
        self.response.body = if bare { Body::Text(Vec::new()) } else { body };
        self.note(Step::Answered { status });
    }

    /// `Expect: 100-continue` is answered when the body is wanted, or thrown away.
    pub(super) fn test_expect(&mut self) {
        if self.expect_tested || self.version < 1001 {
            return;
        }
        let Some(expect) = self.header(b"expect") else { return };
        let continues = expect.eq_ignore_ascii_case(b"100-continue");
        self.expect_tested = true;
        self.response.continued |= continues;
    }

    pub(super) fn discard_body(&mut self) {
        if !self.body_taken {
            self.test_expect();
        }
    }

    /// An internal redirect: from the server's rewrites on.
    pub(super) fn redirect_inside(&mut self, uri: Vec<u8>, args: Vec<u8>) -> Phase {
        self.uri_changes = self.uri_changes.saturating_sub(1);
        if self.uri_changes == 0 {
            self.note(Step::Cycle);
            return self.finish(500);
        }
        self.note(Step::Redirected { path: uri.clone(), args: args.clone() });
        (self.uri, self.args) = (uri, args);
        self.internal = true;
        self.valid_unparsed_uri = false;
        self.add_uri_to_alias = false;
        self.valid_location = true;
        self.scope = self.configuration.servers[self.server].scope;
        Phase::ServerRewrite
    }

    /// To a named location of this server: its rewrites, then on from there.
    pub(super) fn go_to_named(&mut self, name: &[u8]) -> Phase {
        self.uri_changes = self.uri_changes.saturating_sub(1);
        if self.uri_changes == 0 {
            self.note(Step::Cycle);
            return self.finish(500);
        }
        let scopes = self.scopes();
        let server = self.configuration.servers[self.server].scope;
        let is_it = |scope: &&usize| {
            let place = &scopes.all[**scope].place;
            place.named && place.name == name
        };
        self.note(Step::Named { name: name.to_vec() });
        let Some(scope) = scopes.all[server].locations.iter().find(is_it) else {
            return self.finish(500);
        };
        self.internal = true;
        self.handler = None;
        self.uri_changed = false;
        self.scope = *scope;
        self.note_at(
            Step::Location(crate::nginx::route::LocationBy::Named),
            scopes.all[*scope].mark,
        );
        self.update_handler();
        Phase::Rewrite
    }

    /// When all is done: what is added to the answer.
    pub(super) fn close(&mut self) {
        if self.response.status == 0 {
            return;
        }
        let status = self.response.status;
        let added: Vec<_> = self.scopes().lines(self.scope, "add_header").cloned().collect();
        for line in added {
            if !ADDED.contains(&status) && line.arg(2) != b"always" {
                continue;
            }
            let value = self.text(line.arg(1));
            if value.is_empty() {
                continue;
            }
            if line.arg(0).eq_ignore_ascii_case(b"Location") && self.location.is_none() {
                self.response.location = Some(value.clone());
            }
            self.response.headers.push((line.arg(0).to_vec(), value));
        }
        if let Some(target) = self.location.take() {
            self.response.location = Some(self.absolute(target));
        }
    }

    /// A redirect to a path becomes one to an address, unless `absolute_redirect` is off.
    fn absolute(&self, target: Vec<u8>) -> Vec<u8> {
        let scopes = self.scopes();
        let flag = |name, default| scopes.flag(self.scope, name, default);
        if target.first() != Some(&b'/') || !flag("absolute_redirect", true) {
            return target;
        }
        let address = self.request.address.to_string();
        let host: &[u8] = if flag("server_name_in_redirect", false) {
            &self.configuration.servers[self.server].name
        } else if self.host.is_empty() {
            address.as_bytes()
        } else {
            &self.host
        };
        let port = match self.request.port {
            port if port != 80 && flag("port_in_redirect", true) => format!(":{port}"),
            _ => String::new(),
        };
        [b"http://", host, port.as_bytes(), &target].concat()
    }

    pub(super) fn is_old(&self) -> bool {
        self.is(Version::V1_22)
    }
}
