//! What a learner has done, over all lessons.

use litemap::LiteMap;
use serde::Serialize;

use super::{Answer, Record};
use crate::sim::ordered;
use crate::unpack::{Unpack, unpack};

/// A join-semilattice over records by question (`lesson-slug/question-id`). Merging two tabs or an import loses nothing, in any order and however often.
/// Questions that a changed lesson no longer has are kept. There is no clock in it: places count the learner's own doings (as Lamport's clocks do), so they
/// order what was done in one browser, and break ties the same way everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Progress {
    #[serde(serialize_with = "super::pairs::serialize")]
    records: LiteMap<String, Record>,
}

/// Why stored bytes are no progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    Empty,
    /// Written by a version of the site that this one does not know.
    Newer {
        version: u8,
    },
    Corrupt,
}

/// The first byte of what is stored. Raise it when the form changes, and keep reading the older ones.
const VERSION: u8 = 1;

impl Progress {
    pub fn get(&self, key: &str) -> Option<&Record> {
        self.records.get(key)
    }

    /// Keys and records, in the keys' order.
    pub fn records(&self) -> impl Iterator<Item = (&str, &Record)> {
        self.records.iter().map(|(key, record)| (key.as_str(), record))
    }

    /// Remembers an answer; `solved` when it was right.
    pub fn answered(&mut self, key: &str, answer: Answer, solved: bool) {
        let place = self.next_place();
        let record = self.record(key);
        record.add_answer(answer, place);
        if solved {
            record.mark_solved(place);
        }
    }

    /// Remembers that a lab was begun.
    pub fn tried(&mut self, key: &str) {
        self.record(key);
    }

    /// Remembers that the solution was shown.
    pub fn seen(&mut self, key: &str) {
        self.record(key).mark_seen();
    }

    /// Remembers that a lab was solved.
    pub fn solved(&mut self, key: &str) {
        let place = self.next_place();
        self.record(key).mark_solved(place);
    }

    /// The keys of what was solved, first solved first.
    pub fn solved_in_order(&self) -> Vec<&str> {
        let solved = self.records().filter_map(|(key, record)| Some((record.solved_at()?, key)));
        ordered(solved, |&found| found).into_iter().map(|(_, key)| key).collect()
    }

    /// Takes over everything that `other` has and this has not.
    pub fn merge(&mut self, other: &Progress) {
        for (key, record) in &other.records {
            self.record(key).merge(record);
        }
    }

    /// How many records of `other` hold something that these do not.
    pub fn news(&self, other: &Progress) -> usize {
        let is_new = |(key, record): &(&String, &Record)| {
            let mut both = self.records.get(*key).cloned().unwrap_or_default();
            both.merge(record);
            self.records.get(*key) != Some(&both)
        };
        other.records.iter().filter(is_new).count()
    }

    /// One version byte, then postcard.
    pub fn encode(&self) -> Vec<u8> {
        postcard::to_extend(self, vec![VERSION])
            .expect("a Vec takes all bytes and the maps know their lengths")
    }

    pub fn decode(bytes: &[u8]) -> Result<Progress, Unreadable> {
        match bytes.split_first() {
            None => Err(Unreadable::Empty),
            Some((&VERSION, rest)) => match unpack(rest) {
                Some((progress, [])) => Ok(progress),
                Some(_) | None => Err(Unreadable::Corrupt),
            },
            Some((0, _)) => Err(Unreadable::Corrupt),
            Some((&version, _)) => Err(Unreadable::Newer { version }),
        }
    }

    fn record(&mut self, key: &str) -> &mut Record {
        self.records.entry(key.to_owned()).or_default()
    }

