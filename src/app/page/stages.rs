//! The stages of a page, and what cards make of what happens on them.

use super::{CardState, Changes, Page, PageData, Part, StageLog};
use crate::app::question::{Numbers, Outcome, Run, Watched};
use crate::app::stage::{Changed, StageModel, StageMsg};
use crate::course::{Judge, Kind, Lab, LabGoal, Prediction, Script, Stage, Verdict};
use crate::lab::{Logged, Timeline, World};
use crate::sim::{Parameters, ServiceId, TimeMs};
use crate::text;
use crate::text::storage::Trouble;
use std::cell::OnceCell;
use std::rc::Rc;

/// A goal of a lab, as its card shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalLine {
    pub id: String,
    /// The sentence, generated from the check.
    pub words: String,
    pub verdict: Verdict,
    /// The verdict in words.
    pub note: String,
}

impl Page {
    /// The place of the stage called `id`.
    pub fn stage_at(&self, id: &str) -> Option<usize> {
        self.data.stages.iter().position(|stage| stage.id == id)
    }

    pub fn stage(&self, at: usize) -> Option<&StageModel<Judge>> {
        let (stage, cell) = (self.data.stages.get(at)?, self.stages.get(at)?);
        Some(cell.get_or_init(|| open(&self.data, stage, stage.seed)))
    }

    /// Opens the world that `part` is drawn from, unless that needs none or it is open: true if it
    /// took that.
    pub fn open(&self, part: Part) -> bool {
        let at = match part {
            Part::Stage(at) => Some(at),
            Part::Question(card) => match self.data.questions.get(card).map(|q| &q.kind) {
                Some(Kind::Lab(lab)) => self.stage_at(&lab.stage),
                _ => None,
            },
            Part::Reach | Part::Notices => None,
        };
        let is_closed = |at: &usize| self.stages.get(*at).is_some_and(|cell| cell.get().is_none());
        at.filter(is_closed).and_then(|at| self.stage(at)).is_some()
    }

    fn stage_mut(&mut self, at: usize) -> Option<&mut StageModel<Judge>> {
        self.stage(at)?;
        self.stages.get_mut(at)?.get_mut()
    }

    /// Puts the stage at a place at the 0:00 that `seed` gives it.
    fn reopen(&mut self, at: usize, seed: u64) -> Option<&mut StageModel<Judge>> {
        let opened = open(&self.data, self.data.stages.get(at)?, seed);
        *self.stages.get_mut(at)? = OnceCell::from(opened);
        self.stage_mut(at)
    }

    /// The seeds that the stage at a place may have: its own, then those of its lab.
    fn seeds(&self, at: usize) -> Vec<u64> {
        let Some(stage) = self.data.stages.get(at) else { return Vec::new() };
        let labs = self.data.questions.iter().filter_map(|question| match &question.kind {
            Kind::Lab(lab) if lab.stage == stage.id => Some(&lab.variants),
            _ => None,
        });
        std::iter::once(&stage.seed).chain(labs.flatten()).copied().collect()
    }

    /// Starts the stage of the lab at a place with the next of its seeds; after the last comes the
    /// first again.
    pub(super) fn vary(&mut self, card: usize) -> Changes {
        let id = self.data.questions.get(card).and_then(|question| question.kind.stage());
        let Some(at) = id.and_then(|id| self.stage_at(id)) else { return Changes::none() };
        let seeds = self.seeds(at);
        let now = self.stage(at).map(|stage| stage.stage().seed);
        let place = seeds.iter().position(|seed| Some(*seed) == now).unwrap_or(0);
        self.reopen(at, seeds[(place + 1) % seeds.len()]);
        Changes::of(Part::Stage(at)).keeping(at).and(self.cards_follow(at, false))
    }

    /// The goals of the lab at a place, as they stand now.
    pub fn goals(&self, at: usize) -> Vec<GoalLine> {
        let Some((lab, stage)) = self.lab_on_stage(at) else { return Vec::new() };
        let lang = self.data.lang;
        let start = stage.timeline().start().now();
        let verdicts = stage.observer().verdicts(stage.timeline().live().now());
        let clock = |at: TimeMs| text::clock::clock(at.since(start) / 1000);
        let line = |(goal, verdict): (&LabGoal, Verdict)| GoalLine {
            id: goal.id.clone(),
            words: text::goal::goal(lang, &goal.goal, lab.until_ms, &stage.stage().names),
            verdict,
            note: text::card::verdict(lang, verdict, clock),
        };
        lab.goals.iter().zip(verdicts).map(line).collect()
    }

