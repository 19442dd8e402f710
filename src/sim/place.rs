//! Placing tasks, for a service or standalone (R20, R46, R50).

use super::decision::DecisionKind;
use super::event::{Cause, EventKind};
use super::id::{DecisionId, InstanceId, TaskDefinitionId, TaskId};
use super::placement::{self, Group, Place, Round};
use super::refusal::{Reason, Refusal};
use super::turn::Turn;

impl Turn<'_> {
    /// R20, R50: places what it can at once; the rest are `failures[]`. Nobody replaces these tasks.
    pub(super) fn run_task(&mut self, cause: Cause, definition: TaskDefinitionId, count: u32) {
        let placed = self.place(cause, Group::Family(definition), definition, count);
        let missing = count as usize - placed.len();
        if missing > 0 {
            let (decision, closest) = self.decide_unplaceable(cause, definition);
            // A registered computer exists, else the command had been refused; were it not so, no agent is the reason.
            let reason = closest.map_or(Reason::AgentDisconnected, |(_, refusal)| refusal.reason);
            let count = missing as u16;
            let kind = EventKind::RunTaskFailed { definition, count, reason };
            self.emit(Cause::Decision(decision), kind);
        }
    }

    /// Places up to `count` tasks of one kind; fewer when no computer fits any more.
    pub(super) fn place(
        &mut self,
        cause: Cause,
        group: Group,
        definition: TaskDefinitionId,
        count: u32,
    ) -> Vec<TaskId> {
        let wanted = self.cluster.definition(definition).requirement();
        let mut round = Round::new(self.cluster, group, wanted);
        let mut tasks = Vec::new();
        while (tasks.len() as u32) < count {
            let Some(place) = round.take_best() else { break };
            tasks.push(self.place_one(cause, group, definition, place));
            round.placed(self.cluster, place);
        }
        tasks
    }

    fn place_one(
        &mut self,
        cause: Cause,
        group: Group,
        definition: TaskDefinitionId,
        place: Place,
    ) -> TaskId {
        let Place { instance, tasks_there, fitting, refused } = place;
        let task = TaskId::from_index(self.cluster.tasks.len());
        let kind = DecisionKind::Placed { task, instance, tasks_there, fitting, refused };
        let decision = self.decide(cause, kind);
        let service = match group {
            Group::Service(service) => Some(service),
            Group::Family(_) => None,
        };
        self.create_task(Cause::Decision(decision), service, definition, instance)
    }

    /// R50: no computer fits. The decision, and the closest computer with what it fails first.
    pub(super) fn decide_unplaceable(
        &mut self,
        cause: Cause,
        definition: TaskDefinitionId,
    ) -> (DecisionId, Option<(InstanceId, Refusal)>) {
        let wanted = self.cluster.definition(definition).requirement();
        let closest = placement::closest(self.cluster, wanted);
        let kind = DecisionKind::Unplaceable {
            definition,
            closest: closest.map(|(instance, refusal)| (instance, refusal.reason)),
            refused: placement::refused(self.cluster, wanted),
        };
        (self.decide(cause, kind), closest)
    }
}
