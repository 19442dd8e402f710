//! Every directive of both releases: where it may stand, how many arguments it takes, what its value is.
//!
//! `table.txt` was read from running binaries, by walking `ngx_modules[]`: facts, no code. A line is a directive: its name
//! (after `<` only in 1.22, after `>` only in 1.30), its contexts as letters, its arguments (counts, `1+`, `2+`, `any`,
//! `-` for none it accepts; `{` if it opens a block), its setter, and that setter's words or bounds. A line `@module` names the
//! module of those that follow. Stream and mail, modules beside Debian's 1.22, are taken to be there in both.

mod at;
mod context;
mod default;
mod elsewhere;
mod listed;
mod table;

pub use at::{blocks_at, context_at, contexts_at};
pub(crate) use context::Context;
pub use default::default_of;
pub use elsewhere::{Origin, origin};
pub use listed::{Listed, directives};
pub use table::Arity;
pub(crate) use table::{Row, Slot, find, rows};
