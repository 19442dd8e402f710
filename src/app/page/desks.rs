//! The configurations of a page: the engine behind each card, opened when it is first looked at.

use super::{CardState, Changes, Page, Part};
use crate::app::config::model::Desk;
use crate::app::question::ConfigMsg;
use crate::course::Kind;
use std::cell::OnceCell;

impl Page {
    pub fn desk(&self, at: usize) -> Option<&Desk> {
        let (Kind::Config(asked), CardState::Config(card)) =
            (&self.data.questions.get(at)?.kind, self.cards.get(at)?)
        else {
            return None;
        };
        Some(self.desks.get(at)?.get_or_init(|| card.desk(asked)))
    }

    pub(super) fn config(&mut self, at: usize, msg: ConfigMsg) -> Changes {
        self.desk(at);
        let (Some(Kind::Config(asked)), Some(CardState::Config(card)), Some(desk)) = (
            self.data.questions.get(at).map(|question| &question.kind),
            self.cards.get_mut(at),
            self.desks.get_mut(at).and_then(OnceCell::get_mut),
        ) else {
            return Changes::none();
        };
        let learned = card.update(msg, asked, desk);
        Changes::of(Part::Question(at)).and(self.remember(at, learned))
    }
}
