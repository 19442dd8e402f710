//! A lesson as a page: its document, with the islands standing in it.

use crate::app::page::{Page as Model, PageData};
use crate::course::{Block, Kind, Lesson, Question, Section};
use crate::lang::Lang;
use crate::site::page::{Crumb, Page};
use crate::site::prerender::island;
use crate::site::read::Slot;
use crate::site::template::escape;
use crate::text;
use crate::ui::island::IslandKind;
use crate::ui::island::NOTICES;
use crate::ui::store::Store;

/// The page of `lesson`, which stands at `slots[at]` of the course map. `questions`: the practice page.
pub(super) fn page(
    lang: Lang,
    lesson: &Lesson,
    slots: &[Slot],
    at: usize,
    questions: &Lesson,
) -> Page {
    let slot = &slots[at];
    let data = PageData::of_lesson(lang, lesson);
    let bytes =
        postcard::to_allocvec(&data).expect("our types know their lengths, and a Vec grows");
    let needs_desk = data.needs_desk();
    let writer = Writer::new(lang, lesson, data);
    let number = text::page::numbered(lang, slot.number);
    Page {
        lang,
        folder: format!("lessons/{}/", lesson.slug),
        kind: "lesson",
        title: lesson.title.clone(),
        description: slot.summary.get(lang).clone(),
        crumbs: vec![Crumb { words: format!("{number} · {}", lesson.title), folder: None }],
        body: format!(
            "{NOTICES}\n<article class=\"chapter\">\n{}{}{}{}{}</article>",
            writer.head(&writer.kicker(slot), text::page::page(lang).objectives),
            writer.before(),
            writer.sections(|_| String::new()),
            practice_after(lang, &slot.practice, questions),
            pager(lang, slots, at)
        ),
        data: Some(bytes),
        needs_desk,
    }
}

/// Writes what a lesson and the practice page have alike.
pub(super) struct Writer<'a> {
    lang: Lang,
    lesson: &'a Lesson,
    store: Store,
}

impl<'a> Writer<'a> {
    /// `data`: what the page's islands will be drawn from.
    pub(super) fn new(lang: Lang, lesson: &'a Lesson, data: PageData) -> Writer<'a> {
        Writer { lang, lesson, store: Store::new(Model::new(data), ()) }
    }

    /// Title, lead and objectives. `kicker`: the line above the title; `objectives`: their heading.
    pub(super) fn head(&self, kicker: &str, objectives: &str) -> String {
        format!(
            "<header class=\"chapter-head\">\n<div class=\"chapter-title\">\n<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n{}\n<div class=\"lead\">{}</div>\n</div>\n{}</header>\n",
            kicker,
            escape(&self.lesson.title),
            island(IslandKind::Bars, "", &self.store),
            self.lesson.lead.0,
            self.objectives(objectives)
        )
    }

    /// "4장 · 10분 · 예상 2개 · 질문 2개 · 실습 1개".
    fn kicker(&self, slot: &Slot) -> String {
        let count =
            |kind: fn(&Kind) -> bool| self.lesson.questions().filter(|q| kind(&q.kind)).count();
        let activities = text::page::activities(
            self.lang,
            count(|kind| matches!(kind, Kind::Prediction(_))),
            count(|kind| matches!(kind, Kind::Choice(_) | Kind::Arrangement(_) | Kind::Number(_))),
            count(|kind| matches!(kind, Kind::Lab(_))),
        );
        let facts = [
            text::page::numbered(self.lang, slot.number),
            text::page::minutes(self.lang, slot.minutes),
            activities,
        ];
        facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn objectives(&self, heading: &str) -> String {
        let items: String =
            self.lesson.objectives.iter().map(|o| format!("<li>{}</li>", escape(o))).collect();
        format!(
            "<section class=\"objectives\" aria-labelledby=\"objectives\"><h2 id=\"objectives\">{heading}</h2><ul>{items}</ul></section>\n"
        )
    }

    /// The question before the lesson.
    fn before(&self) -> String {
        let Some(question) = &self.lesson.before else { return String::new() };
        format!(
            "<div class=\"scene\"><div class=\"prose\">\n{}</div></div>\n",
            self.question(question)
        )
    }

    /// `under_title`: what to put there.
    pub(super) fn sections(&self, under_title: impl Fn(&Section) -> String) -> String {
        let sections = self.lesson.sections.iter();
        sections.map(|section| self.section(section, &under_title(section))).collect()
    }

    /// Each stage stands beside what is written before and after it. On a phone it stands where it
    /// is written, so the order in the document is the order of the text. From the second one on, a stage and what is
    /// written after it are a pair of their own: two stages beside the same text would cover each other.
    fn section(&self, section: &Section, under_title: &str) -> String {
        let mut out = self.opening(section);
        out.push_str(under_title);
        let (mut is_open, mut stages) = (true, 0);
        let mut blocks = section.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            if let Block::Stage(id) = block {
                if is_open {
                    out.push_str("</div>\n");
                }
                if stages > 0 {
                    out.push_str(if stages > 1 { "</div>\n" } else { "" });
                    out.push_str("<div class=\"scene staged\">\n");
                }
                stages += 1;
                out.push_str(&self.stage(id));
                is_open = false;
                continue;
            }
            if !is_open {
                out.push_str("<div class=\"prose\">\n");
                is_open = true;
            }
            out.push_str(&self.block(block));
            if let Some(question) = folds(block) {
                let told = std::iter::from_fn(|| blocks.next_if(|b| is_told(question, b)));
                let told: String = told.map(|block| self.block(block)).collect();
                out.push_str(&self.told_after(question, &told));
            }
        }
        if is_open {
            out.push_str(&self.closing(section));
            out.push_str("</div>\n");
        }
        out.push_str(if stages > 1 { "</div>\n" } else { "" });
        out.push_str("</section>\n");
        out
    }

    fn opening(&self, section: &Section) -> String {
        let is_drawn = section.questions().any(|one| matches!(one.kind, Kind::Draw(_)));
        let staged = section.blocks.iter().any(|block| matches!(block, Block::Stage(_)));
        let staged = staged && !is_drawn;
        let class = match (staged, is_summary(section)) {
            (true, _) => "scene staged",
            (false, true) => "scene summary",
            (false, false) => "scene",
        };
        let id = escape(&section.id);
        format!(
            "<section class=\"{class}\" data-section=\"{id}\" aria-labelledby=\"{id}\">\n<div class=\"prose\">\n<h2 id=\"{id}\">{}</h2>\n",
            escape(&section.title)
        )
    }

    fn closing(&self, section: &Section) -> String {
        if is_summary(section) {
            format!("<div class=\"acts\">{}</div>\n", island(IslandKind::Print, "", &self.store))
        } else {
            String::new()
        }
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Prose(html) => format!("{}\n", html.0),
            Block::Stage(id) => self.stage(id),
            Block::Question(question) => self.question(question),
        }
    }

