//! `http`: what its modules note while they read. `stream` has most of them too, and notes of its own.

pub(super) mod cache;
pub(super) mod charset;
pub(super) mod condition;
pub(super) mod geo;
pub(super) mod headers;
pub(super) mod limit;
pub(super) mod listen;
pub(super) mod location;
pub(super) mod log;
pub(super) mod map;
pub(super) mod misc;
pub(super) mod names;
pub(super) mod pass;
pub(super) mod resolver;
pub(super) mod rewrite;
pub(super) mod server;
pub(super) mod sized;
pub(super) mod split_clients;
pub(super) mod ssl;
pub(super) mod sticky;
pub(super) mod upstream;
pub(super) mod variables;

use crate::nginx::Version;
use crate::nginx::check::hash::Limits;
use crate::nginx::check::scope::RowSet;
use std::collections::{BTreeMap, BTreeSet};

/// The state of `http`, or of `stream` while that is read.
pub(super) struct Http {
    pub(super) seen: bool,
    pub(super) variables: variables::Variables,
    pub(super) servers: Vec<server::Server>,
    pub(super) listening: listen::Listening,
    pub(super) upstreams: upstream::Upstreams,
    pub(super) charsets: charset::Charsets,
    /// Names of log formats, in lower case.
    pub(super) formats: BTreeSet<Vec<u8>>,
    /// The same as they were written.
    pub(super) format_names: BTreeSet<Vec<u8>>,
    pub(super) map: map::Map,
    pub(super) geo: geo::Geo,
    /// Extensions in `types`, by scope.
    pub(super) extensions: BTreeMap<usize, BTreeMap<Vec<u8>, Vec<u8>>>,
    /// The names that a scope takes requests from.
    pub(super) referers: BTreeMap<usize, misc::Referers>,
    /// Patterns without names that were compiled, with their groups: the same stand in many servers.
    pub(super) patterns: BTreeMap<Vec<u8>, usize>,
    /// The directives that were kept, anywhere.
    pub(super) said: RowSet,
    /// The scope whose headers fitted into their hash last; those of most are the same. With the limits, and whether for a
    /// cache, too.
    pub(super) headers_fit: Option<(usize, Limits, bool)>,
    /// The folders that nginx keeps files in.
    pub(super) folders: BTreeMap<Vec<u8>, cache::Folder>,
    /// What the logs with a buffer said of it, by file.
    pub(super) buffered: BTreeMap<Vec<u8>, [Option<u64>; 3]>,
    /// The zones that a scope limits by.
    pub(super) limits: BTreeSet<(usize, &'static str, Vec<u8>)>,
}

impl Http {
    /// Of `http`, or of `stream`.
    pub(super) fn new(version: Version, stream: bool) -> Http {
        let combined: BTreeSet<Vec<u8>> =
            if stream { BTreeSet::new() } else { [b"combined".to_vec()].into() };
        Http {
            seen: false,
            variables: variables::Variables::new(version, stream),
            servers: Vec::new(),
            listening: listen::Listening::default(),
            upstreams: upstream::Upstreams::default(),
            charsets: charset::Charsets::default(),
            formats: combined.clone(),
            format_names: combined,
            map: map::Map::default(),
            geo: geo::Geo::default(),
            extensions: BTreeMap::new(),
            referers: BTreeMap::new(),
            patterns: BTreeMap::new(),
            said: RowSet::default(),
            headers_fit: None,
            folders: BTreeMap::new(),
            buffered: BTreeMap::new(),
            limits: BTreeSet::new(),
        }
    }
}
