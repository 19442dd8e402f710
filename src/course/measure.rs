//! Metrics and conditions, measured in a cluster.

use super::{Comparison, Condition, Metric, MetricId};
use crate::lab::World;
use crate::sim::{
    Cluster, Counts, Deployment, InstanceCondition, RolloutState, TargetState, TaskStatus,
};

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
        InstanceCondition::Starting | InstanceCondition::Active | InstanceCondition::Rebooting => {
            false
        }
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
