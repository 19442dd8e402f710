//! HTML of Markdown events: no raw HTML, no `style` attribute, links that work at any address, code and tables that can be scrolled by keyboard.

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Tag, TagEnd, html::push_html};

use super::{chunk::Placed, source::Source};
use crate::course::Html;
use crate::lang::Lang;
use crate::text::lesson::{code_label, table_label};

/// How many columns of code a phone shows; longer lines scroll.
const NARROW_COLUMNS: usize = 34;

pub(super) fn html(source: &mut Source, lang: Lang, events: &[Placed]) -> Html {
    let mut out = Vec::with_capacity(events.len());
    for (at, (event, range)) in events.iter().enumerate() {
        if let Some(what) = refused(&events[at..]) {
            let line = source.line(range.start);
            source.wrong(line, what);
        }
        match event {
            Event::Start(Tag::CodeBlock(kind)) => out.push(code_start(lang, kind, &events[at..])),
            Event::End(TagEnd::CodeBlock) => out.push(raw("</code></pre>\n")),
            Event::Start(Tag::Table(columns)) => {
                let label = table_label(lang);
                out.push(raw(&format!(
                    "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"{label}\">"
                )));
                // An aligned column would get a `style` attribute.
                out.push(Event::Start(Tag::Table(vec![Alignment::None; columns.len()])));
            }
            Event::End(TagEnd::Table) => out.extend([Event::End(TagEnd::Table), raw("</div>\n")]),
            other => out.push(other.clone()),
        }
    }
    let mut html = String::new();
    push_html(&mut html, out.into_iter());
    Html(html.trim().to_owned())
}

fn raw<'a>(html: &str) -> Event<'a> {
    Event::Html(CowStr::from(html.to_owned()))
}

/// The attributes of a code block: one that may be wider than a phone is focusable, so that the arrow keys scroll it.
/// `more`: how many columns stand before each line.
pub(super) fn focus<'a>(lang: Lang, lines: impl Iterator<Item = &'a str>, more: usize) -> String {
    let mut lines = lines;
    match lines.any(|line| more + columns(line) > NARROW_COLUMNS) {
        true => format!(" tabindex=\"0\" role=\"group\" aria-label=\"{}\"", code_label(lang)),
        false => String::new(),
    }
}

fn code_start<'a>(lang: Lang, kind: &CodeBlockKind, events: &[Placed]) -> Event<'a> {
    let code = events.iter().map_while(|(event, _)| match event {
        Event::End(TagEnd::CodeBlock) => None,
        Event::Text(code) => Some(code.as_ref()),
        _ => Some(""),
    });
    let focus = focus(lang, code.flat_map(str::lines), 0);
    let language = match kind {
        CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or(""),
        CodeBlockKind::Indented => "",
    };
    let class = match language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        true if !language.is_empty() => format!(" class=\"language-{language}\""),
        _ => String::new(),
    };
    raw(&format!("<pre{focus}><code{class}>"))
}

/// A Hangul syllable is two columns wide.
fn columns(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Why the first of `events` may not stand in a lesson.
fn refused(events: &[Placed]) -> Option<String> {
    match &events.first()?.0 {
        Event::Html(html) | Event::InlineHtml(html) => {
            Some(format!("HTML (`{}`) is not allowed here; write it in Markdown", html.trim()))
        }
        Event::Start(Tag::Image { .. }) => {
            Some("pictures are not possible yet; say it in words, or put a stage here".into())
        }
        Event::Start(Tag::Link { dest_url, .. }) => refused_link(dest_url),
        Event::Start(Tag::TableHead) if lacks_head(events) => Some(
            "a column of this table has no head; a screen reader says it with each cell".into(),
        ),
        _ => None,
    }
}

/// `events` begin with the head of a table, one of whose cells is empty.
fn lacks_head(events: &[Placed]) -> bool {
    let is_head = |(event, _): &&Placed| *event != Event::End(TagEnd::TableHead);
    let head: Vec<_> = events.iter().take_while(is_head).map(|(event, _)| event).collect();
    let is_empty = |pair: &[&Event]| {
        matches!(pair, [Event::Start(Tag::TableCell), Event::End(TagEnd::TableCell)])
    };
    head.windows(2).any(is_empty)
}

/// Pages move to any address and work offline, so links inside the site are relative and name a folder or a heading.
fn refused_link(to: &str) -> Option<String> {
    let page = to.split('#').next().unwrap_or("");
    if to.starts_with("https://") || page.is_empty() && to.starts_with('#') {
        None
    } else if to.starts_with("http:") {
        Some(format!("`{to}` is not encrypted; link to https://"))
    } else if to.starts_with('/') || to.contains(':') {
        Some(format!(
            "`{to}` would break when the site moves; write it relative to this page: `../05-load-balancer/`"
        ))
    } else if !page.ends_with('/') {
        Some(format!("`{to}` names a file; end it in a slash: `../05-load-balancer/`"))
    } else {
        None
    }
}
