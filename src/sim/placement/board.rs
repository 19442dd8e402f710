//! What placement looks at, computer by computer, in rows so small that all of them can be read in every pass: a computer
//! itself is large, and most of what it holds is of no interest there.

use crate::sim::cluster::Cluster;
use crate::sim::container_instance::{ContainerInstance, InstanceStatus};
use crate::sim::id::InstanceId;
use crate::sim::resources::Resources;

/// A copy of a computer's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) free: Resources,
    pub(super) tasks: u16,
    pub(super) zone: u8,
    pub(super) takes_tasks: bool,
    /// INACTIVE: no longer asked.
    pub(super) is_gone: bool,
    is_draining: bool,
}

impl Row {
    fn of(computer: &ContainerInstance) -> Row {
        Row {
            free: computer.remaining,
            tasks: computer.tasks.len().min(u16::MAX.into()) as u16,
            zone: computer.zone,
            takes_tasks: computer.status == InstanceStatus::Active && computer.agent_connected,
            is_gone: computer.status == InstanceStatus::Inactive,
            is_draining: computer.status == InstanceStatus::Draining,
        }
    }
}

/// Rows by computer. They agree with the computers, but for the one that was lent last: what is done to it is copied when
/// the next one is lent.
#[derive(Clone, Debug, Default)]
pub(in crate::sim) struct Board {
    rows: Vec<Row>,
    lent: Option<InstanceId>,
    draining: u32,
}

/// Clusters are equal by what was copied.
impl PartialEq for Board {
    fn eq(&self, _: &Board) -> bool {
        true
    }
}

impl Eq for Board {}

impl Cluster {
    pub(in crate::sim) fn add_computer(&mut self, computer: ContainerInstance) {
        self.board.rows.push(Row::of(&computer));
        self.instances.push(computer);
    }

    /// The only way to change a computer.
    pub(in crate::sim) fn lend(&mut self, id: InstanceId) -> &mut ContainerInstance {
        if let Some(last) = self.board.lent.replace(id).filter(|&last| last != id) {
            let row = &mut self.board.rows.as_mut_slice()[last.index()];
            let was = std::mem::replace(row, Row::of(&self.instances.as_slice()[last.index()]));
            self.board.draining += u32::from(row.is_draining);
            self.board.draining -= u32::from(was.is_draining);
        }
        &mut self.instances.as_mut_slice()[id.index()]
    }

    /// Is there perhaps a computer that its tasks shall leave (R43)? If not, there is none.
    pub(in crate::sim) fn may_drain(&self) -> bool {
        let is_draining = |id| self.instance(id).status == InstanceStatus::Draining;
        self.board.draining > 0 || self.board.lent.is_some_and(is_draining)
    }

    pub(super) fn row(&self, id: InstanceId) -> Row {
        match self.board.lent == Some(id) {
            true => Row::of(self.instance(id)),
            false => self.board.rows.as_slice()[id.index()],
        }
    }

    /// Looks at every computer's row, in order, each with its place.
    pub(super) fn each_row(&self, mut look: impl FnMut(usize, &Row)) {
        let lent = self.board.lent.map(|id| (id.index(), Row::of(self.instance(id))));
        for (index, row) in self.board.rows.iter().enumerate() {
            let row = match &lent {
                Some((at, now)) if *at == index => now,
                _ => row,
            };
            debug_assert_eq!(*row, Row::of(&self.instances[index]));
            look(index, row);
        }
    }
}
