//! `ngx_conf_handler`: name, context, terminator, arguments, in this order.

use crate::nginx::check::scope::says;
use crate::nginx::check::{Call, Checker, Outcome, setter};
use crate::nginx::directive::{Row, find};
use crate::nginx::problem::Kind;
use crate::nginx::{Directive, Ending};

type Refused = (Kind, Vec<Vec<u8>>);

impl Checker<'_> {
    /// The row of a directive here.
    pub(super) fn row(
        &self,
        name: &[u8],
        directive: &Directive<'_>,
    ) -> Result<&'static Row, Refused> {
        let mut found = false;
        for row in find(name, self.version) {
            found = true;
            if row.contexts.meets(self.context) {
                return self.shape(row, directive).map_or(Ok(row), Err);
            }
        }
        // nginx prints a name up to its first NUL.
        let name = name.split(|byte| *byte == 0).next().unwrap_or_default();
        let kind = if found { Kind::NotAllowedHere } else { Kind::UnknownDirective };
        Err((kind, vec![name.to_vec()]))
    }

    fn shape(&self, row: &'static Row, directive: &Directive<'_>) -> Option<Refused> {
        let block = directive.ending() == Ending::Block;
        let kind = match (row.block, block) {
            (false, true) => Kind::NotTerminated,
            (true, false) => Kind::NoOpening,
            _ if row.arity.takes(directive.words().len() - 1) => return None,
            _ => Kind::WrongCount,
        };
        Some((kind, vec![row.name.as_bytes().to_vec()]))
    }

    pub(super) fn call(&mut self, call: &Call<'_>) -> Outcome {
        setter::of(call.row)(self, call)
    }
}

/// A directive that may stand once, whatever its value.
pub(super) fn once(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    if checker.set(call) { Err(says(call, Kind::Duplicate)) } else { Ok(()) }
}

/// A directive whose value is not looked at.
pub(super) fn any(_: &mut Checker<'_>, _: &Call<'_>) -> Outcome {
    Ok(())
}
