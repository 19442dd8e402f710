//! What `lesson.toml` says, read and checked, apart from any language.

use toml::Spanned;

use super::{
    draw::{DrawEntry, draw},
    ideas::ideas,
    lesson_file::{LabEntry, LessonFile, PredictionEntry, SectionEntry, WriteEntry},
    scene::{Titled, scene},
    scene_file::SceneEntry,
    source::{Source, is_id},
    stage::stage,
};
use crate::course::{
    Condition, Config, Counted, Draw, Goal, Idea, Misread, Script, Slot, Stage, When, read_duration,
};
use crate::lang::{Both, Lang};
use crate::text::misread::misread;

pub(super) struct Structure {
    pub objectives: Both<Vec<String>>,
    pub sections: Vec<Entry<()>>,
    /// Those whose answers stand in the text.
    pub questions: Vec<Entry<()>>,
    pub numbers: Vec<Entry<NumberPart>>,
    pub predictions: Vec<Entry<PredictionPart>>,
    pub labs: Vec<Entry<LabPart>>,
    pub writes: Vec<Entry<Vec<IdeaPart>>>,
    pub draws: Vec<Entry<Both<Draw>>>,
    pub stages: Vec<Entry<Both<Stage>>>,
    pub scenes: Vec<Entry<Both<Titled>>>,
    pub configs: Vec<Entry<Both<Config>>>,
}

/// Something with an id, and the line where the file says so.
pub(super) struct Entry<T> {
    pub id: String,
    pub line: u32,
    pub covers: Vec<String>,
    pub part: T,
}

pub(super) struct PredictionPart {
    pub stage: String,
    pub script: Script,
    pub until_ms: u64,
    pub options: Vec<Condition>,
}

pub(super) struct NumberPart {
    /// As the engine counts it.
    pub answer: u32,
    pub counted: Counted,
}

pub(super) struct LabPart {
    pub stage: String,
    pub until_ms: u64,
    pub solution: Script,
    pub goals: Vec<(String, Goal)>,
    pub wrongs: Vec<WrongPart>,
}

pub(super) struct IdeaPart {
    pub id: String,
    pub idea: Both<Idea>,
}

pub(super) struct WrongPart {
    pub id: String,
    pub when: Goal,
    pub script: Script,
}

/// Checks every value of the file; what is wrong is noted in `source`, and something harmless put in its place.
pub(super) fn structure(source: &mut Source, points: &[&str], file: &LessonFile) -> Structure {
    let mut checker = Checker { source, points };
    let stages: Vec<_> = file.stage.iter().map(|entry| checker.stage(entry)).collect();
    let structure = Structure {
        objectives: Both {
            ko: file.objective.iter().map(|words| words.ko.clone()).collect(),
            en: file.objective.iter().map(|words| words.en.clone()).collect(),
        },
        sections: file.section.iter().map(|entry| checker.plain(entry)).collect(),
        questions: file.question.iter().map(|entry| checker.plain(entry)).collect(),
        predictions: file
            .prediction
            .iter()
            .map(|entry| checker.prediction(entry, &stages))
            .collect(),
        numbers: file.number.iter().map(|entry| checker.number(entry, &stages)).collect(),
        labs: file.lab.iter().map(|entry| checker.lab(entry, &stages)).collect(),
        writes: file.write.iter().map(|entry| checker.write(entry)).collect(),
        scenes: file.scene.iter().map(|entry| checker.scene(entry)).collect(),
        draws: file.draw.iter().map(|entry| checker.draw(entry)).collect(),
        configs: file.config.iter().map(|entry| checker.config(entry)).collect(),
        stages,
    };
    checker.unique(structure.stages.iter().map(|entry| (&entry.id, entry.line)));
    let questions = structure.questions.iter().map(|entry| (&entry.id, entry.line));
    let predictions = structure.predictions.iter().map(|entry| (&entry.id, entry.line));
    let numbers = structure.numbers.iter().map(|entry| (&entry.id, entry.line));
    let labs = structure.labs.iter().map(|entry| (&entry.id, entry.line));
    let writes = structure.writes.iter().map(|entry| (&entry.id, entry.line));
    let draws = structure.draws.iter().map(|entry| (&entry.id, entry.line));
    let scenes = structure.scenes.iter().map(|entry| (&entry.id, entry.line));
    let questions = questions.chain(predictions).chain(numbers).chain(labs);
    let configs = structure.configs.iter().map(|entry| (&entry.id, entry.line));
    checker.unique(questions.chain(writes).chain(draws).chain(scenes).chain(configs));
    structure
}

/// The stages read so far, by which names in scripts are checked.
pub(super) type Stages = [Entry<Both<Stage>>];

pub(super) struct Checker<'c, 's> {
    pub source: &'c mut Source<'s>,
    points: &'c [&'c str],
}

