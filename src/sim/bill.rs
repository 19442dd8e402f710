//! What a cluster costs, in millionths of a US dollar: computers for as long as they are rented, busy or not; tasks of
//! FARGATE for as long as they are there. Balancers and traffic are not billed.

use super::cluster::Cluster;
use super::id::{InstanceId, ServiceId, TaskId};
use super::time::TimeMs;

const HOUR_MS: u64 = 3_600_000;
/// FARGATE bills a minute at least.
const FARGATE_MS_MIN: u64 = 60_000;

/// From when until when a computer is rented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rent {
    from: TimeMs,
    /// [`TimeMs::NEVER`] while it is.
    until: TimeMs,
}

impl Rent {
    fn is_running(self) -> bool {
        self.until == TimeMs::NEVER
    }
}

/// Since the world began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bill {
    pub computers: u64,
    pub fargate: u64,
}

impl Bill {
    pub fn total(self) -> u64 {
        self.computers + self.fargate
    }
}

impl Cluster {
    pub fn bill(&self, now: TimeMs) -> Bill {
        let instances = self.ids(&self.instances, InstanceId::from_index);
        let tasks = self.ids(&self.tasks, TaskId::from_index);
        let in_fargate = tasks.filter(|&(id, _)| self.computer_of(id).is_none());
        Bill {
            computers: instances.map(|(id, _)| self.rent(id, now)).sum(),
            fargate: in_fargate.map(|(id, _)| self.fargate_cost(id, now)).sum(),
        }
    }

    /// What an hour of all that is rented now costs.
    pub fn price_per_hour(&self) -> u64 {
        let rented = self.rents.iter().zip(&self.instances).filter(|(rent, _)| rent.is_running());
        let computers = rented.map(|(_, one)| u64::from(one.instance_type.price_per_hour));
        let tasks = self.ids(&self.tasks, TaskId::from_index);
        let in_fargate =
            tasks.filter(|&(id, task)| self.computer_of(id).is_none() && task.stopped_at.is_none());
        computers.sum::<u64>()
            + in_fargate.map(|(id, _)| self.fargate_price(id, HOUR_MS)).sum::<u64>()
    }

    /// A service's part: what its tasks cost in FARGATE, and on computers as much as they reserve (the mean of CPU and
    /// memory). What nobody reserves is nobody's part.
    pub fn service_bill(&self, now: TimeMs, service: ServiceId) -> u64 {
        let tasks = self.ids(&self.tasks, TaskId::from_index);
        let own = tasks.filter(|(_, task)| task.service == Some(service));
        own.map(|(id, _)| self.task_cost(id, now)).sum()
    }

    fn task_cost(&self, id: TaskId, now: TimeMs) -> u64 {
        let Some(instance) = self.computer_of(id) else { return self.fargate_cost(id, now) };
        let computer = self.instance(instance).instance_type;
        let wanted = self.definition(self.task(id).definition).requirement();
        let whole = cost(computer.price_per_hour, self.lived_ms(id, now));
        let part = |own: u32, of: u32| (whole * u64::from(own)).checked_div(u64::from(of) * 2);
        part(wanted.cpu_units, computer.cpu_units).unwrap_or(0)
            + part(wanted.memory_mib, computer.memory_mib).unwrap_or(0)
    }

    fn fargate_cost(&self, id: TaskId, now: TimeMs) -> u64 {
        self.fargate_price(id, self.lived_ms(id, now).max(FARGATE_MS_MIN))
    }

    fn fargate_price(&self, id: TaskId, ms: u64) -> u64 {
        let size = self.definition(self.task(id).definition).requirement();
        let of = |price: u32, size: u32| cost(price, ms) * u64::from(size) / 1_024;
        of(self.parameters.fargate_vcpu_hour_micro_usd, size.cpu_units)
            + of(self.parameters.fargate_gib_hour_micro_usd, size.memory_mib)
    }

    fn lived_ms(&self, id: TaskId, now: TimeMs) -> u64 {
        let task = self.task(id);
        task.stopped_at.unwrap_or(now).since(task.created_at)
    }

    fn rent(&self, id: InstanceId, now: TimeMs) -> u64 {
        let Rent { from, until } = self.rents[id.index()];
        cost(self.instance(id).instance_type.price_per_hour, until.min(now).since(from))
    }

    pub(super) fn begin_rent(&mut self, now: TimeMs) {
        self.rents.push(Rent { from: now, until: TimeMs::NEVER });
    }

    pub(super) fn end_rent(&mut self, now: TimeMs, id: InstanceId) {
        self.rents[id.index()].until = now;
    }
}

/// Of a price an hour for so long.
fn cost(price_per_hour: u32, ms: u64) -> u64 {
    u64::from(price_per_hour) * ms / HOUR_MS
}
