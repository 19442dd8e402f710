//! Timers: what will be due. The queue itself belongs to `lab`.

use super::id::{ContainerId, EventId, InstanceId, ServiceId, TargetId, TaskId};
use super::time::TimeMs;

/// Whoever keeps the queue. Timers of one moment fire by [`Timer::class`], then in the order of scheduling.
pub trait Schedule {
    fn schedule(&mut self, at: TimeMs, timer: Timer);
}

/// A timer is a reminder, not a command: if its entity no longer waits for this moment, it is stale and does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    pub due: Due,
    /// The event that set it: the cause of what it brings about.
    pub set_by: EventId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// The boot is done.
    Boot(InstanceId),
    /// ECS notices that the agent is gone.
    Disconnect(InstanceId),
    /// The instance check of a machine without power has failed.
    InstanceCheck(InstanceId),
    /// The Auto Scaling group replaces what is missing.
    Group,
    /// The step that the container's status waits for.
    Container(ContainerId),
    /// A moment after a container's start: a job is done, or nobody waits for it any longer (R17).
    Started(ContainerId),
    /// A container's health check begins or ends (R51).
    HealthCheck(ContainerId),
    /// A container's memory may be over its limit (R3).
    Memory(ContainerId),
    /// The step that the task's status waits for.
    Task(TaskId),
    /// The scheduler looks at the service.
    Pass(ServiceId),
    /// A check of the target, its answer, or the end of its drain.
    Target(TargetId),
    /// Targets of the service are registered, or "has begun draining" is said.
    Targets(ServiceId),
    /// A task's protection ends (R41).
    Protection(TaskId),
    /// Steady state is said again (R36).
    SteadyRepeat(ServiceId),
    /// A program on the computer is done with a request's part.
    Cpu(InstanceId),
    /// The same, in a task that has a CPU of its own (FARGATE).
    TaskCpu(TaskId),
    /// The home line's address changes.
    HomeLease,
    /// A minute of service metrics is over (R60).
    Metrics,
    /// A minute of the service's metrics is over (R60).
    Minute(ServiceId),
}

impl Timer {
    /// Facts about machines first, then containers, then tasks, then what the scheduler makes of them; then requests.
    pub fn class(&self) -> u8 {
        match self.due {
            Due::Boot(_) | Due::Disconnect(_) | Due::Metrics | Due::HomeLease => 0,
            Due::InstanceCheck(_) | Due::Group => 0,
            Due::Container(_) | Due::Started(_) | Due::HealthCheck(_) | Due::Memory(_) => 1,
            Due::Task(_) | Due::Protection(_) => 2,
            Due::Target(_) => 2,
            Due::Pass(_) | Due::Targets(_) | Due::SteadyRepeat(_) => 3,
            Due::Cpu(_) | Due::TaskCpu(_) => 4,
            // After all that may still belong to the minute.
            Due::Minute(_) => u8::MAX,
        }
    }
}
