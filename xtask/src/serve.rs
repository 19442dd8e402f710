//! `cargo xtask serve`: the site at a local address, rebuilt while files change.

mod server;
mod state;
mod watch;

use crate::build::{self, Build};
use crate::{install, place};
use anyhow::{Context, Result, bail};
use state::State;
use std::net::{Ipv4Addr, TcpListener};
use tokio::sync::watch::Sender;
use watch::{Change, Watch};

const PORT: u16 = 8080;

/// Serves until it is interrupted.
///
/// # Errors
/// A wrong option, no free port, or no way to compile to wasm. A build that fails is shown, in
/// the terminal and on the page, and tried again at the next change.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let listener = listen(port(args)?)?;
    install::wasm_target::ensure()?;
    let build = Build {
        base: "/".into(),
        origin: None,
        dev: true,
        live: true,
        watched: false,
        out: place::target().join("site/serve"),
    };
    let (tell, hear) = tokio::sync::watch::channel(State::default());
    let mut watch = Watch::new();
    rebuild(&build, Change::Program, &tell);
    println!("\n  http://{}/\n", listener.local_addr()?);
    let out = build.out.clone();
    std::thread::spawn(move || {
        loop {
            let change = watch.wait();
            rebuild(&build, change, &tell);
        }
    });
    server::run(listener, out, hear)
}

/// Builds what `change` calls for and tells the pages how it went.
fn rebuild(build: &Build, change: Change, tell: &Sender<State>) {
    let program = match change {
        Change::Program => build::program(build),
        Change::Pages => Ok(()),
    };
    let result = program.and_then(|()| build::document(build));
    if let Err(wrong) = &result {
        eprintln!("{wrong:#}");
    }
    tell.send_modify(|state| state.built(result.err().map(|wrong| format!("{wrong:#}"))));
}

fn port(args: &[String]) -> Result<Option<u16>> {
    match args {
        [] => Ok(None),
        [name, port] if name == "--port" => Ok(Some(port.parse().context("--port")?)),
        _ => bail!("serve takes only --port N"),
    }
}

/// The wished port, or else the usual one, or else any.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => bind(port).with_context(|| format!("port {port}")),
        None => Ok(bind(PORT).or_else(|_| bind(0))?),
    }
}
