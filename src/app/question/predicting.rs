//! A prediction: guess, watch, compare.

use super::{Learned, answer};
use crate::course::{Answer, Prediction};
use crate::unpack::Unpack;
use serde::Serialize;

/// What the learner did on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PredictionMsg {
    Picked(usize),
    /// Locked the guess and started the run.
    Predicted,
    DidNotKnow,
    Skipped,
    WatchedAgain,
}

/// What the card wants of its stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// From the stage's start.
    Play,
    /// To the end at once.
    Skip,
}

/// How the run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Outcome {
    /// The option whose condition held at the end.
    pub held: Option<usize>,
    /// The service's three numbers at the end; `None` on a stage without a service.
    pub numbers: Option<Numbers>,
}

/// What is wanted, what runs, what can take visitors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Numbers {
    pub desired: u32,
    pub running: u32,
    pub routable: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
enum Phase {
    #[default]
    Asked,
    Running,
    /// The stage was taken for something else before the end.
    Interrupted,
    Ended(Outcome),
}

/// A prediction being made. Once made it is locked: what was predicted stays beside what happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Predicting {
    picked: Option<usize>,
    guess: Option<Answer>,
    phase: Phase,
    nothing_picked: bool,
}

impl Predicting {
    pub fn picked(&self) -> Option<usize> {
        self.picked
    }

    /// What was predicted; `None` until it is locked.
    pub fn guess(&self) -> Option<&Answer> {
        self.guess.as_ref()
    }

    /// The option that was predicted; `None` also for "I don't know".
    pub fn guessed_option(&self) -> Option<usize> {
        match self.guess {
            Some(Answer::Option(option)) => Some(usize::from(option)),
            _ => None,
        }
    }

    /// Whether the run was asked for before anything was picked.
    pub fn nothing_picked(&self) -> bool {
        self.nothing_picked
    }

    pub fn is_running(&self) -> bool {
        self.phase == Phase::Running
    }

    pub fn is_interrupted(&self) -> bool {
        self.phase == Phase::Interrupted
    }

    pub fn outcome(&self) -> Option<&Outcome> {
        match &self.phase {
            Phase::Ended(outcome) => Some(outcome),
            Phase::Asked | Phase::Running | Phase::Interrupted => None,
        }
    }

    /// Whether the run ended as predicted.
    pub fn came_true(&self) -> bool {
        self.guessed_option().is_some()
            && self.outcome().is_some_and(|outcome| outcome.held == self.guessed_option())
    }

    pub fn update(
        &mut self,
        msg: PredictionMsg,
        prediction: &Prediction,
    ) -> (Option<Run>, Option<Learned>) {
        match msg {
            PredictionMsg::Picked(option) if self.guess.is_none() => {
                self.picked = Some(option).filter(|option| *option < prediction.options.len());
                self.nothing_picked = false;
                (None, None)
            }
            PredictionMsg::Predicted if self.guess.is_none() => match self.picked {
                Some(option) => self.lock(answer(option)),
                None => {
                    self.nothing_picked = true;
                    (None, None)
                }
            },
            PredictionMsg::DidNotKnow if self.guess.is_none() => self.lock(Answer::DontKnow),
            PredictionMsg::Skipped if self.is_running() => (Some(Run::Skip), None),
            PredictionMsg::WatchedAgain if self.guess.is_some() => {
                self.phase = Phase::Running;
                (Some(Run::Play), None)
            }
            // A click that came before the card could change: nothing to do.
            PredictionMsg::Picked(_)
            | PredictionMsg::Predicted
            | PredictionMsg::DidNotKnow
            | PredictionMsg::Skipped
            | PredictionMsg::WatchedAgain => (None, None),
        }
    }

    fn lock(&mut self, guess: Answer) -> (Option<Run>, Option<Learned>) {
        self.nothing_picked = false;
        self.guess = Some(guess.clone());
        self.phase = Phase::Running;
        (Some(Run::Play), Some(Learned::Answered { answer: guess, solved: false }))
    }

    /// The run stopped: at its end, or (`None`) before.
    pub fn came_to(&mut self, outcome: Option<Outcome>) -> Option<Learned> {
        let Some(outcome) = outcome else {
            self.interrupted();
            return None;
        };
        if !self.is_running() {
            return None;
        }
        self.phase = Phase::Ended(outcome);
        let guess = self.guess.clone().filter(|_| self.came_true())?;
        Some(Learned::Answered { answer: guess, solved: true })
    }

    /// The stage does something else now.
    pub fn interrupted(&mut self) {
        if self.is_running() {
            self.phase = Phase::Interrupted;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Condition, Html, PredictionOption, Script};

    fn prediction() -> Prediction {
        let option = || PredictionOption {
            text: Html::default(),
            explanation: Html::default(),
            holds: Condition { all: vec![] },
        };
        Prediction {
            stage: "s".into(),
            script: Script::default(),
            until_ms: 1,
            options: vec![option(), option()],
        }
    }

    fn end(held: usize) -> Outcome {
        Outcome { held: Some(held), numbers: None }
    }

    #[test]
    fn a_guess_is_locked_and_runs() {
        let (mut card, asked) = (Predicting::default(), prediction());
        card.update(PredictionMsg::Picked(1), &asked);
        let (run, learned) = card.update(PredictionMsg::Predicted, &asked);
        assert_eq!(run, Some(Run::Play));
        assert_eq!(learned, Some(Learned::Answered { answer: Answer::Option(1), solved: false }));
        card.update(PredictionMsg::Picked(0), &asked);
        assert_eq!(card.guessed_option(), Some(1), "locked");
        assert_eq!(
            card.came_to(Some(end(1))),
            Some(Learned::Answered { answer: Answer::Option(1), solved: true })
        );
        assert!(card.came_true());
    }

    #[test]
    fn not_knowing_counts_as_tried_and_never_comes_true() {
        let (mut card, asked) = (Predicting::default(), prediction());
        let (run, learned) = card.update(PredictionMsg::DidNotKnow, &asked);
        assert_eq!(run, Some(Run::Play));
        assert_eq!(learned, Some(Learned::Answered { answer: Answer::DontKnow, solved: false }));
        assert_eq!(card.came_to(Some(end(0))), None);
        assert!(!card.came_true() && card.outcome().is_some());
    }

    #[test]
    fn nothing_runs_before_a_choice() {
        let (mut card, asked) = (Predicting::default(), prediction());
        assert_eq!(card.update(PredictionMsg::Predicted, &asked), (None, None));
        assert!(card.nothing_picked());
        card.update(PredictionMsg::Picked(0), &asked);
        assert!(!card.nothing_picked());
    }

    #[test]
    fn it_can_be_watched_again_also_after_an_interruption() {
        let (mut card, asked) = (Predicting::default(), prediction());
        card.update(PredictionMsg::DidNotKnow, &asked);
        card.interrupted();
        assert!(card.is_interrupted());
        assert_eq!(card.came_to(Some(end(0))), None, "an interrupted run has no end");
        assert_eq!(card.update(PredictionMsg::WatchedAgain, &asked), (Some(Run::Play), None));
        card.came_to(Some(end(0)));
        card.interrupted();
        assert_eq!(card.outcome(), Some(&end(0)), "what was seen stays");
    }

    #[test]
    fn only_a_running_one_is_skipped() {
        let (mut card, asked) = (Predicting::default(), prediction());
        assert_eq!(card.update(PredictionMsg::Skipped, &asked), (None, None));
        card.update(PredictionMsg::DidNotKnow, &asked);
        assert_eq!(card.update(PredictionMsg::Skipped, &asked), (Some(Run::Skip), None));
    }
}
