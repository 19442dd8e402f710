//! One page of the site as a value: its cards, its stages, what is remembered of the learner.
//! [`Page::update`] is the only place where any of it changes.

mod card_state;
mod changes;
mod data;
#[cfg(feature = "desk")]
mod desks;
mod far;
mod practice;
mod stage_log;
mod stages;
mod transfer;

pub use card_state::CardState;
pub use changes::{Changes, Part};
pub use data::{MapLesson, PageData, SectionData};
pub use far::Resume;
pub use practice::PracticeMsg;
pub use stage_log::StageLog;
pub use stages::GoalLine;
pub use transfer::{Transfer, TransferMsg};

#[cfg(feature = "desk")]
use crate::app::config::model::Desk;
#[cfg(feature = "desk")]
use crate::app::question::ConfigMsg;
use crate::app::question::{AnswerMsg, LabMsg, Learned, PredictionMsg, Run, SceneMsg};
use crate::app::reach::section_key;
use crate::app::stage::{StageModel, StageMsg};
use crate::course::{Answer, Judge, Kind, Progress, Question, Record, Standing};
use crate::lang::Lang;
use crate::text::storage::Trouble;
use crate::unpack::unpack;
use std::cell::OnceCell;

/// What happened on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum PageMsg {
    /// On the card of the question at this place, which is answered on it.
    Answer(usize, AnswerMsg),
    Prediction(usize, PredictionMsg),
    Lab(usize, LabMsg),
    Practice(usize, PracticeMsg),
    Scene(usize, SceneMsg),
    #[cfg(feature = "desk")]
    Config(usize, ConfigMsg),
    /// On the stage at this place.
    Stage(usize, StageMsg),
    /// The end of the section with this id was in view.
    SectionRead(String),
    /// Kept in this tab, of the stage at a place. `crashed`: without what it was about to do.
    StageRecalled {
        at: usize,
        bytes: Vec<u8>,
        crashed: bool,
    },
    /// Kept in this tab, of the cards.
    CardsRecalled(Vec<u8>),
    /// From the browser's shelf: kept earlier, or by another tab.
    ProgressArrived(Progress),
    Transfer(TransferMsg),
    Troubled(Trouble),
}

/// The model of a page.
pub struct Page {
    data: PageData,
    cards: Vec<CardState>,
    /// Opened when they are first looked at.
    stages: Vec<OnceCell<StageModel<Judge>>>,
    #[cfg(feature = "desk")]
    desks: Vec<OnceCell<Desk>>,
    progress: Progress,
    troubles: Vec<Trouble>,
    transfer: Transfer,
}

impl Page {
    pub fn new(data: PageData) -> Page {
        let cards = data.questions.iter().map(CardState::of).collect();
        let stages = data.stages.iter().map(|_| OnceCell::new()).collect();
        Page {
            #[cfg(feature = "desk")]
            desks: data.questions.iter().map(|_| OnceCell::new()).collect(),
            data,
            cards,
            stages,
            progress: Progress::default(),
            troubles: Vec::new(),
            transfer: Transfer::default(),
        }
    }

    pub fn lang(&self) -> Lang {
        self.data.lang
    }

