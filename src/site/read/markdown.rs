//! One language's Markdown of a lesson.

use pulldown_cmark::{Event, HeadingLevel};
use std::{iter::Peekable, slice::Iter};

use super::{
    chunk::{Chunk, Heading, chunks, plain},
    html::html,
    model_answer::model_answer,
    option::options,
    source::{Source, is_id},
    written::{
        Feature, Written, WrittenBlock, WrittenKind, WrittenQuestion, WrittenSection, WrittenWrong,
    },
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
    let mut sections = Vec::new();
    while let Some(section) = reader.section() {
        sections.push(section);
    }
    Written { title, lead, sections, shape: reader.shape }
}

struct Reader<'r, 's> {
    source: &'r mut Source<'s>,
    lang: Lang,
    chunks: Peekable<Iter<'r, Chunk<'s>>>,
    shape: Vec<Feature>,
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
                return WrittenBlock::Question(self.question(heading, chunk.line));
            }
            self.id(&heading, chunk.line);
        }
        match chunk.fence().and_then(|fence| fence.strip_prefix("stage")) {
            Some(id) if id.is_empty() || id.starts_with(' ') => self.stage(id.trim(), chunk.line),
            _ => WrittenBlock::Prose {
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

    fn question(&mut self, heading: Heading, line: u32) -> WrittenQuestion {
        let id = self.id(&heading, line);
        let mut text = Vec::new();
        while let Some(chunk) =
            self.chunks.next_if(|chunk| chunk.heading().is_none() && chunk.list().is_none())
        {
            text.extend_from_slice(&chunk.events);
        }
        let text = html(self.source, self.lang, &text);
        let kind = match heading.class.as_deref() {
            Some("choice") => WrittenKind::Choice(self.options(line)),
            Some("predict") => WrittenKind::Prediction(self.options(line)),
            Some("lab") => self.lab(line),
            Some("write") => self.write(line),
            Some("checklist") => self.checklist(line),
            other => {
                let found = other.unwrap_or("");
                self.source.wrong(
                    line,
                    format!(
                        "`.{found}` is no kind of question; write `.choice`, `.predict`, `.lab`, `.write` or `.checklist`"
                    ),
                );
                WrittenKind::Choice(Vec::new())
            }
        };
        WrittenQuestion { id, title: heading.title, line, text, kind }
    }

    fn options(&mut self, question_line: u32) -> Vec<super::written::WrittenOption> {
        let Some(list) = self.chunks.next_if(|chunk| chunk.list() == Some(false)) else {
            self.source.wrong(
                question_line,
                "the question has no options; write them as a list under its text",
            );
            return Vec::new();
        };
        let options = options(self.source, self.lang, list);
        self.shape.push(Feature {
            what: format!("a list of options, {} long", options.len()),
            line: list.line,
        });
        options
    }

    fn lab(&mut self, lab_line: u32) -> WrittenKind {
        let hints = match self.list_under("hints", true) {
            Some(list) => {
                list.items().into_iter().map(|item| html(self.source, self.lang, item)).collect()
            }
            None => {
                let what = "the lab has no hints; write `#### Hints {.hints}` and a numbered list, from a nudge to the line itself";
                self.source.wrong(lab_line, what);
                Vec::new()
            }
        };
        self.shape.push(Feature {
            what: format!("a list of hints, {} long", hints.len()),
            line: lab_line,
        });
        let wrongs: Vec<WrittenWrong> = match self.list_under("wrong", false) {
            Some(list) => list
                .items()
                .into_iter()
                .filter_map(|item| self.wrong_way(list.line, item))
                .collect(),
            None => Vec::new(),
        };
        for wrong in &wrongs {
            self.shape.push(Feature { what: format!("- `{}`: …", wrong.id), line: wrong.line });
        }
        WrittenKind::Lab { hints, wrongs }
    }

    /// The model answer under `#### … {.model}`, up to the next heading.
    fn write(&mut self, write_line: u32) -> WrittenKind {
        if self.heading_of("model").is_none() {
            let what = "the question has no model answer; write `#### A model answer {.model}` and paragraphs in which each idea is marked as `[its words](#idea-id)`";
            self.source.wrong(write_line, what);
        }
        let mut events = Vec::new();
        while let Some(chunk) = self.chunks.next_if(|chunk| chunk.heading().is_none()) {
            events.extend_from_slice(&chunk.events);
        }
        let model = model_answer(self.source, self.lang, &events);
        let marks = model.ideas.iter();
        self.shape
            .extend(marks.map(|id| Feature { what: format!("[…](#{id})"), line: write_line }));
        WrittenKind::Write(model)
    }

    /// A list of boxes, all of them empty.
    fn checklist(&mut self, checklist_line: u32) -> WrittenKind {
        let list = self.chunks.next_if(|chunk| chunk.list() == Some(false));
        let items = list.map(|list| list.items()).unwrap_or_default();
        let mut written = Vec::new();
        for item in &items {
            match item.split_first() {
                Some(((Event::TaskListMarker(false), _), rest)) => {
                    written.push(html(self.source, self.lang, rest));
                }
                _ => self.source.wrong(checklist_line, "a checklist is a list of empty boxes without blank lines between them; write each as `- [ ] what to check`"),
            }
        }
        if items.is_empty() {
            self.source.wrong(
                checklist_line,
                "the checklist is empty; write a list of `- [ ] what to check` under its text",
            );
        }
        self.shape.push(Feature {
            what: format!("a checklist, {} long", items.len()),
            line: checklist_line,
        });
        WrittenKind::Checklist(written)
    }

    /// The list under `#### … {.class}`, if that heading comes next.
    fn list_under(&mut self, class: &str, is_numbered: bool) -> Option<&'r Chunk<'s>> {
        self.heading_of(class)?;
        self.chunks.next_if(|chunk| chunk.list() == Some(is_numbered))
    }

    /// `#### … {.class}`, if it comes next.
    fn heading_of(&mut self, class: &str) -> Option<&'r Chunk<'s>> {
        let is_heading = |heading: Heading| {
            heading.level == HeadingLevel::H4 && heading.class.as_deref() == Some(class)
        };
        self.chunks.next_if(|chunk| chunk.heading().is_some_and(is_heading))
    }

    /// `` `its-id`: the message ``
    fn wrong_way(&mut self, list_line: u32, item: &[super::chunk::Placed]) -> Option<WrittenWrong> {
        let line = item.first().map_or(list_line, |(_, range)| self.source.line(range.start));
        let whole = html(self.source, self.lang, item).0;
        let inner =
            whole.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>")).unwrap_or(&whole);
        let parts = inner.strip_prefix("<code>").and_then(|rest| rest.split_once("</code>:"));
        let Some((id, message)) =
            parts.filter(|(id, message)| is_id(id) && !message.trim().is_empty())
        else {
            self.source.wrong(
                line,
                format!(
                    "write a wrong way as - `its-id`: what to say then (found: {})",
                    plain(item)
                ),
            );
            return None;
        };
        Some(WrittenWrong { id: id.into(), message: Html(message.trim().into()), line })
    }

    /// A heading's id, which must be there, well formed and new. Notes the heading in the shape.
    fn id(&mut self, heading: &Heading, line: u32) -> String {
        let marks = "#".repeat(heading.level as usize);
        let class = heading.class.as_ref().map_or(String::new(), |class| format!(" .{class}"));
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
