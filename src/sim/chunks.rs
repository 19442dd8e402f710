//! A list that only grows at the end, drops its oldest part when it is full, and is cheap to clone.

use std::collections::VecDeque;
use std::hint::black_box;
use std::mem::size_of;
use std::ops::Range;
use std::sync::Arc;

const CHUNK: usize = 1024;
/// In wasm memory grows by what is asked for, and that is dear: a long list asks for so many chunks' at a time.
const CHUNKS_AT_A_TIME: usize = 32;

/// Positions count from the very first item, dropped or not. Full chunks are shared between clones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chunks<T> {
    full: VecDeque<Arc<[T]>>,
    tail: Vec<T>,
    /// Chunks dropped so far.
    dropped: usize,
    /// Full chunks kept at most.
    full_max: usize,
}

impl<T: Copy> Chunks<T> {
    /// Keeps at most `items_max` items, at least one chunk.
    pub(super) fn new(items_max: usize) -> Self {
        let full_max = (items_max / CHUNK).saturating_sub(1).max(1);
        Chunks { full: VecDeque::new(), tail: Vec::new(), dropped: 0, full_max }
    }

    /// Items ever pushed.
    pub(super) fn len(&self) -> usize {
        (self.dropped + self.full.len()) * CHUNK + self.tail.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<&T> {
        let chunk = (index / CHUNK).checked_sub(self.dropped)?;
        self.full.get(chunk).map_or(
            if chunk == self.full.len() { self.tail.get(index % CHUNK) } else { None },
            |full| full.get(index % CHUNK),
        )
    }

    /// The kept items of a range.
    pub(super) fn iter(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &T> {
        let start = range.start.max(self.dropped * CHUNK);
        let end = range.end.min(self.len());
        (start..end.max(start)).filter_map(|index| self.get(index))
    }

    pub(super) fn push(&mut self, item: T) {
        self.tail.push(item);
        if self.tail.len() == CHUNK {
            if self.dropped == 0 && self.full.len() % CHUNKS_AT_A_TIME == CHUNKS_AT_A_TIME - 1 {
                // The allocator keeps it for the chunks that come.
                drop(black_box(Vec::<T>::with_capacity(CHUNK * CHUNKS_AT_A_TIME)));
            }
            self.full.push_back(Arc::from(self.tail.as_slice()));
            self.tail.clear();
        }
        if self.full.len() > self.full_max {
            self.full.pop_front();
            self.dropped += 1;
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.full.len() * CHUNK * size_of::<T>() + self.tail.capacity() * size_of::<T>()
    }

    /// What a clone would not share: the tail, and a pointer for each full chunk.
    pub(super) fn unshared_bytes(&self) -> usize {
        self.full.len() * size_of::<Arc<[T]>>() + self.tail.len() * size_of::<T>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_chunk_goes_and_positions_stay() {
        let mut list = Chunks::new(3 * CHUNK);
        (0..10 * CHUNK as u32 + 5).for_each(|n| list.push(n));
        assert_eq!(list.len(), 10 * CHUNK + 5);
        assert_eq!(list.get(0), None);
        assert_eq!(list.get(10 * CHUNK + 4), Some(&(10 * CHUNK as u32 + 4)));
        assert_eq!(list.get(10 * CHUNK + 5), None);
        let kept: Vec<u32> = list.iter(0..usize::MAX).copied().collect();
        let first = 8 * CHUNK as u32;
        assert_eq!(kept, (first..10 * CHUNK as u32 + 5).collect::<Vec<_>>());
        assert!(list.bytes() <= 3 * CHUNK * 4);
    }
}
