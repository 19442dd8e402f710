//! What actions draw on, beside the cluster: forms that the lesson has filled in already.

use serde::Serialize;

use super::Address;
use crate::sim::autoscaling::ScalingPolicy;
use crate::sim::{CreateService, CreateTargetGroup, Image, InstanceType, Shape};
use crate::unpack::Unpack;

/// Everything of a stage that an action may need to become a command.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Kit {
    /// What `rent-computer` rents.
    pub rented: InstanceType,
    /// What `push-image` pushes. An image that a container names and that is not here is a plain one.
    pub images: Vec<StageImage>,
    /// Made before anything else, in this order.
    pub target_groups: Vec<CreateTargetGroup>,
    /// What `create-service` asks for; a family without an entry gets ECS's defaults.
    pub services: Vec<CreateService>,
    /// How services may scale by themselves.
    pub policies: Vec<StagePolicy>,
    /// They come at the learner's 0:00, in this order.
    pub users: Vec<Visitors>,
    /// What `push-config` and `reload-nginx` have to give.
    pub configs: Vec<StageConfig>,
}

/// A file that the nginx of an image obeys. What it says to begin with is in the image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct StageConfig {
    pub name: String,
    /// The reference of the image.
    pub image: String,
    pub path: String,
    pub drafts: Vec<Draft>,
}

/// Another text for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Draft {
    pub name: String,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct StageImage {
    pub image: Image,
    /// It is in the registry from the start.
    pub is_pushed: bool,
}

/// A scaling policy with its limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct StagePolicy {
    pub name: String,
    /// The service that the buttons put it on, and the limits that they register.
    pub service: String,
    pub min_capacity: u32,
    pub max_capacity: u32,
    pub policy: ScalingPolicy,
}

/// People who come to the stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Visitors {
    pub name: String,
    pub address: Address,
    /// Other addresses that they can be told.
    pub also: Vec<Address>,
    /// Which feature of the program they use; empty: its first.
    pub feature: String,
    pub per_minute: u32,
    pub shape: Shape,
    pub timeout_ms: u32,
}

impl Kit {
    /// The request for a service called `name`, if the lesson fills one in.
    pub fn service(&self, name: &str) -> Option<&CreateService> {
        self.services.iter().find(|service| service.name == name)
    }

    pub fn target_group_names(&self) -> Vec<String> {
        self.target_groups.iter().map(|group| group.name.clone()).collect()
    }

    /// The place of the users called `name`: that of their group in the cluster.
    pub fn users_at(&self, name: &str) -> Option<usize> {
        self.users.iter().position(|visitors| visitors.name == name)
    }
}
