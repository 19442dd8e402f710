//! Code with numbered lines, and the lines that are offered as answers.

use super::{chunk::Chunk, html::focus, source::Source, written::WrittenOption};
use crate::course::Html;
use crate::lang::Lang;
use crate::site::template::escape;
use crate::text::lesson::numbered_line;

/// The options with their lines in place of numbers, and those numbers. A line that the block has not is noted.
pub(super) fn candidates(
    source: &mut Source,
    lang: Lang,
    options: Vec<WrittenOption>,
    block: &Chunk,
) -> (Vec<WrittenOption>, Vec<usize>) {
    let code = block.code();
    let lines: Vec<&str> = code.lines().collect();
    let mut numbers = Vec::new();
    let mut named = |option: WrittenOption| {
        let number = option.plain.parse::<usize>().ok();
        let line = number.and_then(|number| Some((number, lines.get(number.checked_sub(1)?)?)));
        let Some((number, line)) = line.filter(|(_, line)| !line.trim().is_empty()) else {
            let what = format!(
                "`{}` is no line of the code above, which has {}; write the line's number in backquotes",
                option.plain,
                lines.len()
            );
            source.wrong(option.line, what);
            return option;
        };
        if numbers.contains(&number) {
            source.wrong(option.line, format!("line {number} is offered twice"));
        }
        numbers.push(number);
        let words = numbered_line(lang, number);
        let text = Html(format!("{words} <code>{}</code>", escape(line.trim())));
        WrittenOption { plain: format!("{words} {}", line.trim()), text, ..option }
    };
    let options = options.into_iter().map(&mut named).collect();
    (options, numbers)
}

/// The block as HTML: a number before each line, the offered ones marked.
pub(super) fn numbered(lang: Lang, block: &Chunk, offered: &[usize]) -> String {
    let code = block.code();
    let width = code.lines().count().to_string().len();
    let mut out = format!("<pre class=\"lines\"{}><code>", focus(lang, code.lines(), width + 2));
    for (number, line) in (1..).zip(code.lines()) {
        let class = if offered.contains(&number) { "line offered" } else { "line" };
        out.push_str(&format!(
            "<span class=\"{class}\"><span class=\"line-number\">{number:>width$} </span>{}\n</span>",
            escape(line)
        ));
    }
    out.push_str("</code></pre>");
    out
}