    fn lab_on_stage(&self, at: usize) -> Option<(&Lab, &StageModel<Judge>)> {
        let Kind::Lab(lab) = &self.data.questions.get(at)?.kind else { return None };
        Some((lab, self.stage(self.stage_at(&lab.stage)?)?))
    }

    pub(super) fn stage_happened(&mut self, at: usize, msg: StageMsg) -> Changes {
        let Some(stage) = self.stage_mut(at) else { return Changes::none() };
        let was_showing = stage.is_showing();
        let is_frame = matches!(msg, StageMsg::FramePassed { .. });
        let restarted = matches!(msg, StageMsg::ScriptStarted { .. });
        if stage.update(msg) == Changed::No {
            return Changes::none();
        }
        let ended = was_showing && !stage.is_showing();
        let changes = Changes::of(Part::Stage(at));
        // Frames come sixty times a second; what they lead to is kept when something is pressed,
        // when a script ends, and when the page goes.
        let changes = if is_frame && !ended { changes } else { changes.keeping(at) };
        changes.and(self.cards_follow(at, ended && !restarted))
    }

    /// What to keep of the stage at a place, with what is about to be done on it.
    pub fn stage_log(&self, at: usize, next: Option<Logged>) -> Option<StageLog> {
        let stage = self.stage(at)?;
        let (log, moment) = (stage.log(), stage.moment());
        let viewed_as = stage.viewed_as().map(|at| at as u32);
        let mut log = StageLog::new(stage.stage(), log, moment, stage.scripted(), next);
        log.viewed_as = viewed_as;
        Some(log)
    }

    /// Whether the stage at a place is as it was when the page opened.
    pub fn is_untouched(&self, at: usize) -> bool {
        let own = self.data.stages.get(at).map(|stage| stage.seed);
        self.stages.get(at).and_then(OnceCell::get).is_none_or(|stage| {
            let is_new = stage.log().is_empty() && stage.now_ms() == 0;
            is_new && stage.viewed_as().is_none() && Some(stage.stage().seed) == own
        })
    }

    /// Brings the stage at a place back to where it was kept; a log that does not fit leaves it at
    /// its start.
    pub(super) fn stage_recalled(&mut self, at: usize, bytes: &[u8], crashed: bool) -> Changes {
        let Some(stage) = self.data.stages.get(at) else { return Changes::none() };
        let log = StageLog::decode(bytes, stage).filter(|log| self.seeds(at).contains(&log.seed));
        let restored = log.map(|log| log.settled(crashed)).and_then(|log| {
            let stage = self.reopen(at, log.seed)?;
            stage.view_as(log.viewed_as.map(|at| at as usize));
            stage.restore(log.log, log.moment, log.scripted as usize).ok()
        });
        if restored.is_none() {
            self.stages[at].take();
            return self.troubled(Trouble::StageUnreadable).keeping(at);
        }
        Changes::of(Part::Stage(at)).and(self.cards_follow(at, false))
    }

    /// The cards of the stage at a place look at it again. `ended`: a script just did.
    fn cards_follow(&mut self, at: usize, ended: bool) -> Changes {
        let Some(stage) = self.data.stages.get(at) else { return Changes::none() };
        let here = |kind: &Kind| kind.stage() == Some(stage.id.as_str());
        let questions = self.data.questions.iter().enumerate();
        let cards: Vec<usize> =
            questions.filter(|(_, q)| here(&q.kind)).map(|(card, _)| card).collect();
        let follow = |card| self.card_follows(card, at, ended);
        cards.into_iter().map(follow).fold(Changes::none(), Changes::and)
    }

