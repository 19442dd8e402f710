//! What counts as healthy (R31), and since when unhealthiness counts (R32).

use super::cluster::Cluster;
use super::id::TaskId;
use super::time::TimeMs;

/// What the scheduler makes of a task that runs or shall run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    Healthy,
    /// Neither yet; when only time is missing, until then.
    Waiting(Option<TimeMs>),
    Unhealthy,
}

impl Cluster {
    /// R31: without balancer and check, a task is healthy after 40 s in RUNNING.
    pub fn judge(&self, id: TaskId, now: TimeMs) -> Judged {
        let task = self.task(id);
        match task.healthy_at(self.parameters.healthy_after_running_ms) {
            Some(at) if at <= now => Judged::Healthy,
            until => Judged::Waiting(until),
        }
    }

    /// R31.
    pub fn is_task_healthy(&self, id: TaskId, now: TimeMs) -> bool {
        self.judge(id, now) == Judged::Healthy
    }
}
