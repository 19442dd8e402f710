//! A container's way: pulled, created, running, listening; then ended by itself, by SIGTERM, or by SIGKILL (R15–R18,
//! R25).

use super::container::{ContainerStatus, ContainerStop, Signal};
use super::decision::DecisionKind;
use super::event::{Cause, EventKind};
use super::id::{ContainerId, EventId, TaskId};
use super::process::WorkEnd;
use super::program::OnSigterm;
use super::rng::{self, Stream};
use super::schedule::Due;
use super::task::{StopCode, StoppedReason, TaskStatus};
use super::time::TimeMs;
use super::turn::Turn;

/// R25: 128 + SIGKILL's number.
const EXIT_SIGKILL: i16 = 137;
/// A program that cannot bind its port ends with an application error (R11, R25).
const EXIT_ADDRESS_IN_USE: i16 = 1;

impl Turn<'_> {
    /// Sets the timer of the step that the container's status waits for on its way up.
    pub(super) fn resume_container(&mut self, id: ContainerId, set_by: EventId) {
        if self.cluster.container(id).last_status == ContainerStatus::Pending {
            return self.pull_in_turn(id, set_by);
        }
        let parameters = self.parameters();
        let always = |ms| (ms, ms);
        let hung = self.cluster.is_hung(id);
        let (stream, range) = match self.cluster.container(id).last_status {
            ContainerStatus::Pulled if hung => {
                (Stream::ContainerCreate, always(parameters.container_create_timeout_ms))
            }
            ContainerStatus::Created if hung => {
                (Stream::ContainerStart, always(parameters.container_start_timeout_ms))
            }
            ContainerStatus::Pulled => (Stream::ContainerCreate, parameters.container_create),
            ContainerStatus::Created => (Stream::ContainerStart, parameters.container_start),
            ContainerStatus::Running if self.cluster.listening_port(id).is_some() => {
                let own = self.cluster.program(id).and_then(|program| program.start_delay);
                (Stream::PortOpen, own.unwrap_or(parameters.port_open))
            }
            ContainerStatus::Pending | ContainerStatus::Running | ContainerStatus::Stopped => {
                return;
            }
        };
        let nth = self.cluster.sequence.starts.get(&id).map_or(0, |start| start.restarts);
        let due_at = self.draw_at(stream, id.index(), nth, range);
        self.container_due_at(id, due_at, set_by);
    }

    pub(super) fn container_due_at(&mut self, id: ContainerId, at: TimeMs, set_by: EventId) {
        self.container(id).due_at = at;
        self.schedule(at, Due::Container(id), set_by);
    }

    pub(super) fn container_due(&mut self, id: ContainerId, set_by: EventId) {
        if self.cluster.container(id).due_at != self.now {
            return;
        }
        self.container(id).due_at = TimeMs::NEVER;
        let cause = Cause::Event(set_by);
        let task = self.cluster.container(id).task;
        match self.cluster.container(id).last_status {
            ContainerStatus::Pending if self.waits_to_pull_again(id) => {
                self.resume_container(id, set_by);
            }
            ContainerStatus::Pending => {
                if self.pull_ended(cause, id) {
                    self.forget_pull(id);
                    self.step_up(cause, id, ContainerStatus::Pulled);
                }
            }
            // R18: Docker did not answer in time.
            ContainerStatus::Pulled if self.cluster.is_hung(id) => {
                self.stop_container(cause, id, None, ContainerStop::CreateTimedOut);
            }
            ContainerStatus::Created if self.cluster.is_hung(id) => {
                self.stop_container(cause, id, None, ContainerStop::StartTimedOut);
            }
            ContainerStatus::Pulled => self.step_up(cause, id, ContainerStatus::Created),
            ContainerStatus::Created => self.step_up(cause, id, ContainerStatus::Running),
            ContainerStatus::Running
                if self.cluster.task(task).last_status == TaskStatus::Stopping
                    && !self.cluster.sequence.stops_later.contains_key(&id) =>
            {
                self.end_after_sigterm(cause, id);
            }
            ContainerStatus::Running => self.open_port(cause, id),
            ContainerStatus::Stopped => {}
        }
    }

    fn step_up(&mut self, cause: Cause, id: ContainerId, to: ContainerStatus) {
        if to == ContainerStatus::Running && !self.bind_ports(id) {
            // Docker could not give it the computer's port: there never was a process.
            self.stop_container(cause, id, None, ContainerStop::AddressInUse);
            return;
        }
        if to == ContainerStatus::Running && !self.cluster.can_execute(id) {
            return self.cannot_execute(cause, id);
        }
        let event = self.emit(cause, EventKind::ContainerStatusChanged { container: id, to });
        self.container(id).last_status = to;
        self.resume_container(id, event);
        if to == ContainerStatus::Running {
            self.process_began(id, 0, event);
            let task = self.cluster.container(id).task;
            self.follow_dependencies(task, event);
            self.run_if_ready(Cause::Event(event), task);
        }
    }

    /// R11: who shares a network shares its ports, so the second to bind one fails, at run time.
    fn open_port(&mut self, cause: Cause, id: ContainerId) {
        if self.cluster.is_port_taken(id) {
            let code = Some(EXIT_ADDRESS_IN_USE);
            self.stop_container(cause, id, code, ContainerStop::AddressInUse);
        } else {
            self.container(id).is_listening = true;
            self.emit(cause, EventKind::ContainerListening { container: id });
        }
    }

    /// SIGTERM. One timer: the program's own end, or SIGKILL at the stop timeout, whichever is first (R18).
    pub(super) fn terminate_container(&mut self, cause: Cause, id: ContainerId) {
        let signal = Signal::Sigterm;
        let event = self.emit(cause, EventKind::ContainerSignalled { container: id, signal });
        self.end_checks(id);
        let stop_timeout_ms = self.stop_timeout_ms(id);
        let after_ms = self.sigterm_exit(id).map_or(stop_timeout_ms, |(after_ms, _)| after_ms);
        self.container_due_at(id, self.now.after(after_ms), event);
    }

    fn stop_timeout_ms(&self, id: ContainerId) -> u64 {
        self.cluster
            .container_definition(id)
            .stop_timeout_ms
            .unwrap_or(self.parameters().stop_timeout_ms)
    }

    /// How long after SIGTERM, and with which code, its program ends by itself; `None` if SIGKILL comes first.
    fn sigterm_exit(&self, id: ContainerId) -> Option<(u64, i16)> {
        let program = self.cluster.program(id);
        let OnSigterm::Exit(code) = program.map_or(OnSigterm::Exit(0), |p| p.on_sigterm) else {
            return None;
        };
        if self.cluster.is_hung(id) {
            return None;
        }
        let (seed, range) = (self.cluster.seed, self.parameters().sigterm_exit);
        let after_ms = rng::range(seed, Stream::SigtermExit, id.index() as u64, 0, range);
        (after_ms < self.stop_timeout_ms(id)).then_some((after_ms, (code & 0xff) as i16))
    }

    fn end_after_sigterm(&mut self, cause: Cause, id: ContainerId) {
        if let Some((_, code)) = self.sigterm_exit(id) {
            self.stop_container(cause, id, Some(code), ContainerStop::Terminated);
        } else {
            let signal = Signal::Sigkill;
            let event = self.emit(cause, EventKind::ContainerSignalled { container: id, signal });
            let cause = Cause::Event(event);
            self.stop_container(cause, id, Some(EXIT_SIGKILL), ContainerStop::Killed);
        }
    }

    /// Its process has ended: it is started again (R19), or the container is STOPPED, and the task draws the consequence
    /// (R16).
    pub(super) fn stop_container(
        &mut self,
        cause: Cause,
        id: ContainerId,
        exit_code: Option<i16>,
        how: ContainerStop,
    ) {
        let ran = self.cluster.container(id).last_status == ContainerStatus::Running;
        if ran && !self.cluster.agent_hears(self.cluster.container(id).task) {
            return self.end_unheard(cause, id, exit_code, how);
        }
        if let Some(code) = exit_code.filter(|_| self.may_restart(id, exit_code)) {
            return self.restart(cause, id, code);
        }
        let event = self.mark_stopped(cause, id, exit_code, how);
        self.after_container_stopped(id, event);
    }

    /// The container is STOPPED; nothing else follows yet.
    pub(super) fn mark_stopped(
        &mut self,
        cause: Cause,
        id: ContainerId,
        exit_code: Option<i16>,
        how: ContainerStop,
    ) -> EventId {
        self.cluster.unreported.remove(&id);
        self.give_ports_back(id);
        let container = self.container(id);
        container.last_status = ContainerStatus::Stopped;
        container.is_listening = false;
        container.exit_code = exit_code;
        container.stop = Some(how);
        container.due_at = TimeMs::NEVER;
        self.end_checks(id);
        self.forget_faults(id);
        self.cluster.configured.forget(id);
        self.forget_pull(id);
        self.cluster.sequence.starts.remove(&id);
        self.cluster.sequence.stops_later.remove(&id);
        let event = self.emit(cause, EventKind::ContainerStopped { container: id, exit_code, how });
        self.end_process(id, WorkEnd::Lost, event);
        self.lose_container_data(id, event);
        event
    }

    /// R16: an essential end is the task's end; a non-essential one changes nothing.
    pub(super) fn after_container_stopped(&mut self, id: ContainerId, event: EventId) {
        let task: TaskId = self.cluster.container(id).task;
        let essential = self.cluster.container_definition(id).essential;
        if !self.cluster.task(task).is_live() {
            self.terminate_next(Cause::Event(event), task);
            self.deprovision_if_empty(Cause::Event(event), task);
        } else if essential {
            let kind = DecisionKind::EssentialExited { container: id };
            let decision = self.decide(Cause::Event(event), kind);
            let (code, reason) = match self.cluster.container(id).stop {
                Some(how) if how.is_failed_start() => {
                    (StopCode::TaskFailedToStart, StoppedReason::ContainerFailed)
                }
                _ => (StopCode::EssentialContainerExited, StoppedReason::EssentialContainerExited),
            };
            self.request_stop(Cause::Decision(decision), task, code, reason);
        } else {
            self.follow_dependencies(task, event);
            self.run_if_ready(Cause::Event(event), task);
        }
    }
}
