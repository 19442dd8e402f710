//! One sentence, both languages side by side.

use crate::lang::Lang;

/// A sentence with values: `say!(lang, "태스크 {n}이(가) 멈췄어요.", "Task {n} has stopped.")`. Korean
/// particles are written in both forms ([`super::josa`]).
macro_rules! say {
    ($lang:expr, $ko:literal, $en:literal $(,)?) => {
        match ($lang).spoken() {
            $crate::lang::Lang::Ko => $crate::text::josa::settle(&format!($ko)),
            $crate::lang::Lang::En => format!($en),
        }
    };
}
pub(crate) use say;

/// A sentence without values.
#[inline(always)]
pub fn pick(lang: Lang, ko: &'static str, en: &'static str) -> &'static str {
    match lang.spoken() {
        Lang::Ko => ko,
        Lang::En => en,
    }
}

/// "1 task", "2 tasks": English only, Korean counts without a plural.
pub fn count_en(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// "2, 3" and "2 and 3": numbers in a row.
pub fn row(lang: Lang, numbers: &[u32]) -> String {
    let mut row = String::new();
    for (at, number) in numbers.iter().enumerate() {
        let last = at + 1 == numbers.len();
        row.push_str(match (at, last, lang.spoken()) {
            (0, ..) => "",
            (_, true, Lang::En) => " and ",
            _ => ", ",
        });
        row.push_str(&number.to_string());
    }
    row
}

#[cfg(test)]
mod tests {
    use super::{count_en, row};
    use crate::lang::Lang;

    #[test]
    fn rows_are_read_as_people_say_them() {
        assert_eq!(row(Lang::En, &[]), "");
        assert_eq!(row(Lang::En, &[1]), "1");
        assert_eq!(row(Lang::En, &[1, 3]), "1 and 3");
        assert_eq!(row(Lang::En, &[1, 3, 4]), "1, 3 and 4");
        assert_eq!(row(Lang::Ko, &[1, 3, 4]), "1, 3, 4");
        assert_eq!(count_en(1, "task", "tasks"), "1 task");
        assert_eq!(count_en(0, "task", "tasks"), "0 tasks");
    }
}
