//! Programs as data: what runs in a container, what it costs, how it fails. Nothing here acts; `container_lifecycle` starts
//! and ends programs, `lab` sends them requests.

use serde::Serialize;

use super::parameters::RangeMs;
use crate::unpack::Unpack;

/// What an image's command starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Program {
    pub kind: ProgramKind,
    pub port: ListenPort,
    /// From RUNNING until it listens; `None`: [`super::Parameters::port_open`].
    pub start_delay: Option<RangeMs>,
    /// Memory at rest.
    pub memory_mib: u32,
    /// Memory that it loses each second, busy or not.
    pub leak_kib_per_s: u32,
    /// What it answers with [`Self::health_status`]: `/health`.
    pub health_path: String,
    pub health_status: u16,
    /// Requests that it works on at once.
    pub workers: u32,
    pub on_sigterm: OnSigterm,
    /// A job that ends by itself; `None`: it runs until it is stopped.
    pub ends: Option<Ending>,
    pub features: Vec<Feature>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum ProgramKind {
    Nginx,
    Node,
    Python,
    Database,
    Cache,
    Sleep,
}

/// Where a program listens, whatever a task definition maps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum ListenPort {
    Nowhere,
    Fixed(u16),
    /// The number in this environment variable; without it, or if it is no port, the default.
    FromEnvironment {
        variable: String,
        default: u16,
    },
}

/// What a program does on SIGTERM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum OnSigterm {
    /// Ends by itself with this exit code.
    Exit(i32),
    /// Goes on until SIGKILL.
    Ignore,
}

/// How a job ends: so long after it was started, with this code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Ending {
    pub after_ms: u64,
    pub exit_code: i32,
}

/// Something that a program can do for its users, at the path of its name: `board` answers `/board`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Feature {
    pub name: String,
    /// CPU time of a request, at one whole CPU.
    pub cpu_ms: u32,
    /// Memory of a request while it is worked on.
    pub memory_kib: u32,
    /// Memory of a request that is never given back.
    pub leak_kib: u32,
    /// What it asks others for before it answers, one after the other.
    pub calls: Vec<Call>,
    pub crash: Option<Crash>,
    /// The file to which each request adds a row: `/data/posts` (R66).
    pub writes: Option<String>,
    /// The file in which each request looks for one of the latest rows.
    pub reads: Option<String>,
}

/// A request to another program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Call {
    /// A service's name, `localhost` for a container of the same task, or [`Call::TASK`] and a number: the address of one
    /// task, whatever becomes of it.
    pub name: String,
    pub port: u16,
    pub path: String,
}

/// Every nth request of a feature takes the whole program down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Crash {
    pub every: u32,
    pub exit_code: i32,
}

impl Call {
    pub const TASK: &str = "task:";
}

impl Program {
    /// One that listens nowhere, obeys SIGTERM and has no features: literals name what differs.
    pub fn new(kind: ProgramKind) -> Program {
        Program {
            kind,
            port: ListenPort::Nowhere,
            start_delay: None,
            memory_mib: kind.memory_mib(),
            leak_kib_per_s: 0,
            health_path: "/health".into(),
            health_status: 200,
            workers: 4,
            on_sigterm: OnSigterm::Exit(0),
            ends: None,
            features: Vec::new(),
        }
    }

    /// Where it listens, given its environment.
    pub fn listening_port(&self, environment: &[(String, String)]) -> Option<u16> {
        match &self.port {
            ListenPort::Nowhere => None,
            ListenPort::Fixed(port) => Some(*port),
            ListenPort::FromEnvironment { variable, default } => {
                let value = environment.iter().find(|(name, _)| name == variable);
                let port = value.and_then(|(_, value)| value.parse().ok());
                Some(port.filter(|&port| port > 0).unwrap_or(*default))
            }
        }
    }

    /// The status of its answer to a request for this path.
    pub fn status(&self, path: &str) -> u16 {
        let path = path.split('?').next().unwrap_or_default();
        if path == self.health_path {
            self.health_status
        } else if path == "/" || self.features.iter().any(|feature| feature.serves(path)) {
            200
        } else {
            404
        }
    }
}

impl Feature {
    /// Does it answer this path (without a query)?
    pub fn serves(&self, path: &str) -> bool {
        let rest = path.strip_prefix('/').and_then(|path| path.strip_prefix(&*self.name));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl ProgramKind {
    /// The file that its command starts.
    pub fn executable(self) -> &'static str {
        match self {
            ProgramKind::Nginx => "nginx",
            ProgramKind::Node => "node",
            ProgramKind::Python => "python",
            ProgramKind::Database => "postgres",
            ProgramKind::Cache => "redis-server",
            ProgramKind::Sleep => "sleep",
        }
    }

    /// About what such a program takes at rest.
    fn memory_mib(self) -> u32 {
        match self {
            ProgramKind::Nginx | ProgramKind::Cache => 5,
            ProgramKind::Node => 40,
            ProgramKind::Python => 25,
            ProgramKind::Database => 40,
            ProgramKind::Sleep => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_comes_from_the_environment_if_it_is_one() {
        let port = ListenPort::FromEnvironment { variable: "PORT".into(), default: 8080 };
        let program = Program { port, ..Program::new(ProgramKind::Node) };
        let with = |value: &str| program.listening_port(&[("PORT".into(), value.into())]);
        assert_eq!(program.listening_port(&[]), Some(8080));
        assert_eq!(with("3000"), Some(3000));
        assert_eq!((with("0"), with("http")), (Some(8080), Some(8080)));
    }

    #[test]
    fn a_path_is_answered_by_what_the_program_has() {
        let board = Feature { name: "board".into(), ..Feature::default() };
        let sick = Program {
            health_status: 500,
            features: vec![board],
            ..Program::new(ProgramKind::Python)
        };
        let status = |path| sick.status(path);
        assert_eq!((status("/"), status("/board?page=2"), status("/board/3")), (200, 200, 200));
        assert_eq!((status("/health"), status("/boards"), status("board")), (500, 404, 404));
    }
}
