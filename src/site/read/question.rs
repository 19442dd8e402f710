//! The questions of one language's Markdown: a heading with its kind, then what that kind is made of.

use pulldown_cmark::{Event, HeadingLevel};

use super::{
    chunk::{Chunk, Heading, Placed, plain},
    html::html,
    lines::{candidates, numbered},
    markdown::Reader,
    model_answer::model_answer,
    option::options,
    source::is_id,
    written::{
        Feature, Right, WrittenKind, WrittenOption, WrittenPair, WrittenQuestion, WrittenWrong,
    },
};
use crate::course::Html;

const KINDS: &str = "`.choice`, `.several`, `.faulty`, `.order`, `.match`, `.number`, `.predict`, `.lab`, `.config`, `.write`, `.checklist` or `.draw`";

impl<'r, 's> Reader<'r, 's> {
    pub(super) fn question(&mut self, heading: Heading, line: u32) -> WrittenQuestion {
        let id = self.id(&heading, line);
        let mut before = Vec::new();
        let is_text = |chunk: &&Chunk<'s>| {
            chunk.heading().is_none() && chunk.list().is_none() && chunk.stage().is_none()
        };
        while let Some(chunk) = self.chunks.next_if(is_text) {
            before.push(chunk);
        }
        let mut text = String::new();
        let kind = match heading.class.as_deref() {
            Some("choice") => WrittenKind::Choice(self.options(line, false), Right::OneOfFour),
            Some("several") => WrittenKind::Choice(self.options(line, false), Right::Several),
            Some("predict") => WrittenKind::Prediction(self.options(line, false)),
            Some("order") => WrittenKind::Order(self.options(line, true)),
            Some("faulty") => self.faulty(line, &mut before, &mut text),
            Some("match") => self.pairs(line, &mut before),
            Some("number") => self.number(line),
            Some("lab") => {
                let (hints, wrongs) = self.help(line);
                WrittenKind::Lab { hints, wrongs }
            }
            Some("config") => {
                let (hints, wrongs) = self.help(line);
                WrittenKind::Config { hints, wrongs }
            }
            Some("write") => self.write(line),
            Some("checklist") => self.checklist(line),
            Some("draw") => WrittenKind::Draw,
            other => {
                let found = other.unwrap_or("");
                let what = format!("`.{found}` is no kind of question; write {KINDS}");
                self.source.wrong(line, what);
                WrittenKind::Choice(Vec::new(), Right::OneOfFour)
            }
        };
        let events: Vec<Placed> = before.iter().flat_map(|chunk| chunk.events.clone()).collect();
        let text = Html(html(self.source, self.lang, &events).0 + &text);
        WrittenQuestion { id, title: heading.title, line, text, kind }
    }

    fn note(&mut self, what: String, line: u32) {
        self.shape.push(Feature { what, line });
    }

    fn options(&mut self, question_line: u32, is_numbered: bool) -> Vec<WrittenOption> {
        let Some(list) = self.chunks.next_if(|chunk| chunk.list() == Some(is_numbered)) else {
            let what = match is_numbered {
                false => "the question has no options; write them as a list under its text",
                true => {
                    "there is nothing to put in order; write a numbered list in the right order"
                }
            };
            self.source.wrong(question_line, what);
            return Vec::new();
        };
        let options = options(self.source, self.lang, list);
        self.note(format!("a list of options, {} long", options.len()), list.line);
        options
    }

    /// The code that stands last in the text gets numbers, and each option names one of its lines.
    fn faulty(
        &mut self,
        line: u32,
        text: &mut Vec<&'r Chunk<'s>>,
        code: &mut String,
    ) -> WrittenKind {
        let options = self.options(line, false);
        let Some(block) = text.pop_if(|chunk| chunk.fence().is_some()) else {
            let what = "there is no code to look for the line in; write it as a fenced block right above the options";
            self.source.wrong(line, what);
            return WrittenKind::Choice(options, Right::OneLine);
        };
        let (options, lines) = candidates(self.source, self.lang, options, block);
        self.note(format!("candidates {lines:?}"), block.line);
        *code = numbered(self.lang, block, &lines);
        WrittenKind::Choice(options, Right::OneLine)
    }

    /// The table that stands last in the text, and an explanation for each of its rows.
    fn pairs(&mut self, line: u32, text: &mut Vec<&'r Chunk<'s>>) -> WrittenKind {
        let list = self.chunks.next_if(|chunk| chunk.list() == Some(true));
        let (Some(table), Some(list)) = (text.pop_if(|chunk| chunk.is_table()), list) else {
            let what = "there is nothing to match; write a table of two columns, and under it a numbered list with an explanation for each row";
            self.source.wrong(line, what);
            return WrittenKind::Match(Vec::new());
        };
        let (rows, items) = (table.rows(), list.items());
        let rows = rows.get(1..).unwrap_or_default();
        if rows.len() != items.len() {
            let what = format!(
                "the table has {} rows, but here are {} explanations; write one for each row",
                rows.len(),
                items.len()
            );
            self.source.wrong(list.line, what);
        }
        self.note(format!("a table of pairs, {} long", rows.len()), table.line);
        let pairs = rows.iter().zip(items).map(|(row, item)| self.pair(table.line, row, item));
        WrittenKind::Match(pairs.collect())
    }

    fn pair(&mut self, table_line: u32, row: &[&[Placed]], item: &[Placed]) -> WrittenPair {
        let line = item.first().map_or(table_line, |(_, range)| self.source.line(range.start));
        let (left, right) = match row {
            [left, right] => (*left, *right),
            _ => {
                self.source.wrong(
                    table_line,
                    "a table to match has two columns: what is asked, and its answer",
                );
                (&[][..], &[][..])
            }
        };
        WrittenPair {
            left: html(self.source, self.lang, left),
            right: plain(right),
            explanation: html(self.source, self.lang, item),
            line,
        }
    }

    fn number(&mut self, line: u32) -> WrittenKind {
        let list = self.chunks.next_if(|chunk| chunk.list() == Some(false));
        let quote = self.chunks.next_if(|chunk| chunk.is_quote());
        let Some(list) = list else {
            let what = "the question has no expected mistakes; write a list with - `7`: why people say this";
            self.source.wrong(line, what);
            return WrittenKind::Number { mistakes: Vec::new(), explanation: Html::default() };
        };
        let mistakes = self.said_to(list, "7");
        // Without the quote's own marks: on the page it is an explanation like any other.
        let explanation = quote.map_or(&[][..], |quote| &quote.events[1..quote.events.len() - 1]);
        let explanation = html(self.source, self.lang, explanation);
        if !explanation.0.contains("{answer}") {
            let what = "the right answer is not explained; write it under the list, starting with `> `, and put {answer} where the number should stand";
            self.source.wrong(list.line, what);
        }
        WrittenKind::Number { mistakes, explanation }
    }

    /// Hints, and what is said to wrong ways.
    fn help(&mut self, lab_line: u32) -> (Vec<Html>, Vec<WrittenWrong>) {
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
        self.note(format!("a list of hints, {} long", hints.len()), lab_line);
        let wrongs = match self.list_under("wrong", false) {
            Some(list) => self.said_to(list, "its-id"),
            None => Vec::new(),
        };
        (hints, wrongs)
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

    /// Items such as `` `its-id`: the message ``.
    fn said_to(&mut self, list: &Chunk, example: &str) -> Vec<WrittenWrong> {
        let items = list.items();
        let said: Vec<WrittenWrong> =
            items.iter().filter_map(|item| self.said(list.line, item, example)).collect();
        for one in &said {
            self.note(format!("- `{}`: …", one.id), one.line);
        }
        said
    }

    fn said(&mut self, list_line: u32, item: &[Placed], example: &str) -> Option<WrittenWrong> {
        let line = item.first().map_or(list_line, |(_, range)| self.source.line(range.start));
        let whole = html(self.source, self.lang, item).0;
        let inner =
            whole.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>")).unwrap_or(&whole);
        let parts = inner.strip_prefix("<code>").and_then(|rest| rest.split_once("</code>:"));
        let Some((id, message)) =
            parts.filter(|(id, message)| is_id(id) && !message.trim().is_empty())
        else {
            let kind = if example == "its-id" { "way" } else { "number" };
            let what = format!(
                "write a wrong {kind} as - `{example}`: what to say then (found: {})",
                plain(item)
            );
            self.source.wrong(line, what);
            return None;
        };
        Some(WrittenWrong { id: id.into(), message: Html(message.trim().into()), line })
    }
}
