//! The drawing of the practice page: the right one is right however it comes about, and nothing else is passed over in silence.

use std::sync::OnceLock;

use baton::app::question::{DrawMsg, Drawing, Learned};
use baton::course::{Draw, Drawn, Kind, Spot};
use proptest::prelude::*;

use super::read::practice;

fn draw() -> &'static Draw {
    static DRAW: OnceLock<Draw> = OnceLock::new();
    DRAW.get_or_init(|| {
        let lesson = practice().lesson.ko;
        let mut draws = lesson.questions().filter_map(|question| match &question.kind {
            Kind::Draw(draw) => Some(draw.clone()),
            _ => None,
        });
        draws.next().expect("the practice page has a drawing")
    })
}

/// Every place that a part can be put.
fn places(draw: &Draw) -> Vec<Spot> {
    let boxes = (0..draw.parts.len()).map(Spot::In);
    [Spot::Tray, Spot::Outside].into_iter().chain(boxes).collect()
}

/// Every drawing that is one press away from `drawn`.
fn neighbours(draw: &Draw, drawn: &Drawn) -> Vec<Drawn> {
    let mut all = Vec::new();
    for part in 0..draw.parts.len() {
        for place in places(draw) {
            if place != drawn.places[part] && draw.allows(part, place, drawn) {
                let mut changed = drawn.clone();
                changed.put(part, place);
                all.push(changed);
            }
        }
        for other in 0..part {
            let mut changed = drawn.clone();
            match drawn.is_linked(part, other) {
                true => changed.unlink(part, other),
                false => changed.link(part, other),
            }
            all.push(changed);
        }
    }
    all
}

#[test]
fn the_solution_is_right() {
    let draw = draw();
    assert!(draw.is_right(&draw.solution()), "{:?}", draw.findings(&draw.solution()));
}

#[test]
fn every_message_is_said_to_something_that_can_be_drawn() {
    let draw = draw();
    let near = neighbours(draw, &draw.solution());
    // Some mistakes take two steps: a cluster in a service, for one.
    let further = near.iter().flat_map(|drawn| neighbours(draw, drawn));
    let mut said = vec![false; draw.messages.len()];
    for drawn in near.iter().cloned().chain(further) {
        for found in draw.findings(&drawn) {
            said[found.message] = true;
        }
    }
    let never: Vec<_> = draw
        .messages
        .iter()
        .zip(said)
        .filter(|(_, said)| !said)
        .map(|(one, _)| &one.words)
        .collect();
    assert!(never.is_empty(), "{never:#?}");
}

/// A part that is elsewhere, or a line that is missing, is told; a line too many only where it misleads.
#[test]
fn no_misplaced_part_and_no_missing_line_is_passed_over() {
    let draw = draw();
    let solution = draw.solution();
    for drawn in neighbours(draw, &solution) {
        let is_worse = drawn.places != solution.places || drawn.links.len() < solution.links.len();
        if is_worse {
            assert!(!draw.is_right(&drawn), "{drawn:?}");
        }
    }
}

#[test]
fn what_is_shown_is_not_solved_and_what_is_drawn_afterwards_is() {
    let draw = draw();
    let mut card = Drawing::new(draw);
    assert_eq!(card.update(DrawMsg::Checked, draw), Some(Learned::Tried));
    assert!(!card.is_alive());
    assert_eq!(card.update(DrawMsg::SolutionAsked, draw), Some(Learned::Seen));
    assert_eq!(card.update(DrawMsg::Checked, draw), Some(Learned::Tried));
    assert!(card.is_alive());
    card.update(DrawMsg::StartedOver, draw);
    let solution = draw.solution();
    press_all(&mut card, draw, &solution, &(0..draw.parts.len()).collect::<Vec<_>>());
    assert_eq!(card.update(DrawMsg::Checked, draw), Some(Learned::Solved));
}

