//! Images in the registry: what a reference such as `hub/member:1` stands for.

use serde::Serialize;

use super::container_definition::ContainerDefinition;
use super::program::{ListenPort, Program, ProgramKind};
use crate::unpack::Unpack;

/// One push. Pushing a reference again makes a new image, with a digest of its own; the tag moves to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Image {
    /// Repository and tag: `hub/member:1`.
    pub reference: String,
    /// The base first. A computer downloads each layer once (R67).
    pub layers: Vec<Layer>,
    /// What its default command runs.
    pub program: Program,
    /// What was copied into it; an nginx obeys it.
    pub copied: Option<Copied>,
}

/// Files that were copied into an image, or into a running container. What they say is `lab`'s affair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Copied {
    /// The image that it was built from: `nginx:1.27`.
    pub from: String,
    pub files: Vec<File>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct File {
    /// Absolute.
    pub path: String,
    pub text: String,
}

/// So much may be copied.
const FILES_MAX: usize = 8;
const FILES_BYTES_MAX: usize = 64 << 10;

/// A part of an image, shared by all images that were built on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Unpack)]
pub struct Layer {
    /// Layers with one digest are one layer.
    pub digest: u64,
    /// What is downloaded, compressed.
    pub size_mib: u32,
}

/// A plain image is one layer of its own, as large as [`super::Parameters::image_pull`] is calibrated for.
const PLAIN_MIB: u32 = 80;

impl Image {
    /// The image that a container needs for a course or a test that says no more of it: a program that listens at the first
    /// port that is mapped, and does nothing else.
    pub fn plain(container: &ContainerDefinition) -> Image {
        let port = container.port_mappings.first().map(|mapping| mapping.container_port);
        let program = match port {
            Some(port) => {
                Program { port: ListenPort::Fixed(port), ..Program::new(ProgramKind::Python) }
            }
            None => Program::new(ProgramKind::Sleep),
        };
        let own = Layer { digest: digest(&container.image), size_mib: PLAIN_MIB };
        Image { reference: container.image.clone(), layers: vec![own], program, copied: None }
    }

    /// What is downloaded when no layer is there yet.
    pub fn size_mib(&self) -> u32 {
        self.layers.iter().fold(0u32, |sum, layer| sum.saturating_add(layer.size_mib))
    }
}

impl Copied {
    pub(super) fn is_too_much(&self) -> bool {
        let bytes: usize = self.files.iter().map(|file| file.path.len() + file.text.len()).sum();
        self.files.len() > FILES_MAX || self.from.len() + bytes > FILES_BYTES_MAX
    }
}

/// FNV-1a: equal contents have equal digests, as Docker's do.
fn digest(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}
