//! Placing tasks, for a service or standalone (R20, R46, R50).

use super::command::RunTask;
use super::decision::DecisionKind;
use super::event::{Cause, EventKind};
use super::id::{DecisionId, InstanceId, TaskDefinitionId, TaskId};
use super::placement::strategy::{LaunchType, Placement};
use super::placement::{self, Group, Place, Request, Round};
use super::refusal::{Reason, Refusal};
use super::turn::Turn;

impl Turn<'_> {
    /// R20, R50: places what it can at once; the rest are `failures[]`. Nobody replaces these tasks.
    pub(super) fn run_task(&mut self, cause: Cause, run: &RunTask) {
        let (definition, wanted) = (run.task_definition, run.count);
        let group = Group::Family(definition);
        let placed = self.place(cause, group, definition, &run.placement, wanted);
        let missing = wanted as usize - placed.len();
        if missing > 0 {
            let (decision, closest) =
                self.decide_unplaceable(cause, group, definition, &run.placement);
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
        placement: &Placement,
        count: u32,
    ) -> Vec<TaskId> {
        if placement.launch_type == LaunchType::Fargate {
            return self.launch_on_fargate(cause, group, definition, count);
        }
        let request = Request::new(self.cluster, group, definition, placement);
        let mut round = Round::new(self.cluster, &request, count);
        let mut tasks = Vec::new();
        while (tasks.len() as u32) < count {
            let next = TaskId::from_index(self.cluster.tasks.len());
            let Some(place) = round.take_best(self.cluster, next) else { break };
            tasks.push(self.place_one(cause, group, definition, place));
            round.placed(self.cluster, place);
        }
        tasks
    }

    /// FARGATE always has room: each task goes to the zone with fewest of its group, of equals to the first.
    fn launch_on_fargate(
        &mut self,
        cause: Cause,
        group: Group,
        definition: TaskDefinitionId,
        count: u32,
    ) -> Vec<TaskId> {
        let mut in_zone = placement::in_fargate(self.cluster, group);
        let launch = |_| {
            let zones = in_zone.iter().copied().zip(0u8..);
            let open = zones.filter(|&(_, zone)| !self.cluster.is_zone_lost(zone));
            let (there, zone) = open.min().expect("one zone is never lost");
            in_zone[usize::from(zone)] += 1;
            let task = TaskId::from_index(self.cluster.tasks.len());
            let kind = DecisionKind::LaunchedOnFargate { task, zone, in_zone: there };
            let decision = self.decide(cause, kind);
            let host = InstanceId::of_fargate(zone);
            self.create_task(Cause::Decision(decision), group.service(), definition, host)
        };
        (0..count).map(launch).collect()
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
        self.create_task(Cause::Decision(decision), group.service(), definition, instance)
    }

    /// R50: no computer fits. The decision, and the closest computer with what it fails first.
    pub(super) fn decide_unplaceable(
        &mut self,
        cause: Cause,
        group: Group,
        definition: TaskDefinitionId,
        placement: &Placement,
    ) -> (DecisionId, Option<(InstanceId, Refusal)>) {
        let request = Request::new(self.cluster, group, definition, placement);
        let closest = placement::closest(self.cluster, &request);
        let kind = DecisionKind::Unplaceable {
            definition,
            closest: closest.map(|(instance, refusal)| (instance, refusal.reason)),
            refused: placement::refused(self.cluster, &request),
        };
        (self.decide(cause, kind), closest)
    }
}
