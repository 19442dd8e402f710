//! Going through a checklist: boxes that stay as they were left.

use super::{Learned, answer};
use crate::course::{Answer, Record};
use crate::unpack::Unpack;
use serde::Serialize;

/// A checklist in use. Untouched in this tab, it shows what was ticked on earlier visits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Checking {
    ticked: Option<Vec<usize>>,
}

impl Checking {
    /// Whether `item` is ticked; `record`: what is remembered of the list.
    pub fn is_ticked(&self, item: usize, record: Option<&Record>) -> bool {
        match &self.ticked {
            Some(ticked) => ticked.contains(&item),
            None => remembers(record, item),
        }
    }

    /// Ticks or unticks one of `items` items. What was ticked once is remembered, and that all were at once.
    pub fn update(
        &mut self,
        item: usize,
        items: usize,
        record: Option<&Record>,
    ) -> Option<Learned> {
        let before = (0..items).filter(|other| self.is_ticked(*other, record));
        let mut ticked: Vec<usize> = before.filter(|other| *other != item).collect();
        let ticks = !self.is_ticked(item, record);
        if ticks && item < items {
            ticked.push(item);
        }
        let solved = ticked.len() == items;
        self.ticked = Some(ticked);
        ticks.then(|| Learned::Answered { answer: answer(item), solved })
    }
}

fn remembers(record: Option<&Record>, item: usize) -> bool {
    let one = answer(item);
    one != Answer::DontKnow && record.is_some_and(|record| record.answers().contains(&&one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Progress;

    #[test]
    fn ticks_are_remembered_and_all_of_them_solve_it() {
        let (mut list, mut progress) = (Checking::default(), Progress::default());
        for item in [1, 0, 2] {
            let learned = list.update(item, 3, progress.get("p/c")).expect("a tick is remembered");
            let solved = item == 2;
            assert_eq!(learned, Learned::Answered { answer: answer(item), solved });
            progress.answered("p/c", answer(item), solved);
        }
        let another_visit = Checking::default();
        assert!((0..3).all(|item| another_visit.is_ticked(item, progress.get("p/c"))));
    }

    #[test]
    fn a_tick_taken_back_stays_so_in_this_tab() {
        let (mut list, mut progress) = (Checking::default(), Progress::default());
        progress.answered("p/c", answer(0), false);
        progress.answered("p/c", answer(1), false);
        assert_eq!(list.update(0, 3, progress.get("p/c")), None);
        let ticked = [0, 1, 2].map(|item| list.is_ticked(item, progress.get("p/c")));
        assert_eq!(ticked, [false, true, false]);
    }

    #[test]
    fn an_item_that_is_not_there_is_not_ticked() {
        let mut list = Checking::default();
        list.update(9, 3, None);
        assert!((0..10).all(|item| !list.is_ticked(item, None)));
    }
}
