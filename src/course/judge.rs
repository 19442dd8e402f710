//! The judge of a lab: watches a world for goals and wrong ways.

use super::{Lab, Verdict, watch::Watch};
use crate::lab::{Observe, World};
use crate::sim::TimeMs;

/// Looks at the world after every command and every timer, so nothing can happen unseen between two looks.
///
/// - `ever`: met at the first moment at which the condition holds.
/// - `within`: met when the condition holds again after it did not, or at the end of the time if it held throughout.
/// - `always from`: failed at the first moment at which the condition does not hold; met once every other goal is.
/// - `just before`: decided when the second condition first holds, by the look before that.
/// - `at the end`: decided when the lab's time is over.
///
/// Decided is decided. [`Judge::default`] judges nothing, for stages without a lab.
#[derive(Clone, Debug)]
pub struct Judge {
    goals: Vec<Watch>,
    wrongs: Vec<Watch>,
    /// The end of the lab's time.
    end: TimeMs,
}

impl Judge {
    /// `start`: the world at the learner's 0:00.
    pub fn new(lab: &Lab, start: &World) -> Judge {
        let watch = |goal| Watch::new(goal, start);
        let mut judge = Judge {
            goals: lab.goals.iter().map(|goal| watch(&goal.goal)).collect(),
            wrongs: lab.wrongs.iter().map(|wrong| watch(&wrong.when)).collect(),
            end: start.now().after(lab.until_ms),
        };
        judge.close();
        judge
    }

    /// How each goal stands at `now`, which is not before the last look; in the lab's order.
    pub fn verdicts(&self, now: TimeMs) -> Vec<Verdict> {
        self.at(now).goals.iter().map(Watch::verdict).collect()
    }

    /// When the last goal was met, if all are; then the lab is solved.
    pub fn solved_at(&self, now: TimeMs) -> Option<TimeMs> {
        let met = |watch: &Watch| match watch.decided() {
            Some(Verdict::Met { at }) => Some(at),
            Some(Verdict::Pending | Verdict::Holding { .. } | Verdict::Failed { .. }) | None => {
                None
            }
        };
        let times: Option<Vec<TimeMs>> = self.at(now).goals.iter().map(met).collect();
        times?.into_iter().max()
    }

    /// The wrong way that the learner is on, as a place in the lab's list: the one recognised first.
    pub fn wrong_way(&self, now: TimeMs) -> Option<usize> {
        self.wrong_ways(now).into_iter().min_by_key(|&(_, at)| at).map(|(place, _)| place)
    }

    /// Every wrong way that was recognised, with its moment.
    pub fn wrong_ways(&self, now: TimeMs) -> Vec<(usize, TimeMs)> {
        let recognised = |(place, watch): (usize, &Watch)| match watch.decided() {
            Some(Verdict::Met { at }) => Some((place, at)),
            Some(Verdict::Pending | Verdict::Holding { .. } | Verdict::Failed { .. }) | None => {
                None
            }
        };
        self.at(now).wrongs.iter().enumerate().filter_map(recognised).collect()
    }

    /// The judge at a later time at which nothing more has happened.
    fn at(&self, now: TimeMs) -> Judge {
        let mut judge = self.clone();
        judge.settle(now);
        judge
    }

    fn settle(&mut self, now: TimeMs) {
        for watch in self.goals.iter_mut().chain(&mut self.wrongs) {
            watch.settle(now, self.end);
        }
        self.close();
    }

    fn look(&mut self, world: &World) {
        // All look before any is closed: who breaks one goal in the very step that meets the last other has not solved the lab.
        for watch in self.goals.iter_mut().chain(&mut self.wrongs) {
            watch.look(world);
        }
        self.close();
    }

    /// Meets `always from` goals once every other goal is met.
    fn close(&mut self) {
        let others = self.goals.iter().filter(|watch| !watch.is_always());
        let met = others.map(|watch| match watch.decided() {
            Some(Verdict::Met { at }) => Some(at),
            Some(Verdict::Pending | Verdict::Holding { .. } | Verdict::Failed { .. }) | None => {
                None
            }
        });
        if let Some(at) = met.collect::<Option<Vec<_>>>().and_then(|times| times.into_iter().max())
        {
            self.goals.iter_mut().for_each(|watch| watch.close_always(at));
        }
    }
}

