//! Drawing boxes in boxes: choose a part, then its place; or choose both from a list.

use super::Learned;
use crate::course::{Draw, Drawn, Spot};
use crate::unpack::Unpack;
use serde::Serialize;

/// What the learner did on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawMsg {
    /// Pressed a part.
    Pressed(usize),
    /// Pressed the ground around the boxes, or the tray.
    PlacePressed(Spot),
    /// Whether the next parts pressed are connected, and not placed.
    Connecting(bool),
    /// Chose a place from the list.
    Put(usize, Spot),
    Linked(usize, usize),
    Unlinked(usize, usize),
    Checked,
    SolutionAsked,
    StartedOver,
}

/// A drawing being made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Drawing {
    drawn: Drawn,
    /// The part that was pressed and waits for its place or its other end.
    held: Option<usize>,
    connecting: bool,
    /// Whether what is drawn was checked as it stands.
    checked: bool,
    /// Whether it began as the solution.
    shown: bool,
    /// Whether it was right once: what comes alive then stays.
    alive: bool,
}

impl Drawing {
    pub fn new(draw: &Draw) -> Drawing {
        Drawing {
            drawn: Drawn::blank(draw.parts.len()),
            held: None,
            connecting: false,
            checked: false,
            shown: false,
            alive: false,
        }
    }

    pub fn drawn(&self) -> &Drawn {
        &self.drawn
    }

    pub fn held(&self) -> Option<usize> {
        self.held
    }

    pub fn is_connecting(&self) -> bool {
        self.connecting
    }

    pub fn is_checked(&self) -> bool {
        self.checked
    }

    pub fn is_shown(&self) -> bool {
        self.shown
    }

    /// Whether the drawing, right or shown, has come alive.
    pub fn is_alive(&self) -> bool {
        self.alive
    }

    /// Whether what was kept can be a drawing of `draw`.
    pub fn fits(&self, draw: &Draw) -> bool {
        let parts = draw.parts.len();
        let known = |part: &usize| *part < parts;
        self.drawn.places.len() == parts
            && self.held.iter().all(known)
            && self.drawn.links.iter().all(|(one, other)| known(one) && known(other))
            && self.drawn.places.iter().all(|place| !matches!(place, Spot::In(at) if *at >= parts))
            && (0..parts).all(|part| {
                let mut apart = self.drawn.clone();
                let place = std::mem::replace(&mut apart.places[part], Spot::Tray);
                draw.allows(part, place, &apart)
            })
    }

    pub fn update(&mut self, msg: DrawMsg, draw: &Draw) -> Option<Learned> {
        match msg {
            DrawMsg::Pressed(part) => self.pressed(part, draw),
            DrawMsg::PlacePressed(place) => {
                if let (Some(part), false) = (self.held, self.connecting) {
                    self.put(part, place, draw);
                }
            }
            DrawMsg::Connecting(connecting) => {
                self.connecting = connecting;
                self.held = None;
            }
            DrawMsg::Put(part, place) => self.put(part, place, draw),
            DrawMsg::Linked(one, other) => {
                if self.stands(one) && self.stands(other) {
                    self.drawn.link(one, other);
                    self.checked = false;
                }
            }
            DrawMsg::Unlinked(one, other) => {
                self.drawn.unlink(one, other);
                self.checked = false;
            }
            DrawMsg::Checked => return Some(self.check(draw)),
            DrawMsg::SolutionAsked => {
                let drawn = draw.solution();
                let fresh = Drawing::new(draw);
                *self = Drawing { drawn, checked: true, shown: true, alive: true, ..fresh };
                return Some(Learned::Seen);
            }
            DrawMsg::StartedOver => *self = Drawing { alive: self.alive, ..Drawing::new(draw) },
        }
        None
    }

    fn stands(&self, part: usize) -> bool {
        self.drawn.places.get(part).is_some_and(|place| *place != Spot::Tray)
    }

    /// The first part pressed is held, the second one is where it goes, or its other end. One that cannot take it is held instead.
    fn pressed(&mut self, part: usize, draw: &Draw) {
        match self.held.take() {
            Some(held) if held == part => {}
            Some(held) if self.connecting && self.stands(part) => {
                match self.drawn.is_linked(held, part) {
                    true => self.drawn.unlink(held, part),
                    false => self.drawn.link(held, part),
                }
                self.checked = false;
            }
            Some(held) if self.stands(part) && self.may_put(held, Spot::In(part), draw) => {
                self.put(held, Spot::In(part), draw);
            }
            Some(_) | None => {
                self.held = Some(part).filter(|_| !self.connecting || self.stands(part))
            }
        }
    }

    fn may_put(&self, part: usize, place: Spot, draw: &Draw) -> bool {
        let known = |at: usize| at < draw.parts.len();
        let holder = match place {
            Spot::In(holder) => known(holder) && self.stands(holder),
            Spot::Tray | Spot::Outside => true,
        };
        known(part) && holder && draw.allows(part, place, &self.drawn)
    }

    fn put(&mut self, part: usize, place: Spot, draw: &Draw) {
        if self.may_put(part, place, draw) {
            self.drawn.put(part, place);
            self.held = None;
            self.checked = false;
        }
    }

    fn check(&mut self, draw: &Draw) -> Learned {
        self.checked = true;
        self.held = None;
        let right = draw.is_right(&self.drawn);
        self.alive |= right;
        if right && !self.shown { Learned::Solved } else { Learned::Tried }
    }
}
