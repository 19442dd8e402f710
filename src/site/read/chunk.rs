//! Markdown cut into its top-level blocks, each with its line.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag};
use std::ops::Range;

use super::source::Source;

pub(super) type Placed<'a> = (Event<'a>, Range<usize>);

/// One top-level block: its events from start to end, and the line where it starts.
pub(super) struct Chunk<'a> {
    pub events: Vec<Placed<'a>>,
    pub line: u32,
}

/// What a heading says beside its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub level: HeadingLevel,
    /// Plain text, without marks.
    pub title: String,
    pub id: Option<String>,
    pub class: Option<String>,
    /// Whether it is marked `.before` too.
    pub before: bool,
}

pub(super) fn chunks<'a>(source: &Source<'a>) -> Vec<Chunk<'a>> {
    let options =
        Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TASKLISTS | Options::ENABLE_TABLES;
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut depth = 0usize;
    for (event, range) in Parser::new_ext(source.text, options).into_offset_iter() {
        if depth == 0 {
            chunks.push(Chunk { events: Vec::new(), line: source.line(range.start) });
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if let Some(chunk) = chunks.last_mut() {
            chunk.events.push((event, range));
        }
    }
    chunks
}

impl<'a> Chunk<'a> {
    pub(super) fn heading(&self) -> Option<Heading> {
        let Some((Event::Start(Tag::Heading { level, id, classes, .. }), _)) = self.events.first()
        else {
            return None;
        };
        Some(Heading {
            level: *level,
            title: plain(&self.events),
            id: id.as_ref().map(ToString::to_string),
            class: classes.iter().find(|class| ***class != *"before").map(ToString::to_string),
            before: classes.iter().any(|class| **class == *"before"),
        })
    }

    /// The words after the opening fence, for a fenced code block.
    pub(super) fn fence(&self) -> Option<&str> {
        match self.events.first() {
            Some((Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))), _)) => Some(info),
            _ => None,
        }
    }

    /// The id after ```` ```stage ````, for the place of a stage.
    pub(super) fn stage(&self) -> Option<&str> {
        let id = self.fence()?.strip_prefix("stage")?;
        (id.is_empty() || id.starts_with(' ')).then(|| id.trim())
    }

    /// Whether the list is numbered, for a list.
    pub(super) fn list(&self) -> Option<bool> {
        match self.events.first() {
            Some((Event::Start(Tag::List(first)), _)) => Some(first.is_some()),
            _ => None,
        }
    }

    pub(super) fn is_table(&self) -> bool {
        matches!(self.events.first(), Some((Event::Start(Tag::Table(_)), _)))
    }

    pub(super) fn is_quote(&self) -> bool {
        matches!(self.events.first(), Some((Event::Start(Tag::BlockQuote(_)), _)))
    }

    pub(super) fn is_paragraph(&self) -> bool {
        matches!(self.events.first(), Some((Event::Start(Tag::Paragraph), _)))
    }

    /// The events of each item of a list, without the item's own start and end.
    pub(super) fn items(&self) -> Vec<&[Placed<'a>]> {
        inside(&self.events, 2)
    }

    /// The events of each cell of a table, row by row, the head first.
    pub(super) fn rows(&self) -> Vec<Vec<&[Placed<'a>]>> {
        inside(&self.events, 2).into_iter().map(|row| inside(row, 1)).collect()
    }

    /// The text of a code block.
    pub(super) fn code(&self) -> String {
        let texts = self.events.iter().filter_map(|(event, _)| match event {
            Event::Text(text) => Some(text.as_ref()),
            _ => None,
        });
        texts.collect()
    }
}

/// What stands in each element that is `wanted` elements deep.
fn inside<'e, 'a>(events: &'e [Placed<'a>], wanted: usize) -> Vec<&'e [Placed<'a>]> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => {
                depth += 1;
                if depth == wanted {
                    start = at + 1;
                }
            }
            Event::End(_) => {
                if depth == wanted {
                    found.push(&events[start..at]);
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    found
}

/// The words of some events, without marks.
pub(super) fn plain(events: &[Placed]) -> String {
    let mut words = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words.trim().to_owned()
}
