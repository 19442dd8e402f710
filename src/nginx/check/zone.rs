//! Shared memory zones.

use crate::nginx::check::{Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;

/// Eight pages: less makes no zone.
pub(super) const SMALLEST: u64 = 8 * 4096;

#[derive(Debug)]
pub(super) struct Zone {
    name: Vec<u8>,
    size: u64,
    /// The module it belongs to.
    tag: &'static str,
    /// It was declared, with what it holds, and not only asked for.
    pub(super) key: Option<Vec<u8>>,
}

impl Checker<'_> {
    /// The zone of this name: declared with a size, or asked for with 0.
    pub(super) fn zone(&mut self, name: &[u8], size: u64, tag: &'static str) -> Outcome<&mut Zone> {
        let found = self.zones.iter().position(|zone| zone.name == name);
        let index = found.unwrap_or(self.zones.len());
        if found.is_none() {
            self.zones.push(Zone { name: name.to_vec(), size, tag, key: None });
        }
        let zone = &mut self.zones[index];
        if zone.tag != tag {
            return Err(Wrong::new(Kind::ZoneOtherUse, &[name]));
        }
        if zone.size == 0 {
            zone.size = size;
        }
        if size > 0 && size != zone.size {
            let (new, old) = (size.to_string(), zone.size.to_string());
            return Err(Wrong::new(Kind::ZoneConflict, &[new.as_bytes(), name, old.as_bytes()]));
        }
        Ok(zone)
    }

    /// Every zone that was asked for must have been declared.
    pub(super) fn zones_have_sizes(&self) -> Outcome {
        match self.zones.iter().find(|zone| zone.size == 0) {
            Some(zone) => Err(Wrong::new(Kind::ZoneZero, &[&zone.name]).nowhere()),
            None => Ok(()),
        }
    }

    pub(super) fn is_declared(&self, name: &[u8]) -> bool {
        self.zones.iter().any(|zone| zone.name == name && zone.key.is_some())
    }
}
