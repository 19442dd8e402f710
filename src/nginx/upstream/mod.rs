//! Upstreams: which peer nginx sends a request to, and which next when that one fails (nginx.md §4). Open-source nginx:
//! it learns of a dead peer from failed requests only; active health checks are NGINX Plus.

mod choose;
mod crc32;
mod exchange;
mod group;
mod method;
mod peer;
mod retry;
mod ring;
mod selection;
mod server;

pub use self::exchange::{Exchanged, Ongoing, Reply};
pub use self::group::{Asking, Ended, Upstream};
pub use self::method::Method;
pub use self::peer::Peer;
pub use self::retry::NextUpstream;
pub use self::ring::Ring;
pub use self::selection::Selection;
pub use self::server::Server;
