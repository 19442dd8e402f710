//! A configuration, ready for requests.

use crate::nginx::route::listen::{Listen, Server};
use crate::nginx::route::made::Made;
use crate::nginx::route::scope::{Kind, Mark, Place, Scopes};
use crate::nginx::upstream::Upstream;
use crate::nginx::{Surroundings, Version};
use std::collections::BTreeMap;
use std::net::IpAddr;

/// What [`Configuration::read`] made of the files.
#[derive(Clone, Debug)]
pub struct Configuration {
    /// The files read, the main one first.
    pub files: Vec<Vec<u8>>,
    pub(super) scopes: Scopes,
    pub(super) servers: Vec<Server>,
    pub(super) listens: Vec<Listen>,
    /// Where among them an address and port is.
    pub(super) places: BTreeMap<(IpAddr, u16), usize>,
    pub(super) made: BTreeMap<Vec<u8>, Made>,
    pub(super) upstreams: Vec<Group>,
    /// What `worker_processes` says; empty where it does not stand.
    pub(super) processes: Vec<u8>,
}

/// An `upstream` as it is written.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) name: Vec<u8>,
    pub(super) upstream: Upstream,
    pub(super) mark: Mark,
}

/// What one worker remembers between requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// In the order of the configuration.
    pub upstreams: Vec<Upstream>,
}

impl Configuration {
    /// Reads the configuration whose main file is `path` with the bytes `text`, and the files that it includes. What the
    /// check would refuse is passed over.
    #[must_use]
    pub fn read(
        path: &[u8],
        text: &[u8],
        around: &dyn Surroundings,
        version: Version,
    ) -> Configuration {
        let mut scopes = Scopes { all: Vec::new(), version };
        scopes.add(0, Kind::Http, Place::default(), Mark::default());
        let mut configuration = Configuration {
            files: Vec::new(),
            scopes,
            servers: Vec::new(),
            listens: Vec::new(),
            places: BTreeMap::new(),
            made: BTreeMap::new(),
            upstreams: Vec::new(),
            processes: Vec::new(),
        };
        configuration.read_files(path, text, around);
        configuration.name_servers();
        configuration
    }

    /// The ports at which it listens, each once.
    #[must_use]
    pub fn ports(&self) -> Vec<u16> {
        let mut ports: Vec<u16> = self.places.keys().map(|(_, port)| *port).collect();
        ports.sort_unstable();
        ports.dedup();
        ports
    }

    /// How many workers it has on a computer with so many CPUs, which is what `auto` means.
    #[must_use]
    pub fn worker_count(&self, cpus: u32) -> u32 {
        match &self.processes[..] {
            b"auto" => cpus,
            word => std::str::from_utf8(word).ok().and_then(|n| n.parse().ok()).unwrap_or(1),
        }
    }

    /// A worker that has just begun.
    #[must_use]
    pub fn worker(&self) -> Worker {
        Worker { upstreams: self.upstreams.iter().map(|group| group.upstream.clone()).collect() }
    }

    /// The names of its `upstream`s, in the order of a worker's.
    pub fn upstream_names(&self) -> impl Iterator<Item = &[u8]> {
        self.upstreams.iter().map(|group| &group.name[..])
    }

    /// Where it listens, lowest address first.
    pub fn listening_at(&self) -> impl Iterator<Item = (IpAddr, u16)> {
        self.places.keys().copied()
    }

    pub(super) fn version(&self) -> Version {
        self.scopes.version
    }

    /// The folder that relative paths start in.
    pub(super) fn prefix(&self) -> &'static [u8] {
        match self.version() {
            Version::V1_22 => b"/usr/share/nginx/",
            Version::V1_30 => b"/etc/nginx/",
        }
    }
}
