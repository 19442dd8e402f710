//! Volumes of a task definition: places for data beside a container's own file system (R66).

use crate::unpack::Unpack;
use serde::Serialize;

/// One volume of a task definition; containers mount it by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Volume {
    pub name: String,
    pub kind: VolumeKind,
}

/// R66: where the data is, and so with what it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum VolumeKind {
    /// A bind mount without a source path: an empty folder for the task alone.
    Scratch,
    /// A bind mount of a folder of the computer: stays there, and is nowhere else.
    HostPath { source_path: String },
    /// A Docker volume of the task: goes with it.
    DockerTask,
    /// A Docker volume of the computer, made where it is missing (`autoprovision`): stays there.
    DockerShared,
    /// A file system on the network: the same for every task on every computer.
    Efs { file_system: String },
}

/// A container's `mountPoints` entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct MountPoint {
    /// The volume's name.
    pub source_volume: String,
    pub container_path: String,
}

impl MountPoint {
    /// What of a path lies below the mount: `posts` of `/data/posts` where `/data` is mounted.
    pub(super) fn below<'a>(&self, path: &'a str) -> Option<&'a str> {
        let rest = path.strip_prefix(self.container_path.trim_end_matches('/'))?;
        rest.strip_prefix('/')
    }
}
