//! CPU among those who want it (R2), in integers.

/// One who wants CPU. Weights are at most 2²², ceilings at most 2³⁰, so that no product overflows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    pub weight: u64,
    /// More than this it cannot use.
    pub ceiling: u64,
}

/// R2: in proportion to the weights; what one cannot use is divided among the others. Each share is rounded down.
pub fn share(capacity: u64, claims: &[Claim]) -> Vec<u64> {
    let mut shares = vec![0; claims.len()];
    let mut open: Vec<usize> = (0..claims.len()).collect();
    let mut left = capacity;
    while !open.is_empty() {
        let weights = open.iter().map(|&i| claims[i].weight).sum::<u64>().max(1);
        let is_full = |&i: &usize| claims[i].ceiling * weights <= left * claims[i].weight;
        let (full, rest): (Vec<usize>, Vec<usize>) = open.into_iter().partition(is_full);
        if full.is_empty() {
            rest.iter().for_each(|&i| shares[i] = left * claims[i].weight / weights);
            break;
        }
        for i in full {
            shares[i] = claims[i].ceiling;
            left -= claims[i].ceiling;
        }
        open = rest;
    }
    shares
}
