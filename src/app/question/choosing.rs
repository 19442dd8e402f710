//! Answering a choice question: pick, check, read why, pick again.

use super::{Learned, answer};
use crate::course::Choice;
use serde::{Deserialize, Serialize};

/// What the learner did on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceMsg {
    Picked(usize),
    Checked,
    /// Opened the explanations of the options not tried.
    OthersOpened,
    AnsweredAgain,
}

/// What the card says about the last check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    NothingPicked,
    NotYet,
    Right,
}

/// A choice question being answered. A wrong option shows its own explanation and leaves the
/// others to be tried; the right one shows them all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choosing {
    picked: Option<usize>,
    tried: Vec<usize>,
    verdict: Option<Verdict>,
}

impl Choosing {
    /// The option whose button is on.
    pub fn picked(&self) -> Option<usize> {
        self.picked
    }

    pub fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    pub fn is_solved(&self) -> bool {
        self.verdict == Some(Verdict::Right)
    }

    /// Whether `option` was checked.
    pub fn has_tried(&self, option: usize) -> bool {
        self.tried.contains(&option)
    }

    /// Whether the explanation of `option` stands open.
    pub fn explains(&self, option: usize) -> bool {
        self.is_solved() || self.has_tried(option)
    }

    /// Whether there is something to read about options that were not tried.
    pub fn offers_others(&self) -> bool {
        !self.is_solved() && !self.tried.is_empty()
    }

    pub fn update(&mut self, msg: ChoiceMsg, choice: &Choice) -> Option<Learned> {
        match msg {
            ChoiceMsg::Picked(option) => {
                self.picked = Some(option).filter(|option| *option < choice.options.len());
                None
            }
            ChoiceMsg::Checked => self.check(choice),
            ChoiceMsg::OthersOpened => Some(Learned::Seen),
            ChoiceMsg::AnsweredAgain => {
                *self = Choosing::default();
                None
            }
        }
    }

    fn check(&mut self, choice: &Choice) -> Option<Learned> {
        let picked = self.picked.and_then(|option| Some((option, choice.options.get(option)?)));
        let Some((option, chosen)) = picked else {
            self.verdict = Some(Verdict::NothingPicked);
            return None;
        };
        if !self.has_tried(option) {
            self.tried.push(option);
        }
        self.verdict = Some(if chosen.right { Verdict::Right } else { Verdict::NotYet });
        Some(Learned::Answered { answer: answer(option), solved: chosen.right })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Answer, ChoiceOption, Html};

    fn choice() -> Choice {
        let option =
            |right| ChoiceOption { text: Html::default(), explanation: Html::default(), right };
        Choice { options: vec![option(false), option(true), option(false), option(false)] }
    }

    fn after(msgs: &[ChoiceMsg]) -> (Choosing, Vec<Learned>) {
        let mut card = Choosing::default();
        let learned = msgs.iter().filter_map(|msg| card.update(*msg, &choice())).collect();
        (card, learned)
    }

    #[test]
    fn a_wrong_option_explains_itself_alone_and_may_be_followed_by_another() {
        let (card, learned) = after(&[ChoiceMsg::Picked(3), ChoiceMsg::Checked]);
        assert_eq!(card.verdict(), Some(Verdict::NotYet));
        assert_eq!([0, 1, 2, 3].map(|option| card.explains(option)), [false, false, false, true]);
        assert!(card.offers_others());
        assert_eq!(learned, [Learned::Answered { answer: Answer::Option(3), solved: false }]);
    }

    #[test]
    fn the_right_option_explains_all() {
        let wrong_first =
            [ChoiceMsg::Picked(0), ChoiceMsg::Checked, ChoiceMsg::Picked(1), ChoiceMsg::Checked];
        let (card, learned) = after(&wrong_first);
        assert!(card.is_solved() && (0..4).all(|option| card.explains(option)));
        assert!(card.has_tried(0) && !card.has_tried(2));
        assert_eq!(
            learned.last(),
            Some(&Learned::Answered { answer: Answer::Option(1), solved: true })
        );
    }

    #[test]
    fn checking_nothing_says_so_and_remembers_nothing() {
        let (card, learned) = after(&[ChoiceMsg::Checked]);
        assert_eq!((card.verdict(), learned), (Some(Verdict::NothingPicked), vec![]));
        let (card, learned) = after(&[ChoiceMsg::Picked(9), ChoiceMsg::Checked]);
        assert_eq!((card.verdict(), learned), (Some(Verdict::NothingPicked), vec![]));
    }

    #[test]
    fn opening_the_rest_counts_as_seen_and_answering_again_starts_over() {
        let (card, learned) =
            after(&[ChoiceMsg::OthersOpened, ChoiceMsg::Picked(2), ChoiceMsg::AnsweredAgain]);
        assert_eq!(learned, [Learned::Seen]);
        assert_eq!(card, Choosing::default());
    }
}
