//! What is seen of a plan before its first step and after each.

use crate::course::{Change, Mark, ScenePlan};

/// How a part or a link stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    pub is_visible: bool,
    pub mark: Mark,
    /// Which of [`ScenePlan::labels`]; 0 for a link.
    pub label: usize,
    /// The last step brought it, or changed how it stands.
    pub is_new: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneState {
    pub parts: Vec<Shown>,
    pub links: Vec<Shown>,
}

/// One state more than there are steps. A part is seen when everything around it is, a link when both its ends are.
pub fn states(plan: &ScenePlan) -> Vec<SceneState> {
    let first = |hidden: bool| Shown { is_visible: !hidden, ..Shown::default() };
    let mut written = SceneState {
        parts: plan.parts.iter().map(|part| first(part.hidden)).collect(),
        links: plan.links.iter().map(|link| first(link.hidden)).collect(),
    };
    let mut states = vec![seen(plan, &written)];
    for changes in &plan.changes {
        changes.iter().for_each(|change| apply(plan, &mut written, change));
        let mut next = seen(plan, &written);
        if let Some(last) = states.last() {
            note_new(last, &mut next);
        }
        states.push(next);
    }
    states
}

fn apply(plan: &ScenePlan, state: &mut SceneState, change: &Change) {
    match change {
        Change::ShowPart(at) => state.parts[*at].is_visible = true,
        Change::HidePart(at) => state.parts[*at].is_visible = false,
        Change::ShowLink(at) => state.links[*at].is_visible = true,
        Change::HideLink(at) => state.links[*at].is_visible = false,
        Change::Mark(at, mark) => state.parts[*at].mark = *mark,
        Change::Relabel(at, label) => {
            let place = plan.labels(*at).iter().position(|known| known == label);
            state.parts[*at].label = place.unwrap_or(0);
        }
    }
}

fn seen(plan: &ScenePlan, written: &SceneState) -> SceneState {
    let mut seen = written.clone();
    for (at, part) in seen.parts.iter_mut().enumerate() {
        let around = plan.around(at);
        part.is_visible &= around.iter().all(|outer| written.parts[*outer].is_visible);
    }
    for (link, shown) in plan.links.iter().zip(&mut seen.links) {
        shown.is_visible &= [link.from, link.to].iter().all(|end| seen.parts[*end].is_visible);
    }
    seen
}

fn note_new(last: &SceneState, next: &mut SceneState) {
    let pairs =
        last.parts.iter().zip(&mut next.parts).chain(last.links.iter().zip(&mut next.links));
    for (last, next) in pairs {
        next.is_new = next.is_visible
            && (last.is_visible, last.mark, last.label) != (true, next.mark, next.label);
    }
}
