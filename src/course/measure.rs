//! Metrics and conditions, measured in a cluster.

use super::{Comparison, Condition, Metric, MetricId};
use crate::lab::World;
use crate::sim::{
    Cluster, Counts, Deployment, Failure, InstanceCondition, RolloutState, TargetState, TaskStatus,
};

const MICRO_USD_A_CENT: u64 = 10_000;
const MINUTE_MS: u64 = 60_000;

impl Condition {
    pub fn holds(&self, world: &World) -> bool {
        let holds = |one: &Comparison| one.relation.holds(one.metric.measure(world), one.number);
        self.all.iter().all(holds)
    }
}

impl Metric {
    pub fn measure(&self, world: &World) -> u32 {
        let cluster = world.cluster();
        let name = self.name().unwrap_or_default();
        match self.id {
            MetricId::Desired => counts(cluster, name).desired,
            MetricId::Running => counts(cluster, name).running,
            MetricId::Pending => counts(cluster, name).pending,
            MetricId::Routable => counts(cluster, name).routable,
            MetricId::Started => counts(cluster, name).started,
            MetricId::Stopped => counts(cluster, name).stopped,
            MetricId::Computers => {
                computers(cluster, |condition| condition == InstanceCondition::Active)
            }
            MetricId::ComputersLost => computers(cluster, is_lost),
            MetricId::Tasks => tasks(cluster, name),
            MetricId::Deployments => {
                deployments(cluster, name, |d| d.rollout_state == RolloutState::InProgress)
            }
            MetricId::FailedDeployments => {
                deployments(cluster, name, |d| d.rollout_state == RolloutState::Failed)
            }
            MetricId::OldestRevision => revisions(cluster, name).min().unwrap_or(0),
            MetricId::NewestRevision => revisions(cluster, name).max().unwrap_or(0),
            MetricId::Requests
            | MetricId::Answered
            | MetricId::Failed
            | MetricId::Unanswered
            | MetricId::Failed502
            | MetricId::Failed503
            | MetricId::Failed504
            | MetricId::Refused
            | MetricId::FailedLately
            | MetricId::Latency95
            | MetricId::Written
            | MetricId::Missing
            | MetricId::MissingLately => requests(world, self.id, name),
            MetricId::Bill => u32::try_from(world.bill() / MICRO_USD_A_CENT).unwrap_or(u32::MAX),
            MetricId::AddressChanges => cluster.home().map_or(0, |home| home.lease - 1),
            MetricId::HealthyTargets => targets(cluster, name, TargetState::Healthy),
            MetricId::UnhealthyTargets => targets(cluster, name, TargetState::Unhealthy),
        }
    }
}

fn counts(cluster: &Cluster, service: &str) -> Counts {
    cluster.service_named(service).map(|id| cluster.counts(id)).unwrap_or_default()
}

fn deployments(cluster: &Cluster, service: &str, counted: impl Fn(&Deployment) -> bool) -> u32 {
    let id = cluster.service_named(service);
    let of_it = cluster.deployments().iter().filter(|one| Some(one.service) == id);
    of_it.filter(|one| counted(one)).count() as u32
}

/// Of every RUNNING task of the service.
fn revisions<'a>(cluster: &'a Cluster, service: &str) -> impl Iterator<Item = u32> + use<'a> {
    let tasks = cluster.service_named(service).map_or(&[][..], |id| &cluster.service(id).tasks);
    let running = tasks.iter().map(|&id| cluster.task(id)).filter(|task| task.is_running());
    running.map(|task| cluster.definition(task.definition).revision)
}

/// What became of the requests of the users called `name`.
fn requests(world: &World, id: MetricId, name: &str) -> u32 {
    let Some(stats) = world.users_named(name).and_then(|users| world.traffic().stats(users)) else {
        return 0;
    };
    let with = |status: Option<u16>| {
        let such = Failure::ALL.into_iter().filter(|failure| failure.status() == status);
        such.map(|failure| stats.failed_as(failure)).sum::<u64>()
    };
    let count = match id {
        MetricId::Requests => stats.issued,
        MetricId::Answered => stats.answered,
        MetricId::Failed => stats.failed(),
        MetricId::Unanswered => with(None),
        MetricId::Refused => stats.failed_as(Failure::Refused),
        MetricId::FailedLately => {
            let from = (world.now().0 / MINUTE_MS).saturating_sub(1);
            let lately = stats.minutes().filter(|minute| minute.number >= from);
            lately.map(|minute| u64::from(minute.failed)).sum()
        }
        MetricId::Failed502 => with(Some(502)),
        MetricId::Failed503 => with(Some(503)),
        MetricId::Failed504 => with(Some(504)),
        MetricId::Written => stats.written,
        MetricId::Missing => stats.missing,
        MetricId::MissingLately => u64::from(stats.missing_lately(world.now())),
        _ => u64::from(stats.latency.percentile(95).unwrap_or(0)),
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn targets(cluster: &Cluster, group: &str, state: TargetState) -> u32 {
    let targets = cluster.target_group_named(group).map(|id| cluster.target_group(id).targets());
    let targets = targets.unwrap_or_default().iter();
    targets.filter(|&&id| cluster.target(id).state == state).count() as u32
}

fn computers(cluster: &Cluster, counted: impl Fn(InstanceCondition) -> bool) -> u32 {
    cluster.instances().iter().filter(|instance| counted(instance.condition())).count() as u32
}

fn is_lost(condition: InstanceCondition) -> bool {
    match condition {
        InstanceCondition::LostUnnoticed | InstanceCondition::Terminated => true,
        InstanceCondition::Starting
        | InstanceCondition::Active
        | InstanceCondition::AgentStopped
        | InstanceCondition::Rebooting => false,
    }
}

fn tasks(cluster: &Cluster, family: &str) -> u32 {
    let on_computers = cluster.instances().iter().flat_map(|instance| &instance.tasks);
    let counted = on_computers.filter(|id| {
        let task = cluster.task(**id);
        task.last_status != TaskStatus::Stopped
            && cluster.definition(task.definition).family == family
    });
    counted.count() as u32
}
