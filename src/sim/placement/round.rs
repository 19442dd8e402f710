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

/// What tasks are spread over: each computer's value, if its row does not say it, and the group's tasks by value.
struct Field<'a> {
    of: &'a SpreadField,
    values: Vec<u32>,
    tasks: Vec<u32>,
}

/// Computers that agree in every field.
struct Cell {
    /// Those that fit, the best last: as many as may be taken, for a task takes one away. With `random` all, in no order.
    keys: Vec<Key>,
    /// Nothing from here on has a place among them.
    worst: Key,
}

pub struct Round<'a> {
    request: &'a Request,
    terms: Vec<Term>,
    fields: Vec<Field<'a>>,
    /// Live tasks of the group, by computer.
    there: Vec<u16>,
    /// By computer, the place of its cell.
    cell_of: Vec<u32>,
    cells: Vec<Cell>,
    /// Keys in a cell at most; `None`: all.
    most: Option<usize>,
    fitting: u32,
    refused: RefusedCounts,
}

impl<'a> Round<'a> {
    /// For at most so many tasks.
    pub fn new(cluster: &Cluster, request: &'a Request, tasks: u32) -> Round<'a> {
        let there = tasks_there(cluster, request);
        let (terms, mut fields) = terms(request, there.len());
        let most = (terms.last() != Some(&Term::Random)).then_some((tasks as usize).max(1));
        let (mut cell_of, mut cells) = (vec![0; there.len()], Vec::new());
        let (mut fitting, mut refused) = (0, RefusedCounts::default());
        let (mut names, mut numbers) = (LiteMap::new(), LiteMap::new());
        let is_plain = request.is_plain();
        // A pass comes by here for each computer: slices, since a list's index is a call where size is what counts.
        let (there_by, cell_by) = (&there[..], &mut cell_of[..]);
        cluster.each_row(|index, row| {
            if row.is_gone {
                return;
            }
            let (there, mut cell) = (there_by[index], 0);
            for (nth, field) in fields.iter_mut().enumerate() {
                let value = match field.of {
                    SpreadField::Zone | SpreadField::InstanceId => u32::from(row.zone),
                    // Computers without the attribute are one value more.
                    SpreadField::Attribute(name) => {
                        let id = InstanceId::from_index(index);
                        let value = number(&mut names, (nth, cluster.attribute(id, name)));
                        field.values[index] = value;
                        value
                    }
                };
                *item(&mut field.tasks, value as usize, || 0) += u32::from(there);
                cell = if nth == 0 { value } else { number(&mut numbers, (nth, cell, value)) };
            }
            cell_by[index] = cell;
            // Most computers pass most of the time: their rows say all there is to know.
            if !(is_plain && row.takes_tasks && row.free.fits(request.resources)) {
                let verdict = filter(cluster, InstanceId::from_index(index), request);
                if let Err(refusal) = verdict {
                    return refused.add(refusal.reason);
                }
            }
            fitting += 1;
            let cell = item(&mut cells, cell as usize, Cell::empty);
            let key = key(&terms, there, index, row);
            if key < cell.worst {
                cell.enter(key, most);
            }
        });
        Round { request, terms, fields, there, cell_of, cells, most, fitting, refused }
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
        let bests = self.cells.iter().enumerate().filter_map(|(cell, of)| {
            let &key = of.keys.last()?;
            Some((self.rank(cluster, instance(key)), key as u64 & TASKS_AND_INDEX, cell, key))
        });
        let (_, _, cell, key) = bests.min()?;
        self.cells[cell].keys.pop();
        Some(instance(key))
    }

    /// Each computer that is left draws a number; the least is taken.
    fn take_random(&mut self, cluster: &Cluster, task: TaskId) -> Option<InstanceId> {
        let draw = |id: InstanceId| {
            let (entity, nth) = (task.index() as u64, id.index() as u64);
            rng::draw(cluster.seed(), Stream::RandomPlacement, entity, nth)
        };
        let all = self.cells.iter().enumerate();
        let keys = all.flat_map(|(cell, of)| of.keys.iter().map(move |&key| (cell, key)));
        let ranked = keys.map(|(cell, key)| {
            let id = instance(key);
            (self.rank(cluster, id), draw(id), id, cell)
        });
        let (_, _, id, cell) = ranked.min()?;
        self.cells[cell].keys.retain(|&key| instance(key) != id);
        Some(id)
    }

    /// The task is there now: the computer takes its new place in the order, or drops out.
    pub fn placed(&mut self, cluster: &Cluster, place: Place) {
        let id = place.instance;
        self.there[id.index()] = self.there[id.index()].saturating_add(1);
        let row = cluster.row(id);
        for field in &mut self.fields {
            let value = field.value(id, row);
            field.tasks[value] += 1;
        }
        match filter(cluster, id, self.request) {
            Ok(()) => {
                let key = key(&self.terms, self.there[id.index()], id.index(), &row);
                let cell = &mut self.cells[self.cell_of[id.index()] as usize];
                if key < cell.worst {
                    cell.enter(key, self.most);
                }
            }
            Err(refusal) => {
                self.fitting -= 1;
                self.refused.add(refusal.reason);
            }
        }
    }

    fn rank(&self, cluster: &Cluster, id: InstanceId) -> Rank {
        let row = cluster.row(id);
        let mut rank = Rank::default();
        for (number, &term) in rank.iter_mut().zip(&self.terms) {
            *number = match term {
                Term::Field(field) => {
                    let field = &self.fields[field];
                    field.tasks[field.value(id, row)]
                }
                Term::Own => self.there[id.index()].into(),
                Term::Cpu => row.free.cpu_units,
                Term::Memory => row.free.memory_mib,
                Term::Random => 0,
            };
        }
        rank
    }
}

impl Cell {
    fn empty() -> Cell {
        Cell { keys: Vec::new(), worst: Key::MAX }
    }

