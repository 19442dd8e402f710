//! What is kept of a stage while its tab stands: its commands and the moment reached, so that a
//! reload, the other language and a crash all come back to the same place. The world itself is
//! never kept: it is replayed.

use crate::course::Stage;
use crate::lab::{Logged, Moment};
use crate::unpack::{Unpack, unpack};
use serde::Serialize;

/// Raise it when the form changes; a log of another form is not read.
const VERSION: u8 = 4;

/// A stage's past.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct StageLog {
    version: u8,
    /// Of the world it was played in: a changed lesson is another world.
    world: u64,
    /// With which it was set up: a lab may start from several.
    pub seed: u64,
    pub log: Vec<Logged>,
    pub moment: Moment,
    /// How many of the first commands were a script's.
    pub scripted: u32,
    /// The view whose words are shown, by its place.
    pub viewed_as: Option<u32>,
    /// Written down, but perhaps not carried out: what the page was about to do.
    pub next: Option<Logged>,
}

impl StageLog {
    pub fn new(
        stage: &Stage,
        log: &[Logged],
        moment: Moment,
        scripted: usize,
        next: Option<Logged>,
    ) -> StageLog {
        let scripted = u32::try_from(scripted).unwrap_or(u32::MAX);
        StageLog {
            version: VERSION,
            world: world_of(stage),
            seed: stage.seed,
            log: log.to_vec(),
            moment,
            scripted,
            viewed_as: None,
            next,
        }
    }

    /// The log with what was about to be done, or without it after a crash: then the page comes
    /// back to the moment before.
    pub fn settled(mut self, crashed: bool) -> StageLog {
        let next = self.next.take().filter(|_| !crashed);
        if let Some(next) = next {
            self.moment = self.moment.max(next.moment);
            self.log.push(next);
        }
        self
    }

    pub fn encode(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("our types know their lengths, and a Vec grows")
    }

    /// `None` for anything but a whole log of this form, played in this stage's world with
    /// any seed.
    pub fn decode(bytes: &[u8], stage: &Stage) -> Option<StageLog> {
        let (log, rest) = unpack::<StageLog>(bytes)?;
        (rest.is_empty() && log.version == VERSION && log.world == world_of(stage)).then_some(log)
    }
}

/// The same in every language: FNV-1a over what the world is made from.
fn world_of(stage: &Stage) -> u64 {
    let made_from = (&stage.computers, &stage.kit, &stage.task_definitions, &stage.setup);
    let bytes = postcard::to_allocvec(&made_from).expect("our types know their lengths");
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix)
}