    /// The way from the page to its language's home. Lessons stand in a folder of their own, and
    /// their slugs begin with a number; other pages stand beside it.
    pub fn home(&self) -> &'static str {
        let is_lesson = self.data.slug.starts_with(|c: char| c.is_ascii_digit());
        if is_lesson { "../../" } else { "../" }
    }

    pub fn data(&self) -> &PageData {
        &self.data
    }

    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// The place of the question called `id`.
    pub fn question_at(&self, id: &str) -> Option<usize> {
        self.data.questions.iter().position(|question| question.id == id)
    }

    /// The question at a place, and how its card stands.
    pub fn card(&self, at: usize) -> Option<(&Question, &CardState)> {
        Some((self.data.questions.get(at)?, self.cards.get(at)?))
    }

    /// Whether what stands after the question at a place may be opened: a prediction's run has
    /// ended, a drawing has come alive.
    pub fn opens_more(&self, at: usize) -> bool {
        match self.cards.get(at) {
            Some(CardState::Prediction(state)) => state.outcome().is_some(),
            Some(CardState::Draw(state)) => state.is_alive(),
            _ => false,
        }
    }

    /// How often the focus on the card at a place needed another place.
    pub fn turns(&self, at: usize) -> usize {
        match self.cards.get(at) {
            Some(CardState::Scene(state)) => state.turns(),
            _ => 0,
        }
    }

    /// What is remembered of the question at a place.
    pub fn standing(&self, at: usize) -> Option<Standing> {
        self.record(at).map(Record::standing)
    }

    /// The record of the question at a place.
    pub fn record(&self, at: usize) -> Option<&Record> {
        self.progress.get(&self.key(at)?)
    }

    /// Whether an answer to the question at a place is remembered that says more than "I don't know".
    pub fn has_answered(&self, at: usize) -> bool {
        self.record(at)
            .is_some_and(|r| r.answers().into_iter().any(|answer| *answer != Answer::DontKnow))
    }

    pub fn update(&mut self, msg: PageMsg) -> Changes {
        match msg {
            PageMsg::Answer(at, msg) => self.answer(at, &msg),
            PageMsg::Prediction(at, msg) => self.prediction(at, msg),
            PageMsg::Lab(at, msg) => self.lab(at, msg),
            PageMsg::Practice(at, msg) => self.practice(at, msg),
            PageMsg::Scene(at, msg) => self.scene(at, msg),
            #[cfg(feature = "desk")]
            PageMsg::Config(at, msg) => self.config(at, msg),
            PageMsg::Stage(at, msg) => self.stage_happened(at, msg),
            PageMsg::StageRecalled { at, bytes, crashed } => {
                self.stage_recalled(at, &bytes, crashed)
            }
            PageMsg::CardsRecalled(bytes) => self.cards_recalled(&bytes),
            PageMsg::SectionRead(id) => self.section_read(&id),
            PageMsg::ProgressArrived(progress) => self.progress_arrived(&progress),
            PageMsg::Transfer(msg) => self.transferred(msg),
            PageMsg::Troubled(trouble) => self.troubled(trouble),
        }
    }

    fn answer(&mut self, at: usize, msg: &AnswerMsg) -> Changes {
        let (Some(question), Some(card)) = (self.data.questions.get(at), self.cards.get_mut(at))
        else {
            return Changes::none();
        };
        let learned = match (&question.kind, card) {
            (Kind::Choice(asked), CardState::Choice(card)) => card.update(msg, asked),
            (Kind::Arrangement(asked), CardState::Arrangement(card)) => card.update(msg, asked),
            (Kind::Number(asked), CardState::Number(card)) => card.update(msg, asked),
            _ => return Changes::none(),
        };
        Changes::of(Part::Question(at)).and(self.remember(at, learned))
    }

    fn prediction(&mut self, at: usize, msg: PredictionMsg) -> Changes {
        let (Some(question), Some(CardState::Prediction(card))) =
            (self.data.questions.get(at), self.cards.get_mut(at))
        else {
            return Changes::none();
        };
        let Kind::Prediction(asked) = &question.kind else { return Changes::none() };
        let (run, learned) = card.update(msg, asked);
        let changes = Changes::of(Part::Question(at));
        let ran = run.map(|run| (run, asked.stage.clone(), asked.script.clone(), asked.until_ms));
        let changes = changes.and(self.remember(at, learned));
        match ran {
            Some((run, stage, script, until_ms)) => {
                changes.and(self.run(at, &stage, run, &script, until_ms))
            }
            None => changes,
        }
    }

    fn lab(&mut self, at: usize, msg: LabMsg) -> Changes {
        let (Some(question), Some(CardState::Lab(card))) =
            (self.data.questions.get(at), self.cards.get_mut(at))
        else {
            return Changes::none();
        };
        let Kind::Lab(lab) = &question.kind else { return Changes::none() };
        let (plays, learned) = card.update(msg, lab);
        let (stage, script, until_ms) = (lab.stage.clone(), lab.solution.clone(), lab.until_ms);
        let changes = Changes::of(Part::Question(at)).and(self.remember(at, learned));
        match msg {
            LabMsg::VariantAsked => changes.and(self.vary(at)),
            _ if plays => changes.and(self.run(at, &stage, Run::Play, &script, until_ms)),
            _ => changes,
        }
    }

    fn scene(&mut self, at: usize, msg: SceneMsg) -> Changes {
        let (Some(Kind::Scene(scene)), Some(CardState::Scene(card))) =
            (self.data.questions.get(at).map(|question| &question.kind), self.cards.get_mut(at))
        else {
            return Changes::none();
        };
        let learned = card.update(msg, scene);
        Changes::of(Part::Question(at)).and(self.remember(at, learned))
    }

    /// What to keep of the cards while the tab stands.
    pub fn cards_log(&self) -> Vec<u8> {
        let ids: Vec<&str> = self.data.questions.iter().map(|q| q.id.as_str()).collect();
        postcard::to_allocvec(&(ids, &self.cards)).expect("our types know their lengths")
    }

    /// Cards of other questions, or of another form, are not taken over: nothing is lost but an
    /// open explanation.
    fn cards_recalled(&mut self, bytes: &[u8]) -> Changes {
        let Some(((ids, cards), _)) = unpack::<(Vec<String>, Vec<CardState>)>(bytes) else {
            return Changes::none();
        };
        let same_id = |(question, id): (&Question, &String)| question.id == *id;
        let fits = |(question, card): (&Question, &CardState)| card.fits(question);
        let questions = || self.data.questions.iter();
        if ids.len() != self.cards.len()
            || cards.len() != self.cards.len()
            || !questions().zip(&ids).all(same_id)
            || !questions().zip(&cards).all(fits)
        {
            return Changes::none();
        }
        self.cards = cards;
        self.cards.iter_mut().for_each(CardState::recalled);
        #[cfg(feature = "desk")]
        self.desks.iter_mut().for_each(|desk| *desk = OnceCell::new());
        self.all_questions()
    }

    fn section_read(&mut self, id: &str) -> Changes {
        let Some(section) = self.data.sections.iter().find(|section| section.id == id) else {
            return Changes::none();
        };
        let key = section_key(&self.data.slug, id);
        if !section.activities.is_empty() || self.progress.get(&key).is_some() {
            return Changes::none();
        }
        self.progress.tried(&key);
        Changes::of(Part::Reach).saving()
    }

    fn progress_arrived(&mut self, progress: &Progress) -> Changes {
        let before = self.progress.clone();
        self.progress.merge(progress);
        if self.progress == before { Changes::none() } else { self.all_questions() }
    }

    fn all_questions(&self) -> Changes {
        let questions = (0..self.cards.len()).map(|at| Changes::of(Part::Question(at)));
        questions.fold(Changes::of(Part::Reach), Changes::and)
    }

    fn troubled(&mut self, trouble: Trouble) -> Changes {
        if self.troubles.contains(&trouble) {
            return Changes::none();
        }
        self.troubles.push(trouble);
        Changes::of(Part::Notices)
    }

    fn remember(&mut self, at: usize, learned: Option<Learned>) -> Changes {
        let (Some(key), Some(learned)) = (self.key(at), learned) else { return Changes::none() };
        match learned {
            Learned::Tried => self.progress.tried(&key),
            Learned::Answered { answer, solved } => self.progress.answered(&key, answer, solved),
            Learned::Seen => self.progress.seen(&key),
            Learned::GaveUp => {
                self.progress.answered(&key, Answer::DontKnow, false);
                self.progress.seen(&key);
            }
            Learned::Solved => self.progress.solved(&key),
        }
        Changes::of(Part::Question(at)).and(Changes::of(Part::Reach)).saving()
    }

    /// Where the progress of the question at a place is kept.
    fn key(&self, at: usize) -> Option<String> {
        Some(format!("{}/{}", self.data.slug, self.data.questions.get(at)?.id))
    }
}
