//! A stage: the world on which a section's living cluster, its predictions and its labs play.

use serde::{Deserialize, Serialize};

use super::{ActionId, Names, Script, View};
use crate::sim::{InstanceType, TaskDefinition};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The computers that are there at the start, in the order in which they are rented.
    pub computers: Vec<InstanceType>,
    /// What `rent-computer` rents.
    pub rented: InstanceType,
    pub task_definitions: Vec<TaskDefinition>,
    /// Played before the learner's 0:00, once the computers are there.
    pub setup: Script,
    /// Other words for it that the learner may switch to.
    pub views: Vec<View>,
    /// Points of the outline that playing with it practises.
    pub covers: Vec<String>,
}

impl Stage {
    /// The families that can be run here; a service goes by the name of its family.
    pub fn families(&self) -> Vec<&str> {
        self.task_definitions.iter().map(|definition| definition.family.as_str()).collect()
    }

    /// The names of all containers that can run here.
    pub fn containers(&self) -> Vec<&str> {
        let containers = self.task_definitions.iter().flat_map(|definition| &definition.containers);
        containers.map(|container| container.name.as_str()).collect()
    }
}
