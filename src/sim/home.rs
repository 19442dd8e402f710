//! A computer at home: its line's address changes, and its line is slow. Lesson 1's world.

use serde::Serialize;

use super::cluster::Cluster;
use super::event::{Cause, EventKind};
use super::id::{EventId, InstanceId};
use super::rng::Stream;
use super::schedule::Due;
use super::time::TimeMs;
use super::turn::Turn;
use crate::unpack::Unpack;

/// The computer that stands at home, and its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    pub instance: InstanceId,
    /// Which lease of an address this is, from 1: users who hold another one meet nobody.
    pub lease: u32,
    pub uplink_kbit_per_s: u32,
    /// The event that brought the lease.
    pub changed_by: EventId,
    /// When the provider gives another address; [`TimeMs::NEVER`] while there is none to give.
    lease_ends_at: TimeMs,
}

/// Takes a computer home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct ConnectHome {
    pub instance: InstanceId,
    pub uplink_kbit_per_s: u32,
}

impl Cluster {
    pub fn home(&self) -> Option<&Home> {
        self.home.as_ref()
    }

    /// Since which event a computer is without power; `None` while it has some.
    pub fn dark_by(&self, id: InstanceId) -> Option<EventId> {
        self.dark_by.get(&id).copied().filter(|_| !self.instance(id).power)
    }
}

impl Turn<'_> {
    pub(super) fn connect_home(&mut self, cause: Cause, connect: ConnectHome) {
        let ConnectHome { instance, uplink_kbit_per_s } = connect;
        let changed_by = self.emit(cause, EventKind::HomeConnected { instance });
        let lease_ends_at = TimeMs::NEVER;
        self.cluster.home =
            Some(Home { instance, lease: 1, uplink_kbit_per_s, changed_by, lease_ends_at });
        self.expect_lease_end(changed_by);
    }

    /// The provider gives another address.
    pub(super) fn change_home_address(&mut self, cause: Cause) {
        let Some(home) = &self.cluster.home else { return };
        let (instance, lease) = (home.instance, home.lease + 1);
        let changed_by = self.emit(cause, EventKind::HomeAddressChanged { instance, lease });
        if let Some(home) = &mut self.cluster.home {
            (home.lease, home.changed_by) = (lease, changed_by);
        }
        self.expect_lease_end(changed_by);
    }

    fn expect_lease_end(&mut self, set_by: EventId) {
        let Some(home) = &self.cluster.home else { return };
        let (index, nth) = (home.instance.index(), home.lease);
        let at = self.draw_at(Stream::HomeLease, index, nth, self.parameters().home_lease);
        if let Some(home) = &mut self.cluster.home {
            home.lease_ends_at = at;
        }
        self.schedule(at, Due::HomeLease, set_by);
    }

    pub(super) fn home_lease_due(&mut self, set_by: EventId) {
        if self.cluster.home.as_ref().is_some_and(|home| home.lease_ends_at == self.now) {
            self.change_home_address(Cause::Event(set_by));
        }
    }

    /// After a power cut the line dials in anew, and gets another address.
    pub(super) fn home_power_back(&mut self, event: EventId, id: InstanceId) {
        if self.cluster.home.as_ref().is_some_and(|home| home.instance == id) {
            self.change_home_address(Cause::Event(event));
        }
    }
}