impl Checker<'_, '_> {
    fn plain(&mut self, entry: &SectionEntry) -> Entry<()> {
        self.entry(&entry.id, &entry.covers, ())
    }

    fn stage(&mut self, entry: &super::stage_file::StageEntry) -> Entry<Both<Stage>> {
        let part = stage(self, entry);
        let covers = entry.covers.clone();
        self.entry(&entry.id, &covers, part)
    }

    fn scene(&mut self, entry: &SceneEntry) -> Entry<Both<Titled>> {
        let part = scene(self, entry);
        self.entry(&entry.id, &entry.covers, part)
    }

    fn prediction(&mut self, entry: &PredictionEntry, stages: &Stages) -> Entry<PredictionPart> {
        let options = entry.options.get_ref();
        if options.len() != 4 {
            let line = self.source.line(entry.options.span().start);
            self.source.wrong(
                line,
                format!("a prediction has four options, this one has {}", options.len()),
            );
        }
        let part = PredictionPart {
            stage: self.known_stage(&entry.stage, stages),
            script: self.script(&entry.script, stages, entry.stage.get_ref()),
            until_ms: self.duration(&entry.until),
            options: options
                .iter()
                .map(|text| {
                    let read = Condition::read(text.get_ref());
                    let condition = self.read(text, read).unwrap_or(Condition { all: Vec::new() });
                    self.names_known(text, condition.named(), stages, entry.stage.get_ref());
                    condition
                })
                .collect(),
        };
        self.entry(&entry.id, &entry.covers, part)
    }

    fn lab(&mut self, entry: &LabEntry, stages: &Stages) -> Entry<LabPart> {
        let stage = entry.stage.get_ref();
        let goals: Vec<(String, Goal)> = entry
            .goal
            .iter()
            .filter_map(|goal| Some((self.id(&goal.id), self.goal(&goal.check, stages, stage)?)))
            .collect();
        if goals.iter().all(|(_, goal)| matches!(goal.when, When::AlwaysFrom { .. })) {
            let line = self.line(&entry.id);
            self.source.wrong(line, "this lab has no goal that ends it: `always from` holds until every other goal is met, so add one that is not `always from`");
        }
        let part = LabPart {
            stage: self.known_stage(&entry.stage, stages),
            until_ms: self.duration(&entry.until),
            solution: self.script(&entry.solution, stages, stage),
            wrongs: entry
                .wrong
                .iter()
                .filter_map(|wrong| self.wrong_way(wrong, stages, stage))
                .collect(),
            goals,
        };
        let ids: Vec<_> = part
            .goals
            .iter()
            .map(|(id, _)| id)
            .chain(part.wrongs.iter().map(|wrong| &wrong.id))
            .collect();
        let line = self.line(&entry.id);
        self.unique(ids.into_iter().map(|id| (id, line)));
        self.entry(&entry.id, &entry.covers, part)
    }

    fn write(&mut self, entry: &WriteEntry) -> Entry<Vec<IdeaPart>> {
        let ideas = ideas(self, entry);
        let line = self.line(&entry.id);
        self.unique(ideas.iter().map(|idea| (&idea.id, line)));
        self.entry(&entry.id, &entry.covers, ideas)
    }

    fn draw(&mut self, entry: &DrawEntry) -> Entry<Both<Draw>> {
        let part = draw(self, entry);
        self.entry(&entry.id, &entry.covers, part)
    }

    fn wrong_way(
        &mut self,
        wrong: &super::lesson_file::WrongEntry,
        stages: &Stages,
        stage: &str,
    ) -> Option<WrongPart> {
        let id = self.id(&wrong.id);
        let script = self.script(&wrong.script, stages, stage);
        let when = self.goal(&wrong.when, stages, stage)?;
        if matches!(when.when, When::AlwaysFrom { .. }) {
            let line = self.line(&wrong.when);
            self.source.wrong(line, "`always from` cannot tell a wrong way: it is decided only when the lab is solved; use one of the other times");
        }
        Some(WrongPart { id, when, script })
    }

    pub(super) fn entry<T>(
        &mut self,
        id: &Spanned<String>,
        covers: &[Spanned<String>],
        part: T,
    ) -> Entry<T> {
        for point in covers {
            if !self.points.contains(&point.get_ref().as_str()) {
                let line = self.line(point);
                self.source.wrong(
                    line,
                    format!("there is no point `{}` in lessons/outline.toml", point.get_ref()),
                );
            }
        }
        let covers = covers.iter().map(|point| point.get_ref().clone()).collect();
        Entry { id: self.id(id), line: self.line(id), covers, part }
    }

    pub(super) fn line(&self, value: &Spanned<String>) -> u32 {
        self.source.line(value.span().start)
    }

    /// Notes what is wrong with the value, and what to write instead.
    pub(super) fn wrong(&mut self, at: &Spanned<String>, what: &str) {
        let line = self.line(at);
        self.source.wrong(line, what);
    }

