//! Whether people can come, as said.

use super::{Endpoint, PER_MINUTE_MAX, USERS_MAX, USERS_TIMEOUT_MS_MAX, UpdateUsers, Users};
use crate::sim::cluster::Cluster;
use crate::sim::id::UsersId;
use crate::sim::rejection::Rejection;

const FEATURE_LENGTH_MAX: usize = 255;

type Checked = Result<(), Rejection>;

impl Cluster {
    pub(in crate::sim) fn check_add_users(&self, users: &Users) -> Checked {
        let here = self.users.iter().filter(|crowd| crowd.is_here).count();
        if here >= USERS_MAX as usize {
            Err(Rejection::TooManyUsers { limit: USERS_MAX })
        } else if users.feature.len() > FEATURE_LENGTH_MAX {
            Err(Rejection::FeatureNameInvalid)
        } else if !(1..=USERS_TIMEOUT_MS_MAX).contains(&users.timeout_ms) {
            Err(Rejection::UsersTimeoutOutOfRange { limit_ms: USERS_TIMEOUT_MS_MAX })
        } else {
            check_rate(users.per_minute)?;
            self.check_endpoint(users.endpoint)
        }
    }

    pub(in crate::sim) fn check_update_users(&self, update: UpdateUsers) -> Checked {
        self.check_users_here(update.users)?;
        update.per_minute.map_or(Ok(()), check_rate)?;
        update.endpoint.map_or(Ok(()), |endpoint| self.check_endpoint(endpoint))
    }

    pub(in crate::sim) fn check_users_here(&self, users: UsersId) -> Checked {
        match self.users.get(users.index()) {
            Some(crowd) if crowd.is_here => Ok(()),
            _ => Err(Rejection::NoSuchUsers { users }),
        }
    }

    /// What an address names was there once; whether anybody is there now, the requests will show.
    fn check_endpoint(&self, endpoint: Endpoint) -> Checked {
        match endpoint {
            Endpoint::Home { .. } => Ok(()),
            Endpoint::Computer { instance, .. } if instance.index() >= self.instances.len() => {
                Err(Rejection::NoSuchInstance { instance })
            }
            Endpoint::Task { task, .. } if task.index() >= self.tasks.len() => {
                Err(Rejection::NoSuchTask { task })
            }
            Endpoint::Name { service, .. } if service.index() >= self.services.len() => {
                Err(Rejection::NoSuchService { service })
            }
            Endpoint::Balancer { target_group }
                if target_group.index() >= self.target_groups.len() =>
            {
                Err(Rejection::NoSuchTargetGroup { target_group })
            }
            Endpoint::Computer { .. }
            | Endpoint::Task { .. }
            | Endpoint::Balancer { .. }
            | Endpoint::Name { .. } => Ok(()),
        }
    }
}

fn check_rate(per_minute: u32) -> Checked {
    let limit = PER_MINUTE_MAX;
    if per_minute > limit { Err(Rejection::RateTooHigh { limit }) } else { Ok(()) }
}
