//! Work that programs are given, and what becomes of it.

use std::collections::VecDeque;

use super::{CpuDomain, Job, Process};
use crate::sim::cluster::Cluster;
use crate::sim::container::ContainerStop;
use crate::sim::event::Cause;
use crate::sim::id::{ContainerId, EventId};
use crate::sim::program::Feature;
use crate::sim::schedule::Schedule;
use crate::sim::time::TimeMs;
use crate::sim::turn::Turn;

/// More workers than this make no difference.
const WORKERS_MAX: u32 = 1_000;

/// `worker_connections` of the official image's file is 1,024.
const NGINX_REQUESTS_MAX: u32 = 512;

/// One request at a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// Whose: a number of `lab`'s own.
    pub number: u32,
    /// The feature's place in the program; [`Work::PLAIN`]: a program without features answers by itself.
    pub feature: u8,
    /// The event behind it.
    pub by: EventId,
}

/// What a program says to work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// A worker has it, or it waits for one.
    Taken,
    /// All workers are busy and the queue is full.
    Full,
}

/// Something that happened to work, for `lab` to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkEnded {
    pub number: u32,
    pub how: WorkEnd,
    pub by: EventId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkEnd {
    /// Its own part is done. Its worker is held until it is let go.
    Computed,
    /// The program ended under it: the connection breaks.
    Lost,
    /// The computer lost its power: nobody says anything any more.
    Silenced,
}

impl Work {
    pub const PLAIN: u8 = u8::MAX;
}

impl Cluster {
    /// Which feature of a program answers a path; `None`: it has none for it.
    pub fn feature_at(&self, id: ContainerId, path: &str) -> Option<u8> {
        let program = self.program(id)?;
        if program.status(path) == 404 {
            return None;
        }
        let named = program.features.iter().position(|feature| feature.serves(path));
        let first = (path == "/" && !program.features.is_empty()).then_some(0);
        Some(named.or(first).map_or(Work::PLAIN, |place| place as u8))
    }

    pub fn feature(&self, id: ContainerId, place: u8) -> Option<&Feature> {
        self.program(id)?.features.get(usize::from(place))
    }

    /// Gives a program work.
    pub fn offer(
        &mut self,
        now: TimeMs,
        id: ContainerId,
        work: Work,
        timers: &mut impl Schedule,
    ) -> Offer {
        Turn { cluster: self, now, timers }.offer(id, work)
    }

    /// The work is answered or given up: its worker is free for the next.
    pub fn let_go(
        &mut self,
        now: TimeMs,
        id: ContainerId,
        number: u32,
        timers: &mut impl Schedule,
    ) {
        Turn { cluster: self, now, timers }.let_go(id, number);
    }

    /// Has anything begun, or has work ended, that `lab` has not taken?
    pub(crate) fn has_news(&self) -> bool {
        !self.configured.begun.is_empty() || !self.processes.ended.is_empty()
    }

    /// What happened to work since the last time.
    pub fn take_work_ended(&mut self) -> Vec<WorkEnded> {
        std::mem::take(&mut self.processes.ended)
    }

    /// Requests that the container's workers have, and that wait for one.
    pub fn work_of(&self, id: ContainerId) -> (u32, u32) {
        let process = self.processes.by_container.get(&id);
        process.map_or((0, 0), |process| (process.held.len() as u32, process.queue.len() as u32))
    }
}

