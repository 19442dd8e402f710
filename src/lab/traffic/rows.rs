//! Requests that write a row, or look for one: whether what users were told is stored is found again (R66).

use std::collections::VecDeque;

use super::drive::Drive;
use super::flight::Slot;
use super::request::Outcome;
use crate::sim::rng::{self, Stream};
use crate::sim::{Cause, ContainerId, EventKind, TaskId, TimeMs, UsersId};

/// A run of reads that miss is over once none missed for so long.
const QUIET_MS: u64 = 10_000;

/// The latest rows of which users were told that they are stored, by the name of their file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    file: String,
    rows: VecDeque<u32>,
}

/// What a request, or a call for it, did with rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rows {
    /// It wrote one to this table.
    wrote: Option<u8>,
    /// It looked for one that was not there, in this task.
    missed: Option<TaskId>,
}

impl Rows {
    /// With what a call for it did.
    pub(super) fn and(self, call: Rows) -> Rows {
        Rows { wrote: self.wrote.or(call.wrote), missed: self.missed.or(call.missed) }
    }

    pub(super) fn wrote(self) -> bool {
        self.wrote.is_some()
    }

    pub(super) fn missed(self) -> bool {
        self.missed.is_some()
    }
}

impl Drive<'_> {
    /// The program has done its part: it has written, or looked.
    pub(super) fn touch_rows(&mut self, slot: Slot) {
        let Some(flight) = self.traffic.flights.get(slot) else { return };
        let (Some(container), root) = (flight.container, flight.root as u32) else { return };
        let feature = self.cluster.feature_at(container, &flight.path);
        let Some(feature) = feature.and_then(|at| self.cluster.feature(container, at)) else {
            return;
        };
        let (writes, reads) = (feature.writes.clone(), feature.reads.clone());
        let mut rows = Rows::default();
        if let Some(path) = writes {
            self.cluster.write_row(container, &path, root);
            rows.wrote = Some(self.table(&path));
        }
        if let Some(path) = reads {
            rows.missed = self.look_for_row(container, &path, root);
        }
        if let Some(flight) = self.traffic.flights.get_mut(slot) {
            flight.rows = flight.rows.and(rows);
        }
    }

    /// One of the latest rows is looked for, drawn; the task, if it is not there.
    fn look_for_row(&mut self, id: ContainerId, path: &str, number: u32) -> Option<TaskId> {
        let table = self.table(path);
        let rows = &self.traffic.tables[usize::from(table)].rows;
        let last = (rows.len() as u64).checked_sub(1)?;
        let drawn =
            rng::range(self.cluster.seed(), Stream::Row, number.into(), 0, (0, last)) as usize;
        let is_there = self.cluster.has_row(id, path, rows[drawn]);
        (!is_there).then(|| self.cluster.container(id).task)
    }

    /// Files of one name are one table to users, wherever they are.
    fn table(&mut self, path: &str) -> u8 {
        let (file, tables) = (path.rsplit('/').next().unwrap_or(path), &mut self.traffic.tables);
        let known = tables.iter().position(|table| table.file == file);
        if known.is_none() && tables.len() < usize::from(u8::MAX) {
            tables.push(Table { file: file.to_owned(), rows: VecDeque::new() });
        }
        known.unwrap_or(tables.len() - 1) as u8
    }

    /// A user's request is over: what was written counts from its answer on; what was missed is news, the first of a run.
    pub(super) fn tell_rows(&mut self, users: UsersId, root: u64, outcome: Outcome, rows: Rows) {
        if outcome != Outcome::Answered {
            return;
        }
        if let Some(table) = rows.wrote {
            let most = self.cluster.parameters().rows_read_latest as usize;
            let latest = &mut self.traffic.tables[usize::from(table)].rows;
            latest.push_back(root as u32);
            let surplus = latest.len().saturating_sub(most.max(1));
            latest.drain(..surplus);
        }
        let Some(task) = rows.missed else { return };
        let last: &mut Option<TimeMs> = &mut self.traffic.groups[users.index()].missed_at;
        let is_news = last.is_none_or(|at| self.now.since(at) >= QUIET_MS);
        *last = Some(self.now);
        if is_news {
            let by = self.cluster.task(task).created_by;
            let kind = EventKind::RowMissing { users, task };
            self.cluster.report(self.now, Cause::Event(by), kind);
        }
    }
}
