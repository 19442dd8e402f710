//! Answering with a number.

use super::{AnswerMsg, Learned, Verdict};
use crate::course::{Answer, Html, Number};
use crate::unpack::Unpack;
use serde::Serialize;

/// A number being worked out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Counting {
    typed: String,
    /// The last number that was checked.
    checked: Option<u32>,
    verdict: Option<Verdict>,
}

impl Counting {
    /// What stands in the field.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    pub fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    /// The number that was found wrong at the last check.
    pub fn missed(&self) -> Option<u32> {
        self.checked.filter(|_| self.verdict == Some(Verdict::NotYet))
    }

    /// What is said to the number found wrong, if it was expected.
    pub fn mistake<'n>(&self, asked: &'n Number) -> Option<&'n Html> {
        let missed = self.missed()?;
        let mistake = asked.mistakes.iter().find(|mistake| mistake.number == missed);
        mistake.map(|mistake| &mistake.explanation)
    }

    pub fn update(&mut self, msg: &AnswerMsg, asked: &Number) -> Option<Learned> {
        match msg {
            AnswerMsg::Typed(typed) => {
                self.typed.clone_from(typed);
                self.verdict = self.verdict.filter(|verdict| *verdict != Verdict::Nothing);
                None
            }
            AnswerMsg::Checked => self.check(asked),
            AnswerMsg::DidNotKnow => {
                self.verdict = Some(Verdict::Shown);
                Some(Learned::GaveUp)
            }
            AnswerMsg::AnsweredAgain => {
                *self = Counting::default();
                None
            }
            AnswerMsg::Picked(_) | AnswerMsg::Matched { .. } | AnswerMsg::Moved { .. } => None,
        }
    }

    fn check(&mut self, asked: &Number) -> Option<Learned> {
        let Some(number) = read_number(&self.typed) else {
            self.verdict = Some(Verdict::Nothing);
            return None;
        };
        self.checked = Some(number);
        self.verdict = Some(Verdict::of(number == asked.answer));
        Some(Learned::Answered { answer: Answer::Number(number), solved: number == asked.answer })
    }
}

/// The one number in what was typed: "27", " 27 ", "２７", "27개", "27 tasks", "1,000". `None` if
/// there is none, or more than one.
fn read_number(typed: &str) -> Option<u32> {
    let typed: String = typed.chars().filter(|c| !matches!(c, ',' | '，')).map(narrow).collect();
    let mut numbers = typed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let number = numbers.next()?;
    let is_negative = typed.trim_start().starts_with(['-', '−']);
    if numbers.next().is_some() || is_negative { None } else { number.parse().ok() }
}

/// A full-width digit as a plain one.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => (c as u32 - '０' as u32 + u32::from(b'0')) as u8 as char,
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::NumberMistake;
    use AnswerMsg::{AnsweredAgain, Checked, DidNotKnow, Typed};

    fn asked() -> Number {
        let mistake = NumberMistake { number: 20, explanation: Html("왜".into()) };
        Number { answer: 27, explanation: Html::default(), mistakes: vec![mistake], counted: None }
    }

    fn after(msgs: &[AnswerMsg]) -> (Counting, Vec<Learned>) {
        let mut card = Counting::default();
        let learned = msgs.iter().filter_map(|msg| card.update(msg, &asked())).collect();
        (card, learned)
    }

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for typed in ["27", " 27 ", "２７", "27개", "27 개요", "모두 27개", "0027", "27 tasks"]
        {
            assert_eq!(read_number(typed), Some(27), "{typed}");
        }
        assert_eq!(read_number("1,000"), Some(1000));
        for typed in ["", "  ", "스물일곱", "-27", "20+7", "2.7", "99999999999"] {
            assert_eq!(read_number(typed), None, "{typed}");
        }
    }

    #[test]
    fn an_expected_mistake_has_its_own_words() {
        let (card, learned) = after(&[Typed("20".into()), Checked]);
        assert_eq!((card.missed(), card.mistake(&asked())), (Some(20), Some(&Html("왜".into()))));
        assert_eq!(learned, [Learned::Answered { answer: Answer::Number(20), solved: false }]);
        let (card, _) = after(&[Typed("3".into()), Checked]);
        assert_eq!((card.missed(), card.mistake(&asked())), (Some(3), None));
    }

    #[test]
    fn the_right_number_solves_it() {
        let (card, learned) = after(&[Typed("20".into()), Checked, Typed("27개".into()), Checked]);
        assert_eq!((card.verdict(), card.missed()), (Some(Verdict::Right), None));
        assert_eq!(learned[1], Learned::Answered { answer: Answer::Number(27), solved: true });
    }

    #[test]
    fn what_is_no_number_is_said_until_something_else_is_typed() {
        let (card, learned) = after(&[Typed("많이".into()), Checked]);
        assert_eq!((card.verdict(), learned), (Some(Verdict::Nothing), vec![]));
        assert_eq!(after(&[Checked, Typed("2".into())]).0.verdict(), None);
    }

    #[test]
    fn not_knowing_shows_the_answer_and_answering_again_starts_over() {
        let (card, learned) = after(&[DidNotKnow]);
        assert_eq!((card.verdict(), learned), (Some(Verdict::Shown), vec![Learned::GaveUp]));
        assert_eq!(after(&[Typed("1".into()), Checked, AnsweredAgain]).0, Counting::default());
    }
}
