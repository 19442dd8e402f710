//! The table as others see it: to complete and to explain what is typed, and to try everything.

use crate::nginx::Version;
use crate::nginx::directive::{Arity, Slot, rows};

/// A directive of a release.
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    pub name: &'static str,
    /// As in `ngx_http_proxy_module`, without what all have in common: `http_proxy`.
    pub module: &'static str,
    /// Where it may stand, a letter each: main, events, http, server, location, upstream, if in server (i), if in location
    /// (j), limit_except (x); capitals for mail and stream.
    pub contexts: &'static str,
    /// It opens a block.
    pub block: bool,
    /// The words of an enum or bitmask, the bounds of a number.
    pub words: &'static str,
    /// The words that its arguments may be, if only certain ones.
    pub choices: &'static str,
    pub arity: Arity,
}

impl Listed {
    /// Whether what it does can be seen in the simulator. Those of stream and mail are real, and read, but nothing more.
    #[must_use]
    pub fn is_simulated(&self) -> bool {
        !["stream", "mail"].iter().any(|module| self.module.starts_with(module))
    }
}

/// The directives of a release, in nginx's order. One name may have several rows, for several places.
pub fn directives(version: Version) -> impl Iterator<Item = Listed> {
    rows().iter().filter(move |row| row.is_in(version)).map(|row| Listed {
        name: row.name,
        module: row.module,
        contexts: row.letters,
        block: row.block,
        words: row.words,
        choices: match row.slot {
            Slot::Flag => "on off",
            Slot::Enum | Slot::Bitmask => row.words,
            _ => "",
        },
        arity: row.arity,
    })
}
