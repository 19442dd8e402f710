//! A stage of `lesson.toml` as a value, once for each language.

use super::{
    image::image,
    lesson_file::{Text, Worded},
    policy::policy,
    service::{Around, service, target_group, users},
    stage_config::config,
    stage_file::{ComputerEntry, ComputerKinds, GroupEntry, StageEntry},
    structure::Checker,
    task_definition::task_definition,
    view::views,
};
use crate::app::stage::SPEEDS;
use crate::course::{ActionId, Address, Kit, Names, Slot, Stage};
use crate::lang::{Both, Lang};
use crate::sim::{InstanceType, TaskDefinition};
use crate::text::misread::misread;

/// How fast a stage may play to begin with: what its controls offer, up to a minute in a second.
const BEGINS_AT: &[u32] = SPEEDS.split_at(6).0;
/// So that a page draws and computes its stages at once.
const COMPUTERS_MAX: u32 = 50;

pub(super) fn stage(checker: &mut Checker, entry: &StageEntry) -> Both<Stage> {
    let (computers, rented) = computers(checker, entry);
    if !BEGINS_AT.contains(entry.speed.get_ref()) {
        let line = checker.source.line(entry.speed.span().start);
        let offered = BEGINS_AT.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        checker.source.wrong(line, format!("the speed is one of {offered} times reality's"));
    }
    let group = group(checker, entry, &computers);
    let task_definitions: Vec<_> =
        entry.task_definition.iter().map(|each| task_definition(checker, each)).collect();
    let kit = kit(checker, entry, rented, &task_definitions);
    let stage = |title: &str, names| Stage {
        id: entry.id.get_ref().clone(),
        title: title.to_owned(),
        names,
        seed: entry.seed,
        speed: *entry.speed.get_ref(),
        actions: Vec::new(),
        faults: Vec::new(),
        computers: computers.clone(),
        group,
        kit: kit.clone(),
        task_definitions: task_definitions.clone(),
        setup: Default::default(),
        views: Vec::new(),
        covers: entry.covers.iter().map(|point| point.get_ref().clone()).collect(),
    };
    let mut ko = stage(&entry.title.ko, names(entry, Lang::Ko));
    let mut en = stage(&entry.title.en, names(entry, Lang::En));
    names_fit(checker, entry, &ko);
    ko.actions = actions(checker, entry.actions.iter().chain(&entry.faults));
    ko.faults = actions(checker, entry.faults.iter());
    addresses_fit(checker, entry, &ko);
    drafts_are_there(checker, entry, &ko);
    ko.setup = checker.bare_script(&entry.setup);
    checker.script_fits(&entry.setup, &ko.setup, &ko);
    ko.views = views(checker, entry, Lang::Ko);
    en.views = views(checker, entry, Lang::En);
    en.actions.clone_from(&ko.actions);
    en.faults.clone_from(&ko.faults);
    en.setup = ko.setup.clone();
    Both { ko, en }
}

fn kit(
    checker: &mut Checker,
    entry: &StageEntry,
    rented: InstanceType,
    definitions: &[TaskDefinition],
) -> Kit {
    let images = entry.image.iter().enumerate();
    let mut images: Vec<_> = images.map(|(at, each)| image(checker, each, at)).collect();
    let configs = entry.config.iter().map(|each| config(checker, each, &mut images)).collect();
    let target_groups: Vec<_> =
        entry.target_group.iter().map(|each| target_group(checker, each)).collect();
    let around = Around { definitions, target_groups: &target_groups };
    let services = entry.service.iter().map(|each| service(checker, each, &around)).collect();
    let users = entry.users.iter().map(|each| users(checker, each)).collect();
    let policies = entry.policy.iter().map(|each| policy(checker, each)).collect();
    Kit { rented, images, services, policies, users, target_groups, configs }
}

