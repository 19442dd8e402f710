//! A container's own health check, and what it says of the task (R31, R51).

use serde::Serialize;

use super::cluster::Cluster;
use super::event::{Cause, EventKind};
use super::id::{ContainerId, EventId, TaskId};
use super::probe::Probe;
use super::schedule::Due;
use super::time::TimeMs;
use super::turn::Turn;
use crate::unpack::Unpack;

/// R51: `healthCheck` of a container definition; literals name what differs from [`HealthCheck::new`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct HealthCheck {
    /// `["CMD-SHELL", "curl -f http://localhost:8080/health || exit 1"]`.
    pub command: Vec<String>,
    /// 5–300 s; from the end of one check to the next.
    pub interval_ms: u64,
    /// 2–60 s.
    pub timeout_ms: u64,
    /// 1–10 failures in a row make it unhealthy.
    pub retries: u32,
    /// 0–300 s; failures within it do not count.
    pub start_period_ms: u64,
}

/// R31, R51: what ECS says of a container's or a task's health.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
pub enum HealthStatus {
    /// Without a check, or before its first verdict.
    #[default]
    Unknown,
    Healthy,
    Unhealthy,
}

/// What is kept of a container with a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Health {
    status: HealthStatus,
    /// Failures in a row that count.
    failures: u32,
    /// Until then failures do not count; over at the first success.
    lenient_until: TimeMs,
    /// The check under way: does it pass? `None` between checks.
    passes: Option<bool>,
    /// When the next check begins, or the one under way ends.
    due_at: TimeMs,
}

impl Health {
    /// Does a check begin now, rather than end?
    pub(super) fn begins_at(&self, now: TimeMs) -> bool {
        self.due_at == now && self.passes.is_none()
    }
}

impl HealthCheck {
    /// With ECS's defaults, by `CMD-SHELL`.
    pub fn new(command: &str) -> HealthCheck {
        HealthCheck {
            command: vec!["CMD-SHELL".into(), command.into()],
            interval_ms: 30_000,
            timeout_ms: 5_000,
            retries: 3,
            start_period_ms: 0,
        }
    }

    /// The port and the path of `http://localhost:PORT/PATH` in its command; `None`: it asks no web server.
    pub(super) fn url(&self) -> Option<(u16, &str)> {
        let word = self.command.iter().flat_map(|words| words.split_whitespace());
        let word = word.map(|word| word.trim_matches(['"', '\'']));
        let rest = word.filter_map(|word| word.strip_prefix("http://")).next()?;
        let host_end = rest.find('/').unwrap_or(rest.len());
        let (host, path) = rest.split_at(host_end);
        let port = host.split_once(':').map_or(Some(80), |(_, port)| port.parse().ok())?;
        Some((port, if path.is_empty() { "/" } else { path }))
    }

    /// The code of a command that only exits: `exit 1`.
    fn exit(&self) -> Option<i32> {
        let last = self.command.last()?.trim();
        last.strip_prefix("exit ")?.trim().parse().ok()
    }
}

impl Cluster {
    /// R51.
    pub fn container_health(&self, id: ContainerId) -> HealthStatus {
        self.health.get(&id).map_or(HealthStatus::Unknown, |health| health.status)
    }

    /// R31, of the essential containers with a check: one UNHEALTHY, so is the task; else one UNKNOWN; else HEALTHY.
    pub fn task_health(&self, id: TaskId) -> HealthStatus {
        let task = self.task(id);
        let definitions = &self.definition(task.definition).containers;
        let checked = task
            .container_ids()
            .zip(definitions)
            .filter(|(_, definition)| definition.essential && definition.health_check.is_some());
        let mut of_task = None;
        for (container, _) in checked {
            of_task = match (of_task, self.container_health(container)) {
                (Some(HealthStatus::Unhealthy), _) | (_, HealthStatus::Unhealthy) => {
                    return HealthStatus::Unhealthy;
                }
                (Some(HealthStatus::Unknown), _) => Some(HealthStatus::Unknown),
                (Some(HealthStatus::Healthy) | None, health) => Some(health),
            };
        }
        of_task.unwrap_or(HealthStatus::Unknown)
    }
}

/// How long one check takes, and whether it passes.
fn outcome(cluster: &Cluster, id: ContainerId, check: &HealthCheck) -> (u64, bool) {
    if let Some(code) = check.exit() {
        return (0, code == 0);
    }
    let timed_out = (check.timeout_ms, false);
    let Some((port, path)) = check.url() else {
        // Some other tool: it fails only when the program says nothing.
        return if cluster.is_hung(id) { timed_out } else { (0, true) };
    };
    match cluster.probe(cluster.container(id).task, port, path) {
        Probe::Answered { status, after_ms } if u64::from(after_ms) < check.timeout_ms => {
            (u64::from(after_ms), status < 400)
        }
        Probe::Answered { .. } | Probe::TimedOut => timed_out,
        Probe::Refused => (0, false),
    }
}

/// Is another verdict to be expected, if nothing else changes? `false` where no agent reports any.
pub(super) fn is_open(cluster: &Cluster, id: ContainerId) -> bool {
    let Some(health) = cluster.health.get(&id) else { return false };
    let Some(check) = &cluster.container_definition(id).health_check else { return false };
    let next = match outcome(cluster, id, check).1 {
        true => HealthStatus::Healthy,
        false => HealthStatus::Unhealthy,
    };
    let told = cluster.agent_hears(cluster.container(id).task);
    told && health.due_at != TimeMs::NEVER && health.status != next
}

