//! A language's Markdown and the structure, brought together as a lesson.

use super::{
    answers::{choice, matching, number, order, prediction, write},
    config::with_words,
    source::Source,
    structure::{Entry, LabPart, Structure},
    written::{Written, WrittenBlock, WrittenKind, WrittenQuestion, WrittenWrong},
};
use crate::course::{Block, Checklist, Html, Kind, Lab, LabGoal, Lesson, Question, Section, Wrong};
use crate::lang::Lang;

/// `source` is the Markdown's, `toml` that of `lesson.toml`: each thing that one of them lacks is noted where the other has it.
pub(super) fn join(
    source: &mut Source,
    toml: &mut Source,
    slug: &str,
    lang: Lang,
    written: Written,
    structure: &Structure,
) -> Lesson {
    all_are_written(source, toml, &written, structure);
    let before = written.before.map(|question| {
        let mut question = join_question(source, lang, &[], question, structure);
        if let Kind::Choice(choice) = &mut question.kind {
            choice.before = true;
        }
        question
    });
    let sections = written.sections.into_iter().map(|section| {
        let entry = structure.sections.iter().find(|entry| entry.id == section.id);
        if entry.is_none() && !section.id.is_empty() {
            let what =
                format!("lesson.toml has no [[section]] with id = \"{}\"; add it", section.id);
            source.wrong(section.line, what);
        }
        let here: Vec<String> = section.blocks.iter().filter_map(stage_of).collect();
        let blocks = section
            .blocks
            .into_iter()
            .map(|block| join_block(source, lang, &here, block, structure))
            .collect();
        Section {
            id: section.id,
            title: section.title,
            covers: entry.map(|e| e.covers.clone()).unwrap_or_default(),
            blocks,
        }
    });
    let sections = sections.collect();
    Lesson {
        slug: slug.into(),
        title: written.title,
        lead: written.lead,
        objectives: structure.objectives.get(lang).clone(),
        before,
        sections,
        stages: structure.stages.iter().map(|entry| entry.part.get(lang).clone()).collect(),
    }
}

fn stage_of(block: &WrittenBlock) -> Option<String> {
    match block {
        WrittenBlock::Stage { id, .. } => Some(id.clone()),
        WrittenBlock::Prose { .. } | WrittenBlock::Scene { .. } | WrittenBlock::Question(_) => None,
    }
}

/// Everything in `lesson.toml` has its place in the text, sections in the same order, each stage once.
fn all_are_written(source: &Source, toml: &mut Source, written: &Written, structure: &Structure) {
    let blocks = || written.sections.iter().flat_map(|section| &section.blocks);
    let questions: Vec<&str> = blocks()
        .filter_map(|block| match block {
            WrittenBlock::Question(question) => Some(question.id.as_str()),
            WrittenBlock::Prose { .. }
            | WrittenBlock::Stage { .. }
            | WrittenBlock::Scene { .. } => None,
        })
        .chain(written.before.iter().map(|question| question.id.as_str()))
        .collect();
    let entries = structure.questions.iter().map(|entry| (&entry.id, entry.line, "choice"));
    let entries =
        entries.chain(structure.predictions.iter().map(|entry| (&entry.id, entry.line, "predict")));
    let entries =
        entries.chain(structure.numbers.iter().map(|entry| (&entry.id, entry.line, "number")));
    let entries = entries.chain(structure.labs.iter().map(|entry| (&entry.id, entry.line, "lab")));
    let entries =
        entries.chain(structure.writes.iter().map(|entry| (&entry.id, entry.line, "write")));
    let entries =
        entries.chain(structure.draws.iter().map(|entry| (&entry.id, entry.line, "draw")));
    let entries =
        entries.chain(structure.configs.iter().map(|entry| (&entry.id, entry.line, "config")));
    for (id, line, class) in entries.filter(|(id, ..)| !questions.contains(&id.as_str())) {
        toml.wrong(
            line,
            format!(
                "{} has no `### … {{#{id} .{class}}}`; write it, or take this out",
                source.file
            ),
        );
    }
    placed_once(source, toml, written, structure);
    let order: Vec<&str> = written.sections.iter().map(|section| section.id.as_str()).collect();
    let mut expected = structure.sections.iter().map(|entry| (entry.id.as_str(), entry.line));
    if let Some((id, line)) = expected.find(|(id, _)| !order.contains(id)) {
        toml.wrong(
            line,
            format!("{} has no `## … {{#{id}}}`; write it, or take this out", source.file),
        );
    } else if let Some((entry, found)) =
        structure.sections.iter().zip(&order).find(|(entry, found)| entry.id != **found)
    {
        toml.wrong(
            entry.line,
            format!("{} has the section `{found}` here; keep the text's order", source.file),
        );
    }
}

