//! Volumes of a task definition: places for data beside a container's own file system (R66).

use serde::{Deserialize, Serialize};

/// One volume of a task definition; containers mount it by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Volume {
    pub name: String,
    pub kind: VolumeKind,
}

/// R66: where the data is, and so with what it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VolumeKind {
    /// A bind mount without a source path: an empty folder for the task alone.
    Scratch,
    /// A bind mount of a folder of the computer: stays there, and is nowhere else.
    HostPath { source_path: String },
    /// A Docker volume of the task: goes with it.
    DockerTask,
    /// A Docker volume of the computer: stays there. Without `autoprovision` somebody must have made it.
    DockerShared { autoprovision: bool },
    /// A file system on the network: the same for every task on every computer.
    Efs { file_system: String },
}

/// A container's `mountPoints` entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MountPoint {
    /// The volume's name.
    pub source_volume: String,
    pub container_path: String,
    pub read_only: bool,
}
