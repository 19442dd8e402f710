//! Exact fractions, for tests only: no rounding but where a rule asks for it.

use std::cmp::Ordering;

/// In lowest terms, above a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fraction {
    above: i128,
    below: i128,
}

impl Fraction {
    pub(crate) fn of(above: impl Into<i128>, below: impl Into<i128>) -> Fraction {
        let (above, below) = (above.into(), below.into());
        assert!(below > 0, "a positive denominator");
        let common = greatest_common_divisor(above.unsigned_abs(), below.unsigned_abs()) as i128;
        Fraction { above: above / common, below: below / common }
    }

    pub(crate) fn whole(number: impl Into<i128>) -> Fraction {
        Fraction::of(number, 1)
    }

    pub(crate) fn plus(self, other: Fraction) -> Fraction {
        Fraction::of(self.above * other.below + other.above * self.below, self.below * other.below)
    }

    pub(crate) fn minus(self, other: Fraction) -> Fraction {
        self.plus(Fraction { above: -other.above, ..other })
    }

    pub(crate) fn times(self, other: Fraction) -> Fraction {
        Fraction::of(self.above * other.above, self.below * other.below)
    }

    /// By a positive one.
    pub(crate) fn over(self, other: Fraction) -> Fraction {
        Fraction::of(self.above * other.below, self.below * other.above)
    }

    pub(crate) fn floor(self) -> i128 {
        self.above.div_euclid(self.below)
    }

    pub(crate) fn ceil(self) -> i128 {
        -Fraction { above: -self.above, ..self }.floor()
    }

    pub(crate) fn magnitude(self) -> Fraction {
        Fraction { above: self.above.abs(), ..self }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Fraction) -> Option<Ordering> {
        (self.above * other.below).partial_cmp(&(other.above * self.below))
    }
}

fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a.max(1) } else { greatest_common_divisor(b, a % b) }
}

#[test]
fn fractions_are_exact() {
    let third = Fraction::of(1, 3);
    assert_eq!(third.plus(third).plus(third), Fraction::whole(1));
    assert_eq!(third.minus(Fraction::of(1, 2)), Fraction::of(-1, 6));
    assert_eq!((Fraction::of(-7, 2).floor(), Fraction::of(-7, 2).ceil()), (-4, -3));
    assert_eq!((Fraction::of(8, 2).floor(), Fraction::of(8, 2).ceil()), (4, 4));
    assert!(Fraction::of(2, 3) < Fraction::of(3, 4) && Fraction::of(0, 9) == Fraction::whole(0));
}
