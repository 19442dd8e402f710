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
        let version = official::version_of(tag).unwrap_or(Version::V1_30);
        let around = Around { cluster, id, copied, hosts: RefCell::default() };
        let (path, main) = (official::MAIN.as_bytes(), text(copied, official::MAIN));
        let main = main.unwrap_or_default().as_bytes();
        let report = check(path, main, &around, version);
        if let Some(error) = report.error() {
            let line = error.line.map_or(0, |(_, line)| line);
            let (printed, _) = report.printed();
            let printed = String::from_utf8_lossy(&printed);
            let said = printed.lines().filter(|line| line.starts_with("nginx: ["));
            return Err(Refused { line, log: said.collect::<Vec<_>>().join("\n") });
        }
        let configuration = Configuration::read(path, main, &around, version);
        Ok(Reading { copied: copied.clone(), hosts: around.hosts.into_inner(), configuration })
    }

    /// Where a name led when nginx looked it up.
    pub(super) fn addresses(&self, host: &str) -> &[String] {
        self.hosts.get(host).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn text(&self, path: &str) -> Option<&str> {
        text(&self.copied, path)
    }

    /// What lies at a path of the container.
    pub(in crate::lab) fn find(&self, path: &[u8]) -> Found<'_> {
        let path = path.strip_suffix(b"/").unwrap_or(path);
        let copied = self.copied.files.iter().map(|file| (&*file.path, &*file.text));
        let own: Vec<(&str, &str)> = copied.collect();
        let stock: Vec<(&str, &str)> = official::files().collect();
        let mut found = Found::Nothing;
        for (name, text) in own.into_iter().chain(stock) {
            match name.as_bytes().strip_prefix(path) {
                Some([]) => return Found::File(text.as_bytes().into()),
                Some([b'/', ..]) => found = Found::Folder,
                _ => {}
            }
        }
        found
    }
}

/// The text of a file: what was copied lies over what the image has.
pub(super) fn text<'c>(copied: &'c Copied, path: &str) -> Option<&'c str> {
    let own = copied.files.iter().rfind(|file| file.path == path).map(|file| file.text.as_str());
    own.or_else(|| official::files().find(|(name, _)| *name == path).map(|(_, text)| text))
}
