//! Ends and new starts of a container's process: a job that is done, and the restart policy, which starts a container
//! again in its place (R19).

use super::container::ContainerStatus;
use super::container_definition::RestartPolicy;
use super::dependency::Start;
use super::event::{Cause, EventKind};
use super::exec::EXIT_NOT_FOUND;
use super::id::{ContainerId, EventId};
use super::process::WorkEnd;
use super::schedule::Due;
use super::turn::Turn;
use super::{ContainerStop, TimeMs};

impl Turn<'_> {
    /// A process begins: it may leak, be checked, end by itself, or be waited for (R17) only so long.
    pub(super) fn process_began(&mut self, id: ContainerId, restarts: u32, event: EventId) {
        self.begin_checks(id, event);
        self.program_started(id, event);
        self.configured_began(id, event);
        let definition = self.cluster.container_definition(id);
        let (timeout_ms, policy) = (definition.start_timeout_ms, &definition.restart_policy);
        let ends_ms = self.cluster.ending(id).map(|ending| ending.after_ms);
        if timeout_ms.is_none() && ends_ms.is_none() && policy.is_none() {
            return;
        }
        // Those who wait are not told again of a restart.
        let waited_ms = timeout_ms.filter(|_| restarts == 0);
        let dues = [ends_ms, waited_ms].into_iter().flatten().map(|ms| self.now.after(ms));
        let dues: Vec<TimeMs> = dues.filter(|&at| at != TimeMs::NEVER).collect();
        let start = Start { at: self.now, restarts, timers: dues.len() as u8 };
        self.cluster.sequence.starts.insert(id, start);
        for at in dues {
            self.schedule(at, Due::Started(id), event);
        }
    }

    /// So long after its start, a job is done, or those that wait for it wait no longer (R17).
    pub(super) fn started_due(&mut self, id: ContainerId, set_by: EventId) {
        let Some(start) = self.cluster.sequence.starts.get_mut(&id) else { return };
        start.timers = start.timers.saturating_sub(1);
        self.end_if_done(id, set_by);
        let task = self.cluster.container(id).task;
        self.follow_dependencies(task, set_by);
    }

    /// A job that has run its time ends, unless it hangs.
    pub(super) fn end_if_done(&mut self, id: ContainerId, by: EventId) {
        let Some(start) = self.cluster.sequence.starts.get(&id) else { return };
        let Some(ending) = self.cluster.ending(id) else { return };
        let running = self.cluster.container(id).last_status == ContainerStatus::Running;
        let done = start.at.after(ending.after_ms) <= self.now;
        if running && done && !self.cluster.is_hung(id) {
            let code = Some((ending.exit_code & 0xff) as i16);
            self.stop_container(Cause::Event(by), id, code, ContainerStop::Exited);
        }
    }

    /// R25: docker could not execute the command, so there never was a process.
    pub(super) fn cannot_execute(&mut self, cause: Cause, id: ContainerId) {
        let code = Some(EXIT_NOT_FOUND as i16);
        self.stop_container(cause, id, code, ContainerStop::CannotStart);
    }

    /// R19: only what ran for the period, since its start or the last restart, is started again; essential or not.
    pub(super) fn may_restart(&self, id: ContainerId, exit_code: Option<i16>) -> bool {
        let container = self.cluster.container(id);
        let Some(policy) = &self.cluster.container_definition(id).restart_policy else {
            return false;
        };
        let RestartPolicy { ignored_exit_codes, restart_attempt_period_ms } = policy;
        let Some(start) = self.cluster.sequence.starts.get(&id) else { return false };
        self.cluster.task(container.task).is_live()
            && container.last_status == ContainerStatus::Running
            && exit_code.is_some_and(|code| !ignored_exit_codes.contains(&code.into()))
            && self.now.since(start.at) >= *restart_attempt_period_ms
    }

    /// Its process ended and is started again, in the same container: for ECS it never stopped, and what it has written
    /// is there (R19).
    pub(super) fn restart(&mut self, cause: Cause, id: ContainerId, exit_code: i16) {
        let restarts = self.cluster.sequence.starts.get(&id).map_or(0, |start| start.restarts);
        let event = self.emit(cause, EventKind::ContainerRestarted { container: id, exit_code });
        self.container(id).is_listening = false;
        self.forget_faults(id);
        self.end_process(id, WorkEnd::Lost, event);
        self.forget_health(id, event);
        self.process_began(id, restarts + 1, event);
        self.resume_container(id, event);
    }
}
