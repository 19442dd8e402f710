//! "실제와 얼마나 같나요?": the words around the rules. What each rule says is in
//! `lessons/fidelity.toml`.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::pick;
use crate::lang::{Both, Lang};
use crate::sim::Standing;

/// What the page says, in one language.
pub struct FidelityWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub standings: &'static str,
    pub rules: &'static str,
    pub missing: &'static str,
    pub parameters: &'static str,
    pub parameters_lead: &'static str,
    /// Before what of a rule is not simulated, or guessed.
    pub lacks: &'static str,
    /// Before why a rule is not simulated at all.
    pub why: &'static str,
    pub what: &'static str,
    pub value: &'static str,
    pub standing: &'static str,
}

const WORDS: Both<FidelityWords> = Both {
    ko: FidelityWords {
        title: "실제와 얼마나 같나요?",
        lead: "무대의 클러스터는 이 페이지 안에서 움직이는 시뮬레이터예요. 여기에 ECS의 규칙을 모두 적고, 무대가 그것을 따르는지, 얼마나 확실한지 하나하나 밝혔어요. 규칙 번호는 무대의 ‘왜?’에 나오는 번호와 같아요.",
        standings: "얼마나 확실한가요",
        rules: "규칙",
        missing: "규칙에 없는 것",
        parameters: "시간과 개수",
        parameters_lead: "규칙이 정해 주지 않는 시간은 이 범위 안에서 골라요. 같은 무대를 처음부터 다시 하면 같은 시간이 나와요.",
        lacks: "다를 수 있는 점:",
        why: "없는 까닭:",
        what: "무엇",
        value: "값",
        standing: "확실한 정도",
    },
    en: FidelityWords {
        title: "How real is it?",
        lead: "The cluster on the stage is a simulator inside this page. Here stand the rules of ECS: whether the simulator follows each of them, and how sure it is. The numbers are those that “Why?” shows on the stage.",
        standings: "How sure we are",
        rules: "The rules",
        missing: "What no rule covers",
        parameters: "Times and counts",
        parameters_lead: "Where no rule fixes a time, it is drawn from one of these ranges. The same stage, started over, draws the same times.",
        lacks: "Where it may differ:",
        why: "Why not:",
        what: "What",
        value: "Value",
        standing: "How sure",
    },
};

/// The words of the page in `lang`.
pub fn fidelity(lang: Lang) -> &'static FidelityWords {
    const { &WORDS }.get(lang)
}

/// What a standing means.
pub fn meaning(lang: Lang, standing: Standing) -> &'static str {
    match standing {
        Standing::Documented => pick(
            lang,
            "AWS의 문서나 API 설명에 적혀 있어요.",
            "AWS writes it in its guide or in the text of its API.",
        ),
        Standing::Source => pick(
            lang,
            "누구나 볼 수 있는 ECS 에이전트의 코드가 그렇게 해요.",
            "The code of the ECS agent, open to everybody, does it.",
        ),
        Standing::Observed => pick(
            lang,
            "문서에는 없지만, 진짜 계정의 기록에서 그렇게 움직이는 것을 봤어요.",
            "No document says so, but records of real accounts show it.",
        ),
        Standing::Guessed => pick(
            lang,
            "밝혀진 것이 없어서, 다른 규칙과 어긋나지 않게 우리가 정했어요. 진짜와 다를 수 있어요.",
            "Nothing is known, so we chose what agrees with the other rules. The real thing may differ.",
        ),
        Standing::NotSimulated => pick(
            lang,
            "진짜 ECS에는 있지만 무대에는 없어요. 왜 없는지 규칙마다 적었어요.",
            "The real ECS does it, the stage does not. Each such rule says why.",
        ),
    }
}

/// "8초 ~ 13초"; a range of one value is that value.
pub fn time(lang: Lang, from_ms: u64, to_ms: u64) -> String {
    let from = duration(lang, from_ms);
    if from_ms == to_ms {
        return from;
    }
    let to = duration(lang, to_ms);
    match lang.spoken() {
        Lang::Ko => format!("{from} ~ {to}"),
        Lang::En => format!("{from} to {to}"),
    }
}

fn duration(lang: Lang, ms: u64) -> String {
    let unit = |divisor: u64, ko, en| {
        (ms.is_multiple_of(divisor)).then(|| match lang.spoken() {
            Lang::Ko => format!("{}{ko}", ms / divisor),
            Lang::En => format!("{} {en}", ms / divisor),
        })
    };
    unit(3_600_000, "시간", "h")
        .or_else(|| unit(60_000, "분", "min"))
        .or_else(|| unit(1_000, "초", "s"))
        .unwrap_or_else(|| match lang.spoken() {
            Lang::Ko => format!("{}.{}초", ms / 1_000, ms % 1_000 / 100),
            Lang::En => format!("{}.{} s", ms / 1_000, ms % 1_000 / 100),
        })
}

/// "83개".
pub fn count(lang: Lang, count: u64) -> String {
    match lang.spoken() {
        Lang::Ko => format!("{count}개"),
        Lang::En => count.to_string(),
    }
}

pub fn switch(lang: Lang, on: bool) -> &'static str {
    match (lang.spoken(), on) {
        (Lang::Ko, true) => "네",
        (Lang::Ko, false) => "아니요",
        (Lang::En, true) => "yes",
        (Lang::En, false) => "no",
    }
}

/// How many rules have a standing.
pub fn rules(lang: Lang, count: usize) -> String {
    match (lang.spoken(), count) {
        (Lang::Ko, _) => format!("규칙 {count}개"),
        (Lang::En, 1) => "1 rule".to_owned(),
        (Lang::En, _) => format!("{count} rules"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_in_their_largest_whole_unit() {
        assert_eq!(time(Lang::Ko, 500, 3_000), "0.5초 ~ 3초");
        assert_eq!(time(Lang::En, 120_000, 240_000), "2 min to 4 min");
        assert_eq!(time(Lang::Ko, 21_600_000, 21_600_000), "6시간");
        assert_eq!(time(Lang::En, 90_000, 90_000), "90 s");
    }
}
