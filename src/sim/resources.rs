//! What a task takes from a computer.

use crate::unpack::Unpack;
use serde::Serialize;

/// CPU units (1,024 = one vCPU, R2), MiB of memory (R3) and network slots (R6). Of a computer or of a task. Ports are not
/// among them: in awsvpc each task has its own (R4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Unpack)]
pub struct Resources {
    pub cpu_units: u32,
    pub memory_mib: u32,
    pub eni_slots: u32,
}

/// A kind of computer: what it registers, and what it costs. `eni_slots` are those left for tasks (R6): the primary
/// interface is not counted; with trunking there are more of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Unpack)]
pub struct InstanceType {
    pub cpu_units: u32,
    pub memory_mib: u32,
    pub eni_slots: u32,
    /// Millionths of a US dollar for an hour.
    pub price_per_hour: u32,
}

impl InstanceType {
    /// Of this size; it costs nothing.
    pub const fn new(cpu_units: u32, memory_mib: u32, eni_slots: u32) -> InstanceType {
        InstanceType { cpu_units, memory_mib, eni_slots, price_per_hour: 0 }
    }

    pub fn resources(self) -> Resources {
        let InstanceType { cpu_units, memory_mib, eni_slots, .. } = self;
        Resources { cpu_units, memory_mib, eni_slots }
    }
}

impl Resources {
    pub fn fits(self, wanted: Resources) -> bool {
        self.cpu_units >= wanted.cpu_units
            && self.memory_mib >= wanted.memory_mib
            && self.eni_slots >= wanted.eni_slots
    }

    /// How many such tasks fit beside each other; what is not wanted does not limit them.
    pub fn how_many(self, wanted: Resources) -> u32 {
        let times = |free: u32, wanted: u32| free.checked_div(wanted).unwrap_or(u32::MAX);
        times(self.cpu_units, wanted.cpu_units)
            .min(times(self.memory_mib, wanted.memory_mib))
            .min(times(self.eni_slots, wanted.eni_slots))
    }

    /// Only after [`Resources::fits`]; the invariant check proves that the ledgers stay exact.
    pub(crate) fn take(&mut self, wanted: Resources) {
        self.cpu_units -= wanted.cpu_units;
        self.memory_mib -= wanted.memory_mib;
        self.eni_slots -= wanted.eni_slots;
    }

    pub(crate) fn give(&mut self, back: Resources) {
        self.cpu_units += back.cpu_units;
        self.memory_mib += back.memory_mib;
        self.eni_slots += back.eni_slots;
    }

    /// The part that the host itself lends: no network slot.
    pub fn without_eni(self) -> Resources {
        Resources { eni_slots: 0, ..self }
    }

    /// The network slots alone.
    pub fn only_eni(self) -> Resources {
        Resources { cpu_units: 0, memory_mib: 0, ..self }
    }
}
