//! A stage: the world on which a section's living cluster, its predictions and its labs play.

use serde::Serialize;

use super::{ActionId, Kit, Names, Script, Slot, View};
use crate::sim::{InstanceType, TaskDefinition};
use crate::unpack::Unpack;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Stage {
    /// Unique in its lesson.
    pub id: String,
    /// Plain text, in the lesson's language.
    pub title: String,
    pub names: Names,
    pub seed: u64,
    /// Simulated time per real time to begin with; the learner can change it.
    pub speed: u32,
    /// What the learner is offered here.
    pub actions: Vec<ActionId>,
    /// Those of them that are cards: what can go wrong.
    pub faults: Vec<ActionId>,
    /// The computers that are there at the start, in the order in which they are rented.
    pub computers: Vec<InstanceType>,
    /// They are an Auto Scaling group's, of at least and at most so many.
    pub group: Option<(u32, u32)>,
    pub kit: Kit,
    pub task_definitions: Vec<TaskDefinition>,
    /// Played before the learner's 0:00, once the computers are there.
    pub setup: Script,
    /// Other words for it that the learner may switch to.
    pub views: Vec<View>,
    /// Points of the outline that playing with it practises.
    pub covers: Vec<String>,
}

impl Stage {
    /// The names that stand for something of this kind here; `None`: it goes by its number.
    pub fn known(&self, slot: Slot) -> Option<Vec<&str>> {
        let kit = &self.kit;
        match slot {
            Slot::Service => Some(self.services()),
            Slot::Family => Some(self.families()),
            Slot::Container => Some(self.containers()),
            Slot::TargetGroup => {
                Some(kit.target_groups.iter().map(|one| one.name.as_str()).collect())
            }
            Slot::Users => Some(kit.users.iter().map(|one| one.name.as_str()).collect()),
            Slot::Config => Some(kit.configs.iter().map(|one| one.name.as_str()).collect()),
            Slot::Draft => {
                let drafts = kit.configs.iter().flat_map(|config| &config.drafts);
                Some(drafts.map(|one| one.name.as_str()).collect())
            }
            Slot::Policy => Some(kit.policies.iter().map(|one| one.name.as_str()).collect()),
            Slot::Image => {
                Some(kit.images.iter().map(|one| one.image.reference.as_str()).collect())
            }
            Slot::Address
            | Slot::Breaker
            | Slot::Task
            | Slot::Computer
            | Slot::Revision
            | Slot::Number
            | Slot::Kib
            | Slot::Minutes
            | Slot::Zone => None,
        }
    }

    /// Does it need nginx to run?
    pub fn needs_desk(&self) -> bool {
        self.kit.images.iter().any(|one| one.image.copied.is_some())
    }

    /// The services that can be created here: one for each family, under its name, and those that the lesson fills in.
    pub fn services(&self) -> Vec<&str> {
        let mut services = self.families();
        let own = self.kit.services.iter().map(|service| service.name.as_str());
        services
            .extend(own.filter(|name| !self.task_definitions.iter().any(|d| d.family == *name)));
        services
    }

    /// How many revisions the service's family has here.
    pub fn revisions(&self, service: &str) -> u32 {
        let plan = self.kit.service(service).map(|plan| plan.task_definition.index());
        let family = plan.map_or(service, |at| self.task_definitions[at].family.as_str());
        self.task_definitions.iter().filter(|d| d.family == family).count() as u32
    }

    /// The families that can be run here, each once.
    pub fn families(&self) -> Vec<&str> {
        let mut families: Vec<&str> = Vec::new();
        for definition in &self.task_definitions {
            if !families.contains(&definition.family.as_str()) {
                families.push(&definition.family);
            }
        }
        families
    }

    /// The names of all containers that can run here.
    pub fn containers(&self) -> Vec<&str> {
        let containers = self.task_definitions.iter().flat_map(|definition| &definition.containers);
        containers.map(|container| container.name.as_str()).collect()
    }
}
