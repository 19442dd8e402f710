//! `split_clients`.

use crate::nginx::route::exchange::Exchange;
use crate::nginx::value::fixed_point;

#[derive(Clone, Debug)]
pub(super) struct SplitClients {
    source: Vec<u8>,
    /// How much of 2³² each takes; none for the rest (`*`).
    parts: Vec<(Option<u32>, Vec<u8>)>,
}

impl SplitClients {
    pub(super) fn new(source: &[u8]) -> SplitClients {
        SplitClients { source: source.to_vec(), parts: Vec::new() }
    }

    /// Reads a line of the block.
    pub(super) fn line(&mut self, words: &[Vec<u8>]) {
        let [share, value] = words else { return };
        // Hundredths of a percent.
        let hundredths = share.strip_suffix(b"%").and_then(|percent| fixed_point(percent, 2));
        let part = hundredths.map(|part| (part.min(10_000) * u64::from(u32::MAX) / 10_000) as u32);
        self.parts.push((part, value.clone()));
    }

    pub(super) fn value(&self, exchange: &mut Exchange<'_, '_>) -> Vec<u8> {
        let mut hash = murmur2(&exchange.text(&self.source));
        for (part, value) in &self.parts {
            match part {
                Some(part) if hash >= *part => hash -= part,
                _ => return value.clone(),
            }
        }
        Vec::new()
    }
}

/// `ngx_murmur_hash2`.
fn murmur2(text: &[u8]) -> u32 {
    const M: u32 = 0x5bd1_e995;
    let mut hash = text.len() as u32;
    let mut chunks = text.chunks_exact(4);
    for chunk in &mut chunks {
        let mut k = u32::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]).wrapping_mul(M);
        k ^= k >> 24;
        hash = hash.wrapping_mul(M) ^ k.wrapping_mul(M);
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        for (nth, byte) in rest.iter().enumerate() {
            hash ^= u32::from(*byte) << (8 * nth);
        }
        hash = hash.wrapping_mul(M);
    }
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(M);
    hash ^ hash >> 15
}
