//! What a pass sees of a service (R27): its live tasks, deployment by deployment, and what is desired.

use super::cluster::Cluster;
use super::container_instance::InstanceStatus;
use super::deployment::RolloutState;
use super::deployment::daemon::Daemons;
use super::healthy::{Judged, JudgedBy};
use super::id::{DeploymentId, ServiceId, TaskId};
use super::reconcile::{Good, Observed, Seen};
use super::service::ServiceStatus;
use super::task::TaskStatus;
use super::time::TimeMs;
use super::turn::Turn;

impl Observed {
    pub fn of(cluster: &Cluster, id: ServiceId, now: TimeMs) -> Observed {
        let service = cluster.service(id);
        let parameters = cluster.parameters();
        let daemons = Daemons::of(cluster, id);
        let desired = desired(cluster, id);
        let mut observed = Observed {
            desired,
            live: 0,
            healthy: 0,
            unhealthy: 0,
            counted: 0,
            stopping_counts: parameters.stopping_counts_toward_upper,
            running: 0,
            lower: service.deployment.lower(desired),
            upper: service.deployment.upper(desired),
            launches_max: parameters.launches_per_pass_max,
            next_healthy: None,
            deployments: Vec::with_capacity(service.deployments.len()),
        };
        let active = service.status == ServiceStatus::Active;
        // Older deployments together keep no more than is desired, whatever they once had.
        let mut kept = desired;
        for (nth, &deployment) in service.deployments.iter().enumerate() {
            let of = cluster.deployment(deployment);
            let given_up = of.rollout_state == RolloutState::Failed;
            let own = if nth == 0 { desired } else { of.desired_count.min(kept) };
            kept -= if nth == 0 || given_up { 0 } else { own };
            observed.deployments.push(Seen {
                deployment,
                desired: if active { own } else { 0 },
                live: 0,
                healthy: 0,
                unhealthy: 0,
                leaving: Good::default(),
                kept: Good::default(),
                given_up,
                held_until: Some(of.retry_at).filter(|&at| at > now),
            });
        }
        let judged_by = |&deployment: &DeploymentId| {
            cluster.judged_by(Some(id), cluster.deployment(deployment).task_definition)
        };
        let by: Vec<JudgedBy> = service.deployments.iter().map(judged_by).collect();
        let stay = daemons.is_none() && cluster.moving.is_empty() && !cluster.may_drain();
        let settled = match stay && is_settling(cluster, &by) {
            true => service.settled,
            false => 0,
        };
        observed.count_settled(settled as u32);
        let (before, rest) = service.tasks.split_at(settled);
        debug_assert!(before.iter().all(|&task| is_settled(cluster, by[0], task, now)));
        for &task in rest {
            observed.count(cluster, task, (&by, daemons.as_ref(), stay), now);
        }
        observed.keep_under_upper();
        observed
    }

    /// R29: beside what a failed deployment still has, older ones keep no more than the upper limit leaves.
    fn keep_under_upper(&mut self) {
        let most = self.upper.max(self.desired);
        let Some((primary, old)) = self.deployments.split_first_mut() else { return };
        let mut room = most.saturating_sub(primary.live);
        for seen in old.iter_mut().filter(|seen| primary.given_up && !seen.given_up) {
            seen.desired = seen.desired.min(room);
            room -= seen.desired;
        }
    }

    /// So many healthy tasks of the only deployment.
    fn count_settled(&mut self, tasks: u32) {
        let all = [&mut self.running, &mut self.live, &mut self.counted, &mut self.healthy];
        all.into_iter().for_each(|count| *count = tasks);
        if let Some(seen) = self.deployments.first_mut() {
            (seen.live, seen.healthy) = (tasks, tasks);
        }
    }

    /// `by`: what decides about the tasks of each deployment. `stay`: none has to leave its computer.
    fn count(
        &mut self,
        cluster: &Cluster,
        id: TaskId,
        (by, daemons, stay): (&[JudgedBy], Option<&Daemons>, bool),
        now: TimeMs,
    ) {
        let task = cluster.task(id);
        self.running += u32::from(task.is_running());
        if !task.is_live() {
            let stopping = task.last_status < TaskStatus::Deprovisioning;
            self.counted += u32::from(stopping && self.stopping_counts);
            return;
        }
        let mut seen = self.deployments.iter_mut().zip(by);
        let mine = seen.find(|(seen, _)| Some(seen.deployment) == task.deployment);
        let Some((seen, &by)) = mine else { return };
        seen.live += 1;
        self.live += 1;
        self.counted += 1;
        let judged = cluster.judge_by(by, id, now);
        if cluster.is_protected(id) {
            seen.kept.add(judged);
        } else if !stay && leaves(cluster, id, daemons) {
            seen.leaving.add(judged);
        }
        match judged {
            Judged::Healthy => {
                seen.healthy += 1;
                self.healthy += 1;
            }
            Judged::Unhealthy => {
                seen.unhealthy += 1;
                self.unhealthy += 1;
            }
            Judged::Waiting(Some(at)) => {
                let next = (at, task.status_by);
                self.next_healthy = Some(self.next_healthy.map_or(next, |first| first.min(next)));
            }
            Judged::Waiting(None) => {}
        }
    }
}

/// Does time alone decide about a service's tasks, and none is protected?
fn is_settling(cluster: &Cluster, by: &[JudgedBy]) -> bool {
    matches!(by, [by] if by.time_alone()) && cluster.protected.is_empty()
}

fn is_settled(cluster: &Cluster, by: JudgedBy, id: TaskId, now: TimeMs) -> bool {
    let task = cluster.task(id);
    let primary = task.service.map(|service| cluster.service(service).primary());
    task.deployment == primary && cluster.judge_by(by, id, now) == Judged::Healthy
}

impl Turn<'_> {
    /// Goes on from where tasks were settled at the last look, so that a pass looks at each of them only once.
    pub(super) fn note_settled(&mut self, id: ServiceId) {
        let cluster = &*self.cluster;
        let service = cluster.service(id);
        let by = cluster.judged_by(Some(id), service.task_definition);
        if service.deployments.len() > 1 || !by.time_alone() {
            return;
        }
        let rest = service.tasks[service.settled..].iter();
        let more = rest.take_while(|&&task| is_settled(cluster, by, task, self.now)).count();
        self.service(id).settled += more;
    }
}

/// R26: a REPLICA service's count; for a DAEMON one, the computers that shall have a task.
pub(super) fn desired(cluster: &Cluster, id: ServiceId) -> u32 {
    let service = cluster.service(id);
    match Daemons::of(cluster, id) {
        _ if service.status != ServiceStatus::Active => 0,
        None => service.desired_count,
        Some(daemons) => daemons.count(),
    }
}

/// Is the task where its service does not want it any more: on a DRAINING computer (R43), in a zone that is too full
/// (R42), or where a DAEMON service keeps
/// none (R26)?
pub(super) fn leaves(cluster: &Cluster, id: TaskId, daemons: Option<&Daemons>) -> bool {
    let instance = cluster.task(id).instance;
    match daemons {
        Some(daemons) => !daemons.keep_one_on(instance),
        None => {
            cluster.instance(instance).status == InstanceStatus::Draining
                || cluster.moving.contains_key(&id)
        }
    }
}
