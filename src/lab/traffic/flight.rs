//! Requests that are under way.

#[cfg(feature = "desk")]
use super::proxy::{ByNginx, Proxied};
use super::request::{Asker, Outcome};
use super::rows::Rows;
use crate::sim::{ContainerId, Endpoint, EventId, TargetId, TaskId, TimeMs};

/// Where a flight is kept; used again once it is over.
pub(super) type Slot = u32;

/// A request under way. It may be over for who asked and still keep a worker busy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flight {
    pub number: u64,
    /// As in [`super::Request`].
    pub root: u64,
    pub asker: Asker,
    pub endpoint: Endpoint,
    pub made_at: TimeMs,
    pub stage: Stage,
    /// Who has taken it up, if anybody.
    pub task: Option<TaskId>,
    /// Whom the balancer sent it to.
    pub target: Option<TargetId>,
    /// Whom it met, while a worker of it may hold it.
    pub(super) container: Option<ContainerId>,
    pub(super) path: String,
    /// What it has done with rows, or calls for it have.
    pub(super) rows: Rows,
    /// The port that it came to.
    pub(super) port: u16,
    /// What its asker gets once it is on its way back.
    pub(super) outcome: Outcome,
    /// It is at an nginx, or was sent by one.
    #[cfg(feature = "desk")]
    pub(super) proxied: Option<Box<Proxied>>,
    #[cfg(feature = "desk")]
    pub(super) by_nginx: Option<ByNginx>,
    /// The flight that waits for this one.
    pub(super) parent: Option<(Slot, u64)>,
    /// Its asker still waits.
    pub(super) is_open: bool,
    /// When its step is due.
    pub(super) due_at: TimeMs,
    /// When its asker gives up.
    pub(super) deadline_at: TimeMs,
    /// When its balancer does (R57); [`TimeMs::NEVER`] without one.
    pub(super) gateway_at: TimeMs,
    /// The event behind it, or behind what holds it up.
    pub(super) by: EventId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// On its way to where it was sent.
    Going,
    /// Nobody says anything: it waits until somebody gives up.
    Unanswered,
    /// The program has it: on the CPU, or waiting for a worker.
    Working,
    /// The program waits for the answer to its `call`th call.
    Calling { call: u8 },
    /// The answer is on its way.
    Returning,
}

impl Flight {
    /// Does whoever asked still wait?
    pub fn is_open(&self) -> bool {
        self.is_open
    }
}

/// Flights by slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Flights {
    slots: Vec<Option<Flight>>,
    free: Vec<Slot>,
}

impl Flights {
    pub(super) fn add(&mut self, flight: Flight) -> Slot {
        match self.free.pop() {
            Some(slot) => {
                self.slots[slot as usize] = Some(flight);
                slot
            }
            None => {
                self.slots.push(Some(flight));
                (self.slots.len() - 1) as Slot
            }
        }
    }

    pub(super) fn get(&self, slot: Slot) -> Option<&Flight> {
        self.slots.get(slot as usize)?.as_ref()
    }

    pub(super) fn get_mut(&mut self, slot: Slot) -> Option<&mut Flight> {
        self.slots.get_mut(slot as usize)?.as_mut()
    }

    pub(super) fn remove(&mut self, slot: Slot) -> Option<Flight> {
        let flight = self.slots.get_mut(slot as usize)?.take();
        if flight.is_some() {
            self.free.push(slot);
        }
        flight
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Flight> {
        self.slots.iter().flatten()
    }

    pub(super) fn bytes(&self) -> usize {
        self.slots.len() * size_of::<Option<Flight>>()
    }
}
