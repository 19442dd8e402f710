//! An order that is not the right one: the same in both languages and at every build.

/// `0..count` in another order, which only the question's id decides.
pub(super) fn shuffled(id: &str, count: u8) -> Vec<u8> {
    let mut order: Vec<u8> = (0..count).collect();
    order.sort_by_key(|place| hash(id, *place));
    if order.is_sorted() {
        order.reverse();
    }
    order
}

/// FNV-1a, then a finaliser, since its last byte hardly reaches the high bits.
fn hash(id: &str, place: u8) -> u64 {
    let bytes = id.bytes().chain([place]);
    let hashed = bytes.fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mixed = (hashed ^ (hashed >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ (mixed >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_the_right_order_and_always_the_same() {
        for id in ["order-docker", "push-steps", "a", "b", "c", "plan-in-order"] {
            for count in 2..=6 {
                let order = shuffled(id, count);
                assert!(!order.is_sorted(), "{id} {count}: {order:?}");
                assert_eq!(order, shuffled(id, count));
                let mut all = order;
                all.sort();
                assert!(all.into_iter().eq(0..count));
            }
        }
    }

    #[test]
    fn the_id_decides() {
        let orders: std::collections::BTreeSet<Vec<u8>> =
            (0..100).map(|n| shuffled(&format!("question-{n}"), 4)).collect();
        assert!(orders.len() > 15, "only {} of 23 orders", orders.len());
    }
}
