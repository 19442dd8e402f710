//! Reads back what serde's derived `Serialize` and postcard wrote: what a page carries, what the
//! browser's storage keeps. Postcard's form (version 1 of its wire format) and its refusals,
//! without serde's visitors, which were 8 % of the page's program: no result is passed on field by
//! field. A [`Reader`] that has met a fault remembers it, and is asked once, at the end.
//!
//! Whatever the bytes, reading ends: after a fault every list is empty, every option `None`, every
//! enum its first variant (which therefore must not hold its own type in a `Box`), and no length
//! is believed that the bytes only claim.

use std::num::NonZeroU32;

use litemap::LiteMap;

pub use baton_unpack::Unpack;

/// The value at the start of `bytes`, and what stands behind it; `None` where they are no such value.
pub fn unpack<T: Unpack>(bytes: &[u8]) -> Option<(T, &[u8])> {
    let mut from = Reader { rest: bytes, failed: false };
    let value = T::unpack(&mut from);
    (!from.failed).then_some((value, from.rest))
}

/// A type that can be read back. Derived: fields in their order, of an enum first the variant's place.
pub trait Unpack: Sized {
    /// The next value, or after a fault any.
    fn unpack(from: &mut Reader<'_>) -> Self;
}

/// Bytes being read.
pub struct Reader<'a> {
    rest: &'a [u8],
    failed: bool,
}

impl<'a> Reader<'a> {
    /// Which of `count` variants comes next.
    #[inline(never)]
    pub fn variant(&mut self, count: usize) -> usize {
        let place = self.varint(u32::BITS) as usize;
        if place < count { place } else { self.fault() }
    }

    /// From here on nothing is left, so that every later read ends here too.
    fn fault<T: Default>(&mut self) -> T {
        self.rest = &[];
        self.failed = true;
        T::default()
    }

    fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((&byte, rest)) => {
                self.rest = rest;
                byte
            }
            None => self.fault(),
        }
    }

    #[inline(never)]
    fn flag(&mut self) -> bool {
        match self.byte() {
            0 => false,
            1 => true,
            _ => self.fault(),
        }
    }

    /// Seven bits a byte, the lowest first; more than `bits` are a fault.
    #[inline(never)]
    fn varint(&mut self, bits: u32) -> u64 {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            let room = bits - shift;
            if room < 8 && byte >> room != 0 {
                return self.fault();
            }
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return value;
            }
            shift += 7;
        }
    }

    /// How many things come next; each takes a byte at least.
    #[inline(never)]
    fn length(&mut self) -> usize {
        let length = self.varint(usize::BITS) as usize;
        if length <= self.rest.len() { length } else { self.fault() }
    }

    fn text(&mut self) -> &'a str {
        let length = self.length();
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        str::from_utf8(text).unwrap_or_else(|_| self.fault())
    }
}

macro_rules! varints {
    ($($number:ident)*) => {$(
        impl Unpack for $number {
            #[inline(never)]
            fn unpack(from: &mut Reader<'_>) -> Self {
                from.varint($number::BITS) as $number
            }
        }
    )*};
}
varints! { u16 u32 u64 }

/// As wide as a `u64` on every machine.
impl Unpack for usize {
    #[inline(never)]
    fn unpack(from: &mut Reader<'_>) -> Self {
        usize::try_from(u64::unpack(from)).unwrap_or_else(|_| from.fault())
    }
}

/// Zigzag: 0, -1, 1, -2 …
impl Unpack for i32 {
    #[inline(never)]
    fn unpack(from: &mut Reader<'_>) -> Self {
        let folded = u32::unpack(from);
        (folded >> 1) as i32 ^ -((folded & 1) as i32)
    }
}

impl Unpack for u8 {
    fn unpack(from: &mut Reader<'_>) -> Self {
        from.byte()
    }
}

impl Unpack for bool {
    fn unpack(from: &mut Reader<'_>) -> Self {
        from.flag()
    }
}

impl Unpack for NonZeroU32 {
    #[inline(never)]
    fn unpack(from: &mut Reader<'_>) -> Self {
        NonZeroU32::new(u32::unpack(from)).unwrap_or_else(|| {
            from.fault::<()>();
            NonZeroU32::MIN
        })
    }
}

impl Unpack for String {
    #[inline(never)]
    fn unpack(from: &mut Reader<'_>) -> Self {
        from.text().to_owned()
    }
}

impl<T: Unpack> Unpack for Option<T> {
    fn unpack(from: &mut Reader<'_>) -> Self {
        from.flag().then(|| T::unpack(from))
    }
}

