//! What can be counted in a world: a closed list, so that each has its words in both languages.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Misread, nearest};

/// A number of a world, at a moment. A service or family that does not exist counts 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Metric {
    /// The service's desired count.
    Desired(String),
    /// Tasks of the service that ECS counts as RUNNING, reachable or not.
    Running(String),
    /// Tasks of the service on their way to RUNNING.
    Pending(String),
    /// Tasks of the service that can take visitors: RUNNING, on a computer with power, ports open.
    Routable(String),
    /// Tasks that the service has created so far, since the world began.
    Started(String),
    /// Tasks of the service that have stopped so far, since the world began.
    Stopped(String),
    /// Computers that are on and in the cluster.
    Computers,
    /// Computers that were terminated, or have no power now.
    ComputersLost,
    /// Tasks of the family that have not stopped, with or without a service.
    Tasks(String),
}

/// The metric's word in conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MetricId {
    Desired,
    Running,
    Pending,
    Routable,
    Started,
    Stopped,
    Computers,
    ComputersLost,
    Tasks,
}

impl MetricId {
    pub const ALL: [MetricId; 9] = [
        MetricId::Desired,
        MetricId::Running,
        MetricId::Pending,
        MetricId::Routable,
        MetricId::Started,
        MetricId::Stopped,
        MetricId::Computers,
        MetricId::ComputersLost,
        MetricId::Tasks,
    ];

    /// As written in a condition: `running`, `computers_lost`.
    pub fn word(self) -> &'static str {
        match self {
            MetricId::Desired => "desired",
            MetricId::Running => "running",
            MetricId::Pending => "pending",
            MetricId::Routable => "routable",
            MetricId::Started => "started",
            MetricId::Stopped => "stopped",
            MetricId::Computers => "computers",
            MetricId::ComputersLost => "computers_lost",
            MetricId::Tasks => "tasks",
        }
    }

    /// Whether a name follows in parentheses.
    pub fn takes_name(self) -> bool {
        !matches!(self, MetricId::Computers | MetricId::ComputersLost)
    }

    fn of(self, name: String) -> Metric {
        match self {
            MetricId::Desired => Metric::Desired(name),
            MetricId::Running => Metric::Running(name),
            MetricId::Pending => Metric::Pending(name),
            MetricId::Routable => Metric::Routable(name),
            MetricId::Started => Metric::Started(name),
            MetricId::Stopped => Metric::Stopped(name),
            MetricId::Computers => Metric::Computers,
            MetricId::ComputersLost => Metric::ComputersLost,
            MetricId::Tasks => Metric::Tasks(name),
        }
    }
}

impl Metric {
    /// Reads `running(member)` or `computers`.
    pub fn read(text: &str) -> Result<Metric, Misread> {
        let text = text.trim();
        let (word, name) = match text.strip_suffix(')').and_then(|t| t.split_once('(')) {
            Some((word, name)) => (word.trim(), Some(name)),
            None => (text, None),
        };
        let Some(id) = MetricId::ALL.into_iter().find(|id| id.word() == word) else {
            let nearest = nearest(word, MetricId::ALL.map(MetricId::word));
            return Err(Misread::UnknownMetric { found: word.into(), nearest });
        };
        match (id.takes_name(), name) {
            (true, None) => Err(Misread::NameMissing { metric: id }),
            (false, Some(_)) => Err(Misread::NameTooMany { metric: id }),
            (true, Some(name)) => Ok(id.of(read_name(name)?)),
            (false, None) => Ok(id.of(String::new())),
        }
    }

    pub fn id(&self) -> MetricId {
        match self {
            Metric::Desired(_) => MetricId::Desired,
            Metric::Running(_) => MetricId::Running,
            Metric::Pending(_) => MetricId::Pending,
            Metric::Routable(_) => MetricId::Routable,
            Metric::Started(_) => MetricId::Started,
            Metric::Stopped(_) => MetricId::Stopped,
            Metric::Computers => MetricId::Computers,
            Metric::ComputersLost => MetricId::ComputersLost,
            Metric::Tasks(_) => MetricId::Tasks,
        }
    }

    /// The service's or family's name, where one is counted.
    pub fn name(&self) -> Option<&str> {
        match self {
            Metric::Desired(name)
            | Metric::Running(name)
            | Metric::Pending(name)
            | Metric::Routable(name)
            | Metric::Started(name)
            | Metric::Stopped(name)
            | Metric::Tasks(name) => Some(name),
            Metric::Computers | Metric::ComputersLost => None,
        }
    }
}

impl fmt::Display for Metric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id().word())?;
        match self.name() {
            Some(name) => write!(f, "({name})"),
            None => Ok(()),
        }
    }
}

/// A name of a service, family or container as lessons use it: a letter, then letters, digits, `-` and `_` (a part of what ECS allows).
pub(super) fn read_name(text: &str) -> Result<String, Misread> {
    let text = text.trim();
    let starts_well = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let goes_on_well = text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if starts_well && goes_on_well {
        Ok(text.into())
    } else {
        Err(Misread::BadName { found: text.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_metric_reads_back() {
        for id in MetricId::ALL {
            let text =
                if id.takes_name() { format!("{}(member)", id.word()) } else { id.word().into() };
            let metric = Metric::read(&text).expect("a known word with its name");
            assert_eq!(metric.id(), id);
            assert_eq!(metric.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_metric_says_why() {
        let unknown =
            |found: &str, nearest| Misread::UnknownMetric { found: found.into(), nearest };
        let cases = [
            ("runing(member)", unknown("runing", Some("running"))),
            ("healthy(member)", unknown("healthy", None)),
            ("running", Misread::NameMissing { metric: MetricId::Running }),
            ("computers(member)", Misread::NameTooMany { metric: MetricId::Computers }),
            ("running(회원)", Misread::BadName { found: "회원".into() }),
            ("running()", Misread::BadName { found: String::new() }),
        ];
        for (text, expected) in cases {
            assert_eq!(Metric::read(text), Err(expected), "{text}");
        }
    }
}