impl Turn<'_> {
    /// R51: the first check comes an interval after the start.
    pub(super) fn begin_checks(&mut self, id: ContainerId, event: EventId) {
        let Some(check) = &self.cluster.container_definition(id).health_check else { return };
        let health = Health {
            status: HealthStatus::Unknown,
            failures: 0,
            lenient_until: self.now.after(check.start_period_ms),
            passes: None,
            due_at: self.now.after(check.interval_ms),
        };
        self.cluster.health.insert(id, health);
        self.schedule(health.due_at, Due::HealthCheck(id), event);
    }

    /// Its process is a new one (R19): docker begins to check anew, and until then nobody knows.
    pub(super) fn forget_health(&mut self, id: ContainerId, by: EventId) {
        let task = self.cluster.container(id).task;
        let before = self.cluster.task_health(task);
        let Some(health) = self.cluster.health.get_mut(&id) else { return };
        let was = std::mem::take(&mut health.status);
        if was != HealthStatus::Unknown {
            let to = HealthStatus::Unknown;
            let kind = EventKind::ContainerHealthChanged { container: id, to };
            let event = self.emit(Cause::Event(by), kind);
            self.tell_task_health(task, before, event);
        }
    }

    /// No more checks; what ECS was told last stays (R7).
    pub(super) fn end_checks(&mut self, id: ContainerId) {
        if let Some(health) = self.cluster.health.get_mut(&id) {
            health.due_at = TimeMs::NEVER;
        }
    }

    pub(super) fn health_check_due(&mut self, id: ContainerId, set_by: EventId) {
        let Some(health) = self.cluster.health.get(&id) else { return };
        if health.due_at != self.now {
            return;
        }
        let (now, passes) = (self.now, health.passes);
        let Some(check) = &self.cluster.container_definition(id).health_check else { return };
        let (due_at, passes, verdict) = match passes {
            None => match outcome(self.cluster, id, check) {
                (0, passes) => (now.after(check.interval_ms), None, Some(passes)),
                (takes_ms, passes) => (now.after(takes_ms), Some(passes), None),
            },
            // R51: the interval counts from the end of the one before.
            Some(passes) => (now.after(check.interval_ms), None, Some(passes)),
        };
        if let Some(health) = self.cluster.health.get_mut(&id) {
            (health.due_at, health.passes) = (due_at, passes);
        }
        let by = verdict.map_or(set_by, |passed| self.judge_health(id, passed, set_by));
        // What was judged may have ended the container.
        if self.cluster.health.get(&id).is_some_and(|health| health.due_at == due_at) {
            self.schedule(due_at, Due::HealthCheck(id), by);
        }
    }

    /// R51: one success is HEALTHY, `retries` failures in a row that count are UNHEALTHY. Returns what the next check
    /// follows from.
    fn judge_health(&mut self, id: ContainerId, passed: bool, set_by: EventId) -> EventId {
        let container = self.cluster.container(id);
        let task = container.task;
        let retries = match &self.cluster.container_definition(id).health_check {
            // Docker goes on checking without an agent, but nobody tells ECS (R7).
            Some(check) if self.cluster.agent_hears(task) => check.retries,
            _ => return set_by,
        };
        let (now, before) = (self.now, self.cluster.task_health(task));
        let Some(health) = self.cluster.health.get_mut(&id) else { return set_by };
        let to = match passed {
            true => {
                (health.failures, health.lenient_until) = (0, now);
                HealthStatus::Healthy
            }
            false if now < health.lenient_until || health.status == HealthStatus::Unhealthy => {
                return set_by;
            }
            false => {
                health.failures += 1;
                if health.failures < retries { health.status } else { HealthStatus::Unhealthy }
            }
        };
        let (from, failures) = (health.status, health.failures);
        health.status = to;
        let mut by = set_by;
        if !passed {
            let kind = EventKind::HealthCheckFailed { container: id, failures, retries };
            by = self.emit(Cause::Event(by), kind);
        }
        if from != to {
            let kind = EventKind::ContainerHealthChanged { container: id, to };
            by = self.emit(Cause::Event(by), kind);
            self.tell_task_health(task, before, by);
            self.follow_dependencies(task, by);
        }
        by
    }

    fn tell_task_health(&mut self, task: TaskId, before: HealthStatus, by: EventId) {
        let to = self.cluster.task_health(task);
        if to == before {
            return;
        }
        let event = self.emit(Cause::Event(by), EventKind::TaskHealthChanged { task, to });
        if let Some(service) = self.cluster.task(task).service {
            self.service_changed(service, event);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_check_asks_is_read_from_its_command() {
        let url = |command: &str| HealthCheck::new(command).url().map(|(p, s)| (p, s.to_owned()));
        let asks = |port, path: &str| Some((port, path.to_owned()));
        assert_eq!(url("curl -f http://localhost:8080/health || exit 1"), asks(8080, "/health"));
        assert_eq!(url("wget -q --spider 'http://127.0.0.1'"), asks(80, "/"));
        assert_eq!(url("pg_isready -U postgres"), None);
        assert_eq!(HealthCheck::new("exit 1").exit(), Some(1));
        assert_eq!(HealthCheck::new("curl -f http://localhost/ || exit 1").exit(), None);
    }
}
