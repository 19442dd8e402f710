//! `lessons/fidelity.toml`: what each rule and each parameter says, in plain words. What
//! there is to say something about comes from the code: nothing may be missing, nothing left over.

use serde::Deserialize;
use toml::{Spanned, Value};

use super::{Mistake, lesson_file::Worded, source::Source, toml_file::read_toml};
use crate::lang::Both;
use crate::sim::{Parameters, RULES, Rule, Standing};

/// The texts of the page "how real is it?".
#[derive(Clone, Debug, PartialEq)]
pub struct Fidelity {
    /// In the order of the code.
    pub rules: Vec<RuleText>,
    /// What no rule covers yet.
    pub missing: Vec<Gap>,
    /// In the order of the file.
    pub parameters: Vec<ParameterText>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RuleText {
    pub rule: Rule,
    pub name: Both<String>,
    pub says: Both<String>,
    /// What of it is not simulated yet, or guessed.
    pub lacks: Option<Both<String>>,
    /// Why it is not simulated at all.
    pub why: Option<Both<String>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub name: Both<String>,
    pub says: Both<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ParameterText {
    /// The field of [`Parameters`].
    pub id: String,
    pub standing: Standing,
    pub says: Both<String>,
    pub value: Amount,
}

/// The value of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Milliseconds, from the least to the most.
    Time(u64, u64),
    Count(u64),
    Switch(bool),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FidelityFile {
    rule: Vec<RuleEntry>,
    missing: Vec<GapEntry>,
    parameter: Vec<ParameterEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleEntry {
    id: Spanned<String>,
    name: Worded,
    says: Worded,
    lacks: Option<Worded>,
    why: Option<Worded>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GapEntry {
    name: Worded,
    says: Worded,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParameterEntry {
    id: Spanned<String>,
    standing: StandingEntry,
    says: Worded,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StandingEntry {
    Documented,
    Source,
    Observed,
    Guessed,
}

/// `file`: how mistakes name it.
pub fn read_fidelity(file: &str, text: &str) -> Result<Fidelity, Vec<Mistake>> {
    let mut source = Source::new(file.into(), text);
    let entries: FidelityFile = read_toml(&source).map_err(|mistake| vec![mistake])?;
    let values = values();
    let rules = RULES.iter().map(|rule| rule.id());
    all_once(&mut source, "rule", rules, entries.rule.iter().map(|entry| &entry.id));
    let fields = values.iter().map(|(name, _)| name.as_str());
    all_once(&mut source, "parameter", fields, entries.parameter.iter().map(|entry| &entry.id));
    entries.rule.iter().for_each(|entry| check_why(&mut source, entry));
    if !source.mistakes.is_empty() {
        return Err(source.mistakes);
    }
    let rules = entries.rule.into_iter().filter_map(rule).collect::<Vec<_>>();
    let parameters = entries.parameter.into_iter().filter_map(|entry| parameter(entry, &values));
    let gap = |entry: GapEntry| Gap { name: both(entry.name), says: both(entry.says) };
    let missing = entries.missing.into_iter().map(gap).collect();
    Ok(Fidelity { rules, missing, parameters: parameters.collect() })
}

/// Notes every id that the code has and the file lacks, has twice, or has although the code does not.
fn all_once<'a>(
    source: &mut Source,
    table: &str,
    code: impl Iterator<Item = &'a str> + Clone,
    file: impl Iterator<Item = &'a Spanned<String>>,
) {
    let mut found: Vec<&str> = Vec::new();
    for id in file {
        let line = source.line(id.span().start);
        let id = id.get_ref().as_str();
        if found.contains(&id) {
            source.wrong(line, format!("{table} `{id}` has a text already; take one away"));
        } else if !code.clone().any(|known| known == id) {
            source.wrong(line, format!("the code has no {table} `{id}`; take this away"));
        }
        found.push(id);
    }
    for id in code.filter(|id| !found.contains(id)) {
        source.wrong(1, format!("{table} `{id}` of the code has no text; write [[{table}]]"));
    }
}

/// A rule that is not simulated says why, and no other does.
fn check_why(source: &mut Source, entry: &RuleEntry) {
    let id = entry.id.get_ref();
    let Some(rule) = RULES.iter().find(|rule| rule.id() == id) else { return };
    let line = source.line(entry.id.span().start);
    match (rule.standing() == Standing::NotSimulated, entry.why.is_some(), entry.lacks.is_some()) {
        (true, true, false) | (false, false, _) => {}
        (true, ..) => {
            source.wrong(line, format!("rule `{id}` is not simulated: write `why`, not `lacks`"));
        }
        (false, true, _) => {
            source.wrong(line, format!("rule `{id}` is simulated: write `lacks`, not `why`"));
        }
    }
}

/// The parameters by name, as the code has them.
fn values() -> Vec<(String, Amount)> {
    let table = toml::Table::try_from(Parameters::ecs()).expect("numbers, pairs and switches");
    table.iter().filter_map(|(name, value)| Some((name.clone(), amount(name, value)?))).collect()
}

/// Every time is a pair, or has its unit at the end of its name.
fn amount(name: &str, value: &Value) -> Option<Amount> {
    let number = |value: &Value| u64::try_from(value.as_integer()?).ok();
    match value {
        Value::Boolean(on) => Some(Amount::Switch(*on)),
        Value::Array(range) => Some(Amount::Time(number(range.first()?)?, number(range.last()?)?)),
        single if name.ends_with("_ms") => number(single).map(|ms| Amount::Time(ms, ms)),
        single => number(single).map(Amount::Count),
    }
}

fn rule(entry: RuleEntry) -> Option<RuleText> {
    let rule = *RULES.iter().find(|rule| rule.id() == entry.id.get_ref())?;
    let (name, says) = (both(entry.name), both(entry.says));
    let (lacks, why) = (entry.lacks.map(both), entry.why.map(both));
    Some(RuleText { rule, name, says, lacks, why })
}

fn parameter(entry: ParameterEntry, values: &[(String, Amount)]) -> Option<ParameterText> {
    let (id, value) = values.iter().find(|(name, _)| name == entry.id.get_ref())?;
    let standing = match entry.standing {
        StandingEntry::Documented => Standing::Documented,
        StandingEntry::Source => Standing::Source,
        StandingEntry::Observed => Standing::Observed,
        StandingEntry::Guessed => Standing::Guessed,
    };
    Some(ParameterText { id: id.clone(), standing, says: both(entry.says), value: *value })
}

fn both(words: Worded) -> Both<String> {
    Both { ko: words.ko, en: words.en }
}
