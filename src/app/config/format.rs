//! The edited file, laid out anew.

use crate::nginx::format;

/// The text as nginx's own files are laid out ([`format`]): what a button "tidy up" does.
#[must_use]
pub fn formatted(text: &str) -> String {
    String::from_utf8_lossy(&format(text.as_bytes())).into_owned()
}
