//! Whether an `if` holds.

use crate::nginx::route::exchange::Exchange;
use crate::nginx::route::program::Condition;
use crate::nginx::route::world::Found;

impl Exchange<'_, '_> {
    pub(super) fn condition(&mut self, condition: &Condition, quoted: bool) -> bool {
        match condition {
            Condition::Holds(name) => {
                let value = self.variable(name).unwrap_or_default();
                !value.is_empty() && value != b"0"
            }
            Condition::Equals { name, text, not } => {
                let value = self.variable(name).unwrap_or_default();
                (value == self.text_quoted(text, quoted)) != *not
            }
            Condition::Matches { name, pattern, not } => {
                let value = self.variable(name).unwrap_or_default();
                let fits = self.fits(pattern, &value);
                if !fits {
                    self.captures.clear();
                }
                fits != *not
            }
            Condition::File { test, text, not } => {
                let path = self.text_quoted(text, quoted);
                let found = match self.world.find(&path) {
                    Found::Nothing => false,
                    Found::Folder => *test != b'f',
                    Found::File(_) => matches!(*test, b'f' | b'e'),
                };
                found != *not
            }
        }
    }
}
