//! What actions draw on, beside the cluster: forms that the lesson has filled in already.

use serde::{Deserialize, Serialize};

use crate::sim::{Command, CreateService, InstanceType};

/// Everything of a stage that an action may need to become a command.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kit {
    /// What `rent-computer` rents.
    pub rented: InstanceType,
    /// What stands before any computer: images, task definitions, target groups, in this order.
    pub prepared: Vec<Command>,
    /// What `create-service` asks for; a family without an entry gets ECS's defaults.
    pub services: Vec<CreateService>,
    /// Names of the target groups, in the order in which they are made.
    pub target_groups: Vec<String>,
}

impl Kit {
    /// The request for a service called `name`, if the lesson fills one in.
    pub fn service(&self, name: &str) -> Option<&CreateService> {
        self.services.iter().find(|service| service.name == name)
    }
}
