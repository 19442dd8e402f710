//! Other words for the same cluster: as Kubernetes, as a franchise. Nothing but names changes.

use crate::unpack::Unpack;
use serde::Serialize;

/// A way to look at a stage, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct View {
    /// What its switch says.
    pub label: String,
    /// In the order in which they are tried: the first that stands somewhere is replaced there.
    pub words: Vec<ViewWord>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct ViewWord {
    /// As the stage says it.
    pub said: String,
    /// What stands in its place.
    pub here: String,
    /// Names for "task 1", "task 2" …; those beyond them go by `here` and their number.
    pub numbered: Vec<String>,
}
