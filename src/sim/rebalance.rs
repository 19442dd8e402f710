//! Rebalancing over availability zones (R42): a service in steady state whose zones differ by more than one task moves one
//! from the fullest to the emptiest that has room: it is marked, and leaves as from a draining computer does, its
//! replacement first. One at a time, each from a new steady state (guessed).

use super::cluster::Cluster;
use super::container_instance::ZONES;
use super::decision::DecisionKind;
use super::event::Cause;
use super::id::{EventId, ServiceId, TaskId};
use super::placement::strategy::{LaunchType, PlacementStrategy, SpreadField};
use super::placement::{Group, Request, Round};
use super::service::SchedulingStrategy;
use super::service_message::ServiceMessageKind;
use super::turn::Turn;

/// Live tasks of a service by zone.
pub type InZones = [u32; ZONES];

impl Cluster {
    /// R42: switched on, and the service is one that can be rebalanced: REPLICA, room above what is desired, spread over
    /// zones before anything else, on computers.
    fn rebalances(&self, id: ServiceId) -> bool {
        let service = self.service(id);
        let spreads = service.placement.strategies.first();
        service.availability_zone_rebalancing
            && service.scheduling_strategy == SchedulingStrategy::Replica
            && service.deployment.maximum_percent > 100
            && service.placement.launch_type == LaunchType::Ec2
            && spreads.is_none_or(|first| *first == PlacementStrategy::Spread(SpreadField::Zone))
    }

    fn in_zones(&self, id: ServiceId) -> InZones {
        let mut in_zone = InZones::default();
        let tasks = self.service(id).tasks.iter().map(|&task| self.task(task));
        for task in tasks.filter(|task| task.is_live()) {
            in_zone[usize::from(self.instance(task.instance).zone)] += 1;
        }
        in_zone
    }

    /// The task to move, and how many are where it is and where it would go.
    fn to_move(&self, id: ServiceId, in_zone: InZones) -> Option<(TaskId, u8, u32)> {
        let most = in_zone.into_iter().max()?;
        if in_zone.into_iter().min()? + 2 > most {
            return None;
        }
        let service = self.service(id);
        let request =
            Request::new(self, Group::Service(id), service.task_definition, &service.placement);
        let next = TaskId::from_index(self.tasks.len());
        let place = Round::new(self, &request, 1).take_best(self, next)?;
        let to = self.instance(place.instance).zone;
        let least = in_zone[usize::from(to)];
        let zone_of = |task: TaskId| usize::from(self.instance(self.task(task).instance).zone);
        let goes = |&&task: &&TaskId| {
            let stays = !self.task(task).is_live() || self.is_protected(task);
            !stays && in_zone[zone_of(task)] == most
        };
        let task = *service.tasks.iter().rev().find(goes)?;
        (least + 2 <= most).then_some((task, to, least))
    }
}

impl Turn<'_> {
    /// A computer is there: services that are at rest may spread to its zone.
    pub(super) fn zones_look(&mut self, event: EventId) {
        for service in self.cluster.unbalanced.keys().copied().collect::<Vec<_>>() {
            self.service_moved(service, event);
        }
    }

    /// In steady state: the next task to move, or that it is balanced again.
    pub(super) fn rebalance(&mut self, id: ServiceId) {
        if self.cluster.service(id).steady.is_none() || !self.cluster.rebalances(id) {
            return;
        }
        let in_zone = self.cluster.in_zones(id);
        let differs = in_zone.iter().max() > in_zone.iter().min().map(|&least| least + 1).as_ref();
        let was_told = self.cluster.unbalanced.get(&id) == Some(&true);
        match self.cluster.to_move(id, in_zone) {
            Some((task, to, least)) => {
                let by = self.cluster.service(id).moved_by;
                let kind = DecisionKind::Rebalances { task, to, least };
                let decision = self.decide(Cause::Event(by), kind);
                let cause = Cause::Decision(decision);
                let posted = match was_told {
                    true => by,
                    false => self.post(id, cause, ServiceMessageKind::NotBalanced { in_zone }),
                };
                self.cluster.unbalanced.insert(id, true);
                self.cluster.moving.insert(task, ());
                self.service_changed(id, posted);
            }
            // No room where fewest are: another computer may change that.
            None if differs => {
                self.cluster.unbalanced.insert(id, was_told);
            }
            None => {
                if self.cluster.unbalanced.remove(&id) == Some(true) {
                    let cause = Cause::Event(self.cluster.service(id).moved_by);
                    self.post(id, cause, ServiceMessageKind::Balanced { in_zone });
                }
            }
        }
    }

    /// The move found no place any more: its task stays.
    pub(super) fn give_up_moves(&mut self, id: ServiceId) -> bool {
        let before = self.cluster.moving.len();
        let stays = self.cluster.service(id).tasks.clone();
        stays.iter().for_each(|task| {
            self.cluster.moving.remove(task);
        });
        self.cluster.moving.len() < before
    }
}
