//! Metrics and conditions, measured in a cluster.

use super::{Comparison, Condition, Metric, MetricId};
use crate::lab::World;
use crate::sim::{Cluster, Counts, InstanceCondition, TaskStatus};

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
        }
    }
}

fn counts(cluster: &Cluster, service: &str) -> Counts {
    cluster.service_named(service).map(|id| cluster.counts(id)).unwrap_or_default()
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
