//! One command or one timer being carried out: the only place from which the cluster is changed.

use super::cluster::Cluster;
use super::container::Container;
use super::decision::DecisionKind;
use super::event::{Cause, EventKind};
use super::id::{ContainerId, DecisionId, EventId, InstanceId, ServiceId, TaskId};
use super::parameters::RangeMs;
use super::process::CpuDomain;
use super::rng::{self, Stream};
use super::schedule::{Due, Schedule, Timer};
use super::service::Service;
use super::task::Task;
use super::time::TimeMs;
use super::{ContainerInstance, Parameters};

pub(super) struct Turn<'a> {
    pub(super) cluster: &'a mut Cluster,
    pub(super) now: TimeMs,
    pub(super) timers: &'a mut dyn Schedule,
}

impl Turn<'_> {
    pub(super) fn fire(&mut self, timer: Timer) {
        let set_by = timer.set_by;
        match timer.due {
            Due::Boot(instance) => self.boot_due(instance, set_by),
            Due::Disconnect(instance) => self.disconnect_due(instance, set_by),
            Due::InstanceCheck(instance) => self.instance_check_due(instance, set_by),
            Due::Group => self.group_due(set_by),
            Due::Container(container) => self.container_due(container, set_by),
            Due::Started(container) => self.started_due(container, set_by),
            Due::HealthCheck(container) => self.health_check_due(container, set_by),
            Due::Memory(container) => self.memory_due(container, set_by),
            Due::Task(task) => self.task_due(task, set_by),
            Due::Pass(service) => self.pass_due(service),
            Due::Target(target) => self.target_due(target, set_by),
            Due::Targets(service) => self.targets_due(service, set_by),
            Due::Protection(task) => self.protection_due(task, set_by),
            Due::SteadyRepeat(service) => self.steady_repeat_due(service, set_by),
            Due::Cpu(instance) => self.cpu_due(CpuDomain::Instance(instance), set_by),
            Due::TaskCpu(task) => self.cpu_due(CpuDomain::Task(task), set_by),
            Due::HomeLease => self.home_lease_due(set_by),
            Due::Metrics => self.metrics_due(set_by),
            Due::Minute(service) => self.minute_due(service, set_by),
        }
    }

    pub(super) fn emit(&mut self, cause: Cause, kind: EventKind) -> EventId {
        self.cluster.history.record_event(self.now, cause, kind)
    }

    pub(super) fn decide(&mut self, cause: Cause, kind: DecisionKind) -> DecisionId {
        self.cluster.history.record_decision(self.now, cause, kind)
    }

    pub(super) fn schedule(&mut self, at: TimeMs, due: Due, set_by: EventId) {
        self.timers.schedule(at, Timer { due, set_by });
    }

    /// A moment `range` from now, drawn for the `nth` time by the entity at `index`.
    pub(super) fn draw_at(&self, stream: Stream, index: usize, nth: u32, range: RangeMs) -> TimeMs {
        let ms = rng::range(self.cluster.seed, stream, index as u64, u64::from(nth), range);
        self.now.after(ms)
    }

    pub(super) fn parameters(&self) -> &Parameters {
        &self.cluster.parameters
    }

    pub(super) fn task(&mut self, id: TaskId) -> &mut Task {
        &mut self.cluster.tasks.as_mut_slice()[id.index()]
    }

    pub(super) fn container(&mut self, id: ContainerId) -> &mut Container {
        &mut self.cluster.containers.as_mut_slice()[id.index()]
    }

    pub(super) fn instance(&mut self, id: InstanceId) -> &mut ContainerInstance {
        match id.fargate_zone() {
            Some(zone) => &mut self.cluster.fargate[zone],
            None => self.cluster.lend(id),
        }
    }

    pub(super) fn service(&mut self, id: ServiceId) -> &mut Service {
        &mut self.cluster.services.as_mut_slice()[id.index()]
    }
}
