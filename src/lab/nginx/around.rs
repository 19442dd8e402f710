//! What an nginx finds around it as it reads its configuration: the files of its container, and names.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};

use super::place::{address_of_name, address_of_task};
use super::reading::over;
use crate::nginx::{Surroundings, official};
use crate::sim::{Cluster, ContainerId, Copied, Discovery};

/// A DNS answer holds so many addresses at most.
const RECORDS_MAX: usize = 8;

pub(super) struct Around<'a> {
    pub(super) cluster: &'a Cluster,
    pub(super) id: ContainerId,
    pub(super) copied: &'a Copied,
    /// What was looked up.
    pub(super) hosts: RefCell<BTreeMap<String, Vec<String>>>,
}

impl Around<'_> {
    /// `localhost`, and services whose name is known to the task (R65). `host.docker.internal` is Docker Desktop's, and the
    /// names of a task's other containers are nobody's.
    fn look_up(&self, host: &str) -> Vec<IpAddr> {
        if let Ok(address) = host.trim_matches(['[', ']']).parse() {
            return vec![address];
        }
        if host.eq_ignore_ascii_case("localhost") {
            return vec![Ipv4Addr::LOCALHOST.into()];
        }
        let task = self.cluster.container(self.id).task;
        let known = |id: &_| self.cluster.knows_name(Some(task), *id);
        let Some(service) = self.cluster.service_named(host).filter(known) else {
            return Vec::new();
        };
        match self.cluster.discovery(service) {
            Discovery::ServiceConnect => vec![address_of_name(service)],
            Discovery::CloudMap { .. } => {
                let tasks = self.cluster.named_tasks(service);
                tasks.into_iter().take(RECORDS_MAX).map(address_of_task).collect()
            }
            Discovery::None => Vec::new(),
        }
    }
}

impl Surroundings for Around<'_> {
    fn read(&self, path: &[u8]) -> Option<Cow<'_, [u8]>> {
        official::text(&over(self.copied), path).map(|text| text.as_bytes().into())
    }

    fn matching(&self, pattern: &[u8]) -> Vec<Vec<u8>> {
        official::matching(&over(self.copied), pattern)
    }

    fn address(&self, host: &[u8]) -> Option<IpAddr> {
        self.addresses(host).first().copied()
    }

    fn addresses(&self, host: &[u8]) -> Vec<IpAddr> {
        let Ok(host) = std::str::from_utf8(host) else { return Vec::new() };
        let found = self.look_up(host);
        let texts = found.iter().map(IpAddr::to_string).collect();
        self.hosts.borrow_mut().insert(host.to_owned(), texts);
        found
    }

    /// No certificate comes with the image.
    fn has_file(&self, path: &[u8]) -> bool {
        self.read(path).is_some()
    }
}
