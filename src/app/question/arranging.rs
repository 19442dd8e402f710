//! Putting rows in order, or matching each with a choice: place, check, read which are right.

use super::{AnswerMsg, Learned, Verdict};
use crate::course::{Answer, Arrangement};
use crate::unpack::Unpack;
use serde::Serialize;

/// No choice.
const NONE: u8 = u8::MAX;

/// An arrangement being made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Arranging {
    /// What stands at each place: a row where rows are put in order, else a row's choice.
    placed: Vec<u8>,
    /// The same at the last check; empty before.
    checked: Vec<u8>,
    /// The place to which a row was moved last.
    moved_to: Option<u8>,
    verdict: Option<Verdict>,
}

impl Arranging {
    pub fn of(asked: &Arrangement) -> Arranging {
        let placed = match asked.is_order() {
            true => asked.start.clone(),
            false => vec![NONE; asked.rows.len()],
        };
        Arranging { placed, checked: Vec::new(), moved_to: None, verdict: None }
    }

    /// What stands at a place; `None` for nothing yet.
    pub fn placed(&self, place: usize) -> Option<usize> {
        self.placed.get(place).filter(|placed| **placed != NONE).map(|placed| usize::from(*placed))
    }

    pub fn places(&self) -> usize {
        self.placed.len()
    }

    /// Whether what stands at a place is right, if it was checked and not changed since.
    pub fn is_right(&self, place: usize, asked: &Arrangement) -> Option<bool> {
        let placed = self.placed.get(place)?;
        let is_checked = self.checked.get(place)? == placed && *placed != NONE;
        is_checked.then(|| asked.answers.get(place) == Some(placed))
    }

    /// How many places were right at the last check.
    pub fn right(&self, asked: &Arrangement) -> usize {
        self.checked.iter().zip(&asked.answers).filter(|(is, wanted)| is == wanted).count()
    }

    /// The place to which a row was moved, until something else is done.
    pub fn moved_to(&self) -> Option<usize> {
        self.moved_to.map(usize::from)
    }

    pub fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    /// Whether it was made for `asked`: kept ones may be of an older lesson.
    pub fn fits(&self, asked: &Arrangement) -> bool {
        let count = asked.rows.len();
        let held = if asked.is_order() { count } else { asked.choices.len() };
        let is_known = |placed: &u8| usize::from(*placed) < held || *placed == NONE;
        self.placed.len() == count
            && self.placed.iter().all(is_known)
            && (!asked.is_order() || (0..count).all(|row| self.placed.contains(&(row as u8))))
    }

    pub fn update(&mut self, msg: &AnswerMsg, asked: &Arrangement) -> Option<Learned> {
        self.moved_to = None;
        match msg {
            AnswerMsg::Matched { row, choice } if !asked.is_order() => {
                let choice = choice.filter(|choice| *choice < asked.choices.len());
                if let Some(placed) = self.placed.get_mut(*row) {
                    *placed = choice.map_or(NONE, |choice| choice as u8);
                }
                self.verdict = self.verdict.filter(|verdict| *verdict != Verdict::Nothing);
                None
            }
            AnswerMsg::Moved { place, up } if asked.is_order() => {
                let to = if *up { place.checked_sub(1) } else { Some(place + 1) };
                if let Some(to) = to.filter(|to| (*to).max(*place) < self.placed.len()) {
                    self.placed.swap(*place, to);
                    self.moved_to = Some(to as u8);
                }
                None
            }
            AnswerMsg::Checked => self.check(asked),
            AnswerMsg::DidNotKnow => {
                self.verdict = Some(Verdict::Shown);
                Some(Learned::GaveUp)
            }
            AnswerMsg::AnsweredAgain => {
                *self = Arranging::of(asked);
                None
            }
            AnswerMsg::Picked(_)
            | AnswerMsg::Matched { .. }
            | AnswerMsg::Moved { .. }
            | AnswerMsg::Typed(_) => None,
        }
    }