impl Default for Judge {
    fn default() -> Judge {
        Judge { goals: Vec::new(), wrongs: Vec::new(), end: TimeMs::NEVER }
    }
}

impl Observe for Judge {
    fn observe(&mut self, world: &World) {
        self.settle(world.now());
        self.look(world);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Player, example};
    use crate::lab::Timeline;

    /// Without computers nothing happens but what the script does, so every time is exact.
    fn watched(goals: &[&str], wrongs: &[&str], script: &str) -> Timeline<Judge> {
        let stage = example::stage(0);
        let start = stage.set_up(stage.seed).expect("the example can be set up");
        let lab = example::lab(goals, wrongs);
        let mut timeline = Timeline::new(start.clone(), Judge::new(&lab, &start));
        let mut player = Player::new(example::script(script), stage.kit.clone(), start.now());
        let played = player.play(&mut timeline, TimeMs::NEVER, 10_000);
        assert_eq!(played, Ok(crate::course::Played::Done));
        timeline
    }

    /// In seconds after the start: "met 10", "failed 30", "holding 5" (since), "pending".
    fn told(timeline: &Timeline<Judge>) -> Vec<String> {
        let (start, now) = (timeline.start().now(), timeline.live().now());
        let seconds = |at: TimeMs| at.since(start) / 1000;
        let tell = |verdict| match verdict {
            Verdict::Pending => "pending".into(),
            Verdict::Holding { since } => format!("holding {}", seconds(since)),
            Verdict::Met { at } => format!("met {}", seconds(at)),
            Verdict::Failed { at } => format!("failed {}", seconds(at)),
        };
        timeline.observer().verdicts(now).into_iter().map(tell).collect()
    }

    fn verdicts(goals: &[&str], script: &str) -> Vec<String> {
        told(&watched(goals, &[], script))
    }

    #[test]
    fn ever_is_met_once_and_for_all() {
        let goal = ["desired(member) >= 3, ever"];
        assert_eq!(verdicts(&goal, "at 10s\nscale member 2"), ["pending"]);
        assert_eq!(verdicts(&goal, "at 10s\nscale member 3\nat 20s\nscale member 0"), ["met 10"]);
        assert_eq!(verdicts(&["desired(member) == 0, ever"], "at 1s"), ["met 0"]);
    }

    #[test]
    fn within_is_met_when_the_condition_comes_back() {
        let goal = ["desired(member) >= 3, within 30s of desired(member) == 1"];
        assert_eq!(verdicts(&goal, "scale member 3\nat 5s"), ["pending"]);
        assert_eq!(verdicts(&goal, "scale member 1\nat 29s\nscale member 3"), ["met 29"]);
        assert_eq!(verdicts(&goal, "at 5s\nscale member 1\nat 36s\nscale member 3"), ["failed 35"]);
    }

    #[test]
    fn within_the_deadlines_own_millisecond_is_in_time() {
        let goal = ["desired(member) >= 3, within 30s of desired(member) == 1"];
        assert_eq!(verdicts(&goal, "scale member 1\nat 30s"), ["pending"]);
        assert_eq!(verdicts(&goal, "scale member 1\nat 30s\nscale member 3"), ["met 30"]);
    }

    #[test]
    fn within_needs_what_already_holds_to_last() {
        let goal = ["desired(member) <= 3, within 30s of desired(member) >= 1"];
        assert_eq!(verdicts(&goal, "at 5s\nscale member 2\nat 20s"), ["holding 5"]);
        assert_eq!(verdicts(&goal, "at 5s\nscale member 2\nat 40s"), ["met 35"]);
        assert_eq!(
            verdicts(&goal, "at 5s\nscale member 2\nat 6s\nscale member 4\nat 40s"),
            ["failed 35"]
        );
    }

