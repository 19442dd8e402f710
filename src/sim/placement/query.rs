//! memberOf's expressions (R48): the cluster query language, `subject operator [argument]` with and, or, not and parentheses.
//! \[DG cluster-query-language\]
//!
//! Not simulated: of regular expressions all but `.`, `*`, `+` and `?`.

use super::attribute::AGENT_VERSION;
use super::date::{date, numbers};
use super::{Group, group_name};
use crate::sim::cluster::Cluster;
use crate::sim::id::InstanceId;

/// \[API PlacementConstraint.expression\]
const LENGTH_MAX: usize = 2_000;
/// Parentheses and `not` within each other, so that no expression exhausts the stack.
const DEPTH_MAX: u32 = 50;

/// A word that stands where it should not, by its place (0-based) among the words; after the last one: more was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misplaced {
    pub word: u16,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    All(Vec<Query>),
    Any(Vec<Query>),
    Not(Box<Query>),
    Is(Subject, Operator, Vec<String>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    AgentConnected,
    AgentVersion,
    Ec2InstanceId,
    RegisteredAt,
    RunningTasksCount,
    TaskGroup,
    Attribute(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Equals,
    Greater,
    GreaterEqual,
    Less,
    LessEqual,
    Exists,
    In,
    Matches,
}

impl Query {
    pub fn read(expression: &str) -> Result<Query, Misplaced> {
        if expression.len() > LENGTH_MAX {
            return Err(Misplaced { word: u16::MAX });
        }
        let mut reader = Reader { words: words(expression), next: 0, depth: 0 };
        let query = reader.any()?;
        if reader.peek().is_empty() { Ok(query) } else { reader.wrong() }
    }

    pub fn holds(&self, cluster: &Cluster, id: InstanceId) -> bool {
        match self {
            Query::All(parts) => parts.iter().all(|part| part.holds(cluster, id)),
            Query::Any(parts) => parts.iter().any(|part| part.holds(cluster, id)),
            Query::Not(part) => !part.holds(cluster, id),
            Query::Is(subject, operator, arguments) => {
                let is_text = matches!(subject, Subject::Attribute(_) | Subject::TaskGroup);
                let holds = |value: &str| operator.holds(value, arguments, is_text);
                subject.values(cluster, id).iter().any(|value| holds(value))
            }
        }
    }
}

impl Subject {
    fn read(word: &str) -> Option<Subject> {
        Some(match word {
            "agentConnected" => Subject::AgentConnected,
            "agentVersion" => Subject::AgentVersion,
            "ec2InstanceId" => Subject::Ec2InstanceId,
            "registeredAt" => Subject::RegisteredAt,
            "runningTasksCount" => Subject::RunningTasksCount,
            "task:group" => Subject::TaskGroup,
            _ => Subject::Attribute(word.strip_prefix("attribute:")?.to_owned()),
        })
    }

    /// What the guide lets it be compared by; of attributes and groups it says nothing.
    fn takes(&self, operator: Operator) -> bool {
        use Operator::*;
        match self {
            Subject::Attribute(_) | Subject::TaskGroup => true,
            Subject::AgentConnected | Subject::Ec2InstanceId => {
                matches!(operator, Equals | In | Matches)
            }
            Subject::AgentVersion | Subject::RegisteredAt | Subject::RunningTasksCount => {
                !matches!(operator, Exists | In | Matches)
            }
        }
    }

    /// All values that it has on the computer; a comparison holds if it does for one of them.
    fn values(&self, cluster: &Cluster, id: InstanceId) -> Vec<String> {
        let instance = cluster.instance(id);
        let tasks = || instance.tasks.iter().copied();
        match self {
            Subject::AgentConnected => vec![instance.agent_connected.to_string()],
            Subject::AgentVersion => vec![AGENT_VERSION.to_owned()],
            Subject::Ec2InstanceId => vec![cluster.ec2_instance_id(id)],
            Subject::RegisteredAt => vec![date(instance.registered_at)],
            Subject::RunningTasksCount => {
                vec![tasks().filter(|&task| cluster.task(task).is_running()).count().to_string()]
            }
            Subject::TaskGroup => tasks()
                .filter(|&task| cluster.task(task).is_live())
                .map(|task| group_name(cluster, Group::of(cluster, task)))
                .collect(),
            Subject::Attribute(name) => {
                cluster.attribute(id, name).into_iter().map(str::to_owned).collect()
            }
        }
    }
}

impl Operator {
    /// The operator, and whether its opposite is meant.
    fn read(word: &str) -> Option<(Operator, bool)> {
        use Operator::*;
        Some(match word {
            "==" | "equals" => (Equals, false),
            "!=" | "not_equals" => (Equals, true),
            ">" | "greater_than" => (Greater, false),
            ">=" | "greater_than_equal" => (GreaterEqual, false),
            "<" | "less_than" => (Less, false),
            "<=" | "less_than_equal" => (LessEqual, false),
            "exists" => (Exists, false),
            "!exists" | "not_exists" => (Exists, true),
            "in" => (In, false),
            "!in" | "not_in" => (In, true),
            "=~" | "matches" => (Matches, false),
            "!~" | "not_matches" => (Matches, true),
            _ => return None,
        })
    }

    /// `is_text`: equal is what has the same letters, else what is as much: version 1.9 and 1.9.0.
    fn holds(self, value: &str, arguments: &[String], is_text: bool) -> bool {
        let order = || Some(numbers(value)?.cmp(&numbers(arguments.first()?)?));
        match self {
            Operator::Exists => true,
            Operator::Equals | Operator::In => {
                arguments.iter().any(|one| one == value)
                    || !is_text && order().is_some_and(|o| o.is_eq())
            }
            Operator::Matches => {
                arguments.iter().any(|one| matches(one.as_bytes(), value.as_bytes()))
            }
            Operator::Greater => order().is_some_and(|o| o.is_gt()),
            Operator::GreaterEqual => order().is_some_and(|o| o.is_ge()),
            Operator::Less => order().is_some_and(|o| o.is_lt()),
            Operator::LessEqual => order().is_some_and(|o| o.is_le()),
        }
    }
}

/// The whole value, as Java's `matches` has it: a set of places in the pattern is carried along the value.
fn matches(pattern: &[u8], value: &[u8]) -> bool {
    let repeats = |at: usize| pattern.get(at + 1).is_some_and(|byte| b"*+?".contains(byte));
    // Places that are reached without a letter: what may be left out is passed over.
    let reach = |mut at: usize, places: &mut Vec<usize>| loop {
        if !places.contains(&at) {
            places.push(at);
        }
        if !(repeats(at) && b"*?".contains(&pattern[at + 1])) {
            return;
        }
        at += 2;
    };
    let mut places = Vec::new();
    reach(0, &mut places);
    for &letter in value {
        let mut next = Vec::new();
        for &at in
            places.iter().filter(|&&at| pattern.get(at).is_some_and(|&p| p == b'.' || p == letter))
        {
            match pattern.get(at + 1) {
                Some(b'*') => reach(at, &mut next),
                Some(b'+') => {
                    reach(at, &mut next);
                    reach(at + 2, &mut next);
                }
                Some(b'?') => reach(at + 2, &mut next),
                _ => reach(at + 1, &mut next),
            }
        }
        places = next;
    }
    places.contains(&pattern.len())
}

/// Brackets, commas and `!` before a parenthesis are words of their own; `&&` and `||` need spaces around them as all do.
fn words(expression: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for part in expression.split_whitespace() {
        let mut rest = part;
        while !rest.is_empty() {
            let at = rest.find(['(', ')', '[', ']', ',']).unwrap_or(rest.len());
            let end = if at == 0 { 1 } else { at };
            words.push(&rest[..end]);
            rest = &rest[end..];
        }
    }
    words
}

struct Reader<'a> {
    words: Vec<&'a str>,
    next: usize,
    depth: u32,
}

