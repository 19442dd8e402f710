//! A lab being tried: hints, the shown solution, what the judge says.

use super::Learned;
use crate::course::Lab;
use crate::unpack::Unpack;
use serde::Serialize;

/// What the learner did on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabMsg {
    HintAsked,
    SolutionAsked,
    /// Once more, with another seed.
    VariantAsked,
}

/// Whether the author's way is on the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Solution {
    NotShown,
    Playing,
    Shown,
}

/// What the lab's stage and its judge say now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Watched {
    /// Something was done on the stage, by the learner or a script.
    pub begun: bool,
    /// Every goal is met.
    pub met: bool,
    /// Some goal can no longer be met.
    pub missed: bool,
    /// How many goals are met, kept so far and missed: each tick of a goal changes one of them.
    pub tally: [u32; 3],
    /// The wrong way that was recognised, as a place in the lab's list.
    pub wrong: Option<usize>,
    /// A script is running on the stage.
    pub playing: bool,
    /// What was done began with a script, and no fresh start came since.
    pub scripted: bool,
    /// Its stage has another seed than the lesson gave it.
    pub varied: bool,
}

/// A lab being tried. Whose way is on the stage is the stage's to know: put back to its start, it
/// belongs to the learner again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Trying {
    hints: usize,
    watched: Watched,
}

impl Trying {
    /// How many hints are shown, from the first.
    pub fn hints(&self) -> usize {
        self.hints
    }

    pub fn solution(&self) -> Solution {
        self.watched.solution()
    }

    /// Every goal is met, by the learner's own doing.
    pub fn is_solved(&self) -> bool {
        self.watched.is_solved()
    }

    /// Another seed was asked for, and nothing was done since.
    pub fn is_fresh_variant(&self) -> bool {
        self.watched.varied && !self.watched.begun
    }

    pub fn is_missed(&self) -> bool {
        self.watched.missed
    }

    /// The wrong way to name, as a place in the lab's list.
    pub fn wrong(&self) -> Option<usize> {
        self.watched.wrong.filter(|_| self.solution() == Solution::NotShown && !self.watched.met)
    }

    /// Whether the solution is to be played, and what was learned.
    pub fn update(&mut self, msg: LabMsg, lab: &Lab) -> (bool, Option<Learned>) {
        match msg {
            LabMsg::HintAsked => {
                self.hints = (self.hints + 1).min(lab.hints.len());
                (false, Some(Learned::Tried))
            }
            LabMsg::SolutionAsked => (true, Some(Learned::Seen)),
            LabMsg::VariantAsked => (false, None),
        }
    }

    /// The stage changed.
    pub fn watched(&mut self, now: Watched) -> Option<Learned> {
        let before = std::mem::replace(&mut self.watched, now);
        if now.is_solved() && !before.is_solved() {
            return Some(Learned::Solved);
        }
        (now.is_own() && !before.is_own()).then_some(Learned::Tried)
    }
}

impl Watched {
    fn solution(&self) -> Solution {
        match (self.playing, self.scripted) {
            (true, _) => Solution::Playing,
            (false, true) => Solution::Shown,
            (false, false) => Solution::NotShown,
        }
    }

    /// The learner did something, and no script before.
    fn is_own(&self) -> bool {
        self.begun && self.solution() == Solution::NotShown
    }

    fn is_solved(&self) -> bool {
        self.met && self.is_own()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Html, Script};

    fn lab() -> Lab {
        Lab {
            stage: "s".into(),
            until_ms: 1,
            goals: vec![],
            hints: vec![Html::default(), Html::default()],
            wrongs: vec![],
            solution: Script::default(),
            variants: vec![],
        }
    }

    const BEGUN: Watched = Watched {
        begun: true,
        met: false,
        missed: false,
        tally: [0; 3],
        wrong: None,
        playing: false,
        scripted: false,
        varied: false,
    };
    const MET: Watched = Watched { met: true, ..BEGUN };
    const SHOWN: Watched = Watched { scripted: true, ..MET };

    #[test]
    fn hints_come_one_at_a_time_and_end() {
        let mut card = Trying::default();
        for shown in [1, 2, 2] {
            card.update(LabMsg::HintAsked, &lab());
            assert_eq!(card.hints(), shown);
        }
    }

    #[test]
    fn solved_by_the_learner_is_said_once() {
        let mut card = Trying::default();
        assert_eq!(card.watched(Watched::default()), None);
        assert_eq!(card.watched(BEGUN), Some(Learned::Tried));
        assert_eq!(card.watched(MET), Some(Learned::Solved));
        assert_eq!(card.watched(MET), None);
        assert!(card.is_solved());
    }

    #[test]
    fn the_shown_solution_is_seen_and_never_solved() {
        let mut card = Trying::default();
        assert_eq!(card.update(LabMsg::SolutionAsked, &lab()), (true, Some(Learned::Seen)));
        assert_eq!(card.watched(Watched { playing: true, ..BEGUN }), None);
        assert_eq!(card.watched(Watched { playing: true, ..SHOWN }), None);
        assert_eq!(card.watched(SHOWN), None);
        assert!(!card.is_solved() && card.solution() == Solution::Shown);
    }

    #[test]
    fn after_the_solution_a_fresh_start_can_be_solved() {
        let mut card = Trying::default();
        card.watched(SHOWN);
        assert_eq!(card.watched(Watched::default()), None, "back to the start");
        assert_eq!(card.watched(BEGUN), Some(Learned::Tried));
        assert_eq!(card.watched(MET), Some(Learned::Solved));
    }

    #[test]
    fn a_wrong_way_is_named_only_to_the_one_who_went_it() {
        let mut card = Trying::default();
        let astray = Watched { wrong: Some(0), missed: true, ..BEGUN };
        card.watched(astray);
        assert_eq!((card.wrong(), card.is_missed()), (Some(0), true));
        card.watched(Watched { scripted: true, ..astray });
        assert_eq!(card.wrong(), None);
    }
}
