//! What time alone does not change: drawn anew only when something happened or was pressed.

use std::rc::Rc;

use super::chain::Deeds;
use super::describe::{description, tables};
use super::draw::draw;
use super::model::StageModel;
use super::numbers::{numbers, settled_view};
use super::offer::offer;
use super::picture::Picture;
use super::reword::Reword;
use super::story::{Reading, story};
use super::value::{ActionsView, EventsView, NumbersView, SettledView, TablesView, Target};
use crate::lab::Observe;
use crate::lang::Lang;
use crate::text::scene::Scene;

/// The parts, and for which state of the model they were made.
#[derive(Clone)]
pub(super) struct Still {
    key: Key,
    pub(super) numbers: Rc<Vec<NumbersView>>,
    pub(super) settled: Rc<SettledView>,
    pub(super) picture: Rc<Picture>,
    pub(super) actions: Rc<ActionsView>,
    pub(super) events: Rc<EventsView>,
    pub(super) description: Rc<Vec<String>>,
    pub(super) tables: Rc<TablesView>,
}

/// The same while they are still made.
pub(super) struct Parts {
    pub(super) numbers: Vec<NumbersView>,
    pub(super) settled: SettledView,
    pub(super) picture: Picture,
    pub(super) actions: ActionsView,
    pub(super) events: EventsView,
    pub(super) description: Vec<String>,
    pub(super) tables: TablesView,
}

/// Everything that these parts depend on.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    lang: Lang,
    /// Equal histories have equal digests.
    digest: u64,
    live_digest: u64,
    commands: usize,
    scripted: usize,
    chosen: Option<Target>,
    reading: Reading,
    locked: Option<&'static str>,
    viewed_as: Option<usize>,
}

impl<O: Observe> StageModel<O> {
    /// The parts for the moment that is looked at; the last ones, if they still hold.
    pub(super) fn still(&self, scene: &Scene) -> Still {
        let key = self.still_key(scene);
        let mut kept = self.still.borrow_mut();
        if let Some(still) = kept.as_ref().filter(|still| still.key == key) {
            return still.clone();
        }
        let still = self.drawn(scene, key);
        *kept = Some(still.clone());
        still
    }

    fn still_key(&self, scene: &Scene) -> Key {
        let digest = |world: &crate::lab::World| world.cluster().history().digest();
        Key {
            lang: scene.lang,
            digest: digest(self.seen()),
            live_digest: digest(self.timeline.live()),
            commands: self.timeline.log().len(),
            scripted: self.scripted,
            chosen: self.chosen,
            reading: self.reading,
            locked: self.locked(scene.lang),
            viewed_as: self.viewed_as,
        }
    }

    fn drawn(&self, scene: &Scene, key: Key) -> Still {
        let (start, now) = (self.timeline.start().now(), self.seen().now());
        let first = self.timeline.start().cluster().history().event_count();
        let deeds = Deeds {
            log: self.timeline.log(),
            set_up: self.timeline.start().commands(),
            scripted: self.scripted,
        };
        let mut parts = Parts {
            numbers: numbers(scene),
            settled: settled_view(scene),
            picture: draw(scene, &self.stage, now, self.chosen),
            actions: offer(scene, &self.stage, self.chosen, key.locked, key.commands),
            events: story(scene, start, first, self.reading, &deeds),
            description: description(scene),
            tables: tables(scene, now, start),
        };
        if let Some(view) = self.shown_view() {
            Reword { view, lang: scene.lang }.parts(&mut parts);
        }
        Still {
            key,
            numbers: Rc::new(parts.numbers),
            settled: Rc::new(parts.settled),
            picture: Rc::new(parts.picture),
            actions: Rc::new(parts.actions),
            events: Rc::new(parts.events),
            description: Rc::new(parts.description),
            tables: Rc::new(parts.tables),
        }
    }
}