/// What gives a configuration another text needs one to give.
fn drafts_are_there(checker: &mut Checker, entry: &StageEntry, stage: &Stage) {
    let line = checker.line(&entry.id);
    checker.unique(entry.config.iter().map(|config| (config.name.get_ref(), line)));
    let gives = |id: &&ActionId| matches!(id, ActionId::PushConfig | ActionId::ReloadNginx);
    let has_draft = stage.kit.configs.iter().any(|config| !config.drafts.is_empty());
    if let Some(id) = stage.actions.iter().find(gives).filter(|_| !has_draft) {
        let what =
            format!("`{}` has nothing to give here; add a [[stage.config.draft]]", id.word());
        checker.wrong(&entry.id, &what);
    }
}

/// Every name in an address is one of the stage's.
fn addresses_fit(checker: &mut Checker, entry: &StageEntry, stage: &Stage) {
    for (users, visitors) in entry.users.iter().zip(&stage.kit.users) {
        let addresses = std::iter::once(&visitors.address).chain(&visitors.also);
        for (slot, name) in addresses.filter_map(Address::named) {
            let known = stage.known(slot).unwrap_or_default();
            if !known.contains(&name) {
                let known = known.join(", ");
                checker.wrong(
                    &users.name,
                    &format!("`{name}` is not on this stage; there are: {known}"),
                );
            }
        }
    }
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

/// All alike, and as many as the group may have.
fn group(checker: &mut Checker, entry: &StageEntry, all: &[InstanceType]) -> Option<(u32, u32)> {
    let group = entry.group.as_ref()?;
    let &GroupEntry { minimum, maximum } = group.get_ref();
    let alike = all.windows(2).all(|pair| pair[0] == pair[1]);
    if !alike || maximum > COMPUTERS_MAX || !(minimum..=maximum).contains(&(all.len() as u32)) {
        let line = checker.source.line(group.span().start);
        let what = format!(
            "a group has computers of one kind, from `minimum` to `maximum` of them, at most {COMPUTERS_MAX}"
        );
        checker.source.wrong(line, what);
    }
    Some((minimum, maximum))
}

fn instance_type(entry: ComputerEntry) -> InstanceType {
    let price_per_hour = entry.price;
    InstanceType { price_per_hour, ..InstanceType::new(entry.cpu, entry.memory, entry.eni) }
}

fn names(entry: &StageEntry, lang: Lang) -> Names {
    let shown = |words: &Worded| match lang {
        Lang::Ko => words.ko.clone(),
        Lang::En => words.en.clone(),
    };
    let drafts = || entry.config.iter().flat_map(|config| &config.draft);
    let kind = |name: &str| match () {
        () if entry.users.iter().any(|users| users.name.get_ref() == name) => Slot::Users,
        () if entry.target_group.iter().any(|g| g.name.get_ref() == name) => Slot::TargetGroup,
        () if drafts().any(|draft| draft.name.get_ref() == name) => Slot::Draft,
        () => Slot::Service,
    };
    let named = entry.names.iter();
    Names(named.map(|(name, words)| (Names::key(kind(name), name), shown(words))).collect())
}

/// Every family, service, group of users and draft has a learner's name; target groups may have one.
fn names_fit(checker: &mut Checker, entry: &StageEntry, stage: &Stage) {
    let line = checker.line(&entry.id);
    let kit = &stage.kit;
    let mut named = stage.services();
    named.extend(kit.users.iter().map(|visitors| visitors.name.as_str()));
    named.extend(stage.known(Slot::Draft).unwrap_or_default());
    let groups: Vec<&str> = kit.target_groups.iter().map(|group| group.name.as_str()).collect();
    let is_known = |name: &str| named.contains(&name) || groups.contains(&name);
    for name in entry.names.keys().filter(|name| !is_known(name)) {
        let known = [named.as_slice(), &groups].concat().join(", ");
        let what = format!("`names.{name}` names nothing; there are: {known}");
        checker.source.wrong(line, what);
    }
    for name in named.iter().filter(|name| !entry.names.contains_key(**name)) {
        let what =
            format!("what do learners call `{name}`? Add `names.{name}.ko` and `names.{name}.en`");
        checker.source.wrong(line, what);
    }
}

fn actions<'e>(checker: &mut Checker, words: impl Iterator<Item = &'e Text>) -> Vec<ActionId> {
    let mut actions = Vec::new();
    for word in words {
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
