//! Options of a question: a list whose items are one line of option, then the explanation, indented.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{
    chunk::{Chunk, Placed, plain},
    html::html,
    source::Source,
    written::WrittenOption,
};
use crate::lang::Lang;

pub(super) fn options(source: &mut Source, lang: Lang, list: &Chunk) -> Vec<WrittenOption> {
    list.items().into_iter().map(|item| option(source, lang, list.line, item)).collect()
}

fn option(source: &mut Source, lang: Lang, list_line: u32, item: &[Placed]) -> WrittenOption {
    let line = item.first().map_or(list_line, |(_, range)| source.line(range.start));
    let item = match item {
        // With blank lines in the list, every item starts with a paragraph.
        [(Event::Start(Tag::Paragraph), _), rest @ ..] => rest,
        all => all,
    };
    let (ticked, item) = match item {
        [(Event::TaskListMarker(ticked), _), rest @ ..] => (Some(*ticked), rest),
        all => (None, all),
    };
    let end = item.iter().position(|(event, _)| ends_option(event)).unwrap_or(item.len());
    let (text, rest) = item.split_at(end);
    let explanation = explanation(rest);
    if plain(&explanation).is_empty() {
        source.wrong(line, "this option has no explanation; write it on the next line, indented by four spaces: why it is right, or which misconception is at work");
    }
    WrittenOption {
        ticked,
        plain: plain(text),
        text: html(source, lang, text),
        explanation: html(source, lang, &explanation),
        line,
    }
}

fn ends_option(event: &Event) -> bool {
    matches!(
        event,
        Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph)
            | Event::Start(
                Tag::Paragraph
                    | Tag::List(_)
                    | Tag::CodeBlock(_)
                    | Tag::BlockQuote(_)
                    | Tag::Table(_)
            )
    )
}

/// What follows the option's line, its first paragraph made whole again.
fn explanation<'a>(rest: &[Placed<'a>]) -> Vec<Placed<'a>> {
    match rest {
        [(Event::SoftBreak | Event::HardBreak, place), rest @ ..] => {
            let is_block = |event: &Event| {
                matches!(event, Event::End(TagEnd::Paragraph))
                    || (ends_option(event) && !is_break(event))
            };
            let end = rest.iter().position(|(event, _)| is_block(event)).unwrap_or(rest.len());
            let mut whole = vec![(Event::Start(Tag::Paragraph), place.clone())];
            whole.extend_from_slice(&rest[..end]);
            whole.push((Event::End(TagEnd::Paragraph), place.clone()));
            whole.extend_from_slice(after_paragraph(&rest[end..]));
            whole
        }
        rest => after_paragraph(rest).to_vec(),
    }
}

fn is_break(event: &Event) -> bool {
    matches!(event, Event::SoftBreak | Event::HardBreak)
}

/// Without the end of a paragraph whose start went with the option.
fn after_paragraph<'b, 'a>(rest: &'b [Placed<'a>]) -> &'b [Placed<'a>] {
    match rest {
        [(Event::End(TagEnd::Paragraph), _), rest @ ..] => rest,
        rest => rest,
    }
}