    #[test]
    fn always_is_kept_until_the_other_goals_are_met() {
        let goals = [
            "desired(member) <= 3, always from desired(member) >= 1",
            "desired(member) == 3, ever",
        ];
        assert_eq!(verdicts(&goals, "at 5s\nscale member 2\nat 9s"), ["holding 5", "pending"]);
        assert_eq!(
            verdicts(&goals, "at 5s\nscale member 2\nat 9s\nscale member 3"),
            ["met 9", "met 9"]
        );
        assert_eq!(
            verdicts(&goals, "scale member 2\nat 9s\nscale member 4\nscale member 3"),
            ["failed 9", "met 9"]
        );
        let solved_then_broken = "scale member 3\nat 9s\nscale member 9";
        assert_eq!(verdicts(&goals, solved_then_broken), ["met 0", "met 0"]);
    }

    #[test]
    fn always_is_not_kept_by_the_step_that_breaks_it() {
        let goals = [
            "desired(member) <= 4, always from desired(member) >= 1",
            "desired(member) >= 5, ever",
        ];
        assert_eq!(
            verdicts(&goals, "scale member 1\nat 9s\nscale member 5"),
            ["failed 9", "met 9"]
        );
    }

    #[test]
    fn just_before_looks_back_by_one_look() {
        let goal = ["desired(member) == 2, just before desired(member) >= 5"];
        assert_eq!(verdicts(&goal, "scale member 2\nat 9s"), ["pending"]);
        assert_eq!(verdicts(&goal, "scale member 2\nat 9s\nscale member 5"), ["met 9"]);
        assert_eq!(
            verdicts(&goal, "scale member 2\nat 9s\nscale member 3\nscale member 5"),
            ["failed 9"]
        );
    }

    #[test]
    fn the_end_is_judged_at_the_end() {
        let goal = ["desired(member) == 2, at the end"];
        assert_eq!(verdicts(&goal, "at 9s\nscale member 2\nat 5m"), ["holding 9"]);
        assert_eq!(verdicts(&goal, "at 9s\nscale member 2\nat 5m1s"), ["met 300"]);
        assert_eq!(verdicts(&goal, "at 5m1s\nscale member 2"), ["failed 300"]);
    }

    #[test]
    fn a_lab_is_solved_when_its_last_goal_is_met() {
        let goals = ["desired(member) >= 1, ever", "desired(member) >= 2, ever"];
        let solved = |script| {
            let timeline = watched(&goals, &[], script);
            let at = timeline.observer().solved_at(timeline.live().now());
            at.map(|at| at.since(timeline.start().now()) / 1000)
        };
        assert_eq!(solved("scale member 1\nat 9s"), None);
        assert_eq!(solved("scale member 1\nat 9s\nscale member 2\nat 20s"), Some(9));
    }

    #[test]
    fn a_stage_without_goals_is_never_solved() {
        let timeline = watched(&[], &[], "scale member 1");
        assert_eq!(timeline.observer().solved_at(TimeMs::NEVER), None);
        assert_eq!(Judge::default().solved_at(TimeMs::NEVER), None);
    }

    #[test]
    fn the_wrong_way_recognised_first_is_named() {
        let wrongs = [
            "desired(member) >= 5, ever",
            "desired(member) >= 3, ever",
            "desired(member) >= 9, ever",
        ];
        let timeline = watched(
            &["desired(member) == 1, ever"],
            &wrongs,
            "scale member 3\nat 9s\nscale member 5",
        );
        let (judge, now) = (timeline.observer(), timeline.live().now());
        assert_eq!(judge.wrong_way(now), Some(1));
        assert_eq!(judge.wrong_ways(now).len(), 2);
    }

    #[test]
    fn what_is_taken_back_is_judged_as_if_it_had_not_been() {
        let mut timeline =
            watched(&["desired(member) >= 3, ever"], &[], "scale member 2\nat 9s\nscale member 3");
        assert_eq!(told(&timeline), ["met 9"]);
        assert!(timeline.undo());
        assert_eq!(told(&timeline), ["pending"]);
    }
}