    fn question(&self, question: &Question) -> String {
        format!(
            "<div class=\"ask-box\">{}</div>\n",
            island(IslandKind::Question, &question.id, &self.store)
        )
    }

    /// What comes after a prediction or a drawing gives its answer away, so it is folded until then.
    /// The card unfolds it when its run has ended or the drawing is right; a reader without the
    /// program does it by hand.
    fn told_after(&self, question: &Question, told: &str) -> String {
        if told.is_empty() {
            return String::new();
        }
        let words = text::page::page(self.lang);
        let words = match question.kind {
            Kind::Draw(_) => words.after_drawing,
            _ => words.after_prediction,
        };
        format!(
            "<details class=\"more told\" id=\"after-{}\">\n<summary>{words}</summary>\n{told}</details>\n",
            escape(&question.id)
        )
    }

    fn stage(&self, id: &str) -> String {
        format!(
            "<div class=\"scene-stage\" id=\"stage-{}\" tabindex=\"-1\">\n<noscript><p class=\"note\">{}</p></noscript>\n{}\n</div>\n",
            escape(id),
            text::page::page(self.lang).no_script,
            island(IslandKind::Stage, id, &self.store)
        )
    }
}

/// A question after which things are folded.
fn folds(block: &Block) -> Option<&Question> {
    match block {
        Block::Question(question) => {
            matches!(question.kind, Kind::Prediction(_) | Kind::Draw(_)).then_some(question)
        }
        Block::Prose(_) | Block::Stage(_) => None,
    }
}

/// Whether `block` is folded with what comes after `question`: what was drawn comes alive there.
fn is_told(question: &Question, block: &Block) -> bool {
    match block {
        Block::Prose(_) => true,
        Block::Stage(_) => matches!(question.kind, Kind::Draw(_)),
        Block::Question(_) => false,
    }
}

/// The last section is what one takes away, on paper too.
fn is_summary(section: &Section) -> bool {
    section.id == "summary"
}

/// Links to the practice that can be done now.
fn practice_after(lang: Lang, ids: &[String], questions: &Lesson) -> String {
    let link = |section: &Section| {
        let (id, title) = (escape(&section.id), escape(&section.title));
        format!("<li><a href=\"../../practice/#{id}\">{title}</a></li>\n")
    };
    let links: String =
        questions.sections.iter().filter(|section| ids.contains(&section.id)).map(link).collect();
    if links.is_empty() {
        return String::new();
    }
    let words = text::page::page(lang).practice_after;
    format!(
        "<section class=\"practice-after\" aria-labelledby=\"practice-after\">\n<h2 id=\"practice-after\">{words}</h2>\n<ul>\n{links}</ul>\n</section>\n"
    )
}

/// The lessons before and after; one that is still coming is named, not linked.
fn pager(lang: Lang, slots: &[Slot], at: usize) -> String {
    let words = text::page::page(lang);
    let previous = at.checked_sub(1).and_then(|before| slots.get(before));
    let items = [
        previous.map(|slot| neighbour(lang, slot, "prev", words.previous)),
        slots.get(at + 1).map(|slot| neighbour(lang, slot, "next", words.next)),
    ];
    format!(
        "<nav class=\"pager\" aria-label=\"{}\">\n{}</nav>\n",
        words.map,
        items.into_iter().flatten().collect::<String>()
    )
}

fn neighbour(lang: Lang, slot: &Slot, class: &str, which: &str) -> String {
    let title =
        format!("{} · {}", text::page::numbered(lang, slot.number), escape(slot.title.get(lang)));
    if slot.ready {
        return format!(
            "<a class=\"{class}\" href=\"../{}/\"><small>{which}</small> {title}</a>\n",
            escape(&slot.slug)
        );
    }
    let coming = text::page::page(lang).coming;
    format!("<span class=\"{class}\"><small>{which} · {coming}</small> {title}</span>\n")
}
