//! A drawing of boxes in boxes with lines between them, judged as a graph.

use crate::unpack::Unpack;
use serde::Serialize;

/// What is to be drawn, and what is said to each way of drawing something else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Draw {
    pub parts: Vec<DrawPart>,
    /// Kinds that have to be connected: each part of either kind with one of the other.
    pub links: Vec<(DrawKind, DrawKind)>,
    pub messages: Vec<DrawMessage>,
}

/// Parts of the same `name` are alike: one of each name belongs in each of the boxes where they go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct DrawPart {
    pub name: String,
    pub label: String,
    pub kind: DrawKind,
    pub home: Home,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum DrawKind {
    People,
    Balancer,
    Cluster,
    Service,
    Task,
    Container,
}

/// Where a part belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Home {
    Outside,
    /// In this part.
    Part(usize),
    /// In any part of this kind, one of each name.
    Kind(DrawKind),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct DrawMessage {
    pub when: Misdrawn,
    /// Plain text.
    pub words: String,
}

/// A mistake that is recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Misdrawn {
    /// A part of a kind stands where it does not belong.
    Placed { part: DrawKind, inside: Vec<Inside> },
    /// A box lacks its part of this name.
    Missing(String),
    /// A box has two parts of this name.
    Twice(String),
    /// A line leads from one kind to another.
    Linked { from: DrawKind, to: Vec<DrawKind> },
    /// A part of this kind lacks a line that it has to have.
    Unlinked(DrawKind),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Inside {
    Outside,
    Kind(DrawKind),
    /// In a box of the right kind, but not in its own.
    Other(DrawKind),
}

/// Where a part has been put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Spot {
    /// Nowhere yet.
    Tray,
    Outside,
    In(usize),
}

/// What has been drawn so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Drawn {
    /// One for each part.
    pub places: Vec<Spot>,
    /// Pairs of parts, the smaller first.
    pub links: Vec<(usize, usize)>,
}

/// A mistake in a drawing: which message it is, and which parts it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub message: usize,
    pub parts: Vec<usize>,
}

impl Draw {
    /// Whether `part` may be put there: where it belongs, or where there is something to say to it.
    pub fn allows(&self, part: usize, place: Spot, drawn: &Drawn) -> bool {
        match place {
            Spot::Tray => true,
            Spot::In(holder) if drawn.is_within(holder, part) => false,
            Spot::Outside | Spot::In(_) => match self.wrong_place(part, place) {
                None => true,
                Some(inside) => self.messages.iter().any(|message| {
                    matches!(&message.when, Misdrawn::Placed { part: kind, inside: known }
                        if *kind == self.parts[part].kind && known.contains(&inside))
                }),
            },
        }
    }

    /// Every mistake, in the messages' order.
    pub fn findings(&self, drawn: &Drawn) -> Vec<Finding> {
        let finding = |(message, one): (usize, &DrawMessage)| {
            let parts = 0..self.parts.len();
            let parts: Vec<usize> =
                parts.filter(|part| self.errs(*part, &one.when, drawn)).collect();
            (!parts.is_empty()).then_some(Finding { message, parts })
        };
        self.messages.iter().enumerate().filter_map(finding).collect()
    }

    /// Whether everything stands and is connected as it should be.
    pub fn is_right(&self, drawn: &Drawn) -> bool {
        !drawn.places.contains(&Spot::Tray) && self.findings(drawn).is_empty()
    }

    /// A right drawing.
    pub fn solution(&self) -> Drawn {
        let places = (0..self.parts.len()).map(|part| self.right_place(part)).collect();
        let mut drawn = Drawn { places, links: Vec::new() };
        for (one, other) in &self.links {
            for from in self.of_kind(*one) {
                self.of_kind(*other).for_each(|to| drawn.link(from, to));
            }
        }
        drawn
    }

    fn of_kind(&self, kind: DrawKind) -> impl Iterator<Item = usize> {
        (0..self.parts.len()).filter(move |part| self.parts[*part].kind == kind)
    }

    /// Alike parts go to the boxes in their order.
    fn right_place(&self, part: usize) -> Spot {
        match self.parts[part].home {
            Home::Outside => Spot::Outside,
            Home::Part(holder) => Spot::In(holder),
            Home::Kind(kind) => {
                let name = &self.parts[part].name;
                let before = self.parts[..part].iter().filter(|other| other.name == *name).count();
                self.of_kind(kind).nth(before).map_or(Spot::Tray, Spot::In)
            }
        }
    }

