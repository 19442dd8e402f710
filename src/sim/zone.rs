//! An availability zone fails as a whole, and comes back: its computers lose their power (R44b), what FARGATE ran there is
//! over, and nothing new starts in it.

use super::check::Checked;
use super::cluster::Cluster;
use super::container_instance::ZONES;
use super::event::{Cause, EventKind};
use super::id::InstanceId;
use super::rejection::Rejection;
use super::task::{StopCode, StoppedReason};
use super::turn::Turn;

impl Cluster {
    pub fn is_zone_lost(&self, zone: u8) -> bool {
        self.lost_zones.contains_key(&zone)
    }

    /// One zone always stays.
    pub(super) fn check_zone(&self, zone: u8, lose: bool) -> Checked {
        if usize::from(zone) >= ZONES {
            Err(Rejection::NoSuchZone)
        } else if self.is_zone_lost(zone) == lose {
            Err(Rejection::AlreadySo)
        } else if lose && self.lost_zones.len() + 1 == ZONES {
            Err(Rejection::LastZone)
        } else {
            Ok(())
        }
    }

    /// The first zone from `zone` on that is not lost.
    pub(super) fn open_zone(&self, zone: u8) -> u8 {
        let zones = (zone..ZONES as u8).chain(0..zone);
        zones.into_iter().find(|&zone| !self.is_zone_lost(zone)).expect("one zone is never lost")
    }
}

impl Turn<'_> {
    pub(super) fn lose_zone(&mut self, cause: Cause, zone: u8) {
        let event = self.emit(cause, EventKind::ZoneLost { zone });
        let all = self.cluster.ids(&self.cluster.instances, InstanceId::from_index);
        let on = all.filter(|(_, i)| i.zone == zone && i.power && !i.is_terminated);
        let on: Vec<InstanceId> = on.map(|(id, _)| id).collect();
        self.cluster.lost_zones.insert(zone, on.clone());
        on.into_iter().for_each(|id| self.cut_power(Cause::Event(event), id));
        for task in self.cluster.instance(InstanceId::of_fargate(zone)).tasks.clone() {
            let (code, reason) = (StopCode::InfrastructureHealth, StoppedReason::FargateLost);
            self.lose_task(Cause::Event(event), task, code, reason);
        }
    }

    /// The computers that it lost have power again, except those that were given back meanwhile.
    pub(super) fn return_zone(&mut self, cause: Cause, zone: u8) {
        let event = self.emit(cause, EventKind::ZoneReturned { zone });
        for id in self.cluster.lost_zones.remove(&zone).unwrap_or_default() {
            if !self.cluster.instance(id).is_terminated {
                self.restore_power(Cause::Event(event), id);
            }
        }
    }
}
