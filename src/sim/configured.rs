//! Programs that obey files (R68): nginx and its configuration. The cluster says which of them begins, or is told to read
//! its files again; `lab` reads them and answers: where it listens, or at which line it stops.

use litemap::LiteMap;

use super::cluster::Cluster;
use super::command::ReloadNginx;
use super::container::{ContainerStatus, ContainerStop};
use super::event::{Cause, EventKind};
use super::id::{ContainerId, EventId, TaskId};
use super::image::Copied;
use super::probe::Probe;
use super::program::ProgramKind;
use super::schedule::{Due, Schedule};
use super::time::TimeMs;
use super::turn::Turn;

/// A program that stops at its configuration ends with this code.
const EXIT_REFUSED: i16 = 1;
/// Health checks ask few paths: of each container so many answers are kept.
const TOLD_MAX: usize = 8;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Configured {
    by_container: LiteMap<ContainerId, State>,
    /// What `lab` has not taken yet.
    pub(super) begun: Vec<Begun>,
}

/// What is known of one container.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct State {
    /// What was copied into it since it was created.
    copied: Option<Copied>,
    /// Where it listens; `None` as long as `lab` has not said so.
    ports: Option<Vec<u16>>,
    /// What it answers at a port and path, the latest last.
    told: Vec<(u16, String, Probe)>,
}

/// Something that happened to such a program, for `lab` to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    pub container: ContainerId,
    pub by: EventId,
    pub how: BegunHow,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BegunHow {
    /// It starts, and reads its files.
    Started,
    /// It was told to read them again.
    Reloading,
}

impl Configured {
    pub(super) fn ports(&self, id: ContainerId) -> Option<&[u16]> {
        self.by_container.get(&id)?.ports.as_deref()
    }

    /// Its process is gone. What was copied into the container is still there.
    pub(super) fn ended(&mut self, id: ContainerId) {
        if let Some(state) = self.by_container.get_mut(&id) {
            (state.ports, state.told) = (None, Vec::new());
        }
    }

    /// The container is gone.
    pub(super) fn forget(&mut self, id: ContainerId) {
        self.by_container.remove(&id);
    }

    pub(super) fn bytes(&self) -> usize {
        let files = |state: &State| {
            let copied = state.copied.iter().flat_map(|copied| &copied.files);
            copied.map(|file| file.text.len()).sum::<usize>()
        };
        let of = |state: &State| size_of::<(ContainerId, State)>() + files(state);
        self.by_container.values().map(of).sum()
    }
}

impl Cluster {
    /// The files that the program of a container obeys, if it obeys any.
    pub fn copied(&self, id: ContainerId) -> Option<&Copied> {
        self.program(id).filter(|program| program.kind == ProgramKind::Nginx)?;
        let own = self.configured.by_container.get(&id).and_then(|state| state.copied.as_ref());
        own.or(self.image(self.container(id).image?).copied.as_ref())
    }

    /// The running containers of an image whose program obeys files.
    pub(super) fn configured_by(&self, image: &str) -> impl Iterator<Item = ContainerId> {
        let running = self.configured.by_container.keys().copied();
        running.filter(move |&id| {
            let of = self.container(id).image.map(|image| self.image(image).reference.as_str());
            of == Some(image) && self.is_configured(id) && self.has_process(id)
        })
    }

    /// Where the health check that is due now asks: a port of a task, and a path.
    pub fn check_due(&self, now: TimeMs, due: Due) -> Option<(TaskId, u16, &str)> {
        match due {
            Due::Target(id) => {
                let target = self.target(id);
                let settings = &self.target_group(target.target_group).settings;
                (target.due.check == now).then_some((
                    target.task,
                    target.port,
                    settings.health_check_path.as_str(),
                ))
            }
            Due::HealthCheck(id) => {
                let is_due = self.health.get(&id).is_some_and(|health| health.begins_at(now));
                let check = self.container_definition(id).health_check.as_ref();
                let (port, path) = check.filter(|_| is_due)?.url()?;
                Some((self.container(id).task, port, path))
            }
            _ => None,
        }
    }

    /// Does it obey files, and has it been said where it listens?
    pub fn is_configured(&self, id: ContainerId) -> bool {
        self.configured.ports(id).is_some()
    }

    /// What began since the last time.
    pub fn take_begun(&mut self) -> Vec<Begun> {
        std::mem::take(&mut self.configured.begun)
    }