    /// A computer that is good enough takes its place among the others.
    fn enter(&mut self, key: Key, most: Option<usize>) {
        let Some(most) = most else { return self.keys.push(key) };
        let at = self.keys.partition_point(|&other| other > key);
        if self.keys.len() < most {
            self.keys.insert(at, key);
        } else {
            self.keys.copy_within(1..at, 0);
            self.keys[at - 1] = key;
        }
        if self.keys.len() == most {
            self.worst = self.keys[0];
        }
    }
}

fn key(terms: &[Term], there: u16, index: usize, row: &Row) -> Key {
    let counts = u64::from(row.tasks) << 32 | index as u64;
    // As it is where nothing is listed.
    if let [Term::Field(_), Term::Own] = terms {
        return (u64::from(there) << 48 | counts).into();
    }
    let own = terms.iter().fold(0, |key: u128, term| match term {
        Term::Own => key << 16 | u128::from(there),
        Term::Cpu => key << 32 | u128::from(row.free.cpu_units),
        Term::Memory => key << 32 | u128::from(row.free.memory_mib),
        Term::Field(_) | Term::Random => key,
    });
    own << 48 | u128::from(counts)
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
                let asked = matches!(of, SpreadField::Attribute(_));
                let values = vec![0; if asked { computers } else { 0 }];
                fields.push(Field { of, values, tasks: Vec::new() });
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
    fn value(&self, id: InstanceId, row: Row) -> usize {
        match self.of {
            SpreadField::Zone | SpreadField::InstanceId => row.zone.into(),
            SpreadField::Attribute(_) => self.values[id.index()] as usize,
        }
    }
}

/// The item at a place of the list, which grows up to there.
fn item<T>(list: &mut Vec<T>, index: usize, empty: fn() -> T) -> &mut T {
    if list.len() <= index {
        list.resize_with(index + 1, empty);
    }
    &mut list[..][index]
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
