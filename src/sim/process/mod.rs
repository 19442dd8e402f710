//! Programs at work: a bounded queue, workers, CPU by shares (R2), memory up to the hard limit (R3). A container that no
//! request ever reached has no entry here and costs nothing. Who asked, and what the answer does, is `lab`'s affair.

mod cpu;
mod memory;
mod share;
mod work;

pub(super) use cpu::PER_UNIT;
pub use share::{Claim, share};
pub use work::{Offer, Work, WorkEnd, WorkEnded};

use std::collections::VecDeque;

use litemap::LiteMap;

use super::id::{ContainerId, InstanceId, TaskId};
use super::time::TimeMs;

/// What shares one CPU: a computer, or a task of FARGATE, which has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CpuDomain {
    Instance(InstanceId),
    Task(TaskId),
}

/// Everything that runs under traffic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Processes {
    by_container: LiteMap<ContainerId, Process>,
    cpus: LiteMap<CpuDomain, Cpu>,
    /// What `lab` has not taken yet.
    ended: Vec<WorkEnded>,
}

/// A program at work.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Process {
    domain: CpuDomain,
    /// Work that workers have: on the CPU, or waiting for others' answers.
    held: Vec<Work>,
    /// Of that, what is on the CPU, in the order in which it began.
    jobs: Vec<Job>,
    /// Work that waits for a worker.
    queue: VecDeque<Work>,
    /// CPU that each job has had if it was there from the beginning, in parts.
    progress: u64,
    /// CPU that each job gets now, in parts a millisecond.
    rate: u64,
    /// Of the work that workers have.
    work_kib: u64,
    /// Never given back.
    leaked_kib: u64,
    /// Requests of each feature so far.
    served: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Job {
    work: Work,
    /// The progress at which it is done.
    done_at: u64,
}

/// One CPU and who is busy on it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cpu {
    /// Up to when progress is counted.
    counted_to: TimeMs,
    /// When the next job will be done; [`TimeMs::NEVER`] without any.
    due_at: TimeMs,
    /// In the order of their ids.
    busy: Vec<ContainerId>,
}

impl Processes {
    pub(super) fn bytes(&self) -> usize {
        let of = |process: &Process| {
            size_of::<(ContainerId, Process)>()
                + process.jobs.len() * size_of::<Job>()
                + (process.held.len() + process.queue.len()) * size_of::<Work>()
        };
        self.by_container.values().map(of).sum()
    }
}
