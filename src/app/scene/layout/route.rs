//! Arrows between parts, and a place for what each of them is called: on its way, where it covers nothing that is seen with it.

mod path;

use super::diagram::{Form, LinkLine, PartBox, SceneDiagram};
use super::place::Placed;
use crate::app::scene::states::SceneState;
use crate::app::stage::layout::{Anchor, Label, Part, Rect};
use crate::app::stage::measure::width;
use crate::course::ScenePlan;
use path::Path;

/// In which states each thing is seen, a bit for each.
pub(super) struct Seen {
    parts: Vec<u16>,
    links: Vec<u16>,
}

impl Seen {
    pub(super) fn of(states: &[SceneState]) -> Seen {
        let bits = |is_visible: &dyn Fn(&SceneState) -> bool| {
            let set = states.iter().enumerate().filter(|(_, state)| is_visible(state));
            set.fold(0, |bits, (at, _)| bits | 1u16.checked_shl(at as u32).unwrap_or(0))
        };
        let count = |which: fn(&SceneState) -> usize| states.first().map_or(0, which);
        Seen {
            parts: (0..count(|state| state.parts.len()))
                .map(|at| bits(&|state| state.parts[at].is_visible))
                .collect(),
            links: (0..count(|state| state.links.len()))
                .map(|at| bits(&|state| state.links[at].is_visible))
                .collect(),
        }
    }
}

/// What a label that covers something costs: it does not fit.
const COVERS: i32 = 1_000;
const LABEL_HEIGHT: i32 = 14;

/// The diagram with its links, how well it reads (less is better), and a link whose label has no room.
pub(super) fn with_links(
    plan: &ScenePlan,
    seen: &Seen,
    placed: Placed,
) -> (SceneDiagram, i32, Option<usize>) {
    let paper = Rect::new(0, 0, placed.width, placed.height);
    let mut router = Router { plan, seen, parts: &placed.parts, paper, routed: Vec::new() };
    let mut cost = 0;
    for link in 0..plan.links.len() {
        cost += router.route(link);
    }
    let without_room = router.routed.iter().position(|routed| routed.cost >= COVERS);
    let links = router.routed.into_iter().map(|routed| routed.line).collect();
    let (width, height) = (placed.width, placed.height);
    (SceneDiagram { width, height, parts: placed.parts, links }, cost, without_room)
}

struct Router<'a> {
    plan: &'a ScenePlan,
    seen: &'a Seen,
    parts: &'a [PartBox],
    paper: Rect,
    routed: Vec<Routed>,
}

struct Routed {
    points: Vec<(i32, i32)>,
    line: LinkLine,
    cost: i32,
}

