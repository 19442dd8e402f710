//! Goals: a condition and when it has to hold. A small closed language, so that the sentence a learner reads and the check are one thing.

use std::fmt;

use serde::Serialize;

use super::{Condition, Misread, read_duration, show_duration};
use crate::unpack::Unpack;

/// `routable(member) >= 2, always from computers_lost >= 1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Goal {
    pub condition: Condition,
    pub when: When,
}

/// The time of a goal. How each is decided: [`super::Judge`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum When {
    /// At some moment.
    Ever,
    /// Within so many milliseconds of the moment at which `of` first holds. A condition that holds
    /// already then has to hold to the end of the time, or again before it.
    Within { ms: u64, of: Condition },
    /// From the moment at which `from` first holds until every other goal is met.
    AlwaysFrom { from: Condition },
    /// At the last moment before `before` first holds.
    JustBefore { before: Condition },
    /// At the end of the lab's time.
    AtTheEnd,
}

impl Goal {
    /// Reads `CONDITION, ever` and the four other times.
    pub fn read(text: &str) -> Result<Goal, Misread> {
        let Some((condition, when)) = text.split_once(',') else {
            return Err(Misread::NoTime { found: text.trim().into() });
        };
        Ok(Goal { condition: Condition::read(condition)?, when: When::read(when.trim())? })
    }

    /// Every condition in the goal.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let second = match &self.when {
            When::Ever | When::AtTheEnd => None,
            When::Within { of, .. } => Some(of),
            When::AlwaysFrom { from } => Some(from),
            When::JustBefore { before } => Some(before),
        };
        [&self.condition].into_iter().chain(second)
    }
}

impl When {
    fn read(text: &str) -> Result<When, Misread> {
        if text == "ever" {
            return Ok(When::Ever);
        }
        if text == "at the end" {
            return Ok(When::AtTheEnd);
        }
        if let Some(from) = text.strip_prefix("always from ") {
            return Ok(When::AlwaysFrom { from: Condition::read(from)? });
        }
        if let Some(before) = text.strip_prefix("just before ") {
            return Ok(When::JustBefore { before: Condition::read(before)? });
        }
        if let Some((duration, of)) =
            text.strip_prefix("within ").and_then(|t| t.split_once(" of "))
        {
            let ms = read_duration(duration.trim())
                .ok_or_else(|| Misread::BadDuration { found: duration.trim().into() })?;
            return Ok(When::Within { ms, of: Condition::read(of)? });
        }
        Err(Misread::UnknownTime { found: text.into() })
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, ", self.condition)?;
        match &self.when {
            When::Ever => f.write_str("ever"),
            When::AtTheEnd => f.write_str("at the end"),
            When::AlwaysFrom { from } => write!(f, "always from {from}"),
            When::JustBefore { before } => write!(f, "just before {before}"),
            When::Within { ms, of } => write!(f, "within {} of {of}", show_duration(*ms)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GOALS: [&str; 5] = [
        "computers_lost >= 1, ever",
        "running(member) >= 3, within 3m of computers_lost >= 1",
        "routable(member) >= 2, always from computers_lost >= 1",
        "routable(member) < 3, just before computers_lost >= 1",
        "running(member) == 3 and computers == 2, at the end",
    ];

    #[test]
    fn every_time_reads_back() {
        for text in GOALS {
            assert_eq!(Goal::read(text).map(|goal| goal.to_string()), Ok(text.into()));
        }
    }

    #[test]
    fn what_is_no_goal_says_why() {
        let cases = [
            ("running(member) >= 3", Misread::NoTime { found: "running(member) >= 3".into() }),
            ("computers >= 1, sometimes", Misread::UnknownTime { found: "sometimes".into() }),
            (
                "computers >= 1, within soon of computers >= 1",
                Misread::BadDuration { found: "soon".into() },
            ),
            (
                "computers >= 1, always from x >= 1",
                Misread::UnknownMetric { found: "x".into(), nearest: None },
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(Goal::read(text), Err(expected), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in ".*") {
            let _ = Goal::read(&text);
        }
    }
}
