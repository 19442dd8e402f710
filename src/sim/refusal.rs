//! Why a computer was not taken for a task.

use std::fmt;

use crate::unpack::Unpack;
use serde::Serialize;

/// What one computer fails first, with numbers: `free` of it there is, `wanted` of it the task asks (both 0 where
/// nothing is counted).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Refusal {
    pub reason: Reason,
    pub free: u32,
    pub wanted: u32,
}

/// The filters, in the order in which they are tried (R46).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum Reason {
    /// Rented, but not registered yet.
    NotRegistered,
    /// It takes no new tasks (R43).
    Draining,
    /// ECS's `AGENT` error (R7).
    AgentDisconnected,
    Cpu,
    Memory,
    /// A static host port is taken (R4); `wanted` is that port.
    Port,
    /// No network interface left (R6).
    NetworkSlots,
    /// An expression does not hold there (R48).
    MemberOf,
    /// A task of the group is there already (R48).
    DistinctInstance,
}

impl Reason {
    pub const ALL: [Reason; 9] = [
        Reason::NotRegistered,
        Reason::Draining,
        Reason::AgentDisconnected,
        Reason::Cpu,
        Reason::Memory,
        Reason::Port,
        Reason::NetworkSlots,
        Reason::MemberOf,
        Reason::DistinctInstance,
    ];
}

/// Computers refused, by [`Reason`]: 13 bits each, more than a cluster has computers. So a decision stays small.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct RefusedCounts([u8; 15]);

const BITS: usize = 13;
const COUNT_MAX: u16 = (1 << BITS) - 1;

impl RefusedCounts {
    pub fn of(&self, reason: Reason) -> u16 {
        (self.packed() >> (reason as usize * BITS)) as u16 & COUNT_MAX
    }

    fn packed(&self) -> u128 {
        let mut bytes = [0; 16];
        bytes[..self.0.len()].copy_from_slice(&self.0);
        u128::from_le_bytes(bytes)
    }

    /// Reasons that hit at least one computer, with how many, in the order of the filters.
    pub fn iter(self) -> impl Iterator<Item = (Reason, u16)> {
        Reason::ALL.into_iter().map(move |reason| (reason, self.of(reason))).filter(|&(_, n)| n > 0)
    }

    pub(super) fn add(&mut self, reason: Reason) {
        if self.of(reason) < COUNT_MAX {
            let bytes = (self.packed() + (1 << (reason as usize * BITS))).to_le_bytes();
            let kept = self.0.len();
            self.0.copy_from_slice(&bytes[..kept]);
        }
    }
}

impl fmt::Debug for RefusedCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