    /// The value of one of a few words.
    pub(super) fn one_of<T: Clone>(
        &mut self,
        text: &Spanned<String>,
        known: &[(&str, T)],
    ) -> Option<T> {
        let found = known.iter().find(|(word, _)| word == text.get_ref());
        if found.is_none() {
            let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
            self.wrong(text, &format!("`{}` is none of: {}", text.get_ref(), words.join(", ")));
        }
        found.map(|(_, value)| value.clone())
    }

    pub(super) fn id(&mut self, id: &Spanned<String>) -> String {
        if !is_id(id.get_ref()) {
            let line = self.line(id);
            self.source.wrong(
                line,
                format!("`{}` is no id; use small letters, digits and hyphens", id.get_ref()),
            );
        }
        id.get_ref().clone()
    }

    pub(super) fn unique<'i>(&mut self, ids: impl Iterator<Item = (&'i String, u32)>) {
        let mut met: Vec<&String> = Vec::new();
        for (id, line) in ids {
            if met.contains(&id) {
                self.source.wrong(line, format!("the id `{id}` is used twice; choose another"));
            }
            met.push(id);
        }
    }

    pub(super) fn known_stage(&mut self, stage: &Spanned<String>, stages: &Stages) -> String {
        if !stages.iter().any(|known| known.id == *stage.get_ref()) {
            let known: Vec<&str> = stages.iter().map(|stage| stage.id.as_str()).collect();
            let line = self.line(stage);
            self.source.wrong(
                line,
                format!(
                    "there is no stage `{}`; the stages here are: {}",
                    stage.get_ref(),
                    known.join(", ")
                ),
            );
        }
        stage.get_ref().clone()
    }

    pub(super) fn duration(&mut self, text: &Spanned<String>) -> u64 {
        let read = read_duration(text.get_ref())
            .ok_or(Misread::BadDuration { found: text.get_ref().clone() });
        self.read(text, read).unwrap_or(0)
    }

    fn goal(&mut self, text: &Spanned<String>, stages: &Stages, stage: &str) -> Option<Goal> {
        let goal = self.read(text, Goal::read(text.get_ref()))?;
        let names = goal.conditions().flat_map(Condition::named);
        self.names_known(text, names, stages, stage);
        Some(goal)
    }

    pub(super) fn script(
        &mut self,
        text: &Spanned<String>,
        stages: &Stages,
        stage: &str,
    ) -> Script {
        let script = self.bare_script(text);
        if let Some(stage) = stages.iter().find(|known| known.id == stage) {
            self.script_fits(text, &script, &stage.part.ko);
        }
        script
    }

    /// The script alone, its names not checked yet.
    pub(super) fn bare_script(&mut self, text: &Spanned<String>) -> Script {
        Script::read(text.get_ref()).unwrap_or_else(|wrong| {
            let line = self.script_line(text, wrong.line);
            self.source.wrong(line, misread(Lang::En, &wrong.what));
            Script::default()
        })
    }

    /// Every family, service and container that the script names is on the stage.
    pub(super) fn script_fits(&mut self, text: &Spanned<String>, script: &Script, stage: &Stage) {
        for (line, name, known) in script.unknown_names(stage) {
            let line = self.script_line(text, line);
            self.source.wrong(
                line,
                format!(
                    "`{name}` is not on the stage `{}`; there are: {}",
                    stage.id,
                    known.join(", ")
                ),
            );
        }
    }

    pub(super) fn names_known<'n>(
        &mut self,
        at: &Spanned<String>,
        names: impl Iterator<Item = (Slot, &'n str)>,
        stages: &Stages,
        stage: &str,
    ) {
        let Some(stage) = stages.iter().find(|known| known.id == stage) else { return };
        for (slot, name) in names {
            let known = stage.part.ko.known(slot).unwrap_or_default();
            if known.contains(&name) {
                continue;
            }
            let line = self.line(at);
            self.source.wrong(
                line,
                format!(
                    "`{name}` is not on the stage `{}`; there are: {}",
                    stage.id,
                    known.join(", ")
                ),
            );
        }
    }

    pub(super) fn read<T>(&mut self, at: &Spanned<String>, read: Result<T, Misread>) -> Option<T> {
        read.map_err(|wrong| {
            let line = self.line(at);
            self.source.wrong(line, misread(Lang::En, &wrong));
        })
        .ok()
    }

    /// The file's line of a script's line. A text in three quotes starts on the line after them.
    fn script_line(&self, text: &Spanned<String>, line: u32) -> u32 {
        let start = self.source.text.get(text.span().start..).unwrap_or("");
        let skipped = ["\"\"\"\n", "\"\"\"\r\n", "'''\n", "'''\r\n"]
            .iter()
            .any(|quotes| start.starts_with(quotes));
        self.line(text) + line - 1 + u32::from(skipped)
    }
}
