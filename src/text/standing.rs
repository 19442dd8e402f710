//! How sure a rule is, in words.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::pick;
use crate::lang::Lang;
use crate::sim::Standing;

pub fn standing(lang: Lang, standing: Standing) -> &'static str {
    match standing {
        Standing::Documented => pick(lang, "문서로 확인됨", "documented"),
        Standing::Source => pick(lang, "공개된 코드로 확인됨", "seen in open source code"),
        Standing::Observed => pick(lang, "실제로 재어 봄", "observed on the real thing"),
        Standing::Guessed => pick(lang, "짐작한 값", "our guess"),
        Standing::NotSimulated => pick(lang, "흉내 내지 않음", "not simulated"),
    }
}
