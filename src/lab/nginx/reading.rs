//! A configuration as an nginx read it when it started.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::around::Around;
use crate::nginx::route::{Configuration, Found};
use crate::nginx::{Version, check, official};
use crate::sim::{Cluster, ContainerId, Copied};

/// The files, the addresses that names had then, and what was made of them.
#[derive(Clone, Debug)]
pub struct Reading {
    copied: Copied,
    /// Hosts that were looked up, and where they led.
    hosts: BTreeMap<String, Vec<String>>,
    /// What `nginx -t` prints of it.
    pub printed: String,
    /// As which it behaves.
    pub version: Version,
    pub configuration: Configuration,
}

/// What nginx did not take.
pub(in crate::lab) struct Refused {
    /// From 1; 0: at no line.
    pub(in crate::lab) line: u32,
    /// What it prints.
    pub(in crate::lab) log: String,
}

/// The same files and addresses make the same configuration.
impl PartialEq for Reading {
    fn eq(&self, other: &Reading) -> bool {
        self.copied == other.copied && self.hosts == other.hosts
    }
}

impl Eq for Reading {}

impl Reading {
    /// As the nginx in this container reads its files now.
    pub(in crate::lab) fn of(
        cluster: &Cluster,
        id: ContainerId,
        copied: &Copied,
    ) -> Result<Reading, Refused> {
        let tag = copied.from.split_once(':').map_or("latest", |(_, tag)| tag);
        let Some(version) = official::version_of(tag) else {
            let log = ["docker.io/library/", &copied.from, ": not found"].concat();
            return Err(Refused { line: 0, log });
        };
        let around = Around { cluster, id, copied, hosts: RefCell::default() };
        let (path, over) = (official::MAIN.as_bytes(), over(copied));
        let main = official::text(&over, path).unwrap_or_default().as_bytes();
        let report = check(path, main, &around, version);
        let printed = String::from_utf8_lossy(&report.printed().0).trim_end().to_owned();
        if let Some(error) = report.error() {
            let line = error.line.map_or(0, |(_, line)| line);
            let said = printed.lines().filter(|line| line.starts_with("nginx: ["));
            return Err(Refused { line, log: said.collect::<Vec<_>>().join("\n") });
        }
        let configuration = Configuration::read(path, main, &around, version);
        let hosts = around.hosts.into_inner();
        Ok(Reading { copied: copied.clone(), hosts, printed, version, configuration })
    }

    /// The official image that its own was built from: `nginx:1.25`.
    pub fn from(&self) -> &str {
        &self.copied.from
    }

    /// Where a name led when nginx looked it up.
    pub(super) fn addresses(&self, host: &str) -> &[String] {
        self.hosts.get(host).map(Vec::as_slice).unwrap_or_default()
    }

    /// What lies at a path of the container.
    pub(in crate::lab) fn find(&self, path: &[u8]) -> Found<'_> {
        official::find(&over(&self.copied), path)
    }
}

/// What was copied into the image.
pub(super) fn over(copied: &Copied) -> Vec<(&str, &str)> {
    copied.files.iter().map(|file| (&*file.path, &*file.text)).collect()
}
