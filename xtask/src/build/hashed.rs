//! File names that change with their content, so that a host may cache them for ever.

use anyhow::Result;
use std::fs;
use std::path::Path;

/// Writes `content` into folder `out` as `stem.HASH.ending` and returns that name.
pub(super) fn write(out: &Path, stem: &str, ending: &str, content: &[u8]) -> Result<String> {
    let name = format!("{stem}.{:016x}.{ending}", fnv1a(content));
    fs::write(out.join(&name), content)?;
    Ok(name)
}

/// FNV-1a, 64 bits: the same on every machine and in every version of Rust.
pub(super) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::fnv1a;

    #[test]
    fn matches_the_published_vectors() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
