//! `split_clients`.

use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use crate::nginx::value::fixed_point;

/// A hundredth of a percent each.
const ALL: u64 = 10_000;

pub(crate) fn split_clients(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.compile_arg(call, 1)?;
    checker.make_variable(&call.arg(2), true).map_err(|wrong| wrong.word(2))?;
    let mut sum = 0_u64;
    let mut too_much = false;
    let closed = checker.entries(call, |checker, entry| {
        let share = entry.arg(0);
        let part = match share.strip_suffix(b"%") {
            _ if *share == *b"*" => None,
            Some(percent) => fixed_point(percent, 2).filter(|percent| *percent > 0),
            None => Some(0),
        };
        sum = match part {
            None if *share == *b"*" => ALL,
            Some(part @ 1..) => sum.saturating_add(part),
            _ => return Err(Wrong::new(Kind::InvalidPercent, &[&share]).word(0)),
        };
        too_much |= sum > ALL;
        // 1.30 counts the words; before, a line of one had an empty value.
        if entry.count() != 1 && checker.version >= crate::nginx::Version::V1_30 {
            return Err(Wrong::new(Kind::SplitParameters, &[]));
        }
        Ok(())
    });
    if closed && too_much { Err(Wrong::new(Kind::PercentTotal, &[])) } else { Ok(()) }
}
