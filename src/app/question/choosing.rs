//! Answering a choice question: pick one option or several, check, read why, pick again.

use super::{AnswerMsg, Learned, Verdict, answer};
use crate::course::{Answer, Choice};
use crate::unpack::Unpack;
use serde::Serialize;

/// A choice question being answered. A wrong option shows its own explanation and leaves the
/// others to be tried; the right ones show them all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Choosing {
    /// Options as bits, the first one lowest.
    picked: u32,
    /// Options that were on at a check.
    tried: u32,
    verdict: Option<Verdict>,
}

impl Choosing {
    pub fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    /// Whether the button of `option` is on.
    pub fn has_picked(&self, option: usize) -> bool {
        self.picked & bit(option) != 0
    }

    /// Whether `option` was checked.
    pub fn has_tried(&self, option: usize) -> bool {
        self.tried & bit(option) != 0
    }

    /// How many right options are not picked.
    pub fn missing(&self, choice: &Choice) -> u32 {
        (right(choice) & !self.picked).count_ones()
    }

    pub fn update(&mut self, msg: &AnswerMsg, choice: &Choice) -> Option<Learned> {
        match msg {
            AnswerMsg::Picked(option) => {
                if *option < choice.options.len() {
                    self.pick(bit(*option), choice.is_several());
                }
                None
            }
            AnswerMsg::Checked => self.check(choice),
            AnswerMsg::DidNotKnow => {
                self.verdict = Some(Verdict::Shown);
                Some(Learned::GaveUp)
            }
            AnswerMsg::AnsweredAgain => {
                *self = Choosing::default();
                None
            }
            AnswerMsg::Matched { .. } | AnswerMsg::Moved { .. } | AnswerMsg::Typed(_) => None,
        }
    }

    fn pick(&mut self, option: u32, is_several: bool) {
        self.picked = if is_several { self.picked ^ option } else { option };
        self.verdict = self.verdict.filter(|verdict| *verdict != Verdict::Nothing);
    }

    fn check(&mut self, choice: &Choice) -> Option<Learned> {
        if self.picked == 0 {
            self.verdict = Some(Verdict::Nothing);
            return None;
        }
        self.tried |= self.picked;
        let solved = self.picked == right(choice);
        self.verdict = Some(Verdict::of(solved));
        let given = match choice.is_several() {
            true => Answer::Options(self.picked),
            false => answer(self.picked.trailing_zeros() as usize),
        };
        Some(Learned::Answered { answer: given, solved })
    }
}

/// Lessons have five options at most; what is beyond 32 is no option.
fn bit(option: usize) -> u32 {
    1u32.checked_shl(option as u32).unwrap_or(0)
}

fn right(choice: &Choice) -> u32 {
    let options = choice.options.iter().enumerate();
    options.filter(|(_, option)| option.right).fold(0, |all, (at, _)| all | bit(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{ChoiceOption, Html};

    fn choice(right: [bool; 4]) -> Choice {
        let option =
            |right| ChoiceOption { text: Html::default(), explanation: Html::default(), right };
        Choice { options: right.map(option).into(), before: false }
    }

    const ONE: [bool; 4] = [false, true, false, false];
    const TWO: [bool; 4] = [true, false, true, false];

    fn after(right: [bool; 4], msgs: &[AnswerMsg]) -> (Choosing, Vec<Learned>) {
        let (mut card, choice) = (Choosing::default(), choice(right));
        let learned = msgs.iter().filter_map(|msg| card.update(msg, &choice)).collect();
        (card, learned)
    }

    use AnswerMsg::{AnsweredAgain, Checked, DidNotKnow, Picked};

    #[test]
    fn a_wrong_option_is_tried_alone_and_may_be_followed_by_another() {
        let (card, learned) = after(ONE, &[Picked(3), Checked]);
        assert_eq!(card.verdict(), Some(Verdict::NotYet));
        assert_eq!([0, 1, 2, 3].map(|at| card.has_tried(at)), [false, false, false, true]);
        assert_eq!(learned, [Learned::Answered { answer: Answer::Option(3), solved: false }]);
        let (card, learned) = after(ONE, &[Picked(3), Checked, Picked(1), Checked]);
        assert!(Verdict::is_over(card.verdict()) && card.has_tried(3) && !card.has_tried(0));
        assert_eq!(learned[1], Learned::Answered { answer: Answer::Option(1), solved: true });
    }

    #[test]
    fn several_are_right_only_together() {
        let (card, learned) = after(TWO, &[Picked(0), Picked(1), Checked]);
        assert_eq!((card.verdict(), card.missing(&choice(TWO))), (Some(Verdict::NotYet), 1));
        assert_eq!(learned, [Learned::Answered { answer: Answer::Options(0b11), solved: false }]);
        let msgs = [Picked(0), Picked(1), Checked, Picked(1), Picked(2), Checked];
        let (card, learned) = after(TWO, &msgs);
        assert_eq!(card.verdict(), Some(Verdict::Right));
        assert!(card.has_tried(1) && !card.has_picked(1), "what was tried is remembered");
        assert_eq!(learned[1], Learned::Answered { answer: Answer::Options(0b101), solved: true });
    }

    #[test]
    fn checking_nothing_says_so_until_something_is_picked() {
        for nothing in [&[Checked][..], &[Picked(9), Checked]] {
            let (card, learned) = after(ONE, nothing);
            assert_eq!((card.verdict(), learned), (Some(Verdict::Nothing), vec![]));
        }
        assert_eq!(after(ONE, &[Checked, Picked(0)]).0.verdict(), None);
        let (card, _) = after(ONE, &[Picked(0), Checked, Picked(1)]);
        assert_eq!(card.verdict(), Some(Verdict::NotYet), "what was found out stays");
        assert_eq!(
            after(TWO, &[Picked(0), Picked(0), Checked]).0.verdict(),
            Some(Verdict::Nothing)
        );
    }

    #[test]
    fn not_knowing_shows_all_and_answering_again_starts_over() {
        let (card, learned) = after(ONE, &[DidNotKnow]);
        assert_eq!((card.verdict(), learned), (Some(Verdict::Shown), vec![Learned::GaveUp]));
        assert_eq!(after(ONE, &[Picked(2), Checked, AnsweredAgain]).0, Choosing::default());
    }
}
