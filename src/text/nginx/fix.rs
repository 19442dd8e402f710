//! What a mistake is when the text shows it better than nginx's complaint does, and the buttons that mend it.

use crate::lang::Lang;
use crate::text::say::{pick, say};

#[must_use]
pub fn insert(lang: Lang, what: &str) -> String {
    say!(lang, "{what} 넣기", "Insert {what}")
}

#[must_use]
pub fn remove(lang: Lang, what: &str) -> String {
    say!(lang, "{what} 지우기", "Remove {what}")
}

#[must_use]
pub fn replace(lang: Lang, with: &str) -> String {
    say!(lang, "{with}으로(로) 바꾸기", "Change to {with}")
}

#[must_use]
pub fn remove_line(lang: Lang) -> &'static str {
    pick(lang, "이 줄 지우기", "Remove this line")
}

/// `name`: the directive that runs on.
#[must_use]
pub fn no_semicolon(lang: Lang, name: &str) -> String {
    say!(
        lang,
        "{name} 줄 끝에 ;이 없어요. 그래서 nginx가 다음 줄까지 한 지시어로 읽었어요.",
        "The line of {name} does not end in ;, so nginx read on as if the next line belonged to it."
    )
}

/// `name`: the block's.
#[must_use]
pub fn no_opening(lang: Lang, name: &str) -> String {
    say!(
        lang,
        "{name} 뒤에 블록을 여는 {{가 없어요.",
        "There is no {{ behind {name} to open its block."
    )
}

/// `outer`: the block that is still open, `name`: what is meant to stand behind it.
#[must_use]
pub fn not_closed(lang: Lang, outer: &str, name: &str) -> String {
    say!(
        lang,
        "앞의 {outer} 블록을 닫는 }}가 없어서, nginx는 {name}이(가) 아직 그 안에 있다고 읽었어요.",
        "The block {outer} before it has no }}, so to nginx {name} is still inside it."
    )
}

/// `line`: where the quote was opened.
#[must_use]
pub fn open_quote(lang: Lang, line: u32) -> String {
    say!(
        lang,
        "{line}번째 줄에서 연 따옴표가 끝까지 닫히지 않았어요. 값이 끝나는 곳에 따옴표를 쓰고 ;으로 끝내세요.",
        "The quote opened in line {line} is never closed. Write a quote where the value ends, and then ;."
    )
}

#[must_use]
pub fn extra_close(lang: Lang) -> &'static str {
    pick(
        lang,
        "짝이 되는 {가 없는 }예요. 지우거나, 앞에서 너무 일찍 닫은 블록이 없는지 보세요.",
        "This } has no { of its own. Remove it, or look for a block closed too early.",
    )
}

/// Did you mean …?
#[must_use]
pub fn meant(lang: Lang, found: &str, nearest: &str) -> String {
    say!(
        lang,
        "nginx에는 ‘{found}’이라(라)는 것이 없어요. {nearest}을(를) 쓰려던 것인가요?",
        "nginx knows no “{found}”. Did you mean {nearest}?"
    )
}
