//! Answering in one's own words: write, see which ideas were found, decide oneself.

use super::Learned;
use crate::course::{Answer, Idea, Write};
use crate::unpack::Unpack;
use serde::Serialize;

/// What the learner did on the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteMsg {
    /// Changed the text, to this.
    Typed(String),
    /// Wrote it, and wants to compare.
    Compared,
    /// Ticked or unticked the idea at this place.
    Ticked(usize),
    /// Says how it went.
    Went(Went),
}

/// The learner's own judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Went {
    HadIt,
    NotYet,
    DontKnow,
}

/// The longest text that is looked at, in characters: the text field takes no more.
pub const LETTERS_MAX: usize = 4000;

/// A text being written. The machine suggests; what it found is the learner's to confirm.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Writing {
    text: String,
    asked_empty: bool,
    /// One for each idea, once there is something to compare.
    ideas: Vec<Found>,
    went: Option<Went>,
}

/// How an idea stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Found {
    /// The learner's own words in which it seems to be.
    pub quote: Option<String>,
    pub ticked: bool,
}

impl Writing {
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there was nothing to compare.
    pub fn asked_empty(&self) -> bool {
        self.asked_empty
    }

    /// One for each idea, or none while the model answer is closed.
    pub fn ideas(&self) -> &[Found] {
        &self.ideas
    }

    pub fn went(&self) -> Option<Went> {
        self.went
    }

    pub fn update(&mut self, msg: WriteMsg, asked: &Write) -> Option<Learned> {
        match msg {
            WriteMsg::Typed(text) => {
                self.text = text.chars().take(LETTERS_MAX).collect();
                self.asked_empty = false;
                None
            }
            WriteMsg::Compared => self.compare(asked),
            WriteMsg::Ticked(idea) => {
                let found = self.ideas.get_mut(idea)?;
                found.ticked = !found.ticked;
                None
            }
            WriteMsg::Went(went) => {
                self.went = Some(went);
                if self.ideas.is_empty() {
                    self.ideas = vec![Found::default(); asked.ideas.len()];
                }
                Some(went.learned())
            }
        }
    }

    fn compare(&mut self, asked: &Write) -> Option<Learned> {
        self.asked_empty = self.text.trim().is_empty();
        if self.asked_empty {
            return None;
        }
        let found = |idea: &Idea| {
            let quote = idea.find(&self.text).map(|place| self.text[place].to_owned());
            Found { ticked: quote.is_some(), quote }
        };
        self.ideas = asked.ideas.iter().map(found).collect();
        self.went = None;
        Some(Learned::Tried)
    }
}

impl Went {
    fn learned(self) -> Learned {
        let (answer, solved) = match self {
            Went::HadIt => (Answer::HadIt, true),
            Went::NotYet => (Answer::NotYet, false),
            Went::DontKnow => return Learned::GaveUp,
        };
        Learned::Answered { answer, solved }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Clue, Html};

    fn asked() -> Write {
        let clue = |word: &str| Clue { all: vec![vec![word.into()]], ..Clue::default() };
        let idea = |says: &str| Idea { says: says.into(), clues: vec![clue(says)] };
        Write { model: Html::default(), ideas: vec![idea("one"), idea("two")] }
    }

    fn after(msgs: &[WriteMsg]) -> (Writing, Vec<Learned>) {
        let mut card = Writing::default();
        let learned = msgs.iter().filter_map(|msg| card.update(msg.clone(), &asked())).collect();
        (card, learned)
    }

    #[test]
    fn nothing_written_is_nothing_to_compare() {
        for text in ["", " \n\t "] {
            let (card, learned) = after(&[WriteMsg::Typed(text.into()), WriteMsg::Compared]);
            assert!(card.asked_empty() && card.ideas().is_empty());
            assert_eq!(learned, []);
        }
    }

    #[test]
    fn writing_answers_the_hint_to_write() {
        let (card, _) = after(&[WriteMsg::Compared, WriteMsg::Typed("글".into())]);
        assert!(!card.asked_empty());
    }

    #[test]
    fn the_learner_decides_what_is_in_the_answer_and_how_it_went() {
        let (card, learned) = after(&[
            WriteMsg::Typed("글".into()),
            WriteMsg::Compared,
            WriteMsg::Ticked(1),
            WriteMsg::Ticked(9),
            WriteMsg::Went(Went::NotYet),
            WriteMsg::Went(Went::HadIt),
        ]);
        let ticked: Vec<bool> = card.ideas().iter().map(|idea| idea.ticked).collect();
        assert_eq!((ticked, card.went()), (vec![false, true], Some(Went::HadIt)));
        let not_yet = Learned::Answered { answer: Answer::NotYet, solved: false };
        let had_it = Learned::Answered { answer: Answer::HadIt, solved: true };
        assert_eq!(learned, [Learned::Tried, not_yet, had_it]);
    }

    #[test]
    fn not_knowing_opens_the_model_answer_and_what_was_written_stays() {
        let (card, learned) =
            after(&[WriteMsg::Typed("글".into()), WriteMsg::Went(Went::DontKnow)]);
        assert_eq!((card.text(), card.ideas().len()), ("글", 2));
        assert_eq!(learned, [Learned::GaveUp]);
    }

    #[test]
    fn a_long_text_is_cut_between_letters() {
        let (card, _) = after(&[WriteMsg::Typed("글".repeat(LETTERS_MAX + 1))]);
        assert_eq!(card.text().chars().count(), LETTERS_MAX);
    }
}
