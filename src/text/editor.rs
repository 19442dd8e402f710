//! The words of the editor of a configuration.

use crate::lang::Lang;
use crate::text::say::{count_en, pick, say};

/// How it is used without a mouse; read out when it is reached.
pub fn help(lang: Lang) -> &'static str {
    pick(
        lang,
        "Tab 키를 누르면 편집기 밖으로 나가요. Ctrl+Space는 쓸 수 있는 지시어를 보여 주고, F8은 다음 문제로 데려가고, Ctrl+Z는 되돌려요.",
        "Tab leaves the editor. Ctrl+Space shows the directives that fit, F8 goes to the next problem, Ctrl+Z undoes.",
    )
}

/// The name of the list of what can be typed.
pub fn completions(lang: Lang) -> &'static str {
    pick(lang, "쓸 수 있는 말", "What fits here")
}

/// What is read out when the problems have changed: how many, and what the first, on `line`, `says`.
pub fn problems(lang: Lang, count: usize, line: u32, says: &str) -> String {
    match count {
        0 => pick(lang, "문제가 없어요.", "No problems.").into(),
        1 => {
            say!(lang, "{line}번째 줄에 문제가 있어요. {says}", "A problem on line {line}. {says}")
        }
        _ => {
            let all = count_en(count as u32, "problem", "problems");
            say!(
                lang,
                "문제가 {count}개 있어요. 첫 번째는 {line}번째 줄이에요. {says}",
                "{all}. The first is on line {line}. {says}"
            )
        }
    }
}