    fn card_follows(&mut self, card: usize, at: usize, ended: bool) -> Changes {
        let stage = self.stages.get(at).and_then(OnceCell::get);
        let (Some(question), Some(state), Some(stage)) =
            (self.data.questions.get(card), self.cards.get_mut(card), stage)
        else {
            return Changes::none();
        };
        let own = self.data.stages.get(at).map(|stage| stage.seed);
        let before = state.clone();
        let learned = match (&question.kind, &mut *state) {
            (Kind::Prediction(asked), CardState::Prediction(state)) => {
                ended.then(|| state.came_to(outcome(asked, stage))).flatten()
            }
            (Kind::Lab(_), CardState::Lab(state)) => state.watched(watched(stage, own)),
            _ => None,
        };
        let changed = before != *state;
        let drawn = if changed { Changes::of(Part::Question(card)) } else { Changes::none() };
        drawn.and(self.remember(card, learned))
    }

    /// Runs a card's script on its stage; every other card that was waiting for that stage is told.
    pub(super) fn run(
        &mut self,
        card: usize,
        stage: &str,
        run: Run,
        script: &Script,
        until_ms: u64,
    ) -> Changes {
        let Some(at) = self.stage_at(stage) else { return Changes::none() };
        let msg = match run {
            Run::Skip => return self.stage_happened(at, StageMsg::ScriptSkipped),
            Run::Play => StageMsg::ScriptStarted { script: script.clone(), until_ms },
        };
        let mut changes = Changes::none();
        for (other, question) in self.data.questions.iter().enumerate() {
            let same_stage = matches!(&question.kind, Kind::Prediction(p) if p.stage == stage);
            if let (true, true, Some(CardState::Prediction(state))) =
                (same_stage, other != card, self.cards.get_mut(other))
            {
                state.interrupted();
                changes = changes.and(Changes::of(Part::Question(other)));
            }
        }
        changes.and(self.stage_happened(at, msg))
    }
}

/// A stage at its 0:00, watched for the goals of the lab that is done on it.
fn open(data: &PageData, stage: &Stage, seed: u64) -> StageModel<Judge> {
    let stage = Stage { seed, ..stage.clone() };
    // A lesson whose setup fails is not written (the course proof plays them all); an empty world
    // still draws.
    let empty = |_| World::new(stage.seed, Parameters::ecs());
    let world = stage.set_up(seed).unwrap_or_else(empty);
    let labs = data.questions.iter().filter_map(|question| match &question.kind {
        Kind::Lab(lab) if lab.stage == stage.id => Some(lab),
        _ => None,
    });
    let judge = labs.map(|lab| Judge::new(lab, &world)).next().unwrap_or_default();
    let timeline = Timeline::new(world, judge);
    let id = ["stage-", &stage.id].concat();
    StageModel::new(Rc::new(stage), id, timeline)
}

/// What the prediction came to; `None` while its time is not over.
fn outcome(asked: &Prediction, stage: &StageModel<Judge>) -> Option<Outcome> {
    if stage.now_ms() < asked.until_ms {
        return None;
    }
    let cluster = stage.timeline().live().cluster();
    // A prediction's stage has one service, if any: the first.
    let numbers = cluster.services().first().map(|_| {
        let counts = cluster.counts(ServiceId::from_index(0));
        Numbers { desired: counts.desired, running: counts.running, routable: counts.routable }
    });
    Some(Outcome {
        held: asked.options.iter().position(|o| o.holds.holds(stage.timeline().live())),
        numbers,
    })
}

/// `own`: the seed that the lesson gave it.
fn watched(stage: &StageModel<Judge>, own: Option<u64>) -> Watched {
    let now = stage.timeline().live().now();
    let judge = stage.observer();
    let mut tally = [0; 3];
    for verdict in judge.verdicts(now) {
        match verdict {
            Verdict::Pending => {}
            Verdict::Met { .. } => tally[0] += 1,
            Verdict::Holding { .. } => tally[1] += 1,
            Verdict::Failed { .. } => tally[2] += 1,
        }
    }
    Watched {
        begun: !stage.log().is_empty(),
        met: judge.solved_at(now).is_some(),
        missed: tally[2] > 0,
        tally,
        wrong: judge.wrong_way(now),
        playing: stage.is_showing(),
        scripted: stage.scripted() > 0,
        varied: Some(stage.stage().seed) != own,
    }
}