impl Router<'_> {
    /// Adds the best way of `link`, and returns its cost.
    fn route(&mut self, link: usize) -> i32 {
        let ends = &self.plan.links[link];
        let (from, to) = (self.parts[ends.from].area, self.parts[ends.to].area);
        let ways = path::between(from, to).into_iter().map(|path| {
            let cost = path.cost + self.line_cost(link, &path.points);
            let (label, label_cost) = self.named(link, &path.points);
            (cost + label_cost, path, label)
        });
        let Some((cost, Path { points, line, head, .. }, label)) = ways.min_by_key(|way| way.0)
        else {
            return 0;
        };
        self.routed.push(Routed { points, line: LinkLine { line, head, label }, cost });
        cost
    }

    /// A line may go behind what is not its own, but better not.
    fn line_cost(&self, link: usize, points: &[(i32, i32)]) -> i32 {
        let ends = &self.plan.links[link];
        let own = |part: usize| {
            [ends.from, ends.to]
                .iter()
                .any(|end| part == *end || self.plan.around(*end).contains(&part))
        };
        let inner = &points[1..points.len() - 1];
        let mut cost = 0;
        for (at, part) in self.seen_with(link) {
            let weight = match (own(at), part.form) {
                (true, _) => 0,
                (false, Form::Frame) => 4,
                (false, Form::Card | Form::Chip) => 14,
            };
            cost += weight * hits(inner, part.area);
            let names = part.labels.iter().flatten().map(|label| covered(label, 0));
            cost += names.map(|name| 10 * hits(inner, name)).max().unwrap_or(0);
        }
        let others = self
            .routed
            .iter()
            .enumerate()
            .filter(|(other, _)| self.seen.links[*other] & self.seen.links[link] != 0);
        let names = others.filter_map(|(_, routed)| Some(routed.line.label.as_ref()?.0));
        cost + names.map(|name| 12 * hits(inner, name)).sum::<i32>()
    }

    fn seen_with(&self, link: usize) -> impl Iterator<Item = (usize, &PartBox)> {
        let states = self.seen.links[link];
        self.parts.iter().enumerate().filter(move |(at, _)| self.seen.parts[*at] & states != 0)
    }

    /// The best place for the link's name on its way.
    fn named(&self, link: usize, points: &[(i32, i32)]) -> (Option<(Rect, Label)>, i32) {
        let words = &self.plan.links[link].label;
        if words.is_empty() {
            return (None, 0);
        }
        let w = width(words, Part::Words.size()) as i32 + 6;
        let last = points.len() - 1;
        let mut best: Option<(i32, Rect)> = None;
        for (order, share) in [50, 40, 60, 30, 70, 20, 80].into_iter().enumerate() {
            let (x, y) = points[last * share / 100];
            let aside = w / 2 + 4;
            for (shift, (dx, dy)) in
                [(0, 0), (0, -10), (0, 11), (aside, 0), (-aside, 0)].into_iter().enumerate()
            {
                let area = Rect::new(x + dx - w / 2, y + dy - LABEL_HEIGHT / 2, w, LABEL_HEIGHT);
                let cost =
                    self.name_cost(link, area, points) + order as i32 + [0, 1, 4, 3, 4][shift];
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, area));
                }
            }
        }
        let (cost, area) = best.unwrap_or((COVERS, self.paper));
        let (x, y) = (area.x + area.w / 2, area.bottom() - 3);
        (Some((area, Label::new(x, y, Anchor::Middle, Part::Words, words))), cost)
    }

    fn name_cost(&self, link: usize, area: Rect, points: &[(i32, i32)]) -> i32 {
        let mut cost = if self.paper.holds(area) { 0 } else { 2 * COVERS };
        for (_, part) in self.seen_with(link) {
            cost += match part.form {
                Form::Card | Form::Chip if part.area.meets(area) => COVERS,
                Form::Frame
                    if part.labels.iter().flatten().any(|l| covered(l, CHIP_SIGN).meets(area)) =>
                {
                    COVERS
                }
                Form::Frame if part.area.meets(area) && !part.area.holds(area) => 40,
                Form::Card | Form::Chip | Form::Frame => 0,
            };
        }
        for (other, routed) in self.routed.iter().enumerate() {
            if self.seen.links[other] & self.seen.links[link] == 0 {
                continue;
            }
            let apart = Rect::new(area.x - 4, area.y - 1, area.w + 8, area.h + 2);
            if routed.line.label.as_ref().is_some_and(|(name, _)| name.meets(apart)) {
                cost += COVERS;
            }
            cost += 8 * hits(&routed.points, area);
        }
        // What hides most of its own arrow is not on its way but in it.
        let hidden = 100 * hits(points, area) / points.len() as i32;
        cost + (hidden - 40).max(0) / 2
    }
}

/// What stands before a name in a frame's first line.
const CHIP_SIGN: i32 = 20;

/// What a label covers, and `before` it as much more.
fn covered(label: &Label, before: i32) -> Rect {
    let w = width(&label.words, label.part.size()) as i32;
    let x = match label.anchor {
        Anchor::Start => label.x,
        Anchor::Middle => label.x - w / 2,
        Anchor::End => label.x - w,
    };
    Rect::new(x - before, label.y - 12, w + before, 16)
}

/// How many of the points lie inside.
fn hits(points: &[(i32, i32)], area: Rect) -> i32 {
    let inside = |(x, y): &&(i32, i32)| area.holds(Rect::new(*x, *y, 0, 0));
    points.iter().filter(inside).count() as i32
}
