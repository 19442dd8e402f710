//! An Auto Scaling group of computers (R44b (b)): so many of them, zones balanced. A machine whose instance check fails is
//! terminated (and so ECS hears of it, R44), and every one that is missing is replaced. It is EC2's and looks at machines:
//! an agent that has stopped, or a draining computer, is no concern of it.

use litemap::LiteMap;
use serde::Serialize;

use super::check::Checked;
use super::cluster::Cluster;
use super::container_instance::ZONES;
use super::decision::DecisionKind;
use super::event::{Cause, EventKind};
use super::id::{EventId, InstanceId};
use super::rejection::Rejection;
use super::resources::InstanceType;
use super::rng::Stream;
use super::schedule::Due;
use super::time::TimeMs;
use super::turn::Turn;
use crate::unpack::Unpack;

/// CreateAutoScalingGroup's request, or UpdateAutoScalingGroup's: sizes in computers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct AutoScalingGroup {
    pub min_size: u32,
    pub max_size: u32,
    pub desired_capacity: u32,
    /// What its next computers are; those that are there stay as they are.
    pub instance_type: InstanceType,
}

/// The cluster's group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) settings: AutoScalingGroup,
    /// Not terminated, oldest first.
    pub(super) members: Vec<InstanceId>,
    /// When the instance check of a machine without power will have failed.
    checks: LiteMap<InstanceId, TimeMs>,
    /// When it replaces what is missing; [`TimeMs::NEVER`] when nothing is.
    replace_at: TimeMs,
}

impl Group {
    /// It will act by itself.
    pub(super) fn is_working(&self) -> bool {
        !self.checks.is_empty() || self.replace_at != TimeMs::NEVER
    }
}

impl Cluster {
    pub fn auto_scaling_group(&self) -> Option<&AutoScalingGroup> {
        self.group.as_ref().map(|group| &group.settings)
    }

    pub(super) fn check_group(&self, group: &AutoScalingGroup) -> Checked {
        let &AutoScalingGroup { min_size, max_size, desired_capacity, instance_type } = group;
        let limit = self.parameters.instances_max;
        if instance_type.cpu_units == 0 || instance_type.memory_mib == 0 {
            Err(Rejection::InstanceTypeEmpty)
        } else if max_size > limit {
            Err(Rejection::TooManyInstances { wanted: max_size, limit })
        } else if min_size > max_size {
            Err(Rejection::CapacityLimitsCrossed { min: min_size, max: max_size })
        } else if !(min_size..=max_size).contains(&desired_capacity) {
            Err(Rejection::CapacityOutOfRange { min: min_size, max: max_size })
        } else {
            Ok(())
        }
    }

    pub(super) fn check_desired_capacity(&self, desired_capacity: u32) -> Checked {
        let group = self.auto_scaling_group().ok_or(Rejection::NoAutoScalingGroup)?;
        self.check_group(&AutoScalingGroup { desired_capacity, ..*group })
    }
}

impl Turn<'_> {
    pub(super) fn put_group(&mut self, cause: Cause, settings: AutoScalingGroup) {
        let desired = settings.desired_capacity;
        let event = self.emit(cause, EventKind::AutoScalingGroupPut { desired });
        let new = || Group {
            settings,
            members: Vec::new(),
            checks: LiteMap::new(),
            replace_at: TimeMs::NEVER,
        };
        self.cluster.group.get_or_insert_with(new).settings = settings;
        self.balance_group(event);
    }

    /// A computer of it is there no more.
    pub(super) fn leave_group(&mut self, id: InstanceId, event: EventId) {
        let at =
            self.draw_at(Stream::GroupReplaces, id.index(), 0, self.parameters().group_replaces);
        let Some(group) = &mut self.cluster.group else { return };
        group.checks.remove(&id);
        let before = group.members.len();
        group.members.retain(|&member| member != id);
        if group.members.len() < before && group.replace_at == TimeMs::NEVER {
            group.replace_at = at;
            self.schedule(at, Due::Group, event);
        }
    }

    /// A machine of it went dark: its instance check will fail, unless power is back before.
    pub(super) fn expect_check(&mut self, id: InstanceId, event: EventId) {
        let (nth, range) = (self.cluster.instance(id).boots, self.parameters().instance_check);
        let at = self.draw_at(Stream::InstanceCheck, id.index(), nth, range);
        let Some(group) = &mut self.cluster.group else { return };
        if group.members.contains(&id) {
            group.checks.insert(id, at);
            self.schedule(at, Due::InstanceCheck(id), event);
        }
    }

    pub(super) fn pass_check(&mut self, id: InstanceId) {
        if let Some(group) = &mut self.cluster.group {
            group.checks.remove(&id);
        }
    }

    pub(super) fn instance_check_due(&mut self, id: InstanceId, set_by: EventId) {
        let group = self.cluster.group.as_ref();
        if group.and_then(|group| group.checks.get(&id)) == Some(&self.now) {
            let kind = EventKind::InstanceCheckFailed { instance: id };
            let event = self.emit(Cause::Event(set_by), kind);
            self.terminate(Cause::Event(event), id);
        }
    }

    pub(super) fn group_due(&mut self, set_by: EventId) {
        if let Some(group) = &mut self.cluster.group
            && group.replace_at == self.now
        {
            group.replace_at = TimeMs::NEVER;
            self.balance_group(set_by);
        }
    }

    /// As many as are desired: missing ones are started where fewest are, surplus ones go where most are, the oldest
    /// first (guessed from AWS's default policy).
    fn balance_group(&mut self, by: EventId) {
        let Some(group) = &self.cluster.group else { return };
        let (members, desired) = (group.members.len() as u32, group.settings.desired_capacity);
        let instance_type = group.settings.instance_type;
        if members == desired {
            return;
        }
        let kind = DecisionKind::GroupBalances { desired, members };
        let cause = Cause::Decision(self.decide(Cause::Event(by), kind));
        for _ in members..desired {
            let zone = self.emptiest_zone();
            let id = self.launch_instance(cause, instance_type, zone);
            if let Some(group) = &mut self.cluster.group {
                group.members.push(id);
            }
        }
        for _ in desired..members {
            let Some(id) = self.oldest_of_fullest_zone() else { return };
            self.terminate(cause, id);
        }
    }

    fn in_zones(&self) -> [u32; ZONES] {
        let mut in_zone = [0; ZONES];
        let members = self.cluster.group.iter().flat_map(|group| &group.members);
        members.for_each(|&id| in_zone[usize::from(self.cluster.instance(id).zone)] += 1);
        in_zone
    }

    fn emptiest_zone(&self) -> u8 {
        let in_zone = self.in_zones().into_iter().zip(0u8..);
        let open = in_zone.filter(|&(_, zone)| !self.cluster.is_zone_lost(zone));
        open.min().expect("one zone is never lost").1
    }

    fn oldest_of_fullest_zone(&self) -> Option<InstanceId> {
        let (group, in_zone) = (self.cluster.group.as_ref()?, self.in_zones());
        let fullness = |id: InstanceId| in_zone[usize::from(self.cluster.instance(id).zone)];
        let oldest_first = group.members.iter().copied();
        oldest_first.rev().max_by_key(|&id| fullness(id))
    }
}