    /// What `lab` has said that a container answers.
    pub(super) fn told(&self, id: ContainerId, port: u16, path: &str) -> Option<Probe> {
        let told = &self.configured.by_container.get(&id)?.told;
        let same = |told: &&(u16, String, Probe)| told.0 == port && told.1 == path;
        told.iter().rfind(same).map(|told| told.2)
    }

    /// From now on a health check meets this at a port and path of the container.
    pub fn tell(&mut self, id: ContainerId, port: u16, path: &str, probe: Probe) {
        let Some(state) = self.configured.by_container.get_mut(&id) else { return };
        state.told.retain(|told| told.0 != port || told.1 != path);
        if state.told.len() == TOLD_MAX {
            state.told.remove(0);
        }
        state.told.push((port, path.to_owned(), probe));
    }

    /// A program obeys its files and listens at these ports. False: it goes on with its old files, since somebody else on
    /// its network has one of the new ports.
    pub fn serve(
        &mut self,
        now: TimeMs,
        begun: Begun,
        ports: Vec<u16>,
        timers: &mut impl Schedule,
    ) -> bool {
        Turn { cluster: self, now, timers }.serve(begun, ports)
    }

    /// A program stops at this line of its files (0: at none). One that was told to read them again goes on with the old.
    pub fn refuse(&mut self, now: TimeMs, begun: Begun, line: u32, timers: &mut impl Schedule) {
        Turn { cluster: self, now, timers }.refuse(begun, line);
    }
}

impl Turn<'_> {
    /// A process began, perhaps of a program that obeys files.
    pub(super) fn configured_began(&mut self, container: ContainerId, by: EventId) {
        if self.cluster.copied(container).is_some() {
            let configured = &mut self.cluster.configured;
            configured.by_container.entry(container).or_default();
            configured.begun.push(Begun { container, by, how: BegunHow::Started });
        }
    }

    pub(super) fn reload_nginx(&mut self, cause: Cause, reload: &ReloadNginx) {
        let containers: Vec<_> = self.cluster.configured_by(&reload.image).collect();
        for container in containers {
            let by = self.emit(cause, EventKind::NginxReloadAsked { container });
            let configured = &mut self.cluster.configured;
            let state = configured.by_container.entry(container).or_default();
            state.copied = Some(reload.copied.clone());
            configured.begun.push(Begun { container, by, how: BegunHow::Reloading });
        }
    }

    fn serve(&mut self, begun: Begun, ports: Vec<u16>) -> bool {
        let Begun { container, by, how } = begun;
        let waits = self.cluster.listening_port(container).is_some();
        let Some(state) = self.cluster.configured.by_container.get_mut(&container) else {
            return false;
        };
        let old = state.ports.replace(ports);
        state.told.clear();
        match how {
            BegunHow::Started if waits => {}
            BegunHow::Started => self.resume_container(container, by),
            BegunHow::Reloading if self.are_new_ports_taken(container, old.as_deref()) => {
                if let Some(state) = self.cluster.configured.by_container.get_mut(&container) {
                    state.ports = old;
                }
                self.refuse(begun, 0);
                return false;
            }
            BegunHow::Reloading => {
                self.emit(Cause::Event(by), EventKind::NginxReloaded { container });
            }
        }
        true
    }

    /// R11: has somebody on its network one of the ports that it did not have before?
    fn are_new_ports_taken(&self, id: ContainerId, old: Option<&[u16]>) -> bool {
        let ports = self.cluster.listening_ports(id);
        let is_new = |port: &&u16| !old.unwrap_or_default().contains(port);
        ports.iter().filter(is_new).any(|&port| self.cluster.is_taken_by_another(id, port))
    }

    fn refuse(&mut self, begun: Begun, line: u32) {
        let Begun { container, by, how } = begun;
        let cause = Cause::Event(by);
        if how == BegunHow::Reloading {
            self.emit(cause, EventKind::NginxKeptWorkers { container, line });
        } else if self.cluster.container(container).last_status == ContainerStatus::Running {
            let by = self.emit(cause, EventKind::NginxRefusedToStart { container, line });
            let (cause, code) = (Cause::Event(by), Some(EXIT_REFUSED));
            self.stop_container(cause, container, code, ContainerStop::Exited);
        }
    }
}
