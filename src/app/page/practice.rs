//! The cards of practice: to write, to draw, to check off.

use super::{CardState, Changes, Page, Part};
use crate::app::question::{DrawMsg, WriteMsg};
use crate::course::Kind;

/// What happened on one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PracticeMsg {
    Write(WriteMsg),
    Draw(DrawMsg),
    /// The item at this place.
    Ticked(usize),
}

impl Page {
    pub(super) fn practice(&mut self, at: usize, msg: PracticeMsg) -> Changes {
        let record = self.key(at).and_then(|key| self.progress.get(&key));
        let (Some(question), Some(card)) = (self.data.questions.get(at), self.cards.get_mut(at))
        else {
            return Changes::none();
        };
        let learned = match (&question.kind, card, msg) {
            (Kind::Write(asked), CardState::Write(card), PracticeMsg::Write(msg)) => {
                card.update(msg, asked)
            }
            (Kind::Draw(asked), CardState::Draw(card), PracticeMsg::Draw(msg)) => {
                card.update(msg, asked)
            }
            (Kind::Checklist(list), CardState::Checklist(card), PracticeMsg::Ticked(item)) => {
                card.update(item, list.items.len(), record)
            }
            _ => return Changes::none(),
        };
        Changes::of(Part::Question(at)).and(self.remember(at, learned))
    }
}
