//! nginx's hashes: whether names fit into the buckets that are configured, `ngx_hash_init`.

use crate::nginx::check::{Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;

/// A bucket is a multiple of the processor's cache line.
const CACHE_LINE: u64 = 64;
const POINTER: u64 = 8;
/// Sizes are tried one by one: a table that needs more trials than this is taken to fit.
const TRIALS: usize = 1_000_000;

/// The limits of a hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Limits {
    pub(super) max_size: u64,
    pub(super) bucket_size: u64,
}

/// What a name takes in its bucket.
fn element(name: &[u8]) -> u64 {
    POINTER + (name.len() as u64 + 2).next_multiple_of(POINTER)
}

fn key(name: &[u8]) -> u64 {
    let add = |hash: u64, byte: &u8| {
        hash.wrapping_mul(31).wrapping_add(u64::from(byte.to_ascii_lowercase()))
    };
    name.iter().fold(0, add)
}

/// Whether some size up to the largest has no bucket that overflows.
fn fits(names: &[impl AsRef<[u8]>], limits: Limits, bucket: u64) -> bool {
    let elements: Vec<(u64, u64)> =
        names.iter().map(|name| (key(name.as_ref()), element(name.as_ref()))).collect();
    let count = names.len() as u64;
    let room = bucket - POINTER;
    let mut start = (count / (room / (2 * POINTER))).max(1);
    if limits.max_size > 10_000 && count > 0 && limits.max_size / count < 100 {
        start = limits.max_size - 1000;
    }
    let mut trials = 0;
    for size in start..=limits.max_size {
        let mut used = vec![0_u64; size as usize];
        let full = elements.iter().any(|(key, element)| {
            trials += 1;
            let bucket = &mut used[(key % size) as usize];
            *bucket += element;
            *bucket > room
        });
        trials += size as usize / 64;
        if !full || trials > TRIALS {
            return true;
        }
    }
    false
}

/// What nginx says to a hash of `names`, if anything.
pub(super) fn complaint(names: &[impl AsRef<[u8]>], limits: Limits) -> Option<Kind> {
    let bucket = limits.bucket();
    if limits.max_size == 0 {
        Some(Kind::HashMaxSize)
    } else if bucket > 65_536 - CACHE_LINE {
        Some(Kind::HashTooLarge)
    } else if names.iter().any(|name| bucket < element(name.as_ref()) + POINTER) {
        Some(Kind::HashBucketSize)
    } else {
        (!fits(names, limits, bucket)).then_some(Kind::HashNotOptimal)
    }
}

impl Limits {
    fn bucket(self) -> u64 {
        self.bucket_size.next_multiple_of(CACHE_LINE)
    }
}

impl Checker<'_> {
    /// Builds the hash `what` of `names`.
    pub(super) fn hash(
        &mut self,
        what: &str,
        names: &[impl AsRef<[u8]>],
        limits: Limits,
    ) -> Outcome {
        self.hashed(what, limits, complaint(names, limits))
    }

    pub(super) fn hashed(
        &mut self,
        what: &str,
        limits: Limits,
        complaint: Option<Kind>,
    ) -> Outcome {
        let Some(kind) = complaint else { return Ok(()) };
        let what = what.as_bytes();
        let (max_text, bucket_text) = (limits.max_size.to_string(), limits.bucket().to_string());
        let (max_text, bucket_text) = (max_text.as_bytes(), bucket_text.as_bytes());
        match kind {
            Kind::HashNotOptimal => {
                let values = [what, what, max_text, what, bucket_text, what];
                self.warn_nowhere(kind, &values);
                Ok(())
            }
            Kind::HashMaxSize => Err(Wrong::new(kind, &[what, what, max_text]).nowhere()),
            _ => Err(Wrong::new(kind, &[what, what, bucket_text]).nowhere()),
        }
    }

    /// The limits that hold in a scope for the hash `what`.
    pub(super) fn limits(
        &self,
        scope: usize,
        what: &str,
        max_size: u64,
        bucket_size: u64,
    ) -> Limits {
        let of = |name: &str, default| {
            let kept = self.effective_of(scope, what, name);
            kept.and_then(|kept| crate::nginx::value::number(&kept.arg(1))).unwrap_or(default)
        };
        let (max_size, bucket_size) = (of("max_size", max_size), of("bucket_size", bucket_size));
        Limits { max_size, bucket_size }
    }
}