/// Each stage and each scene stands in the text once.
fn placed_once(source: &Source, toml: &mut Source, written: &Written, structure: &Structure) {
    let blocks = || written.sections.iter().flat_map(|section| &section.blocks);
    let stages = structure.stages.iter().map(|entry| ("stage", &entry.id, entry.line));
    let scenes = structure.scenes.iter().map(|entry| ("scene", &entry.id, entry.line));
    for (what, id, line) in stages.chain(scenes) {
        let is_it = |block: &&WrittenBlock| match block {
            WrittenBlock::Stage { id: placed, .. } => what == "stage" && placed == id,
            WrittenBlock::Scene { id: placed, .. } => what == "scene" && placed == id,
            WrittenBlock::Prose { .. } | WrittenBlock::Question(_) => false,
        };
        let placed = blocks().filter(is_it).count();
        if placed != 1 {
            let file = &source.file;
            toml.wrong(line, format!("{file} places the {what} `{id}` {placed} times; put ```{what} {id} into it once"));
        }
    }
}

fn join_block(
    source: &mut Source,
    lang: Lang,
    stages_here: &[String],
    block: WrittenBlock,
    structure: &Structure,
) -> Block {
    match block {
        WrittenBlock::Prose { html, .. } => Block::Prose(html),
        WrittenBlock::Stage { id, line } => {
            if !id.is_empty() && !structure.stages.iter().any(|entry| entry.id == id) {
                source.wrong(
                    line,
                    format!("lesson.toml has no [[stage]] with id = \"{id}\"; add it"),
                );
            }
            Block::Stage(id)
        }
        WrittenBlock::Scene { id, line } => {
            Block::Question(Box::new(join_scene(source, lang, id, line, structure)))
        }
        WrittenBlock::Question(question) => {
            Block::Question(Box::new(join_question(source, lang, stages_here, question, structure)))
        }
    }
}

fn join_question(
    source: &mut Source,
    lang: Lang,
    stages_here: &[String],
    written: WrittenQuestion,
    structure: &Structure,
) -> Question {
    let (id, line) = (&written.id, written.line);
    let plain = |source: &mut Source| {
        let entry = entry_of(source, &structure.questions, id, line, "question");
        entry.map(|entry| entry.covers.clone())
    };
    let (covers, kind) = match written.kind {
        WrittenKind::Choice(options, right) => {
            (plain(source), Kind::Choice(choice(source, line, options, right)))
        }
        WrittenKind::Order(options) => {
            (plain(source), Kind::Arrangement(order(source, id, line, options)))
        }
        WrittenKind::Match(pairs) => {
            (plain(source), Kind::Arrangement(matching(source, id, line, pairs)))
        }
        WrittenKind::Number { mistakes, explanation } => {
            let entry = entry_of(source, &structure.numbers, id, line, "number");
            let number = number(source, line, mistakes, &explanation, entry.map(|e| &e.part));
            (entry.map(|e| e.covers.clone()), Kind::Number(number))
        }
        WrittenKind::Prediction(options) => {
            let entry = entry_of(source, &structure.predictions, id, line, "prediction");
            let prediction = prediction(source, line, options, entry.map(|e| &e.part));
            stands_here(source, stages_here, &prediction.stage, line);
            (entry.map(|e| e.covers.clone()), Kind::Prediction(prediction))
        }
        WrittenKind::Lab { hints, wrongs } => {
            let entry = entry_of(source, &structure.labs, id, line, "lab");
            let lab = lab(source, line, hints, wrongs, entry.map(|e| &e.part));
            stands_here(source, stages_here, &lab.stage, line);
            (entry.map(|e| e.covers.clone()), Kind::Lab(lab))
        }
        WrittenKind::Config { hints, wrongs } => {
            let entry = entry_of(source, &structure.configs, id, line, "config");
            let part = entry.map(|e| e.part.get(lang));
            let config = with_words(source, line, hints, wrongs, part);
            (entry.map(|e| e.covers.clone()), Kind::Config(Box::new(config)))
        }
        WrittenKind::Write(model) => {
            let entry = entry_of(source, &structure.writes, id, line, "write");
            let ideas = entry.map(|e| e.part.as_slice()).unwrap_or_default();
            (entry.map(|e| e.covers.clone()), Kind::Write(write(source, lang, line, model, ideas)))
        }
        WrittenKind::Draw => {
            let entry = entry_of(source, &structure.draws, id, line, "draw");
            let draw = entry.map(|e| e.part.get(lang).clone()).unwrap_or_default();
            (entry.map(|e| e.covers.clone()), Kind::Draw(draw))
        }
        WrittenKind::Checklist(items) => (plain(source), Kind::Checklist(Checklist { items })),
    };
    Question {
        covers: covers.unwrap_or_default(),
        title: written.title,
        text: written.text,
        kind,
        id: written.id,
    }
}

