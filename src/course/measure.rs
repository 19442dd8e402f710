//! Metrics and conditions, measured in a cluster.

use super::{Comparison, Condition, Metric};
use crate::sim::{Cluster, Counts, InstanceCondition, TaskStatus};

impl Condition {
    pub fn holds(&self, cluster: &Cluster) -> bool {
        let holds = |one: &Comparison| one.relation.holds(one.metric.measure(cluster), one.number);
        self.all.iter().all(holds)
    }
}

impl Metric {
    pub fn measure(&self, cluster: &Cluster) -> u32 {
        match self {
            Metric::Desired(service) => counts(cluster, service).desired,
            Metric::Running(service) => counts(cluster, service).running,
            Metric::Pending(service) => counts(cluster, service).pending,
            Metric::Routable(service) => counts(cluster, service).routable,
            Metric::Started(service) => counts(cluster, service).started,
            Metric::Stopped(service) => counts(cluster, service).stopped,
            Metric::Computers => {
                computers(cluster, |condition| condition == InstanceCondition::Active)
            }
            Metric::ComputersLost => computers(cluster, is_lost),
            Metric::Tasks(family) => tasks(cluster, family),
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
