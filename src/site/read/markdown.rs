//! One language's Markdown of a lesson.

use pulldown_cmark::HeadingLevel;
use std::{iter::Peekable, slice::Iter};

use super::{
    chunk::{Chunk, Heading, chunks},
    html::html,
    source::{Source, is_id},
    written::{Feature, Written, WrittenBlock, WrittenQuestion, WrittenSection},
};
use crate::course::Html;
use crate::lang::Lang;

/// Reads the whole text; what is wrong is noted in `source` and read over.
pub(super) fn read_markdown(source: &mut Source, lang: Lang) -> Written {
    let chunks = chunks(source);
    let mut reader = Reader {
        source,
        lang,
        chunks: chunks.iter().peekable(),
        shape: Vec::new(),
        ids: Vec::new(),
    };
    let title = reader.title();
    let lead = reader.lead();
    let before = reader.before();
    let mut sections = Vec::new();
    while let Some(section) = reader.section() {
        sections.push(section);
    }
    Written { title, lead, before, sections, shape: reader.shape }
}

pub(super) struct Reader<'r, 's> {
    pub source: &'r mut Source<'s>,
    pub lang: Lang,
    pub chunks: Peekable<Iter<'r, Chunk<'s>>>,
    pub shape: Vec<Feature>,
    /// Every id met so far.
    ids: Vec<String>,
}

impl<'r, 's> Reader<'r, 's> {
    fn title(&mut self) -> String {
        match self.chunks.peek().and_then(|chunk| chunk.heading()) {
            Some(heading) if heading.level == HeadingLevel::H1 => {
                self.chunks.next();
                heading.title
            }
            _ => {
                self.source.wrong(
                    1,
                    "the file does not start with its title; write `# Title` on the first line",
                );
                String::new()
            }
        }
    }

    /// What stands between the title and the first section.
    fn lead(&mut self) -> Html {
        let mut events = Vec::new();
        while let Some(chunk) = self.chunks.next_if(|chunk| chunk.heading().is_none()) {
            events.extend_from_slice(&chunk.events);
        }
        if events.is_empty() {
            self.source.wrong(1, "nothing stands under the title; write a paragraph that says what this lesson is for");
        }
        html(self.source, self.lang, &events)
    }

    /// The question that stands under the lead.
    fn before(&mut self) -> Option<WrittenQuestion> {
        let is_before = |chunk: &&Chunk| {
            chunk.heading().is_some_and(|h| h.before && h.level == HeadingLevel::H3)
        };
        let chunk = self.chunks.next_if(is_before)?;
        let heading = chunk.heading()?;
        if heading.class.as_deref() != Some("choice") {
            self.source.wrong(
                chunk.line,
                "the question before the lesson has one right answer; write it as `### … {#its-id .choice .before}`",
            );
        }
        Some(self.question(heading, chunk.line))
    }

    fn section(&mut self) -> Option<WrittenSection> {
        let chunk = self.chunks.next()?;
        let heading = chunk.heading()?;
        if heading.level != HeadingLevel::H2 {
            self.source
                .wrong(chunk.line, "a section starts here; write it as `## Title {#section-id}`");
        }
        if let Some(class) = &heading.class {
            self.source.wrong(chunk.line, format!("`.{class}` does not go with a section; write a question as `### … {{#its-id .{class}}}`"));
        }
        let id = self.id(&heading, chunk.line);
        let mut section =
            WrittenSection { id, title: heading.title, line: chunk.line, blocks: Vec::new() };
        while let Some(chunk) = self.chunks.next_if(|chunk| !starts_section(chunk)) {
            let block = self.block(chunk);
            match (section.blocks.last_mut(), block) {
                (
                    Some(WrittenBlock::Prose { html, paragraphs }),
                    WrittenBlock::Prose { html: more, paragraphs: more_paragraphs },
                ) => {
                    html.0.push('\n');
                    html.0.push_str(&more.0);
                    paragraphs.extend(more_paragraphs);
                }
                (_, block) => section.blocks.push(block),
            }
        }
        Some(section)
    }

    fn block(&mut self, chunk: &Chunk<'s>) -> WrittenBlock {
        if let Some(heading) = chunk.heading() {
            if heading.class.is_some() {
                if heading.level != HeadingLevel::H3 {
                    self.source.wrong(
                        chunk.line,
                        "a question starts with three #; write it as `### … {#its-id .choice}`",
                    );
                }
                if heading.before {
                    self.source.wrong(
                        chunk.line,
                        "a `.before` question is asked before the lesson; put it under the lead, above the first section",
                    );
                }
                return WrittenBlock::Question(self.question(heading, chunk.line));
            }
            self.id(&heading, chunk.line);
        }
        let fence = chunk.fence().map(|fence| fence.split_once(' ').unwrap_or((fence, "")));
        match fence {
            Some(("stage", id)) => self.stage(id.trim(), chunk.line),
            Some(("scene", id)) => self.scene(id.trim(), chunk.line),
            Some(_) | None => WrittenBlock::Prose {
                html: html(self.source, self.lang, &chunk.events),
                paragraphs: chunk.is_paragraph().then_some(chunk.line).into_iter().collect(),
            },
        }
    }

    fn stage(&mut self, id: &str, line: u32) -> WrittenBlock {
        if !is_id(id) {
            self.source.wrong(
                line,
                "a stage needs the id that it has in lesson.toml; write ```stage its-id",
            );
        }
        self.shape.push(Feature { what: format!("```stage {id}"), line });
        WrittenBlock::Stage { id: id.into(), line }
    }

    /// The scene's title becomes a heading with the scene's id.
    fn scene(&mut self, id: &str, line: u32) -> WrittenBlock {
        if !is_id(id) {
            self.source.wrong(
                line,
                "a scene needs the id that it has in lesson.toml; write ```scene its-id",
            );
        } else if self.ids.iter().any(|taken| taken == id) {
            self.source.wrong(
                line,
                format!("the id `{id}` is taken by an earlier heading or scene; choose another"),
            );
        }
        self.ids.push(id.into());
        self.shape.push(Feature { what: format!("```scene {id}"), line });
        WrittenBlock::Scene { id: id.into(), line }
    }

    /// A heading's id, which must be there, well formed and new. Notes the heading in the shape.
    pub(super) fn id(&mut self, heading: &Heading, line: u32) -> String {
        let marks = "#".repeat(heading.level as usize);
        let class = heading.class.as_ref().map_or(String::new(), |class| format!(" .{class}"));
        let class = if heading.before { format!("{class} .before") } else { class };
        let id = heading.id.clone().unwrap_or_default();
        if id.is_empty() {
            self.source.wrong(
                line,
                format!(
                    "this heading has no id; write `{marks} {} {{#its-id{class}}}`",
                    heading.title
                ),
            );
        } else if !is_id(&id) {
            self.source
                .wrong(line, format!("`{id}` is no id; use small letters, digits and hyphens"));
        } else if self.ids.contains(&id) {
            self.source.wrong(
                line,
                format!("the id `{id}` is taken by an earlier heading; choose another"),
            );
        }
        self.ids.push(id.clone());
        self.shape.push(Feature { what: format!("{marks} … {{#{id}{class}}}"), line });
        id
    }
}

fn starts_section(chunk: &Chunk) -> bool {
    chunk
        .heading()
        .is_some_and(|heading| matches!(heading.level, HeadingLevel::H1 | HeadingLevel::H2))
}
