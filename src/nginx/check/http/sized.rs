//! Sizes and numbers that must be more than well formed.

use crate::nginx::check::scope::says;
use crate::nginx::check::{Call, Checker, Outcome, Wrong, slot};
use crate::nginx::problem::Kind;
use crate::nginx::value::{number, size};

fn sized(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome<u64> {
    slot::size(checker, call)?;
    Ok(size(&call.arg(1)).unwrap_or(0))
}

/// A size of a memory pool, in steps of 16.
pub(crate) fn pool_size(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    match sized(checker, call)? {
        ..112 => Err(Wrong::new(Kind::PoolTooSmall, &[]).word(1)),
        size if size % 16 > 0 => Err(Wrong::new(Kind::PoolNotAligned, &[]).word(1)),
        _ => Ok(()),
    }
}

/// Linux has no `SO_SNDLOWAT`.
pub(crate) fn send_lowat(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    sized(checker, call)?;
    checker.warn(call, Kind::LowatIgnored, &[call.row.name.as_bytes()]);
    Ok(())
}

pub(crate) fn gzip_window(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let size = sized(checker, call)?;
    let known = size.is_power_of_two() && (512..=32 << 10).contains(&size);
    if known { Ok(()) } else { Err(says(call, Kind::GzipWindow).word(1)) }
}

pub(crate) fn gzip_hash(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let size = sized(checker, call)?;
    let known = size.is_power_of_two() && (512..=128 << 10).contains(&size);
    if known { Ok(()) } else { Err(says(call, Kind::GzipHash).word(1)) }
}

pub(crate) fn http2_recv_buffer_size(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let small = sized(checker, call)? <= 32;
    if small { Err(says(call, Kind::ValueTooSmall).word(1)) } else { Ok(()) }
}

pub(crate) fn http2_body_preread_size(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let large = sized(checker, call)? > (1 << 31) - 1;
    if large { Err(Wrong::new(Kind::PrereadTooLarge, &[]).word(1)) } else { Ok(()) }
}

pub(crate) fn http2_chunk_size(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let zero = sized(checker, call)? == 0;
    if zero { Err(Wrong::new(Kind::ChunkZero, &[]).word(1)) } else { Ok(()) }
}

pub(crate) fn http2_streams_index_size(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    slot::number(checker, call)?;
    let power = number(&call.arg(1)).is_some_and(u64::is_power_of_two);
    if power { Ok(()) } else { Err(says(call, Kind::NotAPowerOfTwo).word(1)) }
}