impl<T: Unpack> Unpack for Box<T> {
    fn unpack(from: &mut Reader<'_>) -> Self {
        Box::new(T::unpack(from))
    }
}

impl<T: Unpack> Unpack for Vec<T> {
    fn unpack(from: &mut Reader<'_>) -> Self {
        let mut list = Vec::new();
        for _ in 0..from.length() {
            if from.failed {
                break;
            }
            list.push(T::unpack(from));
        }
        list
    }
}

/// Written as its pairs, in their order; read in any.
impl<K: Unpack + Ord, V: Unpack> Unpack for LiteMap<K, V> {
    fn unpack(from: &mut Reader<'_>) -> Self {
        let mut map = LiteMap::new();
        for (key, value) in Vec::<(K, V)>::unpack(from) {
            map.insert(key, value);
        }
        map
    }
}

impl<T: Unpack, const N: usize> Unpack for [T; N] {
    fn unpack(from: &mut Reader<'_>) -> Self {
        std::array::from_fn(|_| T::unpack(from))
    }
}

impl<A: Unpack, B: Unpack> Unpack for (A, B) {
    fn unpack(from: &mut Reader<'_>) -> Self {
        (A::unpack(from), B::unpack(from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::de::DeserializeOwned;
    use serde::{Deserialize, Serialize};
    use std::fmt::Debug;

    #[derive(Debug, PartialEq, Serialize, Deserialize, Unpack)]
    struct Unit;

    #[derive(Debug, PartialEq, Serialize, Deserialize, Unpack)]
    struct Wrapped(i32);

    #[derive(Debug, PartialEq, Serialize, Deserialize, Unpack)]
    enum Shape {
        Plain,
        Pair(u64, Wrapped),
        Named { list: [u16; 3], place: usize },
        Many(Vec<Shape>),
        Boxed(Box<Shape>, Unit),
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize, Unpack)]
    struct Held<T> {
        byte: u8,
        number: u32,
        word: String,
        #[serde(skip)]
        left_out: Option<Vec<u8>>,
        id: Option<NonZeroU32>,
        pairs: Vec<(bool, T)>,
    }

    fn reads_as_postcard<T: Unpack + DeserializeOwned + PartialEq + Debug>(bytes: &[u8]) {
        assert_eq!(unpack::<T>(bytes), postcard::take_from_bytes(bytes).ok(), "{bytes:?}");
    }

    fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
        let byte = prop_oneof![4 => 0u8..6, 1 => Just(0x80), 1 => Just(0xff), 2 => any::<u8>()];
        prop::collection::vec(byte, 0..40)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn any_bytes_are_read_or_refused_as_postcard_does(bytes in any_bytes()) {
            reads_as_postcard::<bool>(&bytes);
            reads_as_postcard::<u16>(&bytes);
            reads_as_postcard::<u32>(&bytes);
            reads_as_postcard::<u64>(&bytes);
            reads_as_postcard::<usize>(&bytes);
            reads_as_postcard::<NonZeroU32>(&bytes);
            reads_as_postcard::<Wrapped>(&bytes);
            reads_as_postcard::<String>(&bytes);
            reads_as_postcard::<Vec<Vec<u64>>>(&bytes);
            reads_as_postcard::<Shape>(&bytes);
            reads_as_postcard::<Held<Shape>>(&bytes);
        }
    }

    #[test]
    fn the_ends_of_every_number_come_back() {
        for bytes in [
            postcard::to_allocvec(&(i32::MIN, (i32::MAX, -1_i32))),
            postcard::to_allocvec(&(u16::MAX, (u32::MAX, u64::MAX))),
        ] {
            let bytes = bytes.expect("a Vec grows");
            reads_as_postcard::<(i32, (i32, i32))>(&bytes);
            reads_as_postcard::<(u16, (u32, u64))>(&bytes);
        }
    }

    #[test]
    fn a_map_is_read_from_its_pairs() {
        let bytes = postcard::to_allocvec(&[(7_u32, true), (2, false)].as_slice()).expect("a Vec");
        let map: LiteMap<u32, bool> = [(2, false), (7, true)].into_iter().collect();
        assert_eq!(unpack(&bytes), Some((map, &[][..])));
    }

    #[test]
    fn no_length_is_believed() {
        for claimed in [5, u64::from(u32::MAX), u64::MAX] {
            let bytes = postcard::to_allocvec(&claimed).expect("a Vec grows");
            assert_eq!(unpack::<String>(&bytes), None);
            assert_eq!(unpack::<Vec<[u64; 3]>>(&bytes), None);
        }
    }
}
