//! Who gets how much CPU (R2). Work is counted in parts: a whole CPU gives 2²⁰ a millisecond. Between two changes every
//! rate is constant, so progress is counted only when something changes.

use litemap::LiteMap;

use super::{Claim, Cpu, CpuDomain, Job, share};
use crate::sim::id::{ContainerId, EventId, TaskId};
use crate::sim::schedule::Due;
use crate::sim::time::TimeMs;
use crate::sim::turn::Turn;

/// Parts of one CPU unit (1,024 units are a CPU, R2) in a millisecond.
pub(in crate::sim) const PER_UNIT: u64 = 1 << 10;
/// Parts of a whole CPU in a millisecond: one job cannot use more.
const WHOLE: u64 = 1_024 * PER_UNIT;
/// R2: Linux gives no container fewer units than this.
const UNITS_MIN: u32 = 2;
/// No computer has more units than this.
const UNITS_MAX: u32 = 1 << 20;

/// The parts that so many milliseconds of a whole CPU take.
pub(super) fn parts(cpu_ms: u32) -> u64 {
    u64::from(cpu_ms) * WHOLE
}

impl Turn<'_> {
    pub(in crate::sim) fn cpu_due(&mut self, domain: CpuDomain, set_by: EventId) {
        let due = self.cluster.processes.cpus.get(&domain);
        if due.is_some_and(|cpu| cpu.due_at == self.now) {
            self.count_cpu(domain);
            self.share_cpu(domain, set_by);
        }
    }

    /// Counts everything up to now.
    pub(in crate::sim) fn count_all_cpus(&mut self, by: EventId) {
        let domains: Vec<CpuDomain> = self.cluster.processes.cpus.keys().copied().collect();
        for domain in domains {
            self.count_cpu(domain);
            self.share_cpu(domain, by);
        }
    }

    /// Counts what each job has had up to now; those that are done leave the CPU.
    pub(super) fn count_cpu(&mut self, domain: CpuDomain) {
        let now = self.now;
        let Some(cpu) = self.cluster.processes.cpus.get_mut(&domain) else { return };
        let ms = now.since(cpu.counted_to);
        cpu.counted_to = now;
        let mut done: Vec<(ContainerId, Job)> = Vec::new();
        let mut used: Vec<(ContainerId, u64)> = Vec::new();
        for &id in &cpu.busy {
            let Some(process) = self.cluster.processes.by_container.get_mut(&id) else { continue };
            let had = process.rate * ms;
            used.push((id, had * process.jobs.len() as u64));
            process.progress += had;
            // To the nearest millisecond: half of one may be missing.
            let enough = process.progress + process.rate / 2;
            done.extend(process.jobs.iter().filter(|job| job.done_at <= enough).map(|&j| (id, j)));
            process.jobs.retain(|job| job.done_at > enough);
        }
        used.into_iter().for_each(|(id, parts)| self.use_cpu(id, parts));
        done.into_iter().for_each(|(id, job)| self.computed(id, job.work));
    }

    /// Divides the CPU anew among those that are busy.
    pub(super) fn share_cpu(&mut self, domain: CpuDomain, by: EventId) {
        let processes = &mut self.cluster.processes;
        let Some(mut cpu) = processes.cpus.remove(&domain) else { return };
        let works = |id: &ContainerId| {
            processes.by_container.get(id).is_some_and(|process| !process.jobs.is_empty())
        };
        cpu.busy.retain(works);
        if cpu.busy.is_empty() {
            return;
        }
        let rates = self.rates(domain, &cpu.busy);
        let mut due_at = TimeMs::NEVER;
        for (&id, rate) in cpu.busy.iter().zip(rates) {
            let now = self.now;
            let Some(process) = self.process(id) else { continue };
            process.rate = rate / (process.jobs.len() as u64).max(1);
            let next = process.jobs.iter().map(|job| job.done_at).min();
            if let Some(missing) = next.map(|at| at.saturating_sub(process.progress)) {
                due_at = due_at.min(done_at(now, missing, process.rate));
            }
        }
        if due_at != cpu.due_at && due_at != TimeMs::NEVER {
            let due = match domain {
                CpuDomain::Instance(instance) => Due::Cpu(instance),
                CpuDomain::Task(task) => Due::TaskCpu(task),
            };
            self.schedule(due_at, due, by);
        }
        cpu.due_at = due_at;
        self.cluster.processes.cpus.insert(domain, cpu);
    }

    /// A container begins to hang, or goes on: others get what it does not use.
    pub(in crate::sim) fn cpu_changed(&mut self, id: ContainerId, by: EventId) {
        let domain = self.cpu_domain(id);
        self.count_cpu(domain);
        self.share_cpu(domain, by);
    }

    /// The container has a job: it takes part.
    pub(super) fn is_busy(&mut self, domain: CpuDomain, id: ContainerId) {
        let now = self.now;
        let cpus = &mut self.cluster.processes.cpus;
        let idle = || Cpu { counted_to: now, due_at: TimeMs::NEVER, busy: Vec::new() };
        let cpu = cpus.entry(domain).or_insert_with(idle);
        if let Err(place) = cpu.busy.binary_search(&id) {
            cpu.busy.insert(place, id);
        }
    }

    /// R2: tasks share the CPU in proportion to the units of their busy containers, no task above its own size; in each
    /// task its containers do the same.
    fn rates(&self, domain: CpuDomain, busy: &[ContainerId]) -> Vec<u64> {
        let mut by_task: LiteMap<TaskId, Vec<Claim>> = LiteMap::new();
        for &id in busy {
            let task = self.cluster.container(id).task;
            by_task.entry(task).or_default().push(self.claim(id));
        }
        let whole = |(&task, claims): (&TaskId, &Vec<Claim>)| {
            let size = self.cluster.definition(self.cluster.task(task).definition).cpu;
            let size = size.map_or(u64::MAX, |units| u64::from(units.min(UNITS_MAX)) * PER_UNIT);
            Claim {
                weight: claims.iter().map(|claim| claim.weight).sum(),
                ceiling: claims.iter().map(|claim| claim.ceiling).sum::<u64>().min(size),
            }
        };
        let tasks: Vec<Claim> = by_task.iter().map(whole).collect();
        let capacity = u64::from(self.units_of(domain).min(UNITS_MAX)) * PER_UNIT;
        let mut given: LiteMap<TaskId, _> = LiteMap::new();
        for ((task, claims), capacity) in by_task.into_iter().zip(share(capacity, &tasks)) {
            given.insert(task, share(capacity, &claims).into_iter());
        }
        let rate = |&id: &ContainerId| given.get_mut(&self.cluster.container(id).task)?.next();
        busy.iter().map(rate).map(|rate| rate.unwrap_or(0)).collect()
    }

    fn claim(&self, id: ContainerId) -> Claim {
        let units = self.cluster.container_definition(id).cpu.max(UNITS_MIN);
        // What hangs does nothing.
        let at_work = self.cluster.processes.by_container.get(&id);
        let at_work = at_work.filter(|_| !self.cluster.is_hung(id));
        let jobs = at_work.map_or(0, |process| process.jobs.len());
        Claim { weight: u64::from(units), ceiling: jobs as u64 * WHOLE }
    }

    fn units_of(&self, domain: CpuDomain) -> u32 {
        match domain {
            CpuDomain::Instance(instance) => {
                self.cluster.instance(instance).instance_type.cpu_units
            }
            CpuDomain::Task(task) => {
                let definition = self.cluster.definition(self.cluster.task(task).definition);
                definition.requirement().cpu_units
            }
        }
    }
}

/// When so many parts are done at a rate: to the nearest millisecond, never the current one.
fn done_at(now: TimeMs, missing: u64, rate: u64) -> TimeMs {
    let halves = missing.saturating_mul(2).saturating_add(rate);
    halves.checked_div(2 * rate).map_or(TimeMs::NEVER, |ms| now.after(ms.max(1)))
}
