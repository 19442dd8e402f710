//! How long answers took: counts by size, in integers.

/// Below this each millisecond has its own bucket; above it every doubling has as many buckets as half of this.
const EXACT: u32 = 8;
const PER_DOUBLING: usize = 4;
/// Up to 2¹⁹ ms (almost nine minutes); longer ones count as that.
const DOUBLINGS: usize = 16;
const BUCKETS: usize = EXACT as usize + DOUBLINGS * PER_DOUBLING;

/// Counts of durations. A bucket is at most a quarter wider than its lower end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    counts: [u32; BUCKETS],
}

impl Default for Histogram {
    fn default() -> Self {
        Histogram { counts: [0; BUCKETS] }
    }
}

impl Histogram {
    pub(super) fn add(&mut self, ms: u32) {
        self.counts[bucket(ms)] += 1;
    }

    pub fn count(&self) -> u64 {
        self.counts.iter().map(|&count| u64::from(count)).sum()
    }

    /// The duration that so many of 100 do not exceed, rounded up to its bucket's end, in milliseconds; `None` without any.
    pub fn percentile(&self, percent: u32) -> Option<u32> {
        let wanted = (self.count() * u64::from(percent.min(100))).div_ceil(100);
        let mut seen = 0;
        let found = self.counts.iter().position(|&count| {
            seen += u64::from(count);
            seen >= wanted && seen > 0
        });
        found.map(last_of)
    }

    /// Each bucket that holds any: its longest duration in milliseconds, and how many.
    pub fn buckets(&self) -> impl Iterator<Item = (u32, u32)> {
        let buckets = self.counts.iter().enumerate();
        buckets.filter(|&(_, &count)| count > 0).map(|(index, &count)| (last_of(index), count))
    }
}

fn bucket(ms: u32) -> usize {
    if ms < EXACT {
        return ms as usize;
    }
    let doubling = ms.ilog2() - EXACT.ilog2();
    let quarter = (ms >> doubling) as usize - EXACT as usize;
    let index = EXACT as usize + doubling as usize * PER_DOUBLING + quarter / 2;
    index.min(BUCKETS - 1)
}

/// The longest duration that falls into a bucket.
fn last_of(index: usize) -> u32 {
    match index.checked_sub(EXACT as usize) {
        None => index as u32,
        Some(above) => {
            let (doubling, quarter) = (above / PER_DOUBLING, above % PER_DOUBLING);
            ((EXACT + 2 * quarter as u32 + 2) << doubling) - 1
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_duration_falls_into_the_bucket_that_ends_at_or_after_it() {
        for ms in (0..5_000).chain((5_000..500_000).step_by(777)) {
            let index = bucket(ms);
            assert!(ms <= last_of(index), "{ms}");
            assert!(index == 0 || ms > last_of(index - 1), "{ms}");
            assert!(last_of(index) <= ms + ms / 4, "{ms} rounds up to {}", last_of(index));
        }
        assert_eq!(bucket(u32::MAX), BUCKETS - 1);
    }

    #[test]
    fn percentiles_are_those_of_the_sorted_list() {
        let mut histogram = Histogram::default();
        assert_eq!(histogram.percentile(95), None);
        (1..=100).for_each(|ms| histogram.add(ms));
        assert_eq!(histogram.percentile(5), Some(5));
        assert_eq!(histogram.percentile(50), Some(55));
        assert_eq!(histogram.percentile(95), Some(95));
        assert_eq!(histogram.percentile(100), Some(111));
        assert_eq!(histogram.buckets().map(|(_, count)| count).sum::<u32>(), 100);
    }
}
