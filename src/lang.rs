//! The two languages. No sentences here: they live in [`crate::text`] and in the lessons.

use crate::unpack::Unpack;
use serde::Serialize;

/// A language of the site. Korean is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
pub enum Lang {
    Ko,
    En,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::Ko, Lang::En];

    /// The BCP 47 tag, which is also the first folder of every address: `ko`, `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Ko => "ko",
            Lang::En => "en",
        }
    }

    /// The language of a sentence: this one, or the only one that this program has words for
    /// (features `only-ko` and `only-en`), so that the compiler leaves out the other's.
    #[inline(always)]
    pub fn spoken(self) -> Lang {
        if cfg!(feature = "only-ko") {
            Lang::Ko
        } else if cfg!(feature = "only-en") {
            Lang::En
        } else {
            self
        }
    }

    pub fn other(self) -> Lang {
        match self {
            Lang::Ko => Lang::En,
            Lang::En => Lang::Ko,
        }
    }
}

/// The same thing in both languages; a missing one does not compile.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Both<T> {
    pub ko: T,
    pub en: T,
}

impl<T> Both<T> {
    #[inline(always)]
    pub fn get(&self, lang: Lang) -> &T {
        match lang.spoken() {
            Lang::Ko => &self.ko,
            Lang::En => &self.en,
        }
    }
}
