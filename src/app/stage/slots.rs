//! Fixed places: nobody moves when a neighbour goes.

/// Gives everyone who came a place, in the order of coming. A place whose holder left stays
/// theirs (crossed out in the picture) until a newcomer needs it: untouched places come first, up
/// to `base`; then the place that has been free longest; then a new one.
///
/// Arrivals and departures are moments of any one clock; a place freed at a moment can be taken at
/// that moment. Returns, for each arrival, its place.
pub fn places(base: usize, stays: impl Iterator<Item = (u64, Option<u64>)>) -> Vec<usize> {
    let mut left_at: Vec<Option<u64>> = Vec::new();
    stays
        .map(|(came, left)| {
            let place = free_place(base, &left_at, came);
            if place == left_at.len() {
                left_at.push(left);
            } else {
                left_at[place] = left;
            }
            place
        })
        .collect()
}

fn free_place(base: usize, left_at: &[Option<u64>], now: u64) -> usize {
    if left_at.len() < base {
        return left_at.len();
    }
    let free = left_at.iter().enumerate().filter_map(|(place, left)| Some((place, (*left)?)));
    free.filter(|&(_, left)| left <= now)
        .min_by_key(|&(place, left)| (left, place))
        .map_or(left_at.len(), |(place, _)| place)
}

/// Who holds each place now: the last who was given it.
pub fn holders(places: &[usize]) -> Vec<usize> {
    let count = places.iter().max().map_or(0, |most| most + 1);
    let mut holders = vec![0; count];
    for (who, &place) in places.iter().enumerate() {
        holders[place] = who;
    }
    holders
}

#[cfg(test)]
mod tests {
    use super::{holders, places};

    #[test]
    fn the_dead_keep_their_place_until_it_is_needed() {
        let stays = [(0, Some(50)), (0, None), (60, None), (70, None), (80, None)];
        assert_eq!(places(3, stays.into_iter()), [0, 1, 2, 0, 3]);
        assert_eq!(holders(&[0, 1, 2, 0, 3]), [3, 1, 2, 4]);
    }

    #[test]
    fn the_place_that_is_free_longest_is_taken_first() {
        let stays = [(0, Some(30)), (0, Some(20)), (40, None), (41, None)];
        assert_eq!(places(2, stays.into_iter()), [0, 1, 1, 0]);
    }

    #[test]
    fn nobody_shares_a_place_while_both_are_there() {
        let stays: Vec<(u64, Option<u64>)> =
            (0..200).map(|n| (n, (n % 3 != 0).then_some(n + 7 + n % 11))).collect();
        let given = places(4, stays.iter().copied());
        for (a, &(_, left)) in stays.iter().enumerate() {
            for (b, &(came, _)) in stays.iter().enumerate().skip(a + 1) {
                let together = left.is_none_or(|left| left > came);
                assert!(!(together && given[a] == given[b]), "{a} and {b} share {}", given[a]);
            }
        }
    }

    #[test]
    fn nobody_there_needs_no_place() {
        assert_eq!(places(3, std::iter::empty()), Vec::<usize>::new());
        assert_eq!(holders(&[]), Vec::<usize>::new());
    }
}