    /// Where a part stands that does not belong there.
    fn wrong_place(&self, part: usize, place: Spot) -> Option<Inside> {
        let holder = match place {
            Spot::Tray => return None,
            Spot::Outside => {
                return (self.parts[part].home != Home::Outside).then_some(Inside::Outside);
            }
            Spot::In(holder) => holder,
        };
        let kind = self.parts[holder].kind;
        match self.parts[part].home {
            Home::Part(own) if own == holder => None,
            Home::Part(own) if self.parts[own].kind == kind => Some(Inside::Other(kind)),
            Home::Kind(own) if own == kind => None,
            Home::Outside | Home::Part(_) | Home::Kind(_) => Some(Inside::Kind(kind)),
        }
    }

    fn errs(&self, part: usize, when: &Misdrawn, drawn: &Drawn) -> bool {
        let kind = self.parts[part].kind;
        let stands = drawn.places[part] != Spot::Tray;
        match when {
            Misdrawn::Placed { part: misplaced, inside } => {
                let wrong = self.wrong_place(part, drawn.places[part]);
                kind == *misplaced && wrong.is_some_and(|wrong| inside.contains(&wrong))
            }
            Misdrawn::Missing(name) => stands && self.held(part, name, drawn) == Some(0),
            Misdrawn::Twice(name) => self.held(part, name, drawn) > Some(1),
            Misdrawn::Linked { from, to } => {
                kind == *from && to.iter().any(|to| self.is_linked(part, *to, drawn))
            }
            Misdrawn::Unlinked(lonely) => {
                let mut others = self.links.iter().filter_map(|(one, other)| match () {
                    () if one == lonely => Some(*other),
                    () if other == lonely => Some(*one),
                    () => None,
                });
                stands && kind == *lonely && others.any(|to| !self.is_linked(part, to, drawn))
            }
        }
    }

    /// How many parts called `name` stand in `part`, if they belong in its kind.
    fn held(&self, part: usize, name: &str, drawn: &Drawn) -> Option<usize> {
        let named = || self.parts.iter().zip(&drawn.places).filter(|(other, _)| other.name == name);
        let belongs = named().any(|(other, _)| other.home == Home::Kind(self.parts[part].kind));
        belongs.then(|| named().filter(|(_, place)| **place == Spot::In(part)).count())
    }

    fn is_linked(&self, part: usize, kind: DrawKind, drawn: &Drawn) -> bool {
        self.of_kind(kind).any(|other| drawn.is_linked(part, other))
    }
}

impl Drawn {
    /// Nothing drawn.
    pub fn blank(parts: usize) -> Drawn {
        Drawn { places: vec![Spot::Tray; parts], links: Vec::new() }
    }

    pub fn is_linked(&self, one: usize, other: usize) -> bool {
        self.links.contains(&pair(one, other))
    }

    pub fn link(&mut self, one: usize, other: usize) {
        if one != other && !self.is_linked(one, other) {
            self.links.push(pair(one, other));
        }
    }

    pub fn unlink(&mut self, one: usize, other: usize) {
        self.links.retain(|link| *link != pair(one, other));
    }

    /// Puts a part somewhere. Back in the tray it loses its lines, and so does what stands in it.
    pub fn put(&mut self, part: usize, place: Spot) {
        self.places[part] = place;
        if place == Spot::Tray {
            self.links.retain(|(one, other)| *one != part && *other != part);
            let inner: Vec<usize> =
                (0..self.places.len()).filter(|p| self.places[*p] == Spot::In(part)).collect();
            inner.into_iter().for_each(|one| self.put(one, Spot::Tray));
        }
    }

    /// Whether `part` is `holder` or stands in it, however deep.
    pub fn is_within(&self, part: usize, holder: usize) -> bool {
        let mut at = part;
        // No longer than there are parts: kept drawings may hold anything.
        for _ in 0..=self.places.len() {
            match (at == holder, self.places.get(at)) {
                (true, _) => return true,
                (false, Some(Spot::In(next))) => at = *next,
                (false, _) => return false,
            }
        }
        true
    }
}

fn pair(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}
