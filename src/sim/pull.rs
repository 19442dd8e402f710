//! Pulling images (R18, R24, R67): a computer downloads the layers that it has not got yet; what it has, it keeps. The agent
//! tries five times; then it takes what the computer has from before, or the container fails.

use std::collections::BTreeMap;

use litemap::LiteMap;
use serde::Serialize;

use super::cluster::Cluster;
use super::container::{ContainerStatus, ContainerStop};
use super::event::{Cause, EventKind};
use super::id::{ContainerId, DeploymentId, EventId, ImageId, InstanceId};
use super::image::Layer;
use super::rng::{self, Stream};
use super::time::TimeMs;
use super::turn::Turn;
use crate::unpack::Unpack;

/// R67: the agent's `maximumPullRetries`.
const ATTEMPTS: u8 = 5;
/// R67: before the second attempt, doubled for each further one up to the most, and up to a fifth more, drawn.
const RETRY_MS: u64 = 1_100;
const RETRY_MS_MAX: u64 = 5_000;
const RETRY_JITTER_PERCENT: u64 = 20;

/// R24: why an image cannot be pulled. The words are in `shell::ecs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
pub enum PullError {
    /// No image of this repository: Docker Hub does not say whether it is private or not there.
    Denied,
    /// The repository is there, the tag is not.
    NotFound,
    /// `toomanyrequests`: the limit of pulls from one source is reached.
    RateLimited,
    /// The computer's disk is full.
    NoSpace,
    /// The registry does not answer.
    Unreachable,
    /// The download stood still for too long (R18).
    Stalled,
    /// It took longer than a pull may (R18); it is not tried again.
    TimedOut,
}

/// The registry as seen from the computers, and what they hold of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Registry {
    pub(super) is_reachable: bool,
    /// Pulls that one computer may make in a window; `None`: any number.
    pub(super) pulls_max: Option<u32>,
    /// Begin of the window and pulls within it, by computer; only while there is a limit.
    pulls: LiteMap<InstanceId, (TimeMs, u32)>,
    /// Layers on the disks of computers: from when on, and how large.
    layers: BTreeMap<(InstanceId, u64), (TimeMs, u32)>,
    /// What a tag meant when a deployment first pulled it for the nth container of its tasks.
    digests: LiteMap<(DeploymentId, u8), ImageId>,
    /// Failed attempts so far of containers that are pulling.
    attempts: LiteMap<ContainerId, (u8, Option<PullError>)>,
}

/// What a computer has not got of an image.
struct Missing {
    /// Are there layers that nobody has begun to download?
    any: bool,
    /// How large they are.
    mib: u32,
    /// When what others download is there.
    others_at: TimeMs,
}

impl Registry {
    pub(super) fn new() -> Registry {
        Registry {
            is_reachable: true,
            pulls_max: None,
            pulls: LiteMap::new(),
            layers: BTreeMap::new(),
            digests: LiteMap::new(),
            attempts: LiteMap::new(),
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.layers.len() * size_of::<((InstanceId, u64), (TimeMs, u32))>()
            + self.digests.len() * size_of::<((DeploymentId, u8), ImageId)>()
            + self.attempts.len() * size_of::<(ContainerId, (u8, Option<PullError>))>()
    }

    /// Without power a download is lost; what is on the disk stays.
    pub(super) fn lose_downloads(&mut self, id: InstanceId, now: TimeMs) {
        let on_it = (id, 0)..=(id, u64::MAX);
        let lost = self.layers.range(on_it).filter(|(_, layer)| layer.0 > now);
        let lost: Vec<(InstanceId, u64)> = lost.map(|(&key, _)| key).collect();
        for key in lost {
            self.layers.remove(&key);
        }
    }
}

impl Cluster {
    /// Does the registry answer?
    pub fn registry_is_reachable(&self) -> bool {
        self.registry.is_reachable
    }

    /// MiB of image layers on a computer's disk.
    pub fn cached_mib(&self, id: InstanceId, now: TimeMs) -> u64 {
        let layers = self.registry.layers.range((id, 0)..=(id, u64::MAX));
        layers.filter(|(_, layer)| layer.0 <= now).map(|(_, layer)| u64::from(layer.1)).sum()
    }

    /// Is every layer of the image on the computer's disk?
    pub fn has_image(&self, instance: InstanceId, image: ImageId, now: TimeMs) -> bool {
        // FARGATE gives every task an empty disk.
        let on_disk = instance.fargate_zone().is_none();
        let there = |layer: &Layer| {
            self.registry.layers.get(&(instance, layer.digest)).is_some_and(|at| at.0 <= now)
        };
        on_disk && self.image(image).layers.iter().all(there)
    }

