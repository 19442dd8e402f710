//! The stage's model: a world with its past, how it is looked at, and what happens when something
//! is pressed.

use std::cell::RefCell;
use std::rc::Rc;

use super::message::{Changed, StageMsg};
use super::notice::Notice;
use super::play::Play;
use super::show::Show;
use super::still::Still;
use super::story::{LINES, Reading};
use super::track::Tracks;
use super::value::Target;
use crate::course::{Action, Stage};
use crate::lab::{Logged, Moment, Observe, RestoreError, Timeline, World};
use crate::sim::TimeMs;

/// One stage of a page. `O` watches the world: the judge of a lab, or nobody.
pub struct StageModel<O: Observe> {
    pub(super) stage: Rc<Stage>,
    /// Unique on the page; the start of every element's id.
    pub(super) id: String,
    pub(super) timeline: Timeline<O>,
    pub(super) play: Play,
    /// A moment before now that is looked at: milliseconds after 0:00, and the world then.
    pub(super) past: Option<Past>,
    pub(super) show: Option<Show>,
    /// The first so many commands of the log were a script's.
    pub(super) scripted: usize,
    pub(super) chosen: Option<Target>,
    pub(super) reading: Reading,
    /// The view whose words are shown, by its place.
    pub(super) viewed_as: Option<usize>,
    pub(super) notice: Option<Notice>,
    pub(super) tracks: RefCell<Tracks>,
    pub(super) still: RefCell<Option<Still>>,
}

/// A moment before now.
pub(super) struct Past {
    pub(super) time: TimeMs,
    pub(super) world: World,
}

impl<O: Observe> StageModel<O> {
    /// The stage at its 0:00. `id` is unique on the page: every element's id begins with it.
    pub fn new(stage: Rc<Stage>, id: String, timeline: Timeline<O>) -> StageModel<O> {
        StageModel {
            play: Play::new(stage.speed),
            stage,
            id,
            timeline,
            past: None,
            show: None,
            scripted: 0,
            chosen: None,
            reading: Reading { all_steps: false, lines: LINES, asked: None },
            viewed_as: None,
            notice: None,
            tracks: RefCell::default(),
            still: RefCell::default(),
        }
    }

    pub fn stage(&self) -> &Rc<Stage> {
        &self.stage
    }

    pub fn timeline(&self) -> &Timeline<O> {
        &self.timeline
    }

    /// What watches this world, as of now.
    pub fn observer(&self) -> &O {
        self.timeline.observer()
    }

    pub fn log(&self) -> &[Logged] {
        self.timeline.log()
    }

    pub fn moment(&self) -> Moment {
        self.timeline.moment()
    }

    pub fn is_playing(&self) -> bool {
        self.play.is_running
    }

    /// Whether a script is being played.
    pub fn is_showing(&self) -> bool {
        self.show.is_some()
    }

    /// How many of the log's first commands were a script's and not the learner's.
    pub fn scripted(&self) -> usize {
        self.scripted
    }

    /// Milliseconds since the learner's 0:00.
    pub fn now_ms(&self) -> u64 {
        self.timeline.live().now().since(self.timeline.start().now())
    }

    /// Rebuilds the world from a log kept elsewhere, whose first `scripted` commands were a
    /// script's. On an error nothing has changed.
    pub fn restore(
        &mut self,
        log: Vec<Logged>,
        moment: Moment,
        scripted: usize,
    ) -> Result<(), RestoreError> {
        self.timeline.restore(log, moment)?;
        self.scripted = scripted;
        self.world_changed();
        Ok(())
    }

    /// The view whose words are shown, by its place.
    pub fn viewed_as(&self) -> Option<usize> {
        self.viewed_as
    }

    /// Shows the words of the view at a place, ours with `None` or where there is no such view.
    pub fn view_as(&mut self, at: Option<usize>) {
        self.viewed_as = at.filter(|&at| at < self.stage.views.len());
    }

