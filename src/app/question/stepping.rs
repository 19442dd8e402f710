//! Going through a scene: decide what to do, see what happens, go on.

use super::Learned;
use crate::course::Scene;
use crate::unpack::Unpack;
use serde::Serialize;

/// What the learner did on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SceneMsg {
    /// The action at this place of the present step.
    Chosen(usize),
    BackPressed,
    RestartPressed,
}

/// A scene being stepped through. A wrong action says why, and leaves the others to be tried.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Stepping {
    done: usize,
    /// Wrong actions of the present step, the last tried last.
    tried: Vec<usize>,
    /// How often the pressed button went away with what it did, in this visit.
    #[serde(skip)]
    turns: usize,
}

impl Stepping {
    /// How many steps are done; the present one's place, until all are.
    pub fn done(&self, scene: &Scene) -> usize {
        self.done.min(scene.steps.len())
    }

    pub fn is_finished(&self, scene: &Scene) -> bool {
        self.done >= scene.steps.len()
    }

    /// Whether the wrong action at this place of the present step was tried.
    pub fn has_tried(&self, action: usize) -> bool {
        self.tried.contains(&action)
    }

    /// What is said to the last wrong action.
    pub fn reply<'a>(&self, scene: &'a Scene) -> Option<&'a str> {
        let action = scene.steps.get(self.done)?.actions.get(*self.tried.last()?)?;
        action.reply.as_deref()
    }

    /// Rises whenever the button that was pressed is gone, so that the focus needs another place.
    pub fn turns(&self) -> usize {
        self.turns
    }

    pub fn update(&mut self, msg: SceneMsg, scene: &Scene) -> Option<Learned> {
        match msg {
            SceneMsg::Chosen(action) => self.choose(action, scene),
            SceneMsg::BackPressed => {
                self.go_to(self.done(scene).saturating_sub(1));
                None
            }
            SceneMsg::RestartPressed => {
                self.go_to(0);
                None
            }
        }
    }

    fn choose(&mut self, action: usize, scene: &Scene) -> Option<Learned> {
        let chosen = scene.steps.get(self.done)?.actions.get(action)?;
        if !chosen.is_right() {
            self.tried.retain(|tried| *tried != action);
            self.tried.push(action);
            return Some(Learned::Tried);
        }
        self.go_to(self.done + 1);
        self.turns += 1;
        Some(if self.is_finished(scene) { Learned::Solved } else { Learned::Tried })
    }

    /// The buttons that go back stand while there is somewhere to go back to.
    fn go_to(&mut self, step: usize) {
        self.done = step;
        self.tried.clear();
        self.turns += usize::from(step == 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{SceneAction, SceneStep};

    /// Three steps; the right action is the second, the first, the only one.
    fn scene() -> Scene {
        let action = |label: &str, reply: Option<&str>| SceneAction {
            label: label.into(),
            reply: reply.map(Into::into),
        };
        let step = |actions| SceneStep { ask: "?".into(), actions, told: "!".into() };
        Scene {
            steps: vec![
                step(vec![
                    action("a", Some("not a")),
                    action("b", None),
                    action("c", Some("not c")),
                ]),
                step(vec![action("d", None), action("e", Some("not e"))]),
                step(vec![action("f", None)]),
            ],
            ..Scene::default()
        }
    }

    fn after(msgs: &[SceneMsg]) -> (Stepping, Vec<Learned>) {
        let mut card = Stepping::default();
        let learned = msgs.iter().filter_map(|msg| card.update(*msg, &scene())).collect();
        (card, learned)
    }

    #[test]
    fn a_wrong_action_says_why_and_stays_at_its_step() {
        let (card, learned) = after(&[SceneMsg::Chosen(0), SceneMsg::Chosen(2)]);
        assert_eq!((card.done(&scene()), card.reply(&scene())), (0, Some("not c")));
        assert_eq!([0, 1, 2].map(|action| card.has_tried(action)), [true, false, true]);
        assert_eq!(learned, [Learned::Tried, Learned::Tried]);
        let (card, _) = after(&[SceneMsg::Chosen(0), SceneMsg::Chosen(2), SceneMsg::Chosen(0)]);
        assert_eq!(card.reply(&scene()), Some("not a"));
    }

    #[test]
    fn the_last_right_action_solves() {
        let (card, learned) = after(&[
            SceneMsg::Chosen(0),
            SceneMsg::Chosen(1),
            SceneMsg::Chosen(0),
            SceneMsg::Chosen(0),
        ]);
        assert!(card.is_finished(&scene()) && card.reply(&scene()).is_none());
        assert_eq!(learned, [Learned::Tried, Learned::Tried, Learned::Tried, Learned::Solved]);
        let mut over = card.clone();
        assert_eq!(over.update(SceneMsg::Chosen(0), &scene()), None);
        assert_eq!(over, card);
    }

    #[test]
    fn a_step_can_be_taken_back_and_all_of_them() {
        let (card, _) = after(&[SceneMsg::Chosen(1), SceneMsg::Chosen(1), SceneMsg::BackPressed]);
        assert_eq!((card.done(&scene()), card.has_tried(1)), (0, false));
        let (card, _) =
            after(&[SceneMsg::Chosen(1), SceneMsg::Chosen(0), SceneMsg::RestartPressed]);
        assert_eq!(card.done(&scene()), 0);
        let (card, learned) = after(&[SceneMsg::BackPressed, SceneMsg::Chosen(9)]);
        assert_eq!((card.done(&scene()), learned), (0, vec![]));
    }

    #[test]
    fn the_focus_needs_a_place_when_its_button_is_gone() {
        let turns = |msgs: &[SceneMsg]| after(msgs).0.turns();
        assert_eq!(turns(&[SceneMsg::Chosen(0)]), 0, "a wrong button stays");
        assert_eq!(turns(&[SceneMsg::Chosen(1)]), 1);
        let (right, back) = (SceneMsg::Chosen(1), SceneMsg::BackPressed);
        assert_eq!(turns(&[right, SceneMsg::Chosen(0), back]), 2, "back can be pressed again");
        assert_eq!(turns(&[right, back]), 2, "back is gone");
    }

    #[test]
    fn a_scene_that_lost_steps_meanwhile_is_finished() {
        let (card, _) = after(&[
            SceneMsg::Chosen(1),
            SceneMsg::Chosen(0),
            SceneMsg::Chosen(0),
            SceneMsg::BackPressed,
        ]);
        let mut shorter = scene();
        shorter.steps.truncate(1);
        assert_eq!((card.done(&shorter), card.is_finished(&shorter)), (1, true));
        assert_eq!(card.reply(&shorter), None);
    }
}
