//! What a sentence may name.

use crate::course::{Names, Slot};
use crate::lang::Lang;
use crate::sim::{
    Cluster, ContainerDefinition, ContainerId, ServiceId, TargetGroupId, TaskDefinitionId,
};

/// A language, a cluster, and what the course calls its services.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub lang: Lang,
    pub cluster: &'a Cluster,
    pub names: &'a Names,
}

impl Scene<'_> {
    /// "회원 서비스", "Member service".
    pub fn service(&self, id: ServiceId) -> &str {
        self.names.of(&self.cluster.service(id).name)
    }

    /// "로드 밸런서", "Load balancer".
    pub fn target_group(&self, id: TargetGroupId) -> &str {
        let name = &self.cluster.target_group(id).settings.name;
        self.names.of_kind(Slot::TargetGroup, name)
    }

    /// "member:1".
    pub fn definition(&self, id: TaskDefinitionId) -> String {
        let definition = self.cluster.definition(id);
        format!("{}:{}", definition.family, definition.revision)
    }

    /// The number of its task, and its own name.
    pub fn container(&self, id: ContainerId) -> (u32, &str) {
        let task = self.cluster.container(id).task;
        (task.number(), &self.container_definition(id).name)
    }

    pub fn container_definition(&self, id: ContainerId) -> &ContainerDefinition {
        self.cluster.container_definition(id)
    }
}
