//! Why a computer was not taken for a task.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What one computer fails first, with numbers: `free` of it there is, `wanted` of it the task asks (both 0 where
/// nothing is counted).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub reason: Reason,
    pub free: u32,
    pub wanted: u32,
}

/// The filters, in the order in which they are tried (R46).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Reason {
    /// Rented, but not registered yet.
    NotRegistered,
    /// ECS's `AGENT` error (R7).
    AgentDisconnected,
    Cpu,
    Memory,
    /// No network interface left (R6).
    NetworkSlots,
}

impl Reason {
    pub const ALL: [Reason; 5] = [
        Reason::NotRegistered,
        Reason::AgentDisconnected,
        Reason::Cpu,
        Reason::Memory,
        Reason::NetworkSlots,
    ];
}

/// Computers refused, by [`Reason`].
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct RefusedCounts([u16; Reason::ALL.len()]);

impl RefusedCounts {
    pub fn of(&self, reason: Reason) -> u16 {
        self.0[reason as usize]
    }

    /// Reasons that hit at least one computer, with how many, in the order of the filters.
    pub fn iter(&self) -> impl Iterator<Item = (Reason, u16)> {
        Reason::ALL.into_iter().zip(self.0).filter(|&(_, count)| count > 0)
    }

    pub(super) fn add(&mut self, reason: Reason) {
        self.0[reason as usize] = self.0[reason as usize].saturating_add(1);
    }
}

impl fmt::Debug for RefusedCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
