//! What a request met on its way: data, which the page words and draws.

use crate::nginx::route::{Mark, Response, Sent};

/// How a server was found among those that listen at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerBy {
    Exact,
    /// `*.x`, `.x`: the longest that fits.
    LeadingWildcard,
    /// `x.*`.
    TrailingWildcard,
    /// The first pattern that fits.
    Pattern,
    /// No name fits: `default_server`, or the first.
    Default,
}

/// How a location was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocationBy {
    Exact,
    /// The longest prefix, no pattern fitting.
    Prefix,
    /// The longest prefix, whose `^~` stops the patterns.
    PrefixAlone,
    /// The first pattern that fits.
    Pattern,
    Named,
}

/// Why nginx answers a request by itself before a location is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    Method,
    Target,
    Version,
    HeaderLine,
    Host,
    NoHost,
    SecondHost,
    DuplicateHeader,
    ContentLength,
    TransferEncoding,
    RefusedMethod,
    TooLong,
    PlainToTls,
}

/// One step. Its place, where it has one, is its [`Record`]'s.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The `listen` that the connection came in by.
    Connected,
    Server(ServerBy),
    Trouble(Trouble),
    /// The target, decoded and normalised.
    Uri {
        path: Vec<u8>,
        args: Vec<u8>,
    },
    /// An `if`.
    Condition {
        holds: bool,
    },
    /// The pattern of a `rewrite` or location.
    Pattern {
        fits: bool,
    },
    Rewritten {
        path: Vec<u8>,
        args: Vec<u8>,
    },
    Set {
        value: Vec<u8>,
    },
    Break,
    Return {
        status: u16,
    },
    /// The longest prefix of a level of locations.
    Prefix,
    Location(LocationBy),
    /// No location fits: the server itself goes on.
    NoLocation,
    /// The location ends in `/` and passes requests on: the client is sent there.
    SlashAdded,
    /// `internal`, asked for from outside.
    Internal,
    /// A path that was looked at: whether it is what is looked for.
    File {
        path: Vec<u8>,
        found: bool,
    },
    /// An `allow` or `deny` that fits.
    Access {
        allowed: bool,
    },
    /// `auth_basic`.
    Password {
        right: bool,
    },
    BodyTooLarge,
    /// An internal redirect.
    Redirected {
        path: Vec<u8>,
        args: Vec<u8>,
    },
    /// To a named location.
    Named {
        name: Vec<u8>,
    },
    /// The tenth round was not the last.
    Cycle,
    ErrorPage {
        status: u16,
    },
    Passed {
        to: Vec<u8>,
    },
    /// A `proxy_set_header` that holds; one with an empty value keeps the header from being sent.
    Header {
        name: Vec<u8>,
    },
    /// A `proxy_set_header` of an outer block: one with lines of its own takes none over.
    HeaderLost {
        name: Vec<u8>,
    },
    /// No upstream, or none that can be found.
    Unreachable,
    /// An upstream's peer, and what it answered: 0 for nothing.
    Asked {
        address: String,
        status: u16,
    },
    Answered {
        status: u16,
    },
}

/// A step, and the words of the configuration that decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub step: Step,
    pub mark: Option<Mark>,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routed {
    pub response: Response,
    /// What an upstream received, if one was reached for.
    pub sent: Option<Sent>,
    pub trace: Vec<Record>,
}
