//! Words around what lessons say.

use crate::lang::Lang;

/// Spoken name of a code block.
pub fn code_label(lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::Ko => "코드",
        Lang::En => "Code",
    }
}

/// Spoken name of a table in a lesson.
pub fn table_label(lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::Ko => "표",
        Lang::En => "Table",
    }
}

/// "3행": a line of code, by its number.
pub fn numbered_line(lang: Lang, number: usize) -> String {
    match lang.spoken() {
        Lang::Ko => format!("{number}행"),
        Lang::En => format!("Line {number}"),
    }
}
