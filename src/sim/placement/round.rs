//! The computers that can take one more task of a kind, in the order of preference (R46, R47, R49).
//!
//! Built once for all tasks of one pass and kept up to date task by task. Computers that agree in every field that is
//! spread over stand in one cell; in a cell only a computer's own numbers order them, so a heap a cell suffices, and a
//! task costs a look at each cell's best: O(computers + tasks × (cells + log)). With `random` every fitting computer is
//! looked at, each time. The literal reading of the rule lives in the tests as its oracle.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use litemap::LiteMap;

use super::board::Row;
use super::filter::filter;
use super::strategy::{BinpackField, PlacementStrategy, SpreadField};
use super::{Request, group_tasks};
use crate::sim::cluster::Cluster;
use crate::sim::id::{InstanceId, TaskId};
use crate::sim::refusal::RefusedCounts;
use crate::sim::rng::{self, Stream};

/// A place for one task, and what a decision records of how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub instance: InstanceId,
    /// Tasks of the group that were there before.
    pub tasks_there: u16,
    /// Computers that passed the filters, this one among them.
    pub fitting: u16,
    pub refused: RefusedCounts,
}

/// One step of narrowing. All keep the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Term {
    /// Tasks of the group on all computers that have the same value of this field of [`Round::fields`].
    Field(usize),
    /// Tasks of the group on the computer itself.
    Own,
    Cpu,
    Memory,
    Random,
}

/// A strategy's place in a rank; as many as may be listed.
type Rank = [u32; 5];

/// What orders the computers of a cell, in one number, for it is compared millions of times: a computer's own numbers by
/// term (16, 32 and 32 bits, each once), then R49: all tasks there (16), its index (32).
type Key = Reverse<u128>;

/// What tasks are spread over: each computer's value, and the group's tasks by value.
struct Field {
    values: Vec<u32>,
    tasks: Vec<u32>,
}

pub struct Round<'a> {
    request: &'a Request,
    terms: Vec<Term>,
    fields: Vec<Field>,
    /// Live tasks of the group, by computer.
    there: Vec<u16>,
    /// By computer, the place of its cell.
    cell_of: Vec<u32>,
    cells: Vec<BinaryHeap<Key>>,
    fitting: u32,
    refused: RefusedCounts,
}

