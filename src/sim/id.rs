//! Ids: newtypes over a position. Allocated in order, never reused, four bytes (also inside `Option`).

use std::fmt;
use std::num::NonZeroU32;

use serde::Serialize;

use super::container_instance::ZONES;
use crate::unpack::Unpack;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// The id of the thing at `index` (0-based) of its list.
            pub fn from_index(index: usize) -> Self {
                let number = u32::try_from(index).ok().and_then(|i| i.checked_add(1));
                Self(number.and_then(NonZeroU32::new).expect("memory ends before 2^32 of one kind"))
            }

            /// The id whose number a learner sees; `None` for 0.
            pub fn from_number(number: u32) -> Option<Self> {
                NonZeroU32::new(number).map(Self)
            }

            /// Position (0-based) in the list of its kind.
            pub fn index(self) -> usize {
                self.0.get() as usize - 1
            }

            /// What a learner sees, from 1: "task 4", "computer 2".
            pub fn number(self) -> u32 {
                self.0.get()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}#{}", stringify!($name).trim_end_matches("Id"), self.0)
            }
        }
    )*};
}

ids! {
    /// A container instance: a computer of the cluster.
    InstanceId
    ServiceId
    /// One revision of one family.
    TaskDefinitionId
    /// An image in the registry, as pushed: its digest.
    ImageId
    TaskId
    ContainerId
    EventId
    DecisionId
    /// A group of people outside.
    UsersId
    /// A command that was accepted.
    CommandId
    DeploymentId
    TargetGroupId
    /// A task's port in a target group, from its registration to its end.
    TargetId
}

/// The last numbers, which no list reaches, are FARGATE's: one for each zone.
const FARGATE: u32 = u32::MAX - ZONES as u32;

impl InstanceId {
    pub(super) fn of_fargate(zone: u8) -> InstanceId {
        InstanceId::from_index((FARGATE + u32::from(zone)) as usize)
    }

    /// The zone if this stands for what runs FARGATE's tasks there; `None` for a computer of the cluster.
    pub fn fargate_zone(self) -> Option<usize> {
        self.index().checked_sub(FARGATE as usize)
    }
}
