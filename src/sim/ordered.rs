//! Putting a few things in order: of small lists, a sorting routine for each would be the larger part of the program.

/// `items` with the smallest key first; those of equal keys stay in their order. Quadratic: not for thousands.
pub fn ordered<T, K: Ord>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut ordered = Vec::new();
    for item in items {
        let at = ordered.partition_point(|other| key(other) <= key(&item));
        ordered.insert(at, item);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::ordered;

    #[test]
    fn equal_keys_stay_in_their_order() {
        let items = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        let expected = [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')];
        assert_eq!(ordered(items, |item| item.0), expected);
    }
}
