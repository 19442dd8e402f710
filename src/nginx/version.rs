//! Which nginx.

/// The two releases whose tables were read from running binaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 1.22.1, as Debian 12 builds it.
    V1_22,
    /// 1.30.4, as nginx.org builds it.
    V1_30,
}