    /// The command that `msg` would add to the log, to be kept before it is carried out.
    pub fn would_log(&self, msg: &StageMsg) -> Option<Logged> {
        let StageMsg::ActionChosen(action) = msg else { return None };
        if self.lock().is_some() {
            return None;
        }
        let command = action.command(self.timeline.live().cluster(), &self.stage.kit).ok()?;
        Some(Logged { moment: self.timeline.moment(), command })
    }

    /// Takes a fact in.
    pub fn update(&mut self, msg: StageMsg) -> Changed {
        match msg {
            StageMsg::FramePassed { real_ms } => return self.frame_passed(real_ms),
            StageMsg::PlayPressed => self.play.run(),
            StageMsg::PausePressed => self.play.hold(),
            StageMsg::StepPressed => self.step(),
            StageMsg::JumpPressed => self.jump(),
            StageMsg::SpeedChosen(speed) => self.play.speed = speed.clamp(1, super::SPEED_MAX),
            StageMsg::BackToStartPressed => self.back_to_start(),
            StageMsg::UndoPressed => self.undo(),
            StageMsg::ActionChosen(action) => self.act(&action),
            StageMsg::RefusedPressed(why) => {
                self.notice = self.lock().or(Some(Notice::Refused(why)));
            }
            StageMsg::TargetChosen(target) => self.chosen = target,
            StageMsg::Scrubbed(ms) => self.look_at(ms),
            StageMsg::ReturnedToNow => self.past = None,
            StageMsg::WhyPressed(event) => {
                self.reading.asked = (self.reading.asked != Some(event)).then_some(event);
            }
            StageMsg::MoreEventsPressed => self.reading.lines += LINES,
            StageMsg::AllStepsPressed => self.reading.all_steps = !self.reading.all_steps,
            StageMsg::NoticeClosed => self.notice = None,
            StageMsg::ViewPressed(at) => self.view_as((self.viewed_as != Some(at)).then_some(at)),
            StageMsg::ScriptStarted { script, until_ms } => self.start_script(script, until_ms),
            StageMsg::ScriptSkipped => self.skip_script(),
        }
        Changed::Yes
    }

    /// Why nothing can be changed just now.
    pub(super) fn lock(&self) -> Option<Notice> {
        match (&self.show, &self.past) {
            (Some(_), _) => Some(Notice::ActingInAScript),
            (None, Some(_)) => Some(Notice::ActingInThePast),
            (None, None) => None,
        }
    }

    fn act(&mut self, action: &Action) {
        self.notice = self.lock();
        if self.notice.is_some() {
            return;
        }
        match action.command(self.timeline.live().cluster(), &self.stage.kit) {
            Err(unknown) => self.notice = Some(Notice::NotThere(unknown)),
            Ok(command) => match self.timeline.apply(command) {
                Err(rejection) => self.notice = Some(Notice::Rejected(rejection)),
                Ok(_) => self.play.go_on(),
            },
        }
    }

    fn back_to_start(&mut self) {
        self.timeline.back_to_start();
        self.play.hold_until_asked();
        self.world_changed();
    }

    fn undo(&mut self) {
        self.notice =
            self.lock().or_else(|| (!self.timeline.undo()).then_some(Notice::NothingToUndo));
        if self.notice.is_none() {
            self.play.hold();
            self.world_changed();
        }
    }

    fn look_at(&mut self, ms: u64) {
        let time = self.timeline.start().now().after(ms);
        if time >= self.timeline.live().now() {
            self.past = None;
            return;
        }
        self.play.hold();
        self.past = Some(Past { time, world: self.timeline.world_at(time) });
    }

    /// The history is another one: what was read of it is forgotten.
    pub(super) fn world_changed(&mut self) {
        self.past = None;
        self.notice = None;
        self.reading = Reading { asked: None, lines: LINES, ..self.reading };
        self.scripted = self.scripted.min(self.timeline.log().len());
        self.tracks.borrow_mut().forget();
    }

    /// The world that is looked at.
    pub(super) fn seen(&self) -> &World {
        self.past.as_ref().map_or(self.timeline.live(), |past| &past.world)
    }
}
