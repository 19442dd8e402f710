//! Conditions: what holds at a moment. `running(member) >= 3 and computers_lost == 1`.

use std::fmt;

use serde::Serialize;

use super::{Metric, Misread, Slot};
use crate::unpack::Unpack;

/// One or more comparisons, all of which have to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Condition {
    /// Never empty when read from text; an empty one holds always.
    pub all: Vec<Comparison>,
}

/// `metric relation number`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Comparison {
    pub metric: Metric,
    pub relation: Relation,
    pub number: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Relation {
    AtLeast,
    AtMost,
    Exactly,
    Not,
    LessThan,
    MoreThan,
}

impl Relation {
    /// Two-letter signs first, so that `>=` is not taken for `>`.
    const ALL: [Relation; 6] = [
        Relation::AtLeast,
        Relation::AtMost,
        Relation::Exactly,
        Relation::Not,
        Relation::LessThan,
        Relation::MoreThan,
    ];

    pub fn sign(self) -> &'static str {
        match self {
            Relation::AtLeast => ">=",
            Relation::AtMost => "<=",
            Relation::Exactly => "==",
            Relation::Not => "!=",
            Relation::LessThan => "<",
            Relation::MoreThan => ">",
        }
    }

    pub fn holds(self, left: u32, right: u32) -> bool {
        match self {
            Relation::AtLeast => left >= right,
            Relation::AtMost => left <= right,
            Relation::Exactly => left == right,
            Relation::Not => left != right,
            Relation::LessThan => left < right,
            Relation::MoreThan => left > right,
        }
    }
}

impl Condition {
    /// Reads comparisons joined by ` and `.
    pub fn read(text: &str) -> Result<Condition, Misread> {
        let all = text.split(" and ").map(Comparison::read).collect::<Result<_, _>>()?;
        Ok(Condition { all })
    }

    /// Everything that the condition names, and what it is.
    pub fn named(&self) -> impl Iterator<Item = (Slot, &str)> {
        self.all.iter().filter_map(|comparison| comparison.metric.named())
    }
}

impl Comparison {
    fn read(text: &str) -> Result<Comparison, Misread> {
        let found = || text.trim().to_owned();
        let place = text
            .find(['<', '>', '=', '!'])
            .ok_or_else(|| Misread::NoComparison { found: found() })?;
        let (left, right) = text.split_at(place);
        let relation = Relation::ALL
            .into_iter()
            .find(|relation| right.starts_with(relation.sign()))
            .ok_or_else(|| Misread::NoComparison { found: found() })?;
        let number = right[relation.sign().len()..].trim();
        Ok(Comparison {
            metric: Metric::read(left)?,
            relation,
            number: number.parse().map_err(|_| Misread::BadNumber { found: number.into() })?,
        })
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, comparison) in self.all.iter().enumerate() {
            let joint = if nth == 0 { "" } else { " and " };
            write!(
                f,
                "{joint}{} {} {}",
                comparison.metric,
                comparison.relation.sign(),
                comparison.number
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn conditions_read_with_or_without_spaces() {
        let spaced = Condition::read("running(member) >= 3 and computers_lost == 1");
        assert_eq!(spaced, Condition::read("running(member)>=3 and computers_lost==1"));
        assert_eq!(spaced.map(|c| c.all.len()), Ok(2));
    }

    #[test]
    fn every_relation_reads_back_and_means_its_sign() {
        for relation in Relation::ALL {
            let text = format!("computers {} 3", relation.sign());
            let condition = Condition::read(&text).expect("a metric, a sign, a number");
            assert_eq!(condition.all[0].relation, relation);
            assert_eq!(condition.to_string(), text);
        }
        let of_2_3_4 = |relation: Relation| [2, 3, 4].map(|left| relation.holds(left, 3));
        assert_eq!(of_2_3_4(Relation::AtLeast), [false, true, true]);
        assert_eq!(of_2_3_4(Relation::AtMost), [true, true, false]);
        assert_eq!(of_2_3_4(Relation::Exactly), [false, true, false]);
        assert_eq!(of_2_3_4(Relation::Not), [true, false, true]);
        assert_eq!(of_2_3_4(Relation::LessThan), [true, false, false]);
        assert_eq!(of_2_3_4(Relation::MoreThan), [false, false, true]);
    }

    #[test]
    fn what_is_no_condition_says_why() {
        let cases = [
            ("running(member)", Misread::NoComparison { found: "running(member)".into() }),
            ("computers = 3", Misread::NoComparison { found: "computers = 3".into() }),
            ("computers >= three", Misread::BadNumber { found: "three".into() }),
            ("computers >= -1", Misread::BadNumber { found: "-1".into() }),
            ("computers >= 1 and ", Misread::NoComparison { found: String::new() }),
        ];
        for (text, expected) in cases {
            assert_eq!(Condition::read(text), Err(expected), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived_and_what_is_read_reads_back(text in "[a-z_()<>=! 0-9and]{0,40}|.*") {
            if let Ok(condition) = Condition::read(&text) {
                prop_assert_eq!(Condition::read(&condition.to_string()), Ok(condition));
            }
        }
    }
}
