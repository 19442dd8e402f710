//! The judge of a lab: watches a world for goals and wrong ways.

use super::{Lab, Verdict, watch::Watch};
use crate::lab::{Observe, World};
use crate::sim::{Cluster, TimeMs};

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
        let watch = |goal| Watch::new(goal, start.cluster(), start.now());
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

    fn look(&mut self, cluster: &Cluster, now: TimeMs) {
        // All look before any is closed: who breaks one goal in the very step that meets the last other has not solved the lab.
        for watch in self.goals.iter_mut().chain(&mut self.wrongs) {
            watch.look(cluster, now);
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
        self.look(world.cluster(), world.now());
    }
}
