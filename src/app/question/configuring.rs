//! Writing a configuration: edit, apply, send requests, stop who is behind it.

use super::Learned;
use crate::app::config::balance::BalanceMsg;
use crate::app::config::model::Desk;
use crate::course::{Config, ConfigRequest, PeerState};
use crate::unpack::Unpack;
use serde::Serialize;

/// What the learner did on the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigMsg {
    /// Changed the text, to this.
    Typed(String),
    /// Took a fix: what stands in place of these bytes.
    Fixed {
        from: usize,
        to: usize,
        insert: String,
    },
    Applied,
    /// Changed a part of the request that is being made.
    Drafted(Field, String),
    /// Took a request of the lesson's for it.
    Chosen(usize),
    /// Sent it, so many times.
    Sent(u32),
    /// Looks at a step of the last request's path, or at none.
    StepChosen(Option<usize>),
    PeerSet(usize, PeerState),
    /// Looked at whom the balancer chooses.
    Balanced(BalanceMsg),
    /// Let so many seconds pass.
    Waited(u32),
    HintAsked,
    SolutionAsked,
    StartedOver,
    /// Took back the last change that was not typed.
    Undone,
}

/// A part of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Method,
    Host,
    Port,
    Path,
    Headers,
}

/// The longest text that is judged and kept, in bytes.
pub const TEXT_MAX: usize = 64 * 1024;

/// The longest part of a request, in bytes.
const FIELD_MAX: usize = 4096;

/// A configuration being written: what is kept of it. What follows from that is the [`Desk`]'s.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Configuring {
    text: String,
    /// How often the text was replaced by something that was not typed.
    revision: u32,
    /// The text before that.
    before: Option<String>,
    too_long: bool,
    /// What was last applied, and what nginx last took.
    applied: Option<String>,
    running: Option<String>,
    draft: ConfigRequest,
    peers: Vec<PeerState>,
    hints: usize,
    /// The solution was shown, and no fresh start came since.
    shown: bool,
}

impl Configuring {
    pub fn new(asked: &Config) -> Configuring {
        Configuring {
            text: asked.start.clone(),
            revision: 0,
            before: None,
            too_long: false,
            applied: None,
            running: None,
            draft: asked.requests.first().map(unlabelled).unwrap_or_default(),
            peers: asked.peers.iter().map(|peer| peer.state).collect(),
            hints: 0,
            shown: false,
        }
    }

    /// Whether what was kept can be of `asked`.
    pub fn fits(&self, asked: &Config) -> bool {
        self.peers.len() == asked.peers.len() && self.text.len() <= TEXT_MAX
    }

