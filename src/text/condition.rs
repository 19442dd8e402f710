//! Conditions in words. The two languages build a sentence differently, so each has its own half.

use crate::course::{Comparison, Condition, MetricId, Names, Relation};

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
    let counter = match id {
        MetricId::Desired => "",
        MetricId::Computers | MetricId::ComputersLost => "대",
        MetricId::Running
        | MetricId::Pending
        | MetricId::Routable
        | MetricId::Started
        | MetricId::Stopped
        | MetricId::Tasks => "개",
    };
    let amount = format!("{}{counter}", comparison.number);
    match (comparison.relation, comparison.number) {
        (Relation::AtLeast, _) if id == MetricId::ComputersLost => {
            Predicate::Lose(format!("컴퓨터를 {amount} 이상"))
        }
        (Relation::AtLeast, _) => Predicate::Noun(format!("{amount} 이상")),
        (Relation::AtMost, _) => Predicate::Noun(format!("{amount} 이하")),
        (Relation::Exactly, 0) if id != MetricId::Desired => Predicate::None,
        (Relation::Exactly, _) => Predicate::Noun(format!("정확히 {amount}")),
        (Relation::Not, _) => Predicate::Not(amount),
        (Relation::LessThan, _) => Predicate::Fewer(format!("{amount}보다")),
        (Relation::MoreThan, _) => Predicate::More(format!("{amount}보다")),
    }
}

fn korean_subject(comparison: &Comparison, names: &Names) -> String {
    let name = names.of(comparison.metric.name().unwrap_or(""));
    let of_service = if names.are_several() { format!("{name}의 ") } else { String::new() };
    match comparison.metric.id {
        MetricId::Desired => format!("{name}의 원하는 개수"),
        MetricId::Running => format!("{of_service}실행 중인 태스크"),
        MetricId::Pending => format!("{of_service}준비 중인 태스크"),
        MetricId::Routable => format!("{of_service}손님을 받을 수 있는 태스크"),
        MetricId::Started => format!("{of_service}지금까지 만든 태스크"),
        MetricId::Stopped => format!("{of_service}지금까지 멈춘 태스크"),
        MetricId::Computers => "클러스터의 컴퓨터".into(),
        MetricId::ComputersLost => "잃은 컴퓨터".into(),
        // A family is named as its definition is, in code: it has no learner's name of its own.
        MetricId::Tasks => format!("{} 태스크", comparison.metric.name().unwrap_or("")),
    }
}

/// The condition as an English clause in the present tense, without a capital.
pub(super) fn english(condition: &Condition, names: &Names) -> String {
    let clauses: Vec<_> =
        condition.all.iter().map(|comparison| english_clause(comparison, names)).collect();
    clauses.join(" and ")
}

fn english_clause(comparison: &Comparison, names: &Names) -> String {
    let name = comparison.metric.name().unwrap_or("");
    let id = comparison.metric.id;
    if id == MetricId::Desired {
        return format!(
            "the desired count of the {} is {}",
            names.of(name),
            english_amount(comparison)
        );
    }
    let several = names.are_several() && id != MetricId::Tasks;
    let of_service = if several && id.slot().is_some() {
        format!(" of the {}", names.of(name))
    } else {
        String::new()
    };
    let one = comparison.number == 1
        || (comparison.relation == Relation::Exactly && comparison.number == 0);
    let noun = match (id, one) {
        (MetricId::Computers | MetricId::ComputersLost, true) => "computer".into(),
        (MetricId::Computers | MetricId::ComputersLost, false) => "computers".into(),
        (MetricId::Tasks, true) => format!("{name} task"),
        (MetricId::Tasks, false) => format!("{name} tasks"),
        (_, true) => format!("task{of_service}"),
        (_, false) => format!("tasks{of_service}"),
    };
    format!("{} {noun} {}", english_amount(comparison), english_verb(id, one))
}

fn english_amount(comparison: &Comparison) -> String {
    let number = comparison.number;
    let id = comparison.metric.id;
    match (comparison.relation, number) {
        // "A computer is lost": nobody says "at least 1 computer is lost".
        (Relation::AtLeast, 1) if id == MetricId::ComputersLost => "a".into(),
        (Relation::AtLeast, _) => format!("at least {number}"),
        (Relation::AtMost, _) => format!("at most {number}"),
        (Relation::Exactly, 0) if id != MetricId::Desired => "no".into(),
        (Relation::Exactly, _) => format!("exactly {number}"),
        (Relation::Not, _) => format!("not exactly {number}"),
        (Relation::LessThan, _) if id == MetricId::Desired => format!("less than {number}"),
        (Relation::LessThan, _) => format!("fewer than {number}"),
        (Relation::MoreThan, _) => format!("more than {number}"),
    }
}

fn english_verb(id: MetricId, one: bool) -> &'static str {
    match (id, one) {
        (MetricId::Running, true) => "is running",
        (MetricId::Running, false) => "are running",
        (MetricId::Pending, true) => "is starting",
        (MetricId::Pending, false) => "are starting",
        (MetricId::Routable, _) => "can take visitors",
        (MetricId::Started, true) => "has been created so far",
        (MetricId::Started, false) => "have been created so far",
        (MetricId::Stopped, true) => "has stopped so far",
        (MetricId::Stopped, false) => "have stopped so far",
        (MetricId::Computers, true) => "is in the cluster",
        (MetricId::Computers, false) => "are in the cluster",
        (MetricId::ComputersLost, true) => "is lost",
        (MetricId::ComputersLost, false) => "are lost",
        (MetricId::Tasks, true) => "exists",
        (MetricId::Tasks, false) => "exist",
        // Its clause is built without a verb of its own.
        (MetricId::Desired, _) => "",
    }
}
