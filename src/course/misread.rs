//! What a reader of scripts, conditions and goals could not read. Kinds and values; `text` says what to write instead.

use super::{ActionId, MetricId};

/// One thing that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// The first word of a line is no action, nor `wait`, nor `at`.
    UnknownAction { found: String, nearest: Option<&'static str> },
    /// The action is known, its arguments are not as [`ActionId::usage`] shows.
    BadArguments { action: ActionId },
    /// After `wait`: neither a duration nor `until …`.
    BadWait,
    /// After `at`: no duration.
    BadAt,
    /// Not a duration such as `30s` or `1m30s`.
    BadDuration { found: String },
    /// The word before `(` or before the comparison is no metric.
    UnknownMetric { found: String, nearest: Option<&'static str> },
    /// `running >= 3` where `running(member) >= 3` is meant.
    NameMissing { metric: MetricId },
    /// `computers(member)` where `computers` is meant.
    NameTooMany { metric: MetricId },
    /// Letters, digits, `-` and `_`, starting with a letter, are a name; this is not.
    BadName { found: String },
    /// No `>= <= == != < >` in it.
    NoComparison { found: String },
    /// Right of the comparison stands no whole number.
    BadNumber { found: String },
    /// A goal without `, ever` or another time.
    NoTime { found: String },
    /// After the comma stands none of the five times.
    UnknownTime { found: String },
}
