//! What learners check by themselves, away from the page.

use serde::Serialize;

use super::Html;
use crate::unpack::Unpack;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Checklist {
    /// One line each, without a paragraph around it.
    pub items: Vec<Html>,
}
