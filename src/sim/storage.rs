//! Rows that programs have written, and where they are (R66): in a container, in a task, on a computer, on the network.
//! They go with what they are in. Rows are numbers; what they say is nobody's affair here.

use std::collections::VecDeque;

use litemap::LiteMap;

use super::cluster::Cluster;
use super::event::{Cause, EventKind};
use super::id::{ContainerId, EventId, InstanceId, TaskId};
use super::turn::Turn;
use super::volume::VolumeKind;

/// Numbers kept of a file; how many there are is counted beyond that.
const KEPT_MAX: usize = 256;

/// Where data is, and so with what it goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Container(ContainerId),
    /// A volume of the task, by its place in the definition.
    Task(TaskId, u8),
    /// A folder of a computer, by its path, or a Docker volume there, by its name.
    Instance(InstanceId, String),
    FileSystem(String),
}

/// The rows of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rows {
    count: u32,
    /// The latest, in the order in which they were written.
    latest: VecDeque<u32>,
}

/// Every file that programs have written to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Storage(LiteMap<(Place, String), Rows>);

impl Storage {
    pub(super) fn bytes(&self) -> usize {
        let of =
            |rows: &Rows| size_of::<(Place, String, Rows)>() + size_of::<u32>() * rows.latest.len();
        self.0.values().map(of).sum()
    }

    /// Forgets what is in some places; how many rows that were.
    fn lose(&mut self, goes: impl Fn(&Place) -> bool) -> u32 {
        let mut lost = 0u32;
        self.0.retain(|(place, _), rows| {
            let stays = !goes(place);
            lost = lost.saturating_add(if stays { 0 } else { rows.count });
            stays
        });
        lost
    }
}

impl Cluster {
    /// Where rows are, and how many.
    pub fn stored(&self) -> impl Iterator<Item = (&Place, u32)> {
        self.storage.0.iter().map(|((place, _), rows)| (place, rows.count))
    }

    /// A program writes a row: the same one in the same file only once.
    pub fn write_row(&mut self, id: ContainerId, path: &str, row: u32) {
        let key = self.place_of(id, path);
        let rows = self.storage.0.entry(key).or_default();
        if rows.latest.contains(&row) {
            return;
        }
        rows.count = rows.count.saturating_add(1);
        rows.latest.push_back(row);
        if rows.latest.len() > KEPT_MAX {
            rows.latest.pop_front();
        }
    }

    /// Does a program find a row (of the latest) in its file?
    pub fn has_row(&self, id: ContainerId, path: &str, row: u32) -> bool {
        self.storage.0.get(&self.place_of(id, path)).is_some_and(|rows| rows.latest.contains(&row))
    }

    /// R66: the volume that is mounted closest above the path, else the container's own file system.
    fn place_of(&self, id: ContainerId, path: &str) -> (Place, String) {
        let task = self.container(id).task;
        let mounts = self.container_definition(id).mount_points.iter();
        let mounted = mounts.filter_map(|mount| Some((mount.below(path)?, mount)));
        let Some((file, mount)) = mounted.min_by_key(|(file, _)| file.len()) else {
            return (Place::Container(id), path.to_owned());
        };
        let volumes = &self.definition(self.task(task).definition).volumes;
        let found = volumes.iter().position(|volume| volume.name == mount.source_volume);
        let index = found.unwrap_or_default();
        let place = match volumes.get(index).map(|volume| (&volume.kind, &volume.name)) {
            None => Place::Container(id),
            Some((VolumeKind::Scratch | VolumeKind::DockerTask, _)) => {
                Place::Task(task, index as u8)
            }
            Some((VolumeKind::HostPath { source_path: name }, _))
            | Some((VolumeKind::DockerShared, name)) => {
                Place::Instance(self.task(task).instance, name.clone())
            }
            Some((VolumeKind::Efs { file_system }, _)) => Place::FileSystem(file_system.clone()),
        };
        (place, file.to_owned())
    }
}

impl Turn<'_> {
    /// R66: with a container goes what it has written outside of volumes.
    pub(super) fn lose_container_data(&mut self, id: ContainerId, by: EventId) {
        let lost = self.cluster.storage.lose(|at| *at == Place::Container(id));
        self.tell_loss(self.cluster.container(id).task, lost, by);
    }

    /// R66: with a task go its own volumes.
    pub(super) fn lose_task_data(&mut self, id: TaskId, by: EventId) {
        let mine = |at: &Place| matches!(at, Place::Task(task, _) if *task == id);
        let lost = self.cluster.storage.lose(mine);
        self.tell_loss(id, lost, by);
    }

    /// R66: with a computer goes its disk.
    pub(super) fn lose_disk(&mut self, id: InstanceId, by: EventId) {
        let mine = |at: &Place| matches!(at, Place::Instance(instance, _) if *instance == id);
        let rows = self.cluster.storage.lose(mine);
        if rows > 0 {
            self.emit(Cause::Event(by), EventKind::DiskLost { instance: id, rows });
        }
    }

    fn tell_loss(&mut self, task: TaskId, rows: u32, by: EventId) {
        if rows > 0 {
            self.emit(Cause::Event(by), EventKind::DataLost { task, rows });
        }
    }
}