    /// The latest image of this reference that is on the computer's disk.
    fn cached_image(&self, instance: InstanceId, reference: &str, now: TimeMs) -> Option<ImageId> {
        let images = self.ids(&self.images, ImageId::from_index).rev();
        let mut named = images.filter(|(_, image)| image.reference == reference);
        named.find(|&(id, _)| self.has_image(instance, id, now)).map(|(id, _)| id)
    }

    fn repository_exists(&self, reference: &str) -> bool {
        let repository = |reference: &str| match reference.rsplit_once(':') {
            Some((repository, tag)) if !tag.contains('/') => repository.len(),
            _ => reference.len(),
        };
        let name = &reference[..repository(reference)];
        self.images.iter().any(|i| &i.reference[..repository(&i.reference)] == name)
    }
}

impl Turn<'_> {
    fn instance_of(&self, id: ContainerId) -> InstanceId {
        self.cluster.task(self.cluster.container(id).task).instance
    }

    /// R67: within a deployment a tag means what it meant at its first pull.
    fn resolve(&mut self, id: ContainerId) -> Option<ImageId> {
        let container = self.cluster.container(id);
        let deployment = self.cluster.task(container.task).deployment;
        let key = deployment.map(|deployment| (deployment, container.definition_index));
        let key = key.filter(|_| self.parameters().version_consistency);
        if let Some(&image) = key.and_then(|key| self.cluster.registry.digests.get(&key)) {
            return Some(image);
        }
        let image = self.cluster.image_named(&self.cluster.container_definition(id).image)?;
        if let Some(key) = key {
            self.cluster.registry.digests.insert(key, image);
        }
        Some(image)
    }

    /// One attempt to pull a container's image: its end is set, good or bad. Returns when.
    pub(super) fn begin_pull(&mut self, id: ContainerId) -> TimeMs {
        let (now, instance) = (self.now, self.instance_of(id));
        let attempts = &mut self.cluster.registry.attempts;
        let attempt = attempts.remove(&id).map_or(0, |(failed, _)| failed);
        if self.parameters().prefer_cached_image {
            let reference = &self.cluster.container_definition(id).image;
            if let Some(image) = self.cluster.cached_image(instance, reference, now) {
                self.container(id).image = Some(image);
                return now;
            }
        }
        if self.cluster.is_hung(id) {
            self.cluster.registry.attempts.insert(id, (attempt, Some(PullError::Stalled)));
            return now.after(self.parameters().image_pull_inactivity_ms);
        }
        match self.ask_registry(id, instance) {
            Ok((image, missing)) => {
                self.container(id).image = Some(image);
                let at = self.download(id, instance, image, missing);
                let last = now.after(self.parameters().image_pull_timeout_ms);
                if at > last {
                    let failed = (attempt, Some(PullError::TimedOut));
                    self.cluster.registry.attempts.insert(id, failed);
                }
                at.min(last)
            }
            Err(error) => {
                self.cluster.registry.attempts.insert(id, (attempt, Some(error)));
                match error {
                    PullError::Unreachable => now.after(self.parameters().registry_timeout_ms),
                    _ => {
                        let answer = self.parameters().registry_answer;
                        self.draw_at(Stream::Registry, id.index(), u32::from(attempt), answer)
                    }
                }
            }
        }
    }

    fn ask_registry(
        &mut self,
        id: ContainerId,
        instance: InstanceId,
    ) -> Result<(ImageId, Missing), PullError> {
        if !self.cluster.registry.is_reachable {
            return Err(PullError::Unreachable);
        }
        let Some(image) = self.resolve(id) else {
            let reference = &self.cluster.container_definition(id).image;
            let known = self.cluster.repository_exists(reference);
            return Err(if known { PullError::NotFound } else { PullError::Denied });
        };
        if !self.count_pull(instance) {
            return Err(PullError::RateLimited);
        }
        let missing = self.missing(instance, image);
        let held = || self.cluster.cached_mib(instance, TimeMs::NEVER);
        let fits =
            missing.mib == 0 || held() + u64::from(missing.mib) <= self.parameters().disk_mib;
        if fits { Ok((image, missing)) } else { Err(PullError::NoSpace) }
    }

    /// R67: so many pulls from one computer in a window; none is counted while there is no limit.
    fn count_pull(&mut self, instance: InstanceId) -> bool {
        let (now, window_ms) = (self.now, self.parameters().registry_window_ms);
        let Some(limit) = self.cluster.registry.pulls_max else { return true };
        let (since, pulls) = self.cluster.registry.pulls.entry(instance).or_insert((now, 0));
        if now.since(*since) >= window_ms {
            (*since, *pulls) = (now, 0);
        }
        *pulls += 1;
        *pulls <= limit
    }

