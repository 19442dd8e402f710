//! What goes by a name.

use super::cluster::Cluster;
use super::id::{ImageId, ServiceId, TargetGroupId, TaskDefinitionId};
use super::service::ServiceStatus;

impl Cluster {
    /// The service of this name that is not INACTIVE; else the latest of this name.
    pub fn service_named(&self, name: &str) -> Option<ServiceId> {
        let mut named =
            self.ids(&self.services, ServiceId::from_index).filter(|(_, s)| s.name == name);
        let open = named.clone().find(|(_, s)| s.status != ServiceStatus::Inactive);
        open.or_else(|| named.next_back()).map(|(id, _)| id)
    }

    /// The latest revision of a family.
    pub fn definition_named(&self, family: &str) -> Option<TaskDefinitionId> {
        let index = self.definitions.iter().rposition(|d| d.family == family)?;
        Some(TaskDefinitionId::from_index(index))
    }

    pub fn target_group_named(&self, name: &str) -> Option<TargetGroupId> {
        let index = self.target_groups.iter().position(|g| g.settings.name == name)?;
        Some(TargetGroupId::from_index(index))
    }

    /// What a reference such as `hub/member:1` stands for now: its latest push.
    pub fn image_named(&self, reference: &str) -> Option<ImageId> {
        let index = self.images.iter().rposition(|image| image.reference == reference)?;
        Some(ImageId::from_index(index))
    }
}