/// Draws `goal` by pressing parts, as far as possible in this order: a box has to stand before something goes into it.
fn press_all(card: &mut Drawing, draw: &Draw, goal: &Drawn, order: &[usize]) {
    for _ in 0..draw.parts.len() {
        for part in order {
            if card.drawn().places[*part] == goal.places[*part] {
                continue;
            }
            if let Some(held) = card.held() {
                card.update(DrawMsg::Pressed(held), draw);
            }
            card.update(DrawMsg::Pressed(*part), draw);
            let to = match goal.places[*part] {
                Spot::In(holder) => DrawMsg::Pressed(holder),
                place => DrawMsg::PlacePressed(place),
            };
            card.update(to, draw);
        }
    }
    card.update(DrawMsg::Connecting(true), draw);
    for (one, other) in &goal.links {
        card.update(DrawMsg::Pressed(*one), draw);
        card.update(DrawMsg::Pressed(*other), draw);
    }
    card.update(DrawMsg::Connecting(false), draw);
}

/// Swaps alike parts with everything about them.
fn renamed(drawn: &Drawn, to: &[usize]) -> Drawn {
    let mut out = Drawn::blank(to.len());
    for (part, place) in drawn.places.iter().enumerate() {
        out.places[to[part]] = match place {
            Spot::In(holder) => Spot::In(to[*holder]),
            place => *place,
        };
    }
    drawn.links.iter().for_each(|(one, other)| out.link(to[*one], to[*other]));
    out
}

/// A renaming that keeps every part among those that belong in the same place.
fn alike(draw: &Draw, keys: &[u32]) -> Vec<usize> {
    let mut to: Vec<usize> = (0..draw.parts.len()).collect();
    for part in 0..draw.parts.len() {
        let same = |other: &usize| {
            let (one, other) = (&draw.parts[part], &draw.parts[*other]);
            // Two services in one cluster, and two parts outside, are told apart by what they are.
            one.home == other.home
                && one.kind == other.kind
                && one.kind != baton::course::DrawKind::Service
                && (one.name == other.name || one.kind == baton::course::DrawKind::Task)
        };
        let group: Vec<usize> = (0..draw.parts.len()).filter(same).collect();
        if group.first() == Some(&part) {
            let mut shuffled = group.clone();
            shuffled.sort_by_key(|part| keys[*part]);
            group.iter().zip(shuffled).for_each(|(from, other)| to[*from] = other);
        }
    }
    to
}

proptest! {
    #[test]
    fn the_right_drawing_passes_in_any_order_and_with_alike_parts_swapped(
        keys in prop::collection::vec(any::<u32>(), 20),
        others in prop::collection::vec(any::<u32>(), 20),
    ) {
        let draw = draw();
        let goal = renamed(&draw.solution(), &alike(draw, &keys));
        let mut order: Vec<usize> = (0..draw.parts.len()).collect();
        order.sort_by_key(|part| others[*part]);
        let mut card = Drawing::new(draw);
        press_all(&mut card, draw, &goal, &order);
        prop_assert_eq!(&card.drawn().places, &goal.places);
        prop_assert!(draw.is_right(card.drawn()), "{:?}", draw.findings(card.drawn()));
    }

    #[test]
    fn whatever_is_pressed_stays_a_drawing(presses in prop::collection::vec((0u8..9, 0usize..20, 0usize..20), 0..60)) {
        let draw = draw();
        let mut card = Drawing::new(draw);
        for (what, one, other) in presses {
            card.update(match what {
                0 | 1 => DrawMsg::Pressed(one % 14),
                2 => DrawMsg::PlacePressed(Spot::Outside),
                3 => DrawMsg::PlacePressed(Spot::Tray),
                4 => DrawMsg::Connecting(other % 2 == 0),
                5 => DrawMsg::Put(one, Spot::In(other)),
                6 => DrawMsg::Linked(one, other),
                7 => DrawMsg::Unlinked(one, other),
                _ => DrawMsg::Checked,
            }, draw);
            prop_assert!(card.fits(draw), "{card:?}");
            draw.findings(card.drawn());
        }
    }
}