    fn missing(&self, instance: InstanceId, image: ImageId) -> Missing {
        let mut missing = Missing { any: false, mib: 0, others_at: self.now };
        let layers = &self.cluster.image(image).layers;
        for (index, layer) in layers.iter().enumerate() {
            match self.cluster.registry.layers.get(&(instance, layer.digest)) {
                Some(&(at, _)) => missing.others_at = missing.others_at.max(at),
                None if layers[..index].contains(layer) => {}
                None => {
                    missing.any = true;
                    missing.mib = missing.mib.saturating_add(layer.size_mib);
                }
            }
        }
        missing
    }

    /// The layers that are missing; each is downloaded once, however many wait for it. Returns when all are there.
    fn download(
        &mut self,
        id: ContainerId,
        instance: InstanceId,
        image: ImageId,
        Missing { any, mib, others_at }: Missing,
    ) -> TimeMs {
        let (now, parameters) = (self.now, self.parameters());
        let answered = self.draw_at(Stream::Registry, id.index(), 0, parameters.registry_answer);
        let whole = self.draw_at(Stream::ImagePull, id.index(), 0, parameters.image_pull);
        let (whole_ms, whole_mib) = (whole.since(now), parameters.image_pull_mib.max(1));
        let mine_at = now.after(whole_ms * u64::from(mib) / whole_mib);
        let at = mine_at.max(others_at).max(answered);
        if !any || instance.fargate_zone().is_some() {
            return at;
        }
        let Cluster { images, registry, .. } = &mut *self.cluster;
        for layer in &images[image.index()].layers {
            registry.layers.entry((instance, layer.digest)).or_insert((at, layer.size_mib));
        }
        at
    }

    /// The attempt is over. `true`: the image is there.
    pub(super) fn pull_ended(&mut self, cause: Cause, id: ContainerId) -> bool {
        let Some(&(failed, Some(error))) = self.cluster.registry.attempts.get(&id) else {
            return true;
        };
        if error == PullError::TimedOut {
            self.drop_download(id);
        }
        let attempt = failed + 1;
        let kind = EventKind::ImagePullFailed { container: id, attempt, error };
        let event = self.emit(cause, kind);
        if attempt < ATTEMPTS && error != PullError::TimedOut {
            self.cluster.registry.attempts.insert(id, (attempt, None));
            let wait_ms = (RETRY_MS << failed).min(RETRY_MS_MAX);
            let range = (wait_ms, wait_ms + wait_ms * RETRY_JITTER_PERCENT / 100);
            let (seed, nth) = (self.cluster.seed, u64::from(attempt));
            let ms = rng::range(seed, Stream::PullRetry, id.index() as u64, nth, range);
            self.container_due_at(id, self.now.after(ms), event);
            return false;
        }
        self.give_up(event, id, error)
    }

    /// What was not there yet is not kept. Guessed: whoever else waits for the same layers still gets them.
    pub(super) fn drop_download(&mut self, id: ContainerId) {
        let (now, instance) = (self.now, self.instance_of(id));
        let Some(image) = self.cluster.container(id).image else { return };
        let Cluster { images, registry, .. } = &mut *self.cluster;
        for layer in &images[image.index()].layers {
            let key = (instance, layer.digest);
            if registry.layers.get(&key).is_some_and(|layer| layer.0 > now) {
                registry.layers.remove(&key);
            }
        }
    }

    /// Is the next attempt due now, after a failed one?
    pub(super) fn waits_to_pull_again(&self, id: ContainerId) -> bool {
        matches!(self.cluster.registry.attempts.get(&id), Some((_, None)))
    }

    /// R67: by default the agent goes on with what the computer has from before.
    fn give_up(&mut self, by: EventId, id: ContainerId, error: PullError) -> bool {
        let instance = self.instance_of(id);
        let reference = &self.cluster.container_definition(id).image;
        let cached = self.cluster.cached_image(instance, reference, self.now);
        let falls_back = self.parameters().pull_falls_back_to_cache;
        match cached.filter(|_| falls_back) {
            Some(image) => self.container(id).image = Some(image),
            None => {
                let how = ContainerStop::CannotPull(error);
                self.stop_container(Cause::Event(by), id, None, how);
            }
        }
        self.cluster.container(id).last_status == ContainerStatus::Pending
    }

    /// Nobody pulls for it any more.
    pub(super) fn forget_pull(&mut self, id: ContainerId) {
        self.cluster.registry.attempts.remove(&id);
    }
}