    /// Saturating: stored bytes may hold any number, and must not make the page stop.
    fn next_place(&self) -> u32 {
        self.records.values().map(Record::last_place).max().unwrap_or(0).saturating_add(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Standing;
    use proptest::prelude::*;

    /// Anything that learners can do, to few questions, so that two histories meet.
    fn any_progress() -> impl Strategy<Value = Progress> {
        prop::collection::vec((0usize..4, 0u8..6, any::<bool>()), 0..12).prop_map(|doings| {
            let mut progress = Progress::default();
            for (question, what, solved) in doings {
                let key = ["04-ecs/a", "04-ecs/b", "05-x/a", "gone/장"][question];
                match what {
                    0 => progress.tried(key),
                    1 => progress.seen(key),
                    2 => progress.solved(key),
                    3 => progress.answered(key, Answer::DontKnow, false),
                    4 => progress.answered(key, Answer::Rows(0xf120), solved),
                    option => progress.answered(key, Answer::Option(option), solved),
                }
            }
            progress
        })
    }

    fn merged(a: &Progress, b: &Progress) -> Progress {
        let mut merged = a.clone();
        merged.merge(b);
        merged
    }

    proptest! {
        #[test]
        fn merging_does_not_depend_on_the_order(a in any_progress(), b in any_progress(), c in any_progress()) {
            prop_assert_eq!(merged(&a, &b), merged(&b, &a));
            prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        }

        #[test]
        fn merging_twice_changes_nothing(a in any_progress(), b in any_progress()) {
            prop_assert_eq!(merged(&a, &a), a.clone());
            let once = merged(&a, &b);
            prop_assert_eq!(merged(&once, &b), once);
        }

        #[test]
        fn merging_loses_nothing(a in any_progress(), b in any_progress()) {
            let both = merged(&a, &b);
            for (key, record) in a.records().chain(b.records()) {
                let kept = both.get(key).expect("every question is kept");
                prop_assert!(kept.standing() >= record.standing());
                prop_assert!(record.answers().iter().all(|answer| kept.answers().contains(answer)));
            }
        }

        #[test]
        fn what_is_stored_reads_back(progress in any_progress()) {
            prop_assert_eq!(Progress::decode(&progress.encode()), Ok(progress));
        }

        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200), keep in any::<bool>()) {
            let mut bytes = bytes;
            if keep && !bytes.is_empty() {
                bytes[0] = VERSION;
            }
            if let Ok(mut progress) = Progress::decode(&bytes) {
                progress.solved("still/works");
                prop_assert_eq!(Progress::decode(&progress.encode()), Ok(progress));
            }
        }

        #[test]
        fn cut_bytes_are_corrupt(progress in any_progress(), cut in 1usize..20) {
            let bytes = progress.encode();
            let cut = &bytes[..bytes.len().saturating_sub(cut)];
            prop_assert!(Progress::decode(cut).is_err());
        }
    }

    #[test]
    fn bytes_of_version_1_read_for_ever() {
        let mut progress = Progress::default();
        progress.answered("04-ecs/a", Answer::Option(2), false);
        progress.answered("04-ecs/a", Answer::Option(1), true);
        progress.answered("04-ecs/b", Answer::DontKnow, false);
        progress.seen("04-ecs/survive");
        let stored = b"\x01\x03\x0804-ecs/a\x01\x02\x00\x02\x00\x01\x02\x00\x02\x01\x0804-ecs/b\x00\x00\x01\x01\x03\x0e04-ecs/survive\x00\x01\x00";
        assert_eq!(Progress::decode(stored), Ok(progress));
    }

    /// The place of a variant is what is stored: new ones come after these.
    #[test]
    fn answers_of_every_kind_keep_their_bytes() {
        for (answer, bytes) in [
            (Answer::HadIt, &b"\x02"[..]),
            (Answer::NotYet, b"\x03"),
            (Answer::Options(0b101), b"\x04\x05"),
            (Answer::Rows(0x210), b"\x05\x90\x04"),
            (Answer::Number(27), b"\x06\x1b"),
        ] {
            assert_eq!(postcard::to_allocvec(&answer).as_deref(), Ok(bytes));
        }
    }

    #[test]
    fn bytes_that_are_no_progress_say_why() {
        assert_eq!(Progress::decode(&[]), Err(Unreadable::Empty));
        assert_eq!(Progress::decode(&[9, 0]), Err(Unreadable::Newer { version: 9 }));
        assert_eq!(Progress::decode(&[1]), Err(Unreadable::Corrupt));
        assert_eq!(Progress::decode(&[1, 0, 0]), Err(Unreadable::Corrupt));
    }

    #[test]
    fn solved_outweighs_seen_outweighs_tried() {
        let mut progress = Progress::default();
        let standing = |progress: &Progress| progress.get("a/b").map(Record::standing);
        progress.tried("a/b");
        assert_eq!(standing(&progress), Some(Standing::Tried));
        progress.seen("a/b");
        assert_eq!(standing(&progress), Some(Standing::Seen));
        progress.solved("a/b");
        progress.seen("a/b");
        assert_eq!(standing(&progress), Some(Standing::Solved));
    }

    #[test]
    fn the_order_of_solving_and_answering_is_kept() {
        let mut progress = Progress::default();
        progress.answered("z/1", Answer::Option(3), false);
        progress.answered("z/1", Answer::Option(0), true);
        progress.solved("a/1");
        progress.solved("z/1");
        assert_eq!(progress.solved_in_order(), ["z/1", "a/1"]);
        let answers = progress.get("z/1").map(Record::answers);
        assert_eq!(answers, Some(vec![&Answer::Option(3), &Answer::Option(0)]));
    }

    #[test]
    fn only_what_would_change_something_is_news() {
        let (mut mine, mut theirs) = (Progress::default(), Progress::default());
        mine.solved("a/1");
        theirs.solved("a/1");
        theirs.tried("a/2");
        assert_eq!(mine.news(&theirs), 1);
        mine.merge(&theirs);
        assert_eq!(mine.news(&theirs), 0);
    }

    #[test]
    fn a_place_at_the_end_of_its_range_does_not_overflow() {
        let stored = b"\x01\x01\x03a/1\x01\xff\xff\xff\xff\x0f\x00\x00";
        let mut progress = Progress::decode(stored).expect("a record solved at the last place");
        progress.solved("b/1");
        assert_eq!(progress.solved_in_order(), ["a/1", "b/1"]);
    }
}
