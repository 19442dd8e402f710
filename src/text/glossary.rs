//! The words around the glossary, and how a text uses a term.

use crate::lang::{Both, Lang};

/// What the glossary page says, in one language.
pub struct GlossaryWords {
    pub title: &'static str,
    pub lead: &'static str,
    /// The name of the list of first letters.
    pub index: &'static str,
    /// Before the lessons that use a term.
    pub used_in: &'static str,
    /// In a term's box in a lesson: the way to its entry.
    pub more: &'static str,
    /// The group of the words that begin with no Korean letter.
    pub latin: &'static str,
}

const WORDS: Both<GlossaryWords> = Both {
    ko: GlossaryWords {
        title: "용어집",
        lead: "이 강의에서는 한 가지 생각을 늘 한 낱말로 불러요. 여기에 그 낱말과 뜻, 처음 나오는 곳을 모았어요.",
        index: "첫소리로 찾기",
        used_in: "나오는 곳",
        more: "용어집에서 보기",
        latin: "A–Z",
    },
    en: GlossaryWords {
        title: "Glossary",
        lead: "In this course one idea always has one word. Here are these words, what they mean, and where they first come up.",
        index: "By first letter",
        used_in: "Used in",
        more: "See it in the glossary",
        latin: "A–Z",
    },
};

/// The words of the glossary page in `lang`.
pub fn glossary(lang: Lang) -> &'static GlossaryWords {
    const { &WORDS }.get(lang)
}

/// The first consonant of a Korean word, doubled ones under the plain one, as a dictionary groups
/// them; the capital of a Latin word. A Latin word on the Korean page belongs to one group at the
/// end: `None`.
pub fn initial(lang: Lang, word: &str) -> Option<char> {
    const INITIALS: [char; 19] = [
        'ㄱ', 'ㄱ', 'ㄴ', 'ㄷ', 'ㄷ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅂ', 'ㅅ', 'ㅅ', 'ㅇ', 'ㅈ', 'ㅈ', 'ㅊ',
        'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
    ];
    let first = word.chars().next()?;
    match lang.spoken() {
        Lang::En => Some(first.to_ascii_uppercase()),
        Lang::Ko if is_syllable(first) => {
            INITIALS.get((first as usize - '가' as usize) / (21 * 28)).copied()
        }
        Lang::Ko => None,
    }
}

fn is_syllable(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// What may follow a noun in the same word: particles, and the endings of 이다.
const PARTICLES: &str = "은 는 이 가 을 를 의 에 와 과 도 만 로 으로 나 이나 라 이라 랑 이랑 에서 에게 께 한테 마다 까지 부터 처럼 보다 밖에 대로 만큼 끼리 쯤 \
에는 에도 에만 에서는 에서도 에서만 에게는 에게도 에게서 으로는 로는 으로도 로도 으로만 로만 와는 과는 와도 과도 까지도 까지는 부터는 만이 만은 만을 만의 만으로 로서 으로서 로써 으로써 에서의 와의 과의 로의 으로의 마다의 끼리는 처럼요 \
이에요 예요 이고 고 이라서 라서 이라고 라고 이라는 라는 이라면 라면 이라도 라도 이니까 니까 이지만 지만 인 일 이란 란 인데 인지 이죠 죠 이었어요 였어요 이어야 여야 이며 며 이든 든 이거나 거나";

/// What follows a noun of doing when it is done: 배포해요, 반납하면, 배포된.
const DOING: [&str; 12] = ["하", "해", "할", "한", "함", "합", "했", "되", "돼", "된", "될", "됐"];

/// How many bytes of `rest` belong to the word that a term begins; `None` when what begins there
/// is another word. `rest` is what follows the term.
pub fn rest_of_word(lang: Lang, rest: &str) -> Option<usize> {
    match lang.spoken() {
        Lang::En => {
            let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
            (!goes_on).then_some(0)
        }
        Lang::Ko => {
            let run = &rest[..rest.find(|c| !is_syllable(c)).unwrap_or(rest.len())];
            let single = run.strip_prefix('들').unwrap_or(run);
            let particle = single.is_empty() || PARTICLES.split(' ').any(|known| known == single);
            let doing = DOING.iter().any(|stem| single.starts_with(stem));
            let goes_on = rest[run.len()..].starts_with(char::is_alphanumeric);
            ((particle || doing) && !goes_on).then_some(run.len())
        }
    }
}

/// A term's plural, where the language writes one.
pub fn plural(lang: Lang, word: &str) -> Option<String> {
    match (lang.spoken(), word.strip_suffix('y')) {
        (Lang::Ko, _) => None,
        (Lang::En, Some(stem)) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => {
            Some(format!("{stem}ies"))
        }
        (Lang::En, _) if word.ends_with(['s', 'x']) => Some(format!("{word}es")),
        (Lang::En, _) => Some(format!("{word}s")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_under_their_first_sound() {
        for (word, letter) in
            [("클러스터", 'ㅋ'), ("꼭 필요한", 'ㄱ'), ("놓기", 'ㄴ'), ("힌트", 'ㅎ')]
        {
            assert_eq!(initial(Lang::Ko, word), Some(letter), "{word}");
        }
        assert_eq!(initial(Lang::Ko, "Fargate"), None);
        assert_eq!(initial(Lang::En, "task"), Some('T'));
    }

    #[test]
    fn a_noun_with_a_particle_is_still_that_noun() {
        for rest in
            ["를 보세요", "", "(service)", "들이", ", 그리고", "해요", "된 태스크", "에서는"]
        {
            assert!(rest_of_word(Lang::Ko, rest).is_some(), "{rest}");
        }
        for rest in ["룸", "스", "1", "를2"] {
            assert_eq!(rest_of_word(Lang::Ko, rest), None, "{rest}");
        }
        assert_eq!(rest_of_word(Lang::En, ", and"), Some(0));
        assert_eq!(rest_of_word(Lang::En, "-like"), None);
    }

    #[test]
    fn plurals() {
        for (one, many) in [
            ("task", "tasks"),
            ("registry", "registries"),
            ("proxy", "proxies"),
            ("gateway", "gateways"),
        ] {
            assert_eq!(plural(Lang::En, one).as_deref(), Some(many));
        }
    }
}
