//! Conditions in words. The two languages build a sentence differently, so each has its own half.

use super::metric::{English, worded};
use crate::course::{Comparison, Condition, MetricId, Names, Relation, Slot};

/// How a Korean clause goes on, which decides its ending.
#[derive(Clone, Copy)]
pub(super) enum Ending {
    /// …이에요.
    Is,
    /// …이 돼요.
    Becomes,
    /// …이 된 (순간, 뒤)
    Became,
    /// …이 되기 (전)
    Becoming,
    /// …이고
    And,
}

/// The predicate of a Korean clause.
enum Predicate {
    /// "3개 이상" and 이다.
    Noun(String),
    /// "3개보다" and 적다.
    Fewer(String),
    /// "3개보다" and 많다.
    More(String),
    /// "3개" and 아니다.
    Not(String),
    /// 하나도 없다.
    None,
    /// "컴퓨터를 2대 이상" and 잃다; it has no subject.
    Lose(String),
}

impl Predicate {
    fn ending_in(&self, ending: Ending) -> String {
        let forms = |is: &str, becomes: &str, became: &str, becoming: &str, and: &str| match ending
        {
            Ending::Is => is.to_owned(),
            Ending::Becomes => becomes.to_owned(),
            Ending::Became => became.to_owned(),
            Ending::Becoming => becoming.to_owned(),
            Ending::And => and.to_owned(),
        };
        let (stem, end) = match self {
            Predicate::Noun(noun) => (
                noun.as_str(),
                forms("이에요(예요)", "이(가) 돼요", "이(가) 된", "이(가) 되기", "이고"),
            ),
            Predicate::Fewer(than) => {
                (than.as_str(), forms(" 적어요", " 적어져요", " 적어진", " 적어지기", " 적고"))
            }
            Predicate::More(than) => {
                (than.as_str(), forms(" 많아요", " 많아져요", " 많아진", " 많아지기", " 많고"))
            }
            Predicate::Not(noun) => (
                noun.as_str(),
                forms(
                    "이(가) 아니에요",
                    "이(가) 아니게 돼요",
                    "이(가) 아니게 된",
                    "이(가) 아니게 되기",
                    "이(가) 아니고",
                ),
            ),
            Predicate::None => {
                ("하나도", forms(" 없어요", " 없게 돼요", " 없게 된", " 없게 되기", " 없고"))
            }
            Predicate::Lose(what) => {
                (what.as_str(), forms(" 잃은 상태예요", " 잃어요", " 잃은", " 잃기", " 잃고"))
            }
        };
        format!("{stem}{end}")
    }
}

/// The condition as a Korean clause; particles are still written in both forms.
/// `adverb` ("늘") goes before the predicate of a single comparison, and to the front of several.
pub(super) fn korean(condition: &Condition, names: &Names, adverb: &str, ending: Ending) -> String {
    if let [only] = condition.all.as_slice() {
        return korean_clause(only, names, adverb, ending);
    }
    let last = condition.all.len().saturating_sub(1);
    let clauses = condition.all.iter().enumerate().map(|(nth, comparison)| {
        korean_clause(comparison, names, "", if nth == last { ending } else { Ending::And })
    });
    format!("{adverb}{}", clauses.collect::<Vec<_>>().join(" "))
}

fn korean_clause(comparison: &Comparison, names: &Names, adverb: &str, ending: Ending) -> String {
    let predicate = korean_predicate(comparison);
    let said = predicate.ending_in(ending);
    match predicate {
        Predicate::Lose(_) => format!("{adverb}{said}"),
        _ => format!("{}이(가) {adverb}{said}", korean_subject(comparison, names)),
    }
}

fn korean_predicate(comparison: &Comparison) -> Predicate {
    let id = comparison.metric.id;
    let words = worded(id);
    let is_value = matches!(words.en, English::Value { .. });
    let amount = format!("{}{}", comparison.number, words.counter);
    match (comparison.relation, comparison.number) {
        (Relation::AtLeast, _) if id == MetricId::ComputersLost => {
            Predicate::Lose(format!("컴퓨터를 {amount} 이상"))
        }
        (Relation::AtLeast, _) => Predicate::Noun(format!("{amount} 이상")),
        (Relation::AtMost, _) => Predicate::Noun(format!("{amount} 이하")),
        (Relation::Exactly, 0) if !is_value => Predicate::None,
        (Relation::Exactly, _) => Predicate::Noun(format!("정확히 {amount}")),
        (Relation::Not, _) => Predicate::Not(amount),
        (Relation::LessThan, _) => Predicate::Fewer(format!("{amount}보다")),
        (Relation::MoreThan, _) => Predicate::More(format!("{amount}보다")),
    }
}

/// A subject without a place for the name says whose it is only where there are several.
fn korean_subject(comparison: &Comparison, names: &Names) -> String {
    let subject = worded(comparison.metric.id).ko;
    let name = shown(comparison, names);
    match subject.contains("{}") {
        true => subject.replace("{}", name),
        false if needs_name(comparison, names) => format!("{name}의 {subject}"),
        false => subject.to_owned(),
    }
}

/// The learner's name; that of a family is its own, in code.
fn shown<'a>(comparison: &'a Comparison, names: &'a Names) -> &'a str {
    match comparison.metric.named() {
        Some((Slot::Family, name)) => name,
        Some((slot, name)) => names.of_kind(slot, name),
        None => "",
    }
}

fn needs_name(comparison: &Comparison, names: &Names) -> bool {
    comparison.metric.named().is_some_and(|(slot, _)| names.are_several_of(slot))
}

/// The condition as an English clause in the present tense, without a capital.
pub(super) fn english(condition: &Condition, names: &Names) -> String {
    let clauses: Vec<_> =
        condition.all.iter().map(|comparison| english_clause(comparison, names)).collect();
    clauses.join(" and ")
}

fn english_clause(comparison: &Comparison, names: &Names) -> String {
    let name = shown(comparison, names);
    let one = usize::from(
        comparison.number != 1
            && !(comparison.relation == Relation::Exactly && comparison.number == 0),
    );
    let amount = english_amount(comparison);
    match worded(comparison.metric.id).en {
        English::Value { subject, unit } => {
            format!("{} is {amount}{unit}", subject.replace("{}", name))
        }
        English::Counted { noun, verb } => {
            let noun = noun[one].replace("{}", name);
            let is_named = worded(comparison.metric.id).ko.contains("{}");
            let of = match !is_named && needs_name(comparison, names) {
                true => format!(" of the {name}"),
                false => String::new(),
            };
            format!("{amount} {noun}{of} {}", verb[one])
        }
    }
}

fn english_amount(comparison: &Comparison) -> String {
    let number = comparison.number;
    let id = comparison.metric.id;
    let is_value = matches!(worded(id).en, English::Value { .. });
    match (comparison.relation, number) {
        // "A computer is lost": nobody says "at least 1 computer is lost".
        (Relation::AtLeast, 1) if id == MetricId::ComputersLost => "a".into(),
        (Relation::AtLeast, _) => format!("at least {number}"),
        (Relation::AtMost, _) => format!("at most {number}"),
        (Relation::Exactly, 0) if !is_value => "no".into(),
        (Relation::Exactly, _) => format!("exactly {number}"),
        (Relation::Not, _) => format!("not exactly {number}"),
        (Relation::LessThan, _) if is_value => format!("less than {number}"),
        (Relation::LessThan, _) => format!("fewer than {number}"),
        (Relation::MoreThan, _) => format!("more than {number}"),
    }
}
