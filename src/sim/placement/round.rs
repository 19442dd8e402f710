//! The computers that can take one more task of a kind, in the order of preference (R46, R47, R49).
//!
//! Built once for all tasks of one pass and kept up to date task by task. Computers that agree in every field that is
//! spread over stand in one cell; in a cell only a computer's own numbers order them, and no more than the best of them
//! can be taken, as many as there are tasks: a task costs a look at each cell's best. With `random` every fitting computer
//! is looked at, each time. The literal reading of the rule lives in the tests as its oracle.

use litemap::LiteMap;

use super::board::Row;
use super::filter::filter;
use super::strategy::{BinpackField, PlacementStrategy, SpreadField};
use super::{Group, Request, group_tasks};
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
type Key = u128;

/// What tasks are spread over where nothing is listed (R47).
static DEFAULT: [PlacementStrategy; 2] = [
    PlacementStrategy::Spread(SpreadField::Zone),
    PlacementStrategy::Spread(SpreadField::InstanceId),
];

/// What tasks are spread over: each computer's value, and the group's tasks by value.
struct Field<'a> {
    of: &'a SpreadField,
    values: Vec<u32>,
    tasks: Vec<u32>,
}

pub struct Round<'a> {
    request: &'a Request,
    terms: Vec<Term>,
    fields: Vec<Field<'a>>,
    /// Live tasks of the group, by computer.
    there: Vec<u16>,
    /// By computer, the place of its cell.
    cell_of: Vec<u32>,
    /// Keys of fitting computers, the best last: as many as may be taken, for a task takes one away. In no order with
    /// `random`.
    cells: Vec<Vec<Key>>,
    most: usize,
    fitting: u32,
    refused: RefusedCounts,
}

impl<'a> Round<'a> {
    /// For at most so many tasks.
    pub fn new(cluster: &Cluster, request: &'a Request, tasks: u32) -> Round<'a> {
        let there = tasks_there(cluster, request);
        let (terms, fields) = terms(request, there.len());
        let (cell_of, cells) = (vec![0; there.len()], vec![Vec::new()]);
        let (most, refused) = (tasks as usize, RefusedCounts::default());
        let mut round =
            Round { request, terms, fields, there, cell_of, cells, most, fitting: 0, refused };
        let (mut names, mut cells) = (LiteMap::new(), LiteMap::new());
        let is_plain = request.is_plain();
        for (index, row) in cluster.rows() {
            let mut cell = 0;
            for (nth, field) in round.fields.iter_mut().enumerate() {
                let value = match field.of {
                    SpreadField::Zone | SpreadField::InstanceId => u32::from(row.zone),
                    // Computers without the attribute are one value more.
                    SpreadField::Attribute(name) => {
                        let id = InstanceId::from_index(index);
                        number(&mut names, (nth, cluster.attribute(id, name)))
                    }
                };
                field.enter(index, value, if row.is_gone { 0 } else { round.there[index] });
                cell = if nth == 0 { value } else { number(&mut cells, (nth, cell, value)) };
            }
            round.cell_of[index] = cell;
            if row.is_gone {
                continue;
            }
            // Most computers pass most of the time: their rows say all there is to know.
            let fits = is_plain && row.takes_tasks && row.free.fits(request.resources);
            let whole = || filter(cluster, InstanceId::from_index(index), request);
            match if fits { Ok(()) } else { whole() } {
                Ok(()) => {
                    round.fitting += 1;
                    round.enter(index, row);
                }
                Err(refusal) => round.refused.add(refusal.reason),
            }
        }
        round
    }

    /// The computer takes its place among those of its cell, if it is good enough.
    fn enter(&mut self, index: usize, row: Row) {
        let key = self.key(index, row);
        let cell = self.cell_of[index] as usize;
        if self.cells.len() <= cell {
            self.cells.resize(cell + 1, Vec::new());
        }
        let keys = &mut self.cells[cell];
        if self.terms.last() == Some(&Term::Random) {
            return keys.push(key);
        }
        let full = keys.len() >= self.most;
        if full && keys.first().is_none_or(|&worst| worst <= key) {
            return;
        }
        let at = keys.partition_point(|&other| other > key);
        if full {
            keys.copy_within(1..at, 0);
            keys[at - 1] = key;
        } else {
            keys.insert(at, key);
        }
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
        let bests = self.cells.iter().enumerate().filter_map(|(cell, keys)| {
            let &key = keys.last()?;
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
        let keys = all.flat_map(|(cell, keys)| keys.iter().map(move |&key| (cell, key)));
        let ranked = keys.map(|(cell, key)| {
            let id = instance(key);
            (self.rank(cluster, id), draw(id), id, cell)
        });
        let (_, _, id, cell) = ranked.min()?;
        self.cells[cell].retain(|&key| instance(key) != id);
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
            Ok(()) => self.enter(id.index(), cluster.row(id)),
            Err(refusal) => {
                self.fitting -= 1;
                self.refused.add(refusal.reason);
            }
        }
    }

    fn key(&self, index: usize, row: Row) -> Key {
        let own = self.terms.iter().fold(0, |key: u128, term| match term {
            Term::Own => key << 16 | u128::from(self.there[index]),
            Term::Cpu => key << 32 | u128::from(row.free.cpu_units),
            Term::Memory => key << 32 | u128::from(row.free.memory_mib),
            Term::Field(_) | Term::Random => key,
        });
        (own << 16 | u128::from(row.tasks)) << 32 | index as u128
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
fn terms(request: &Request, computers: usize) -> (Vec<Term>, Vec<Field<'_>>) {
    use PlacementStrategy::{Binpack, Random, Spread};
    let listed: &[_] = if request.strategies.is_empty() { &DEFAULT } else { &request.strategies };
    let (mut terms, mut fields) = (Vec::new(), Vec::new());
    for strategy in listed {
        let term = match strategy {
            Random => Term::Random,
            Binpack(BinpackField::Cpu) => Term::Cpu,
            Binpack(BinpackField::Memory) => Term::Memory,
            Spread(SpreadField::InstanceId) => Term::Own,
            Spread(of) => {
                fields.push(Field { of, values: vec![0; computers], tasks: Vec::new() });
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

impl Field<'_> {
    fn enter(&mut self, index: usize, value: u32, tasks: u16) {
        self.values[index] = value;
        let value = value as usize;
        if self.tasks.len() <= value {
            self.tasks.resize(value + 1, 0);
        }
        self.tasks[value] += u32::from(tasks);
    }
}

/// The number of what is told apart: a new one for what is new.
fn number<K: Ord>(known: &mut LiteMap<K, u32>, key: K) -> u32 {
    let next = known.len() as u32;
    *known.entry(key).or_insert(next)
}

/// Live tasks of the group, by computer.
pub(super) fn tasks_there(cluster: &Cluster, request: &Request) -> Vec<u16> {
    let Group::Service(service) = request.group else { return count(cluster, request) };
    let mut there = cluster.service(service).there.clone();
    there.resize(cluster.instances.len(), 0);
    debug_assert_eq!(there, count(cluster, request));
    there
}

/// The same, counted.
fn count(cluster: &Cluster, request: &Request) -> Vec<u16> {
    let mut there = vec![0u16; cluster.instances.len()];
    for task in group_tasks(cluster, request.group) {
        // A service's tasks of FARGATE are on no computer.
        if let Some(count) = there.get_mut(cluster.task(task).instance.index()) {
            *count = count.saturating_add(1);
        }
    }
    there
}