    /// The engine as it stands with this.
    pub fn desk(&self, asked: &Config) -> Desk {
        let applied = self.applied.as_deref().unwrap_or(&asked.start);
        let mut desk = Desk::open(asked, &self.text, self.running.as_deref(), applied);
        for (at, state) in self.peers.iter().enumerate() {
            desk.set_peer(at, *state);
        }
        desk
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// The editor holds more than is judged.
    pub fn is_too_long(&self) -> bool {
        self.too_long
    }

    pub fn can_undo(&self) -> bool {
        self.before.is_some()
    }

    /// Whether anything was ever applied.
    pub fn has_applied(&self) -> bool {
        self.applied.is_some()
    }

    /// The text is not what was last applied.
    pub fn is_changed(&self, asked: &Config) -> bool {
        self.text != self.applied.as_deref().unwrap_or(&asked.start)
    }

    pub fn draft(&self) -> &ConfigRequest {
        &self.draft
    }

    /// Whether it is that request of the lesson's.
    pub fn is_drafted(&self, request: &ConfigRequest) -> bool {
        self.draft == unlabelled(request)
    }

    pub fn peers(&self) -> &[PeerState] {
        &self.peers
    }

    /// How many hints are shown, from the first.
    pub fn hints(&self) -> usize {
        self.hints
    }

    pub fn is_shown(&self) -> bool {
        self.shown
    }

    pub fn update(&mut self, msg: ConfigMsg, asked: &Config, desk: &mut Desk) -> Option<Learned> {
        match msg {
            ConfigMsg::Typed(text) => {
                self.too_long = text.len() > TEXT_MAX;
                if !self.too_long {
                    self.text = text;
                    desk.read(&self.text);
                }
                None
            }
            ConfigMsg::Fixed { from, to, insert } => {
                let mut text = self.text.clone();
                if text.get(from..to).is_some() {
                    text.replace_range(from..to, &insert);
                    self.replace(text, desk);
                }
                None
            }
            ConfigMsg::Applied => self.apply(asked, desk),
            ConfigMsg::Drafted(field, value) => {
                self.drafted(field, value);
                None
            }
            ConfigMsg::Chosen(request) => {
                self.draft = unlabelled(asked.requests.get(request)?);
                None
            }
            ConfigMsg::Sent(times) => {
                desk.send(&self.draft, times);
                Some(Learned::Tried)
            }
            ConfigMsg::StepChosen(step) => {
                desk.choose(step);
                None
            }
            ConfigMsg::PeerSet(at, state) => {
                *self.peers.get_mut(at)? = state;
                desk.set_peer(at, state);
                None
            }
            ConfigMsg::Balanced(msg) => self.balanced(msg, asked, desk),
            ConfigMsg::Waited(seconds) => {
                desk.bench_mut().wait(seconds.into());
                None
            }
            ConfigMsg::HintAsked => {
                self.hints = (self.hints + 1).min(asked.hints.len());
                Some(Learned::Tried)
            }
            ConfigMsg::SolutionAsked => {
                self.shown = true;
                self.replace(asked.solution.clone(), desk);
                Some(Learned::Seen)
            }
            ConfigMsg::StartedOver => {
                self.start_over(asked, desk);
                None
            }
            ConfigMsg::Undone => {
                let before = self.before.take()?;
                self.replace(before, desk);
                None
            }
        }
    }

    /// Who is behind nginx is the card's; the rest is the balancer's own.
    fn balanced(&mut self, msg: BalanceMsg, asked: &Config, desk: &mut Desk) -> Option<Learned> {
        let BalanceMsg::PeerToggled(address) = msg else {
            desk.balanced(msg);
            return None;
        };
        let at = desk.bench().peer_at(&address)?;
        let state = match (self.peers.get(at)?, asked.peers.get(at)?.state) {
            (PeerState::Answers(_), _) => PeerState::Refuses,
            (_, PeerState::Answers(status)) => PeerState::Answers(status),
            (_, PeerState::Refuses | PeerState::Silent) => PeerState::Answers(200),
        };
        self.update(ConfigMsg::PeerSet(at, state), asked, desk)
    }

    fn apply(&mut self, asked: &Config, desk: &mut Desk) -> Option<Learned> {
        if self.too_long {
            return None;
        }
        self.applied = Some(self.text.clone());
        if desk.apply(asked, &self.text) {
            self.running = self.applied.clone();
        }
        let solved = desk.judged().is_solved() && !self.shown;
        Some(if solved { Learned::Solved } else { Learned::Tried })
    }

    fn replace(&mut self, text: String, desk: &mut Desk) {
        if text.len() > TEXT_MAX || text == self.text {
            return;
        }
        self.before = Some(std::mem::replace(&mut self.text, text));
        self.too_long = false;
        self.revision += 1;
        desk.read(&self.text);
    }

    /// Everything but the hints: those were read.
    fn start_over(&mut self, asked: &Config, desk: &mut Desk) {
        let (revision, hints, text) = (self.revision + 1, self.hints, self.text.clone());
        let before = Some(text).filter(|text| *text != asked.start);
        *self = Configuring { revision, hints, before, ..Configuring::new(asked) };
        *desk = self.desk(asked);
    }

    fn drafted(&mut self, field: Field, value: String) {
        if value.len() > FIELD_MAX {
            return;
        }
        match field {
            Field::Method => self.draft.method = value,
            Field::Host => self.draft.host = value,
            Field::Port => self.draft.port = value.trim().parse().unwrap_or(self.draft.port),
            Field::Path => self.draft.path = value,
            Field::Headers => self.draft.headers = value,
        }
    }
}

/// What is kept is the same in both languages.
fn unlabelled(request: &ConfigRequest) -> ConfigRequest {
    ConfigRequest { label: String::new(), ..request.clone() }
}
