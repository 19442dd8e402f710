//! One request on its way: what `ngx_http_request_t` holds.

use crate::nginx::Version;
use crate::nginx::route::Configuration;
use crate::nginx::route::configuration::Worker;
use crate::nginx::route::request::{Body, Request, Response, Sent};
use crate::nginx::route::scope::{Mark, Scopes};
use crate::nginx::route::trace::{Record, Routed, Step};
use crate::nginx::route::world::World;
use std::collections::BTreeMap;
use std::net::IpAddr;

/// Rewrites of a target and internal redirects that a request may go through, and one.
const URI_CHANGES: u32 = 11;

pub(super) struct Exchange<'c, 'r> {
    pub(super) configuration: &'c Configuration,
    pub(super) world: &'r mut dyn World,
    pub(super) worker: &'r mut Worker,
    pub(super) request: &'r Request,
    pub(super) listen: usize,
    pub(super) server: usize,
    /// The block whose settings hold now.
    pub(super) scope: usize,
    /// The block whose `proxy_pass` or the like answers.
    pub(super) handler: Option<usize>,
    /// Headers that count, in order; the host that was asked for; HTTP version in thousandths.
    pub(super) headers: Vec<(Vec<u8>, Vec<u8>)>,
    pub(super) host: Vec<u8>,
    pub(super) version: u32,
    pub(super) client: IpAddr,
    pub(super) real_client_known: bool,
    pub(super) method: Vec<u8>,
    /// The target's path as it came; empty where an absolute target has none.
    pub(super) unparsed_uri: Vec<u8>,
    pub(super) valid_unparsed_uri: bool,
    pub(super) uri: Vec<u8>,
    pub(super) args: Vec<u8>,
    /// `%` or `+` stood in the path.
    pub(super) quoted_uri: bool,
    pub(super) plus_in_uri: bool,
    pub(super) internal: bool,
    pub(super) uri_changed: bool,
    pub(super) uri_changes: u32,
    /// The location is the one of the target: not after `rewrite … break`.
    pub(super) valid_location: bool,
    pub(super) add_uri_to_alias: bool,
    pub(super) captures: Vec<Vec<u8>>,
    /// Variables that were set, or whose value is kept.
    pub(super) values: BTreeMap<Vec<u8>, Vec<u8>>,
    pub(super) depth: u32,
    /// A pattern took more steps than PCRE2 allows.
    pub(super) exhausted: bool,
    /// An error that the answer has instead of its own status; 0: none.
    pub(super) error_status: u16,
    pub(super) error_page: bool,
    pub(super) expect_tested: bool,
    pub(super) body_taken: bool,
    pub(super) location: Option<Vec<u8>>,
    pub(super) response: Response,
    pub(super) sent: Option<Sent>,
    /// `$proxy_host`, `$proxy_port`, and the length of the body that is sent.
    pub(super) proxy: (Vec<u8>, Vec<u8>),
    trace: Vec<Record>,
}

/// What is done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    ServerRewrite,
    FindLocation,
    Rewrite,
    PostRewrite,
    Access,
    TryFiles,
    Content,
    Done,
}

impl Configuration {
    /// Routes a request. `None`: nobody listens there, the connection is refused.
    pub fn route(
        &self,
        worker: &mut Worker,
        request: &Request,
        world: &mut dyn World,
    ) -> Option<Routed> {
        let listen = self.listening(request.address, request.port)?;
        let mut exchange = Exchange::new(self, listen, worker, request, world);
        exchange.run();
        let Exchange { response, sent, trace, .. } = exchange;
        Some(Routed { response, sent, trace })
    }

    /// What a text with variables is for a request that begins: the key of a `hash`.
    #[must_use]
    pub fn evaluate(&self, text: &[u8], request: &Request, world: &mut dyn World) -> Vec<u8> {
        let Some(listen) = self.listening(request.address, request.port) else { return Vec::new() };
        let mut worker = self.worker();
        let mut exchange = Exchange::new(self, listen, &mut worker, request, world);
        exchange.default_server();
        let _ = exchange.read_request();
        exchange.text(text)
    }
}

impl<'c, 'r> Exchange<'c, 'r> {
    fn new(
        configuration: &'c Configuration,
        listen: usize,
        worker: &'r mut Worker,
        request: &'r Request,
        world: &'r mut dyn World,
    ) -> Exchange<'c, 'r> {
        let response = Response {
            status: 0,
            continued: false,
            location: None,
            headers: Vec::new(),
            body: Body::Page,
        };
        Exchange {
            configuration,
            world,
            worker,
            request,
            listen,
            server: 0,
            scope: 0,
            handler: None,
            headers: Vec::new(),
            host: Vec::new(),
            version: 1000,
            client: request.client,
            real_client_known: false,
            method: request.method.clone(),
            unparsed_uri: Vec::new(),
            valid_unparsed_uri: false,
            uri: Vec::new(),
            args: Vec::new(),
            quoted_uri: false,
            plus_in_uri: false,
            internal: false,
            uri_changed: false,
            uri_changes: URI_CHANGES,
            valid_location: true,
            add_uri_to_alias: false,
            captures: Vec::new(),
            values: BTreeMap::new(),
            depth: 0,
            exhausted: false,
            error_status: 0,
            error_page: false,
            expect_tested: false,
            body_taken: false,
            location: None,
            response,
            sent: None,
            proxy: (Vec::new(), Vec::new()),
            trace: Vec::new(),
        }
    }

    pub(super) fn scopes(&self) -> &'c Scopes {
        &self.configuration.scopes
    }

    pub(super) fn is(&self, version: Version) -> bool {
        self.configuration.version() == version
    }

    pub(super) fn note(&mut self, step: Step) {
        self.trace.push(Record { step, mark: None });
    }

    pub(super) fn note_at(&mut self, step: Step, mark: Mark) {
        self.trace.push(Record { step, mark: Some(mark) });
    }

    /// The values of a header, in order; names compared whatever their case.
    pub(super) fn header_values<'h>(
        &'h self,
        name: &'h [u8],
    ) -> impl Iterator<Item = &'h [u8]> + use<'h, 'c, 'r> {
        let same = move |(known, _): &&(Vec<u8>, Vec<u8>)| known.eq_ignore_ascii_case(name);
        self.headers.iter().filter(same).map(|(_, value)| value.as_slice())
    }

    pub(super) fn header(&self, name: &[u8]) -> Option<&[u8]> {
        let same = |(known, _): &&(Vec<u8>, Vec<u8>)| known.eq_ignore_ascii_case(name);
        self.headers.iter().find(same).map(|(_, value)| value.as_slice())
    }

    fn run(&mut self) {
        self.default_server();
        let mut phase = match self.read_request() {
            Ok(()) => {
                self.real_client();
                Phase::ServerRewrite
            }
            Err(status) => self.finish(status),
        };
        loop {
            phase = match phase {
                Phase::ServerRewrite => self.server_rewrite(),
                Phase::FindLocation => self.find_location(),
                Phase::Rewrite => self.location_rewrite(),
                Phase::PostRewrite => self.post_rewrite(),
                Phase::Access => self.access(),
                Phase::TryFiles => self.try_files(),
                Phase::Content => self.content(),
                Phase::Done => break,
            };
        }
        self.close();
    }
}
