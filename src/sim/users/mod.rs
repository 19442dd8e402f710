//! People outside who ask the cluster's programs for something. `sim` keeps who they are; their requests are made and
//! followed by `lab`, which owns the queue.

mod check;
mod endpoint;
mod failure;

pub use endpoint::Endpoint;
pub use failure::Failure;

use serde::Serialize;

use super::cluster::Cluster;
use super::command::Command;
use super::event::{Cause, EventKind};
use super::id::{EventId, UsersId};
use super::turn::Turn;
use crate::unpack::Unpack;

/// Groups of users that a world may have.
pub const USERS_MAX: u32 = 20;
/// Requests a minute that one group may make: 1,000 a second.
pub const PER_MINUTE_MAX: u32 = 60_000;
/// The longest that users wait for an answer: 5 minutes.
pub const USERS_TIMEOUT_MS_MAX: u32 = 300_000;

/// A group of people who use one feature at one address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Users {
    pub endpoint: Endpoint,
    /// Which feature of the program they use; empty: its first.
    pub feature: String,
    /// Requests a minute, on average over the shape.
    pub per_minute: u32,
    pub shape: Shape,
    /// How long they wait for an answer.
    pub timeout_ms: u32,
}

/// How the requests spread over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
pub enum Shape {
    /// Evenly.
    Steady,
    /// Three times as many for 20 s of every minute, none for the rest.
    Burst,
    /// More by day than by night: from nothing at 0:00 to twice the average at 12:00, in a straight line, and back.
    Daily,
}

/// A group that is or was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crowd {
    pub users: Users,
    pub is_here: bool,
    /// The event that last changed it: the cause of its requests.
    pub changed_by: EventId,
}

/// What changes about a group: `None` leaves a thing as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct UpdateUsers {
    pub users: UsersId,
    /// They are told another address.
    pub endpoint: Option<Endpoint>,
    pub per_minute: Option<u32>,
}

impl UpdateUsers {
    /// They come as often as this.
    pub fn rate(users: UsersId, per_minute: u32) -> Command {
        Command::UpdateUsers(UpdateUsers { users, endpoint: None, per_minute: Some(per_minute) })
    }

    /// They are told another address.
    pub fn tell(users: UsersId, endpoint: Endpoint) -> Command {
        Command::UpdateUsers(UpdateUsers { users, endpoint: Some(endpoint), per_minute: None })
    }
}

impl Cluster {
    pub fn users(&self) -> &[Crowd] {
        &self.users
    }

    pub fn crowd(&self, id: UsersId) -> &Crowd {
        &self.users[id.index()]
    }
}

impl Turn<'_> {
    pub(super) fn add_users(&mut self, cause: Cause, users: &Users) {
        let id = UsersId::from_index(self.cluster.users.len());
        let changed_by = self.emit(cause, EventKind::UsersCame { users: id });
        self.cluster.users.push(Crowd { users: users.clone(), is_here: true, changed_by });
    }

    pub(super) fn update_users(&mut self, cause: Cause, update: UpdateUsers) {
        let changed_by = self.emit(cause, EventKind::UsersChanged { users: update.users });
        let crowd = &mut self.cluster.users[update.users.index()];
        crowd.users.endpoint = update.endpoint.unwrap_or(crowd.users.endpoint);
        crowd.users.per_minute = update.per_minute.unwrap_or(crowd.users.per_minute);
        crowd.changed_by = changed_by;
    }

    pub(super) fn remove_users(&mut self, cause: Cause, users: UsersId) {
        let changed_by = self.emit(cause, EventKind::UsersLeft { users });
        let crowd = &mut self.cluster.users[users.index()];
        (crowd.is_here, crowd.changed_by) = (false, changed_by);
    }
}
