//! What learners check by themselves, away from the page.

use serde::{Deserialize, Serialize};

use super::Html;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checklist {
    /// One line each, without a paragraph around it.
    pub items: Vec<Html>,
}
