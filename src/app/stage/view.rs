//! From the model to what is drawn.

use std::rc::Rc;

use super::facts::facts;
use super::model::StageModel;
use super::picture::Picture;
use super::reword::Reword;
use super::score::{ScoreView, grain, span_ms, tick_step_ms};
use super::value::{ControlsView, Fact, StageView, ViewSwitch};
use crate::course::View;
use crate::lab::Observe;
use crate::lang::Lang;
use crate::text::clock::{baton, clock};
use crate::text::scene::Scene;

/// In which real time a dot takes the place of the one before it.
const FLOW_MS: u64 = 900;

impl<O: Observe> StageModel<O> {
    /// What the stage shows now, or at the moment that is looked at.
    pub fn view(&self, lang: Lang) -> StageView {
        let scene = self.scene(lang, self.seen());
        let still = self.still(&scene);
        let mut score = self.score(lang);
        let mut title = self.stage.title.clone();
        let mut notice = self.notice.as_ref().map(|notice| notice.words(&scene));
        if let Some(view) = self.shown_view() {
            let reword = Reword { view, lang };
            reword.score(&mut score);
            [Some(&mut title), notice.as_mut()]
                .into_iter()
                .flatten()
                .for_each(|one| reword.one(one));
        }
        let (viewed_s, now_s) = (self.viewed_ms() / 1_000, self.now_ms() / 1_000);
        StageView {
            lang,
            home: "../../",
            id: self.id.clone(),
            title,
            views: self.view_switches(),
            baton: baton(lang, viewed_s, now_s),
            score: Rc::new(score),
            controls: self.controls(viewed_s),
            notice,
            announcement: self.announcement(&still.settled.words, &still.description),
            facts: Rc::new(self.worded_facts(&scene)),
            flow: self.flow(&still.picture),
            numbers: still.numbers,
            settled: still.settled,
            picture: still.picture,
            actions: still.actions,
            events: still.events,
            description: still.description,
            tables: still.tables,
        }
    }

    /// The view whose words are shown instead of ours.
    pub(super) fn shown_view(&self) -> Option<&View> {
        self.stage.views.get(self.viewed_as?)
    }

    fn view_switches(&self) -> Vec<ViewSwitch> {
        let views = self.stage.views.iter().enumerate();
        let switch = |(at, view): (usize, &View)| ViewSwitch {
            label: view.label.clone(),
            is_on: self.viewed_as == Some(at),
        };
        views.map(switch).collect()
    }

    fn scene<'a>(&'a self, lang: Lang, world: &'a crate::lab::World) -> Scene<'a> {
        Scene { lang, cluster: world.cluster(), names: &self.stage.names }
    }

    /// Why nothing can be changed, in words.
    pub(super) fn locked(&self, lang: Lang) -> Option<&'static str> {
        let words = crate::text::stage::words(lang);
        match (self.show.is_some(), self.past.is_some()) {
            (true, _) => Some(words.acting_in_a_script),
            (false, true) => Some(words.acting_in_the_past),
            (false, false) => None,
        }
    }

    fn viewed_ms(&self) -> u64 {
        let start = self.timeline.start().now();
        self.past.as_ref().map_or(self.now_ms(), |past| past.time.since(start))
    }

    fn worded_facts(&self, scene: &Scene) -> Vec<Fact> {
        let mut facts = facts(scene, &self.stage, self.seen());
        if let Some(view) = self.shown_view() {
            let reword = Reword { view, lang: scene.lang };
            facts.iter_mut().for_each(|fact| reword.one(&mut fact.words));
        }
        facts
    }

    /// Dots move by the clock that is looked at, at a pace for the eye: the same moment always shows the same.
    fn flow(&self, picture: &Picture) -> Option<u32> {
        let period_ms = FLOW_MS * u64::from(self.play.speed);
        let moves = picture.ways.iter().any(|way| way.rate > 0);
        moves.then(|| (self.viewed_ms() % period_ms * 1_000 / period_ms) as u32)
    }

    /// The score of everything that has happened, also while an earlier moment is looked at.
    fn score(&self, lang: Lang) -> ScoreView {
        let live = self.timeline.live();
        let start = self.timeline.start().now();
        let now_ms = self.now_ms();
        let span_ms = span_ms(now_ms);
        let grain = grain(span_ms);
        let mut tracks = self.tracks.borrow_mut();
        tracks.read(live.cluster());
        let marks = self.timeline.log().iter().map(|logged| logged.moment.now.since(start));
        ScoreView {
            staves: tracks.staves(&self.scene(lang, live), start, live.now(), grain),
            marks: marks.collect(),
            span_ms,
            now_ms: now_ms / grain * grain,
            viewed_ms: self.viewed_ms() / grain * grain,
            now_s: now_ms / 1_000,
            viewed_s: self.viewed_ms() / 1_000,
            ticks: ticks(span_ms),
        }
    }

    fn controls(&self, viewed_s: u64) -> ControlsView {
        ControlsView {
            clock: clock(viewed_s),
            playing: self.play.is_running,
            in_the_past: self.past.is_some(),
            in_a_script: self.show.is_some(),
            speed: self.play.speed,
            can_undo: !self.timeline.log().is_empty() && self.past.is_none(),
        }
    }

    /// While time runs only where things stand; once it stands still, all of it.
    fn announcement(&self, settled: &str, description: &[String]) -> String {
        let mut spoken = settled.to_owned();
        if !self.play.is_running && !self.timeline.log().is_empty() {
            for line in description {
                spoken.push(' ');
                spoken.push_str(line);
            }
        }
        spoken
    }
}

fn ticks(span_ms: u64) -> Vec<(u64, String)> {
    let step = tick_step_ms(span_ms);
    (0..=span_ms / step).map(|at| (at * step, clock(at * step / 1_000))).collect()
}
