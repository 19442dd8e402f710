//! Both languages of a lesson have the same shape, so that a learner can change language anywhere.

use super::{source::Source, written::Feature};

/// Notes the first place where the second text differs from the first; what follows it would only repeat that.
pub(super) fn same_shape(
    first: &Source,
    first_shape: &[Feature],
    second: &mut Source,
    second_shape: &[Feature],
) {
    let differ = first_shape.iter().zip(second_shape).find(|(one, other)| one.what != other.what);
    if let Some((one, other)) = differ {
        let what = format!(
            "here is “{}”, but {}:{} has “{}”; write both alike",
            other.what, first.file, one.line, one.what
        );
        second.wrong(other.line, what);
    } else if let Some(missing) = first_shape.get(second_shape.len()) {
        let last = second_shape.last().map_or(1, |feature| feature.line);
        second.wrong(
            last,
            format!(
                "after this, “{}” of {}:{} is missing; write it",
                missing.what, first.file, missing.line
            ),
        );
    } else if let Some(extra) = second_shape.get(first_shape.len()) {
        second.wrong(
            extra.line,
            format!("“{}” is not in {}; write it there too", extra.what, first.file),
        );
    }
}