fn join_scene(
    source: &mut Source,
    lang: Lang,
    id: String,
    line: u32,
    structure: &Structure,
) -> Question {
    let entry = entry_of(source, &structure.scenes, &id, line, "scene");
    let (title, scene) = entry.map(|entry| entry.part.get(lang).clone()).unwrap_or_default();
    Question {
        id,
        covers: entry.map(|entry| entry.covers.clone()).unwrap_or_default(),
        title,
        text: Html::default(),
        kind: Kind::Scene(Box::new(scene)),
    }
}

fn entry_of<'e, T>(
    source: &mut Source,
    entries: &'e [Entry<T>],
    id: &str,
    line: u32,
    table: &str,
) -> Option<&'e Entry<T>> {
    let entry = entries.iter().find(|entry| entry.id == id);
    if entry.is_none() && !id.is_empty() {
        source.wrong(line, format!("lesson.toml has no [[{table}]] with id = \"{id}\"; add it"));
    }
    entry
}

/// What is predicted or practised is seen beside its text.
fn stands_here(source: &mut Source, stages_here: &[String], stage: &str, line: u32) {
    if !stage.is_empty() && !stages_here.iter().any(|here| here == stage) {
        source.wrong(line, format!("this plays on the stage `{stage}`, which is not in this section; put ```stage {stage} into it"));
    }
}

fn lab(
    source: &mut Source,
    line: u32,
    hints: Vec<Html>,
    wrongs: Vec<WrittenWrong>,
    part: Option<&LabPart>,
) -> Lab {
    let Some(part) = part else { return Lab { hints, ..Lab::default() } };
    for wrong in wrongs.iter().filter(|wrong| !part.wrongs.iter().any(|way| way.id == wrong.id)) {
        source.wrong(
            wrong.line,
            format!("lesson.toml has no [[lab.wrong]] with id = \"{}\" here; add it", wrong.id),
        );
    }
    let mut ways = Vec::new();
    for way in &part.wrongs {
        match wrongs.iter().find(|wrong| wrong.id == way.id) {
            None => {
                let what = format!(
                    "nothing is said to the wrong way `{0}`; write - `{0}`: … under `#### … {{.wrong}}`",
                    way.id
                );
                source.wrong(line, what);
            }
            Some(wrong) => ways.push(Wrong {
                id: way.id.clone(),
                when: way.when.clone(),
                message: wrong.message.clone(),
                script: way.script.clone(),
            }),
        }
    }
    Lab {
        stage: part.stage.clone(),
        until_ms: part.until_ms,
        goals: part
            .goals
            .iter()
            .map(|(id, goal)| LabGoal { id: id.clone(), goal: goal.clone() })
            .collect(),
        hints,
        wrongs: ways,
        solution: part.solution.clone(),
        variants: Vec::new(),
    }
}
