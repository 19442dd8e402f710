//! nginx in the containers of the cluster (R68): the only place where `sim` and `nginx` meet. Each has its configuration, read
//! when it started, and workers with what they remember of their peers. Requests go through it in `traffic/proxy.rs`.

mod around;
mod checking;
mod place;
mod reading;

pub(in crate::lab) use self::checking::request;
pub(in crate::lab) use self::place::Place;
pub use self::reading::Reading;
pub(in crate::lab) use self::reading::Refused;

use std::sync::Arc;

use litemap::LiteMap;

use crate::nginx::Tree;
use crate::nginx::route::{self, Whom};
use crate::nginx::upstream::Upstream;
use crate::sim::rng::{self, Stream};
use crate::sim::{Cluster, ContainerId, EventId, TimeMs};

/// More make no difference.
const WORKERS_MAX: u32 = 64;
/// So many containers' last words are kept.
const LOGS_MAX: usize = 100;
const LOGS_SHOWN: usize = 3;

/// Part of the world: a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nginx {
    running: LiteMap<ContainerId, Running>,
    /// What those printed that did not take their configuration, by container.
    logs: LiteMap<ContainerId, String>,
}

/// The nginx of one container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// The workers that take requests, and older ones that still have some.
    generations: Vec<Generation>,
    /// The last news of a peer that failed: when, and the event.
    pub(in crate::lab) failed: Option<(TimeMs, EventId)>,
}

/// Workers that were started together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lab) struct Generation {
    number: u32,
    pub(in crate::lab) reading: Arc<Reading>,
    pub(in crate::lab) workers: Vec<Worker>,
    /// Requests that it has.
    pub(in crate::lab) requests: u32,
}

/// What one worker remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    pub route: route::Worker,
    /// `proxy_pass http://name:port`, which is an upstream too.
    named: LiteMap<String, Upstream>,
}

impl Nginx {
    pub fn running(&self, id: ContainerId) -> Option<&Running> {
        self.running.get(&id)
    }

    pub(in crate::lab) fn running_mut(&mut self, id: ContainerId) -> Option<&mut Running> {
        self.running.get_mut(&id)
    }

    /// What the nginx of a container printed when it did not take its configuration.
    pub fn log(&self, id: ContainerId) -> Option<&str> {
        self.logs.get(&id).map(String::as_str)
    }

    /// Of the latest such containers, the newest first.
    pub fn logs(&self) -> impl Iterator<Item = (ContainerId, &str)> {
        self.logs.iter().rev().take(LOGS_SHOWN).map(|(&id, log)| (id, log.as_str()))
    }

    /// What runs in the newest container that has not refused another since.
    pub fn accepted(&self, cluster: &Cluster) -> Option<(ContainerId, &Reading)> {
        let fits = |id: &ContainerId| cluster.is_configured(*id) && self.log(*id).is_none();
        let (&id, running) = self.running.iter().rev().find(|(id, _)| fits(id))?;
        Some((id, running.reading()?))
    }

    pub(in crate::lab) fn is_idle(&self) -> bool {
        self.running.is_empty()
    }

    pub(in crate::lab) fn bytes(&self) -> usize {
        let generations = self.running.values().flat_map(|running| &running.generations);
        let workers = generations.flat_map(|generation| &generation.workers);
        let upstreams = workers.flat_map(|worker| &worker.route.upstreams);
        let peers: usize = upstreams.map(|upstream| upstream.peers().count()).sum();
        let logs: usize = self.logs.values().map(String::len).sum();
        self.running.len() * size_of::<Running>() + peers * 200 + logs
    }

    pub(in crate::lab) fn print(&mut self, id: ContainerId, log: String) {
        if self.logs.len() == LOGS_MAX {
            let oldest = self.logs.keys().next().copied();
            oldest.map(|oldest| self.logs.remove(&oldest));
        }
        self.logs.insert(id, log);
    }

