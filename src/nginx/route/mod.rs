//! Route: what becomes of a request, step by step as nginx's phases have it (nginx.md §3): `listen` and `server_name`, rewrites
//! of the server, location, its rewrites (ten rounds, then 500), access, `try_files`, content or `proxy_pass`, `error_page`.
//!
//! A [`Configuration`] is read from files that the check has passed; what it would have refused is left out, not complained
//! of. [`Configuration::route`] gives the response, what an upstream received, and a trace: what was tried, what won, with the
//! place in the configuration that decided. No sentences: the page words the steps. Not simulated: TLS, subrequests
//! (`auth_request`, `mirror`), FastCGI and its kin beyond whom they ask, caches, filters of bodies.

mod access;
mod condition;
mod configuration;
mod content;
mod error_page;
mod escape;
mod exchange;
mod finish;
mod forwarded;
mod geo;
mod header;
mod host;
mod listen;
mod location;
mod made;
mod map;
mod names;
mod pass;
mod program;
mod proxy;
mod read;
mod referer;
mod request;
mod request_line;
mod rewrite;
mod scope;
mod split_clients;
mod text;
mod trace;
mod try_files;
mod variable;
mod world;

pub use self::configuration::{Configuration, Worker};
pub use self::request::{Body, Request, Response, Sent};
pub use self::scope::Mark;
pub use self::trace::{LocationBy, Record, Routed, ServerBy, Step, Trouble};
pub use self::world::{Errand, Found, Whom, World};