    fn check(&mut self, asked: &Arrangement) -> Option<Learned> {
        if self.placed.iter().all(|placed| *placed == NONE) {
            self.verdict = Some(Verdict::Nothing);
            return None;
        }
        self.checked.clone_from(&self.placed);
        let solved = self.placed == asked.answers;
        self.verdict = Some(Verdict::of(solved));
        let rows = self.placed.iter().rev();
        let answer = rows.fold(0, |all: u32, placed| all << 4 | u32::from(*placed & 15));
        Some(Learned::Answered { answer: Answer::Rows(answer), solved })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{ArrangementRow, Html};
    use AnswerMsg::{AnsweredAgain, Checked, DidNotKnow};

    fn rows() -> Vec<ArrangementRow> {
        let row = ArrangementRow { text: Html::default(), explanation: Html::default() };
        vec![row; 3]
    }

    fn order() -> Arrangement {
        Arrangement { rows: rows(), choices: vec![], answers: vec![0, 1, 2], start: vec![2, 0, 1] }
    }

    fn matching() -> Arrangement {
        let choices = ["a", "b", "c"].map(String::from).into();
        Arrangement { rows: rows(), choices, answers: vec![1, 2, 0], start: vec![] }
    }

    fn moved(place: usize, up: bool) -> AnswerMsg {
        AnswerMsg::Moved { place, up }
    }

    fn matched(row: usize, choice: usize) -> AnswerMsg {
        AnswerMsg::Matched { row, choice: Some(choice) }
    }

    fn after(asked: &Arrangement, msgs: &[AnswerMsg]) -> (Arranging, Vec<Learned>) {
        let mut card = Arranging::of(asked);
        let learned = msgs.iter().filter_map(|msg| card.update(msg, asked)).collect();
        (card, learned)
    }

    fn shown(card: &Arranging) -> Vec<Option<usize>> {
        (0..card.places()).map(|place| card.placed(place)).collect()
    }

    #[test]
    fn rows_move_one_place_and_not_past_the_ends() {
        let (card, _) = after(&order(), &[moved(0, false)]);
        assert_eq!((shown(&card), card.moved_to()), (vec![Some(0), Some(2), Some(1)], Some(1)));
        for nowhere in [moved(0, true), moved(2, false), moved(9, true), moved(9, false)] {
            let (card, _) = after(&order(), &[nowhere]);
            assert_eq!((shown(&card), card.moved_to()), (vec![Some(2), Some(0), Some(1)], None));
        }
    }

    #[test]
    fn a_check_tells_which_places_are_right_until_they_change() {
        let asked = order();
        let (card, learned) = after(&asked, &[moved(0, false), Checked]);
        assert_eq!(
            [0, 1, 2].map(|p| card.is_right(p, &asked)),
            [Some(true), Some(false), Some(false)]
        );
        assert_eq!((card.verdict(), card.right(&asked)), (Some(Verdict::NotYet), 1));
        assert_eq!(learned, [Learned::Answered { answer: Answer::Rows(0x120), solved: false }]);
        let (card, _) = after(&asked, &[moved(0, false), Checked, moved(1, false)]);
        assert_eq!([0, 1, 2].map(|p| card.is_right(p, &asked)), [Some(true), None, None]);
        let (card, learned) = after(&asked, &[moved(0, false), moved(1, false), Checked]);
        assert_eq!(card.verdict(), Some(Verdict::Right));
        assert_eq!(learned, [Learned::Answered { answer: Answer::Rows(0x210), solved: true }]);
    }

    #[test]
    fn rows_are_matched_one_by_one() {
        let asked = matching();
        assert_eq!(after(&asked, &[Checked]).0.verdict(), Some(Verdict::Nothing));
        assert_eq!(after(&asked, &[Checked, matched(0, 0)]).0.verdict(), None);
        let (card, learned) =
            after(&asked, &[matched(0, 1), matched(1, 9), matched(9, 1), Checked]);
        assert_eq!(shown(&card), [Some(1), None, None]);
        assert_eq!([0, 1, 2].map(|row| card.is_right(row, &asked)), [Some(true), None, None]);
        assert_eq!(learned, [Learned::Answered { answer: Answer::Rows(0xff1), solved: false }]);
        let all = [matched(0, 1), matched(1, 2), matched(2, 0), Checked];
        assert_eq!(after(&asked, &all).0.verdict(), Some(Verdict::Right));
    }

    #[test]
    fn not_knowing_shows_the_answer_and_answering_again_starts_over() {
        for asked in [order(), matching()] {
            let (card, learned) = after(&asked, &[DidNotKnow]);
            assert_eq!((card.verdict(), learned), (Some(Verdict::Shown), vec![Learned::GaveUp]));
            let again = [moved(0, false), matched(0, 1), Checked, AnsweredAgain];
            assert_eq!(after(&asked, &again).0, Arranging::of(&asked));
        }
    }

    #[test]
    fn kept_ones_of_another_question_do_not_fit() {
        assert!(
            Arranging::of(&order()).fits(&order()) && Arranging::of(&matching()).fits(&matching())
        );
        assert!(!Arranging::of(&matching()).fits(&order()), "every row has to be somewhere");
        let longer = Arrangement { rows: [rows(), rows()].concat(), ..matching() };
        assert!(!Arranging::of(&longer).fits(&matching()));
    }
}
