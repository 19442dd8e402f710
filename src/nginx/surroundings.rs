//! The world around a configuration.

use std::borrow::Cow;
use std::net::IpAddr;

/// What nginx asks its computer for while it reads a configuration.
pub trait Surroundings {
    /// A file's bytes, if it is there. Paths are absolute.
    fn read(&self, path: &[u8]) -> Option<Cow<'_, [u8]>>;

    /// The files whose paths a pattern of `*`, `?` and `[…]` fits, in the order of their bytes.
    fn matching(&self, pattern: &[u8]) -> Vec<Vec<u8>>;

    /// The address that a host name leads to, if it leads anywhere.
    fn address(&self, host: &[u8]) -> Option<IpAddr>;

    /// All addresses that a host name leads to: a server of that name is a peer for each.
    fn addresses(&self, host: &[u8]) -> Vec<IpAddr> {
        self.address(host).into_iter().collect()
    }

    /// Whether there is a file that is opened but is no configuration: a certificate, a key.
    fn has_file(&self, _path: &[u8]) -> bool {
        true
    }

    /// Whether a certificate was issued by another that comes with it, rather than by itself.
    fn has_issuer(&self, _path: &[u8]) -> bool {
        false
    }

    /// Whether there is a user of this name.
    fn has_user(&self, _name: &[u8]) -> bool {
        true
    }

    /// Whether there is a group of this name.
    fn has_group(&self, _name: &[u8]) -> bool {
        true
    }
}