    /// New workers take the requests from here on.
    pub(in crate::lab) fn begin(&mut self, cluster: &Cluster, id: ContainerId, reading: Reading) {
        self.logs.remove(&id);
        self.running.retain(|&id, _| cluster.is_configured(id));
        let count = workers(cluster, id, &reading);
        let worker = Worker { route: reading.configuration.worker(), named: LiteMap::new() };
        let running = self.running.entry(id).or_insert_with(Running::new);
        let number = running.generations.last().map_or(0, |last| last.number + 1);
        running.generations.retain(|generation| generation.requests > 0);
        running.generations.push(Generation {
            number,
            reading: Arc::new(reading),
            workers: vec![worker; count],
            requests: 0,
        });
    }

    /// The process in the container is a new one: nothing is left of the workers before.
    pub(in crate::lab) fn forget(&mut self, id: ContainerId) {
        self.running.remove(&id);
    }
}

impl Running {
    fn new() -> Running {
        Running { generations: Vec::new(), failed: None }
    }

    /// Those that take requests.
    pub fn workers(&self) -> &[Worker] {
        self.generations.last().map(|last| last.workers.as_slice()).unwrap_or_default()
    }

    pub fn reading(&self) -> Option<&Reading> {
        self.generations.last().map(|last| &*last.reading)
    }

    /// Takes a request: the number of the generation, and which of its workers (guessed, R68).
    pub(in crate::lab) fn take(
        &mut self,
        cluster: &Cluster,
        id: ContainerId,
        nth: u64,
    ) -> Option<(u32, usize)> {
        let generation = self.generations.last_mut()?;
        generation.requests += 1;
        let worker = turn(cluster, id.index() as u64, nth, generation.workers.len());
        Some((generation.number, worker))
    }

    pub(in crate::lab) fn generation(&mut self, number: u32) -> Option<&mut Generation> {
        self.generations.iter_mut().find(|generation| generation.number == number)
    }

    /// A request of a generation is over. Old workers without requests end.
    pub(in crate::lab) fn give_back(&mut self, number: u32) {
        let Some(generation) = self.generation(number) else { return };
        generation.requests -= 1;
        let newest = self.generations.last().map(|last| last.number);
        let stays = |one: &Generation| one.requests > 0 || Some(one.number) == newest;
        self.generations.retain(stays);
    }
}

impl Worker {
    /// What a request that is passed on chooses from.
    pub(in crate::lab) fn upstream(&mut self, to: &To, reading: &Reading) -> Option<&mut Upstream> {
        match to {
            To::Group(at) => self.route.upstreams.get_mut(*at),
            To::Address(address) => {
                let made = || named(address, reading);
                Some(self.named.entry(address.clone()).or_insert_with(made))
            }
        }
    }
}

/// Whom a request is passed to: as [`Whom`], to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lab) enum To {
    Group(usize),
    Address(String),
}

impl From<Whom<'_>> for To {
    fn from(whom: Whom) -> To {
        match whom {
            Whom::Group(at, _) => To::Group(at),
            Whom::Address(address) => To::Address(address.to_owned()),
        }
    }
}

/// Which of so many workers takes the `nth` connection (guessed, R68).
fn turn(cluster: &Cluster, entity: u64, nth: u64, workers: usize) -> usize {
    if !cluster.parameters().nginx_workers_share {
        return 0;
    }
    let last = workers as u64 - 1;
    rng::range(cluster.seed(), Stream::NginxWorker, entity, nth, (0, last)) as usize
}

/// nginx makes an upstream of an address that none is written for: a peer for each address that it found at its start.
fn named(address: &str, reading: &Reading) -> Upstream {
    let text = ["server ", address, ";"].concat();
    let (host, port) = address.rsplit_once(':').unwrap_or((address, "80"));
    let known = reading.addresses(host).iter().map(|found| [found, ":", port].concat());
    let mut peers: Vec<String> = known.collect();
    if peers.is_empty() {
        peers.push(address.to_owned());
    }
    Upstream::read(Tree::parse(text.as_bytes()).root(), |_| peers.clone())
}

/// `auto` is a worker for each CPU of the computer.
fn workers(cluster: &Cluster, id: ContainerId, reading: &Reading) -> usize {
    let computer = cluster.instance(cluster.task(cluster.container(id).task).instance);
    let count = reading.configuration.worker_count(computer.instance_type.cpu_units / 1_024);
    count.clamp(1, WORKERS_MAX) as usize
}
