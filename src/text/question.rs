//! Words that make a question test something other than understanding. The course's linter looks for them.

use crate::lang::Lang;

/// Words of an option that speaks of all the others.
pub fn catch_all(lang: Lang, option: &str) -> Option<&'static str> {
    let words: &[&str] = match lang.spoken() {
        Lang::Ko => &[
            "위 모두",
            "위의 모두",
            "모두 맞",
            "모두 옳",
            "모두 정답",
            "모두 아니",
            "모두 틀",
            "정답 없음",
            "정답이 없",
        ],
        Lang::En => &[
            "all of the above",
            "none of the above",
            "all of these",
            "none of these",
            "both of the above",
        ],
    };
    find(option, words)
}

/// Words of a question that asks for the one that is wrong.
pub fn negative_stem(lang: Lang, question: &str) -> Option<&'static str> {
    match lang.spoken() {
        Lang::Ko => {
            find(question, &["않은 것", "않는 것", "아닌 것", "틀린 것", "잘못된 것", "옳지 않"])
        }
        Lang::En => {
            ["NOT", "EXCEPT"].into_iter().find(|word| question.contains(word)).or_else(|| {
                let picks_one =
                    ["which", "what"].iter().any(|word| question.to_lowercase().starts_with(word));
                find(
                    question,
                    &[
                        "is not", "are not", "isn't", "does not", "doesn't", "cannot", "except",
                        "false", "wrong",
                    ],
                )
                .filter(|_| picks_one)
            })
        }
    }
}

fn find(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let text = text.to_lowercase();
    words.iter().copied().find(|words| text.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_about_the_other_options_are_found() {
        assert_eq!(catch_all(Lang::Ko, "위 모두예요."), Some("위 모두"));
        assert_eq!(catch_all(Lang::En, "None of the above."), Some("none of the above"));
        assert_eq!(catch_all(Lang::Ko, "태스크를 모두 멈춰요."), None);
        assert_eq!(catch_all(Lang::En, "All tasks stop."), None);
    }

    #[test]
    fn questions_for_the_wrong_one_are_found() {
        for (lang, question) in [
            (Lang::Ko, "서비스에 대한 설명으로 알맞지 않은 것은?"),
            (Lang::Ko, "클러스터가 아닌 것은 무엇일까요?"),
            (Lang::En, "Which of these is not a task?"),
            (Lang::En, "Which does a service NOT do?"),
        ] {
            assert!(negative_stem(lang, question).is_some(), "{question}");
        }
        for (lang, question) in [
            (Lang::Ko, "왜 새 태스크가 생기지 않을까요?"),
            (Lang::En, "Why does ECS not replace the task?"),
            (Lang::En, "What happens when the power is cut?"),
        ] {
            assert_eq!(negative_stem(lang, question), None, "{question}");
        }
    }
}