impl Turn<'_> {
    fn offer(&mut self, id: ContainerId, work: Work) -> Offer {
        let queue_max = self.parameters().program_queue_max as usize;
        let workers = self.workers(id);
        let domain = self.cpu_domain(id);
        self.measure(id, work.by);
        let entry = self.cluster.processes.by_container.entry(id);
        let process = entry.or_insert_with(|| Process::idle(domain));
        if process.held.len() < workers {
            self.begin(id, work);
            Offer::Taken
        } else if process.queue.len() < queue_max {
            process.queue.push_back(work);
            Offer::Taken
        } else {
            Offer::Full
        }
    }

    fn workers(&self, id: ContainerId) -> usize {
        let own = self.cluster.program(id).map_or(1, |program| program.workers);
        // R68: an nginx waits for many others at once; half its connections are theirs.
        let workers = if self.cluster.copied(id).is_some() { NGINX_REQUESTS_MAX } else { own };
        workers.clamp(1, WORKERS_MAX) as usize
    }

    /// A worker takes it up.
    fn begin(&mut self, id: ContainerId, work: Work) {
        let feature = self.cluster.feature(id, work.feature);
        let (cpu_ms, kib) = feature.map_or((0, 0), |f| (f.cpu_ms, f.memory_kib));
        let need = super::cpu::parts(cpu_ms.max(self.parameters().request_cpu_min_ms));
        let domain = self.cpu_domain(id);
        self.count_cpu(domain);
        let Some(process) = self.process(id) else { return };
        process.held.push(work);
        process.work_kib += u64::from(kib);
        process.jobs.push(Job { work, done_at: process.progress + need });
        self.is_busy(domain, id);
        self.share_cpu(domain, work.by);
        self.check_memory(id, work.by);
    }

    fn let_go(&mut self, id: ContainerId, number: u32) {
        let Some(process) = self.process(id) else { return };
        let Some(at) = process.held.iter().position(|held| held.number == number) else { return };
        let work = process.held.remove(at);
        let feature = self.cluster.feature(id, work.feature);
        let (kib, leak_kib) = feature.map_or((0, 0), |f| (f.memory_kib, f.leak_kib));
        let Some(process) = self.process(id) else { return };
        process.work_kib -= u64::from(kib);
        process.leaked_kib += u64::from(leak_kib);
        if let Some(next) = process.queue.pop_front() {
            self.begin(id, next);
        }
        self.check_memory(id, work.by);
    }

    pub(super) fn process(&mut self, id: ContainerId) -> Option<&mut Process> {
        self.cluster.processes.by_container.get_mut(&id)
    }

    /// A job has had its CPU. Every nth of some features takes the whole program down instead.
    pub(super) fn computed(&mut self, id: ContainerId, work: Work) {
        if let Some(exit_code) = self.crash_due(id, work.feature) {
            let cause = Cause::Event(work.by);
            self.stop_container(cause, id, Some(exit_code as i16), ContainerStop::Exited);
        } else if self.process(id).is_some() {
            let Work { number, by, .. } = work;
            self.cluster.processes.ended.push(WorkEnded { number, how: WorkEnd::Computed, by });
        }
    }

    /// Counts a request of a feature; its program's exit code if this one kills it.
    fn crash_due(&mut self, id: ContainerId, place: u8) -> Option<i32> {
        let crash = self.cluster.feature(id, place)?.crash?;
        let process = self.process(id)?;
        let place = usize::from(place);
        process.served.resize(process.served.len().max(place + 1), 0);
        process.served[place] += 1;
        process.served[place].is_multiple_of(crash.every.max(1)).then_some(crash.exit_code & 0xff)
    }

    /// The program is gone, and with it all that it worked on.
    pub(in crate::sim) fn end_process(&mut self, id: ContainerId, how: WorkEnd, by: EventId) {
        let processes = &mut self.cluster.processes;
        let Some(process) = processes.by_container.get(&id) else { return };
        let domain = process.domain;
        self.count_cpu(domain);
        let processes = &mut self.cluster.processes;
        let Some(process) = processes.by_container.remove(&id) else { return };
        let lost = process.held.iter().chain(&process.queue);
        processes.ended.extend(lost.map(|work| WorkEnded { number: work.number, how, by }));
        self.share_cpu(domain, by);
    }

    pub(super) fn cpu_domain(&self, id: ContainerId) -> CpuDomain {
        let task = self.cluster.container(id).task;
        match self.cluster.computer_of(task) {
            Some(instance) => CpuDomain::Instance(instance),
            None => CpuDomain::Task(task),
        }
    }
}

impl Process {
    fn idle(domain: CpuDomain) -> Process {
        Process {
            domain,
            jobs: Vec::new(),
            held: Vec::new(),
            queue: VecDeque::new(),
            progress: 0,
            rate: 0,
            work_kib: 0,
            leaked_kib: 0,
            served: Vec::new(),
        }
    }
}
