//! What a health check or a request meets at a task now.

use std::ops::Deref;

use super::cluster::Cluster;
use super::container::ContainerStatus;
use super::id::{ContainerId, TaskId};
use super::program::Program;

/// One knock at a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probe {
    Answered {
        status: u16,
        after_ms: u32,
    },
    /// Nobody listens there: the connection is refused at once.
    Refused,
    /// Nobody says anything: the computer has no power, or the program hangs.
    TimedOut,
}

/// Ports of one container.
pub enum Ports<'a> {
    /// As its files say (R68).
    Told(&'a [u16]),
    /// That of its program.
    Own(Option<u16>),
}

impl Deref for Ports<'_> {
    type Target = [u16];

    fn deref(&self) -> &[u16] {
        match self {
            Ports::Told(ports) => ports,
            Ports::Own(port) => port.as_slice(),
        }
    }
}

/// An idle program answers at once.
const ANSWER_MS: u32 = 1;

impl Cluster {
    /// What a request for `path` at this port of the task meets now. Reads only.
    pub fn probe(&self, task: TaskId, port: u16, path: &str) -> Probe {
        let container = match self.reach(task, port) {
            Ok(container) => container,
            Err(probe) => return probe,
        };
        if let Some(told) = self.told(container, port, path) {
            return told;
        }
        let status = self.program(container).map_or(404, |program| program.status(path));
        Probe::Answered { status, after_ms: ANSWER_MS }
    }

    /// The container that takes a connection at this port of the task now; else what is met instead.
    pub fn reach(&self, task: TaskId, port: u16) -> Result<ContainerId, Probe> {
        if !self.instance(self.task(task).instance).power {
            return Err(Probe::TimedOut);
        }
        let container = self.listener(task, port).ok_or(Probe::Refused)?;
        if self.is_hung(container) { Err(Probe::TimedOut) } else { Ok(container) }
    }

    /// Does the agent of the task's computer tell ECS what it sees?
    pub(super) fn agent_hears(&self, task: TaskId) -> bool {
        self.instance(self.task(task).instance).agent_is_up
    }

    /// The container of the task that listens at this port now.
    pub fn listener(&self, task: TaskId, port: u16) -> Option<ContainerId> {
        let mut containers = self.task(task).container_ids();
        containers
            .find(|&id| self.container(id).is_listening && self.listening_ports(id).contains(&port))
    }

    /// What a container runs; before its image was pulled, what it would run now. `None`: there is no such image, or its command
    /// is another one.
    pub fn program(&self, id: ContainerId) -> Option<&Program> {
        let container = self.container(id);
        let image = match (container.image, container.last_status) {
            (None, ContainerStatus::Pending) => {
                self.image_named(&self.container_definition(id).image)
            }
            (image, _) => image,
        };
        let program = &self.image(image?).program;
        self.container_definition(id).runs(program).then_some(program)
    }

    /// Where its program listens, or will; `None`: nowhere. The first port, where there are several.
    pub fn listening_port(&self, id: ContainerId) -> Option<u16> {
        self.listening_ports(id).first().copied()
    }

    /// All ports at which its program listens, or will.
    pub fn listening_ports(&self, id: ContainerId) -> Ports<'_> {
        if let Some(ports) = self.configured.ports(id) {
            return Ports::Told(ports);
        }
        let environment = &self.container_definition(id).environment;
        Ports::Own(self.program(id).and_then(|program| program.listening_port(environment)))
    }
}
