//! How far a learner is in a lesson or a part of it, counted from what is remembered.

use crate::course::{Progress, Standing};
use crate::text::progress::Stretch;
use crate::unpack::Unpack;
use serde::Serialize;

/// Something to do in a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Activity {
    /// Where its progress is kept: `slug/id`.
    pub key: String,
    /// A prediction is done once it was made, right or not: to have predicted is its point.
    pub is_prediction: bool,
}

/// How many activities stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    pub all: usize,
    pub solved: usize,
    pub seen: usize,
    pub tried: usize,
    /// Solved, or predicted: nothing is left to do.
    pub done: usize,
}

impl Reach {
    /// Counts `activities` in `progress`.
    pub fn of<'a>(
        progress: &Progress,
        activities: impl IntoIterator<Item = &'a Activity>,
    ) -> Reach {
        let mut reach = Reach::default();
        for activity in activities {
            reach.add(progress.get(&activity.key).map(|r| r.standing()), activity.is_prediction);
        }
        reach
    }

    fn add(&mut self, standing: Option<Standing>, is_prediction: bool) {
        self.all += 1;
        match standing {
            None => {}
            Some(Standing::Tried) => self.tried += 1,
            Some(Standing::Seen) => self.seen += 1,
            Some(Standing::Solved) => self.solved += 1,
        }
        let enough = if is_prediction { Standing::Tried } else { Standing::Solved };
        self.done += usize::from(standing >= Some(enough));
    }

    pub fn has_begun(&self) -> bool {
        self.solved + self.seen + self.tried > 0
    }

    pub fn stretch(&self) -> Stretch {
        match (self.has_begun(), self.done == self.all) {
            (false, _) => Stretch::NotStarted,
            (true, false) => Stretch::UnderWay,
            (true, true) => Stretch::Finished,
        }
    }
}

/// Where it is kept that a section was read to its end: `04-ecs#spread`. A question's key has a
/// slash instead, so the two never meet.
pub fn section_key(slug: &str, section: &str) -> String {
    format!("{slug}#{section}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Answer;

    fn activity(key: &str, is_prediction: bool) -> Activity {
        Activity { key: key.into(), is_prediction }
    }

    #[test]
    fn a_prediction_is_done_once_made_and_a_lab_once_solved() {
        let activities = [
            activity("l/p", true),
            activity("l/c", false),
            activity("l/lab", false),
            activity("l/x", false),
        ];
        let mut progress = Progress::default();
        assert_eq!(Reach::of(&progress, &activities).stretch(), Stretch::NotStarted);
        progress.answered("l/p", Answer::DontKnow, false);
        progress.answered("l/c", Answer::Option(0), false);
        progress.seen("l/lab");
        let reach = Reach::of(&progress, &activities);
        assert_eq!(reach, Reach { all: 4, solved: 0, seen: 1, tried: 2, done: 1 });
        assert_eq!(reach.stretch(), Stretch::UnderWay);
        for key in ["l/c", "l/lab", "l/x"] {
            progress.solved(key);
        }
        assert_eq!(Reach::of(&progress, &activities).stretch(), Stretch::Finished);
    }

    #[test]
    fn nothing_to_do_is_never_begun() {
        assert_eq!(Reach::of(&Progress::default(), &[]).stretch(), Stretch::NotStarted);
    }
}
