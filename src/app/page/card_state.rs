//! How a card stands: the machine of its question.

#[cfg(feature = "desk")]
use crate::app::question::Configuring;
use crate::app::question::{
    Arranging, Checking, Choosing, Counting, Drawing, Predicting, Stepping, Trying, Writing,
};
use crate::course::{Kind, Question};
use crate::unpack::Unpack;
use serde::Serialize;

/// One for each kind of question.
#[derive(Clone, Debug, PartialEq, Serialize, Unpack)]
pub enum CardState {
    Choice(Choosing),
    Prediction(Predicting),
    Lab(Trying),
    Write(Writing),
    Checklist(Checking),
    Draw(Drawing),
    Arrangement(Arranging),
    Number(Counting),
    Scene(Stepping),
    #[cfg(feature = "desk")]
    Config(Box<Configuring>),
    /// Its page has the program that can.
    #[cfg(not(feature = "desk"))]
    Config,
}

impl CardState {
    pub(super) fn of(question: &Question) -> CardState {
        match &question.kind {
            Kind::Choice(_) => CardState::Choice(Choosing::default()),
            Kind::Prediction(_) => CardState::Prediction(Predicting::default()),
            Kind::Lab(_) => CardState::Lab(Trying::default()),
            Kind::Write(_) => CardState::Write(Writing::default()),
            Kind::Checklist(_) => CardState::Checklist(Checking::default()),
            Kind::Draw(asked) => CardState::Draw(Drawing::new(asked)),
            Kind::Arrangement(asked) => CardState::Arrangement(Arranging::of(asked)),
            Kind::Number(_) => CardState::Number(Counting::default()),
            Kind::Scene(_) => CardState::Scene(Stepping::default()),
            #[cfg(feature = "desk")]
            Kind::Config(asked) => CardState::Config(Box::new(Configuring::new(asked))),
            #[cfg(not(feature = "desk"))]
            Kind::Config(_) => CardState::Config,
        }
    }

    pub(super) fn fits(&self, question: &Question) -> bool {
        match (self, &question.kind) {
            (CardState::Choice(_), Kind::Choice(_))
            | (CardState::Prediction(_), Kind::Prediction(_))
            | (CardState::Lab(_), Kind::Lab(_))
            | (CardState::Write(_), Kind::Write(_))
            | (CardState::Checklist(_), Kind::Checklist(_))
            | (CardState::Number(_), Kind::Number(_))
            | (CardState::Scene(_), Kind::Scene(_)) => true,
            (CardState::Arrangement(card), Kind::Arrangement(asked)) => card.fits(asked),
            (CardState::Draw(card), Kind::Draw(asked)) => card.fits(asked),
            #[cfg(feature = "desk")]
            (CardState::Config(card), Kind::Config(asked)) => card.fits(asked),
            _ => false,
        }
    }

    /// A script does not go on by itself after a reload.
    pub(super) fn recalled(&mut self) {
        if let CardState::Prediction(card) = self {
            card.interrupted();
        }
    }
}