impl<'a> Reader<'a> {
    /// Empty after the last word.
    fn peek(&self) -> &'a str {
        self.words.get(self.next).copied().unwrap_or("")
    }

    fn take(&mut self, words: &[&str]) -> bool {
        let taken = words.contains(&self.peek());
        self.next += usize::from(taken);
        taken
    }

    fn wrong<T>(&self) -> Result<T, Misplaced> {
        Err(Misplaced { word: self.next.min(u16::MAX.into()) as u16 })
    }

    fn any(&mut self) -> Result<Query, Misplaced> {
        let mut parts = vec![self.all()?];
        while self.take(&["or", "||"]) {
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Query::Any(parts) })
    }

    fn all(&mut self) -> Result<Query, Misplaced> {
        let mut parts = vec![self.one()?];
        while self.take(&["and", "&&"]) {
            parts.push(self.one()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Query::All(parts) })
    }

    fn one(&mut self) -> Result<Query, Misplaced> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return self.wrong();
        }
        let query = if self.take(&["not", "!"]) {
            Query::Not(Box::new(self.one()?))
        } else if self.take(&["("]) {
            let query = self.any()?;
            if !self.take(&[")"]) {
                return self.wrong();
            }
            query
        } else {
            self.comparison()?
        };
        self.depth -= 1;
        Ok(query)
    }

    fn comparison(&mut self) -> Result<Query, Misplaced> {
        let Some(subject) = Subject::read(self.peek()) else { return self.wrong() };
        self.next += 1;
        let operator = Operator::read(self.peek()).filter(|&(operator, _)| subject.takes(operator));
        let Some((operator, opposite)) = operator else { return self.wrong() };
        self.next += 1;
        let arguments = match operator {
            Operator::Exists => Vec::new(),
            Operator::In => self.list()?,
            Operator::Matches if self.peek().contains(['\\', '{', '^', '$', '|']) => {
                return self.wrong();
            }
            _ => vec![self.argument()?],
        };
        let dated = subject == Subject::RegisteredAt;
        if dated && !arguments.iter().all(|one| one.contains('-') && numbers(one).is_some()) {
            self.next -= 1;
            return self.wrong();
        }
        let there = Query::Is(subject.clone(), Operator::Exists, Vec::new());
        let is_attribute = matches!(subject, Subject::Attribute(_));
        let query = Query::Is(subject, operator, arguments);
        Ok(match (opposite, is_attribute && operator != Operator::Exists) {
            (false, _) => query,
            (true, false) => Query::Not(Box::new(query)),
            // The guide: `attribute:stack != prod` lists those with the attribute unless it is prod.
            (true, true) => Query::All(vec![there, Query::Not(Box::new(query))]),
        })
    }

    fn list(&mut self) -> Result<Vec<String>, Misplaced> {
        if !self.take(&["["]) {
            return self.wrong();
        }
        let mut list = vec![self.argument()?];
        while self.take(&[","]) {
            list.push(self.argument()?);
        }
        if self.take(&["]"]) { Ok(list) } else { self.wrong() }
    }

    fn argument(&mut self) -> Result<String, Misplaced> {
        let word = self.peek();
        if word.is_empty() || ["(", ")", "[", "]", ","].contains(&word) {
            return self.wrong();
        }
        self.next += 1;
        Ok(word.trim_matches(['\'', '"']).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guides_examples_are_read_and_nonsense_is_not() {
        for good in [
            "attribute:ecs.instance-type == t2.small",
            "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]",
            "task:group == service:production",
            "not(task:group == database)",
            "attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d",
            "(runningTasksCount < 5 || agentConnected == true) && attribute:stack exists",
            "agentVersion < 1.14.5",
            "registeredAt < 2018-02-13 or registeredAt >= 2018-06-18T22:28:28+00:00",
            "ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']",
        ] {
            assert!(Query::read(good).is_ok(), "{good}");
        }
        for (bad, word) in [
            ("", 0),
            ("attribute:stack", 1),
            ("attribute:stack ==", 2),
            ("weather == fine", 0),
            ("attribute:stack in a", 2),
            ("attribute:stack in [a", 4),
            ("(attribute:stack exists", 3),
            ("attribute:stack exists attribute:stack exists", 2),
            ("attribute:stack =~ a|b", 2),
            ("agentVersion =~ 1.*", 1),
            ("ec2InstanceId > i-0", 1),
            ("registeredAt < yesterday", 2),
            ("registeredAt == 2018-06-18T22:28:28+09:00", 2),
        ] {
            assert_eq!(Query::read(bad), Err(Misplaced { word }), "{bad}");
        }
        assert!(Query::read(&"!".repeat(2_001)).is_err());
        assert!(Query::read(&"not ".repeat(400)).is_err());
    }

    #[test]
    fn a_pattern_matches_the_whole_value() {
        let matches =
            |pattern: &str, value: &str| super::matches(pattern.as_bytes(), value.as_bytes());
        assert!(matches("g2.*", "g2.2xlarge") && matches("g2.*", "g2"));
        assert!(!matches("g2", "g2.2xlarge") && !matches("2", "g2"));
        assert!(matches("ab+c?", "abb") && !matches("ab+c?", "a") && matches("a?b*c", "c"));
        assert!(matches(".*a.*a.*a.*b", &("a".repeat(60) + "b")));
    }
}
