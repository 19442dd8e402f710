//! The world around a configuration.

use std::borrow::Cow;

/// What nginx asks its computer for while it reads a configuration.
pub trait Surroundings {
    /// A file's bytes, if it is there. Paths are absolute.
    fn read(&self, path: &[u8]) -> Option<Cow<'_, [u8]>>;

    /// The files whose paths a pattern of `*`, `?` and `[…]` fits, in the order of their bytes.
    fn matching(&self, pattern: &[u8]) -> Vec<Vec<u8>>;

    /// Whether a host name resolves.
    fn resolves(&self, host: &[u8]) -> bool;
}
