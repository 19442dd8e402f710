//! A stage of `lesson.toml` as a value, once for each language.

use super::{
    lesson_file::{ComputerEntry, ComputerKinds, ContainerEntry, StageEntry, TaskDefinitionEntry},
    structure::Checker,
    view::views,
};
use crate::course::{ActionId, Names, Stage};
use crate::lang::{Both, Lang};
use crate::sim::{ContainerDefinition, InstanceType, PortMapping, TaskDefinition};
use crate::text::misread::misread;

/// The fastest that a stage may play to begin with: at 60, a minute passes in a second.
const FASTEST: u32 = 60;
/// So that a page draws and computes its stages at once.
const COMPUTERS_MAX: u32 = 50;

pub(super) fn stage(checker: &mut Checker, entry: &StageEntry) -> Both<Stage> {
    let (computers, rented) = computers(checker, entry);
    if !(1..=FASTEST).contains(entry.speed.get_ref()) {
        let line = checker.source.line(entry.speed.span().start);
        checker
            .source
            .wrong(line, format!("the speed goes from 1 (as fast as in reality) to {FASTEST}"));
    }
    let stage = |title: &str, names| Stage {
        id: entry.id.get_ref().clone(),
        title: title.to_owned(),
        names,
        seed: entry.seed,
        speed: *entry.speed.get_ref(),
        actions: Vec::new(),
        computers: computers.clone(),
        rented,
        task_definitions: entry.task_definition.iter().map(task_definition).collect(),
        setup: Default::default(),
        views: Vec::new(),
        covers: entry.covers.iter().map(|point| point.get_ref().clone()).collect(),
    };
    let mut ko = stage(&entry.title.ko, names(entry, Lang::Ko));
    let mut en = stage(&entry.title.en, names(entry, Lang::En));
    names_fit(checker, entry, &ko);
    ko.actions = actions(checker, entry);
    ko.setup = checker.bare_script(&entry.setup);
    checker.script_fits(&entry.setup, &ko.setup, &ko);
    ko.views = views(checker, entry, Lang::Ko);
    en.views = views(checker, entry, Lang::En);
    en.actions.clone_from(&ko.actions);
    en.setup = ko.setup.clone();
    Both { ko, en }
}

fn computers(checker: &mut Checker, entry: &StageEntry) -> (Vec<InstanceType>, InstanceType) {
    let count = entry.computers.as_ref();
    let line = count
        .map_or_else(|| checker.line(&entry.id), |count| checker.source.line(count.span().start));
    let (all, kind) = match (&entry.computer, count.map(|count| *count.get_ref())) {
        (ComputerKinds::One(kind), Some(count)) => {
            (vec![*kind; count.min(COMPUTERS_MAX) as usize], Some(*kind))
        }
        (ComputerKinds::Each(all), None) => (all.clone(), all.last().copied()),
        (ComputerKinds::One(kind), None) => {
            checker.source.wrong(line, "how many computers? Add `computers = 3`");
            (vec![*kind], Some(*kind))
        }
        (ComputerKinds::Each(all), Some(_)) => {
            checker.source.wrong(line, "`computers` counts copies of one `computer`; leave it out beside [[stage.computer]]");
            (all.clone(), all.last().copied())
        }
    };
    if count.is_some_and(|count| *count.get_ref() > COMPUTERS_MAX)
        || all.len() > COMPUTERS_MAX as usize
    {
        checker.source.wrong(line, format!("a stage has at most {COMPUTERS_MAX} computers"));
    }
    let rented = kind.map(instance_type).unwrap_or_default();
    (all.into_iter().map(instance_type).collect(), rented)
}

fn instance_type(entry: ComputerEntry) -> InstanceType {
    InstanceType::new(entry.cpu, entry.memory, entry.eni)
}

fn names(entry: &StageEntry, lang: Lang) -> Names {
    let shown = |words: &super::lesson_file::Worded| match lang {
        Lang::Ko => words.ko.clone(),
        Lang::En => words.en.clone(),
    };
    Names(entry.names.iter().map(|(name, words)| (name.clone(), shown(words))).collect())
}

/// Every family has a learner's name, and nothing else has.
fn names_fit(checker: &mut Checker, entry: &StageEntry, stage: &Stage) {
    let line = checker.line(&entry.id);
    let families = stage.families();
    for name in entry.names.keys().filter(|name| !families.contains(&name.as_str())) {
        checker.source.wrong(
            line,
            format!("`names.{name}` names nothing; the families here are: {}", families.join(", ")),
        );
    }
    for family in families.iter().filter(|family| !entry.names.contains_key(**family)) {
        checker.source.wrong(
            line,
            format!(
                "what do learners call `{family}`? Add `names.{family}.ko` and `names.{family}.en`"
            ),
        );
    }
}

fn actions(checker: &mut Checker, entry: &StageEntry) -> Vec<ActionId> {
    let mut actions = Vec::new();
    for word in &entry.actions {
        match ActionId::read(word.get_ref()) {
            Ok(action) => actions.push(action),
            Err(wrong) => {
                let line = checker.line(word);
                checker.source.wrong(line, misread(Lang::En, &wrong));
            }
        }
    }
    actions
}

fn task_definition(entry: &TaskDefinitionEntry) -> TaskDefinition {
    TaskDefinition {
        family: entry.family.get_ref().clone(),
        containers: entry.container.iter().map(container).collect(),
        ..TaskDefinition::default()
    }
}

fn container(entry: &ContainerEntry) -> ContainerDefinition {
    ContainerDefinition {
        name: entry.name.get_ref().clone(),
        image: entry.image.clone(),
        cpu: entry.cpu,
        memory: Some(entry.memory),
        port_mappings: entry.port.map(PortMapping::tcp).into_iter().collect(),
        essential: entry.essential,
        ..ContainerDefinition::default()
    }
}
