//! What is wrong with a line of a script, a condition or a goal, and what to write instead.

use crate::course::{ActionId, MetricId, Misread};
use crate::lang::Lang;

pub fn misread(lang: Lang, what: &Misread) -> String {
    match lang.spoken() {
        Lang::Ko => super::josa::settle(&korean(what)),
        Lang::En => english(what),
    }
}

fn korean(what: &Misread) -> String {
    match what {
        Misread::UnknownAction { found, nearest: Some(nearest) } => {
            format!("‘{found}’은(는) 없는 동작이에요. ‘{nearest}’을(를) 쓰려던 것인가요?")
        }
        Misread::UnknownAction { found, nearest: None } => {
            format!("‘{found}’은(는) 없는 동작이에요. 쓸 수 있는 동작: {}, wait, at", actions())
        }
        Misread::BadArguments { action } => format!("이렇게 쓰세요: {}", action.usage()),
        Misread::BadWait => "이렇게 쓰세요: wait 30s, wait until steady, wait until running(member) >= 3 for at most 5m".into(),
        Misread::BadAt => "이렇게 쓰세요: at 1m30s (처음부터 잰 시각)".into(),
        Misread::BadDuration { found } => format!("‘{found}’은(는) 시간이 아니에요. 30s, 3m, 1m30s처럼 쓰세요."),
        Misread::UnknownMetric { found, nearest: Some(nearest) } => {
            format!("‘{found}’은(는) 셀 수 없는 것이에요. ‘{nearest}’을(를) 쓰려던 것인가요?")
        }
        Misread::UnknownMetric { found, nearest: None } => {
            format!("‘{found}’은(는) 셀 수 없는 것이에요. 셀 수 있는 것: {}", metrics())
        }
        Misread::NameMissing { metric } => {
            let word = metric.word();
            format!("‘{word}’에는 이름이 필요해요. {word}(member)처럼 쓰세요.")
        }
        Misread::NameTooMany { metric } => {
            let word = metric.word();
            format!("‘{word}’에는 이름이 없어요. 괄호 없이 {word}라고만 쓰세요.")
        }
        Misread::BadName { found } => {
            format!("‘{found}’은(는) 이름이 될 수 없어요. 영문자로 시작해서 영문자, 숫자, -, _만 쓰세요.")
        }
        Misread::NoComparison { found } => {
            format!("‘{found}’에 비교가 없어요. running(member) >= 3처럼 쓰세요 (>=, <=, ==, !=, <, >).")
        }
        Misread::BadNumber { found } => format!("‘{found}’은(는) 0 이상의 정수가 아니에요."),
        Misread::NoTime { found } => {
            format!("‘{found}’에 때가 없어요. 쉼표 뒤에 때를 쓰세요: {TIMES}")
        }
        Misread::UnknownTime { found } => format!("‘{found}’은(는) 없는 때예요. 쓸 수 있는 때: {TIMES}"),
    }
}

fn english(what: &Misread) -> String {
    match what {
        Misread::UnknownAction { found, nearest: Some(nearest) } => {
            format!("there is no action `{found}`; did you mean `{nearest}`?")
        }
        Misread::UnknownAction { found, nearest: None } => {
            format!("there is no action `{found}`; write one of: {}, wait, at", actions())
        }
        Misread::BadArguments { action } => format!("write `{}`", action.usage()),
        Misread::BadWait => {
            "write `wait 30s`, `wait until steady` or `wait until running(member) >= 3 for at most 5m`".into()
        }
        Misread::BadAt => "write `at 1m30s` (the time since the start)".into(),
        Misread::BadDuration { found } => format!("`{found}` is no duration; write it like `30s`, `3m` or `1m30s`"),
        Misread::UnknownMetric { found, nearest: Some(nearest) } => {
            format!("`{found}` cannot be counted; did you mean `{nearest}`?")
        }
        Misread::UnknownMetric { found, nearest: None } => {
            format!("`{found}` cannot be counted; what can be: {}", metrics())
        }
        Misread::NameMissing { metric } => {
            let word = metric.word();
            format!("`{word}` needs a name; write it like `{word}(member)`")
        }
        Misread::NameTooMany { metric } => format!("`{0}` takes no name; write `{0}` without parentheses", metric.word()),
        Misread::BadName { found } => {
            format!("`{found}` is no name; a name starts with a letter and has letters a–z, digits, `-` and `_` only")
        }
        Misread::NoComparison { found } => {
            format!("`{found}` has no comparison; write it like `running(member) >= 3` (>=, <=, ==, !=, <, >)")
        }
        Misread::BadNumber { found } => format!("`{found}` is no whole number from 0 up"),
        Misread::NoTime { found } => format!("`{found}` does not say when; after a comma write: {TIMES}"),
        Misread::UnknownTime { found } => format!("`{found}` is no time of a goal; write: {TIMES}"),
    }
}

const TIMES: &str = "`ever`, `within 3m of CONDITION`, `always from CONDITION`, `just before CONDITION`, `at the end`";

fn actions() -> String {
    ActionId::ALL.map(ActionId::word).join(", ")
}

fn metrics() -> String {
    let shown = |id: MetricId| {
        if id.slot().is_some() { format!("{}(NAME)", id.word()) } else { id.word().into() }
    };
    MetricId::ALL.map(shown).join(", ")
}
