//! What an update changed, so that only that is drawn again.

/// A part of the page that is drawn by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Stage(usize),
    /// The card of the question at this place.
    Question(usize),
    /// Whatever shows how far the learner is.
    Reach,
    Notices,
}

/// The changed parts, and what has to be kept: few of either, each once, in the order in which
/// they changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub parts: Vec<Part>,
    /// Progress.
    pub saves: bool,
    /// Everything that is kept goes.
    pub erases: bool,
    /// The stages at these places.
    pub keeps: Vec<usize>,
}

impl Changes {
    pub fn none() -> Changes {
        Changes::default()
    }

    pub fn of(part: Part) -> Changes {
        Changes { parts: vec![part], ..Changes::default() }
    }

    #[must_use]
    pub fn and(mut self, other: Changes) -> Changes {
        other.parts.into_iter().for_each(|part| add(&mut self.parts, part));
        self.saves |= other.saves;
        self.erases |= other.erases;
        other.keeps.into_iter().for_each(|stage| add(&mut self.keeps, stage));
        self
    }

    #[must_use]
    pub fn keeping(mut self, stage: usize) -> Changes {
        add(&mut self.keeps, stage);
        self
    }

    #[must_use]
    pub fn saving(self) -> Changes {
        Changes { saves: true, ..self }
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if !list.contains(&one) {
        list.push(one);
    }
}