impl<'a> Round<'a> {
    pub fn new(cluster: &Cluster, request: &'a Request) -> Round<'a> {
        let there = tasks_there(cluster, request);
        let (terms, fields) = terms(cluster, request, &there);
        let (cell_of, count) = cells(&fields, there.len());
        let (cells, refused) = (Vec::new(), RefusedCounts::default());
        let mut round =
            Round { request, terms, fields, there, cell_of, cells, fitting: 0, refused };
        let mut fitting: Vec<Vec<Key>> = vec![Vec::new(); count];
        for (id, row) in cluster.rows().filter(|(_, row)| !row.is_gone) {
            // Most computers pass most of the time: their rows say all there is to know.
            let fits = row.takes_tasks && row.free.fits(request.resources) && request.is_plain();
            match if fits { Ok(()) } else { filter(cluster, id, request) } {
                Ok(()) => {
                    round.fitting += 1;
                    fitting[round.cell_of[id.index()] as usize].push(round.key(id, row));
                }
                Err(refusal) => round.refused.add(refusal.reason),
            }
        }
        round.cells = fitting.into_iter().map(BinaryHeap::from).collect();
        round
    }

    /// The place of the task that will have this id: after each strategy only the computers that it likes best are left;
    /// of equals the one with fewest tasks at all, then the first.
    pub fn take_best(&mut self, cluster: &Cluster, task: TaskId) -> Option<Place> {
        let instance = match self.terms.last() {
            Some(Term::Random) => self.take_random(cluster, task),
            _ => self.take_least(cluster),
        }?;
        let tasks_there = self.there[instance.index()];
        // A decision has 16 bits for it; the count itself has to go down right.
        let fitting = self.fitting.min(u16::MAX.into()) as u16;
        Some(Place { instance, tasks_there, fitting, refused: self.refused })
    }

    fn take_least(&mut self, cluster: &Cluster) -> Option<InstanceId> {
        let bests = self.cells.iter().enumerate().filter_map(|(cell, heap)| {
            let &Reverse(key) = heap.peek()?;
            Some((self.rank(cluster, instance(key)), key as u64 & TASKS_AND_INDEX, cell, key))
        });
        let (_, _, cell, key) = bests.min()?;
        self.cells[cell].pop();
        Some(instance(key))
    }

    /// Each computer that is left draws a number; the least is taken.
    fn take_random(&mut self, cluster: &Cluster, task: TaskId) -> Option<InstanceId> {
        let draw = |id: InstanceId| {
            let (entity, nth) = (task.index() as u64, id.index() as u64);
            rng::draw(cluster.seed(), Stream::RandomPlacement, entity, nth)
        };
        let all = self.cells.iter().enumerate();
        let keys = all.flat_map(|(cell, heap)| heap.iter().map(move |&Reverse(key)| (cell, key)));
        let ranked = keys.map(|(cell, key)| {
            let id = instance(key);
            (self.rank(cluster, id), draw(id), id, cell)
        });
        let (_, _, id, cell) = ranked.min()?;
        self.cells[cell].retain(|&Reverse(key)| instance(key) != id);
        Some(id)
    }

    /// The task is there now: the computer takes its new place in the order, or drops out.
    pub fn placed(&mut self, cluster: &Cluster, place: Place) {
        let id = place.instance;
        self.there[id.index()] = self.there[id.index()].saturating_add(1);
        for field in &mut self.fields {
            field.tasks[field.values[id.index()] as usize] += 1;
        }
        match filter(cluster, id, self.request) {
            Ok(()) => {
                let key = self.key(id, cluster.row(id));
                self.cells[self.cell_of[id.index()] as usize].push(key);
            }
            Err(refusal) => {
                self.fitting -= 1;
                self.refused.add(refusal.reason);
            }
        }
    }

    fn key(&self, id: InstanceId, row: Row) -> Key {
        let own = self.terms.iter().fold(0, |key: u128, term| match term {
            Term::Own => key << 16 | u128::from(self.there[id.index()]),
            Term::Cpu => key << 32 | u128::from(row.free.cpu_units),
            Term::Memory => key << 32 | u128::from(row.free.memory_mib),
            Term::Field(_) | Term::Random => key,
        });
        Reverse((own << 16 | u128::from(row.tasks)) << 32 | id.index() as u128)
    }

    fn rank(&self, cluster: &Cluster, id: InstanceId) -> Rank {
        let free = cluster.row(id).free;
        let mut rank = Rank::default();
        for (number, &term) in rank.iter_mut().zip(&self.terms) {
            *number = match term {
                Term::Field(field) => {
                    let field = &self.fields[field];
                    field.tasks[field.values[id.index()] as usize]
                }
                Term::Own => self.there[id.index()].into(),
                Term::Cpu => free.cpu_units,
                Term::Memory => free.memory_mib,
                Term::Random => 0,
            };
        }
        rank
    }
}

/// The part of a [`Key`] that R49 looks at.
const TASKS_AND_INDEX: u64 = (1 << 48) - 1;

/// Whose key it is.
fn instance(key: u128) -> InstanceId {
    InstanceId::from_index(key as u32 as usize)
}

/// R47. Nothing after `random` matters, since it leaves one.
fn terms(cluster: &Cluster, request: &Request, there: &[u16]) -> (Vec<Term>, Vec<Field>) {
    use PlacementStrategy::{Binpack, Random, Spread};
    let default = [Spread(SpreadField::Zone), Spread(SpreadField::InstanceId)];
    let listed: &[_] = if request.strategies.is_empty() { &default } else { &request.strategies };
    let (mut terms, mut fields) = (Vec::new(), Vec::new());
    for strategy in listed {
        let term = match strategy {
            Random => Term::Random,
            Binpack(BinpackField::Cpu) => Term::Cpu,
            Binpack(BinpackField::Memory) => Term::Memory,
            Spread(SpreadField::InstanceId) => Term::Own,
            Spread(field) => {
                fields.push(Field::new(cluster, field, there));
                Term::Field(fields.len() - 1)
            }
        };
        // Asked twice, it answers the same.
        if !terms.contains(&term) {
            terms.push(term);
        }
        if *strategy == Random {
            break;
        }
    }
    (terms, fields)
}

/// Each of so many computers' cell, and how many cells there are: one for each value of a single field.
fn cells(fields: &[Field], computers: usize) -> (Vec<u32>, usize) {
    let Some((first, more)) = fields.split_first() else { return (vec![0; computers], 1) };
    let (mut cell_of, mut count) = (first.values.clone(), first.tasks.len());
    for field in more {
        let mut known: LiteMap<(u32, u32), u32> = LiteMap::new();
        for (cell, &value) in cell_of.iter_mut().zip(&field.values) {
            let next = known.len() as u32;
            *cell = *known.entry((*cell, value)).or_insert(next);
        }
        count = known.len();
    }
    (cell_of, count)
}

impl Field {
    fn new(cluster: &Cluster, field: &SpreadField, there: &[u16]) -> Field {
        let mut known: LiteMap<Option<&str>, u32> = LiteMap::new();
        let mut value = |id: InstanceId| match field {
            SpreadField::Zone | SpreadField::InstanceId => u32::from(cluster.row(id).zone),
            // Computers without the attribute are one value more.
            SpreadField::Attribute(name) => {
                let next = known.len() as u32;
                *known.entry(cluster.attribute(id, name)).or_insert(next)
            }
        };
        let ids = (0..there.len()).map(InstanceId::from_index);
        let values: Vec<u32> = ids.map(&mut value).collect();
        let mut tasks = vec![0; values.iter().max().map_or(0, |&max| max as usize + 1)];
        for (id, _) in cluster.rows().filter(|(_, row)| !row.is_gone) {
            tasks[values[id.index()] as usize] += u32::from(there[id.index()]);
        }
        Field { values, tasks }
    }
}

/// Live tasks of the group, by computer.
pub(super) fn tasks_there(cluster: &Cluster, request: &Request) -> Vec<u16> {
    let mut there = vec![0u16; cluster.instances.len()];
    for task in group_tasks(cluster, request.group) {
        // A service's tasks of FARGATE are on no computer.
        if let Some(count) = there.get_mut(cluster.task(task).instance.index()) {
            *count = count.saturating_add(1);
        }
    }
    there
}
