//! A configuration of nginx to write: where its nginx stands, who is behind it, what has to come of it.

use serde::Serialize;

use super::{ConfigCheck, Html};
use crate::unpack::Unpack;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Config {
    /// The tag of the official image that nginx comes from: `1.25`, `latest`.
    pub tag: String,
    pub ground: Ground,
    /// Where the file stands in the container: `/etc/nginx/conf.d/default.conf`. All others are the image's own.
    pub path: String,
    /// What the file says to begin with.
    pub start: String,
    pub solution: String,
    pub peers: Vec<ConfigPeer>,
    /// Ready to be sent.
    pub requests: Vec<ConfigRequest>,
    pub goals: Vec<ConfigGoal>,
    /// From a nudge to the line itself.
    pub hints: Vec<Html>,
    pub wrongs: Vec<ConfigWrong>,
}

/// What nginx's container runs on: which names lead where depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub enum Ground {
    /// Docker Desktop, where `host.docker.internal` is the computer.
    #[default]
    Desktop,
    /// Docker on Linux; `host.docker.internal` is there only with `--add-host`.
    Linux { add_host: bool },
    /// A task of the network mode awsvpc: `localhost` is the whole task.
    Task,
}

/// A program that nginx may pass requests to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct ConfigPeer {
    /// Whose it is, plain text.
    pub label: String,
    /// `localhost`, a name, or an address: how nginx may call it.
    pub host: String,
    pub port: u16,
    pub state: PeerState,
}

/// What a peer does with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum PeerState {
    /// With this status.
    Answers(u16),
    /// Nothing listens at its port.
    Refuses,
    /// It takes the request and says nothing.
    Silent,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct ConfigRequest {
    /// Plain text.
    pub label: String,
    pub method: String,
    /// What the header `Host` says.
    pub host: String,
    /// The port of nginx's container.
    pub port: u16,
    /// Path and arguments.
    pub path: String,
    /// Others than `Host`, one on each line: `Name: value`.
    pub headers: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct ConfigGoal {
    pub id: String,
    /// All of them have to hold.
    pub checks: Vec<ConfigCheck>,
}

/// A wrong way that a learner is likely to go, how to recognise it, and what to say then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct ConfigWrong {
    pub id: String,
    /// The learner is on this way if all of them hold for what is not the start.
    pub when: Vec<ConfigCheck>,
    pub message: Html,
    /// The way itself, walked by the course proof. Pages do not carry it.
    #[serde(skip)]
    pub text: String,
}

/// Who sends every request of a configuration's card: an address for documentation (RFC 5737).
pub const CLIENT: [u8; 4] = [203, 0, 113, 7];
