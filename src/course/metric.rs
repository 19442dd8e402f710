//! What can be counted in a world: a closed list, so that each has its words in both languages.

use std::fmt;

use serde::Serialize;

use super::{Misread, Slot, nearest};
use crate::unpack::Unpack;

/// A number of a world, at a moment. What does not exist counts 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Unpack)]
pub struct Metric {
    pub id: MetricId,
    /// Of which it is counted, where a name stands in parentheses; else empty.
    name: String,
}

/// The metric's word in conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Unpack)]
pub enum MetricId {
    /// The service's desired count.
    Desired,
    /// Tasks of the service that ECS counts as RUNNING, reachable or not.
    Running,
    /// Tasks of the service on their way to RUNNING.
    Pending,
    /// Tasks of the service that can take visitors: RUNNING, on a computer with power, ports open.
    Routable,
    /// Tasks that the service has created so far, since the world began.
    Started,
    /// Tasks of the service that have stopped so far, since the world began.
    Stopped,
    /// Computers that are on and in the cluster.
    Computers,
    /// Computers that were terminated, or have no power now.
    ComputersLost,
    /// Tasks of the family that have not stopped, with or without a service.
    Tasks,
    /// Deployments of the service that are neither completed nor failed.
    Deployments,
    /// Deployments of the service that the circuit breaker gave up, since the world began.
    FailedDeployments,
    /// The lowest and the highest revision that any RUNNING task of the service is made of.
    OldestRevision,
    NewestRevision,
    /// Targets of the target group that are healthy now.
    HealthyTargets,
    UnhealthyTargets,
    /// Requests that the users have made since they came; those answered, those that failed, those failed without any
    /// answer, and with these statuses.
    Requests,
    Answered,
    Failed,
    Unanswered,
    Failed502,
    Failed503,
    Failed504,
    /// Those of them that met a computer on which nothing listened.
    Refused,
    /// Of those that ended in this minute or in the one before, those that failed.
    FailedLately,
    /// Milliseconds within which 95 of 100 answers came.
    Latency95,
    /// Rows that were stored, and reads that looked for one in vain (R66).
    Written,
    Missing,
    MissingLately,
    /// What everything has cost since 0:00, in whole US cents.
    Bill,
    /// How often the home line has got another address.
    AddressChanges,
}

impl MetricId {
    pub const ALL: [MetricId; 30] = [
        MetricId::Desired,
        MetricId::Running,
        MetricId::Pending,
        MetricId::Routable,
        MetricId::Started,
        MetricId::Stopped,
        MetricId::Computers,
        MetricId::ComputersLost,
        MetricId::Tasks,
        MetricId::Deployments,
        MetricId::FailedDeployments,
        MetricId::OldestRevision,
        MetricId::NewestRevision,
        MetricId::HealthyTargets,
        MetricId::UnhealthyTargets,
        MetricId::Requests,
        MetricId::Answered,
        MetricId::Failed,
        MetricId::Unanswered,
        MetricId::Failed502,
        MetricId::Failed503,
        MetricId::Failed504,
        MetricId::Refused,
        MetricId::FailedLately,
        MetricId::Latency95,
        MetricId::Written,
        MetricId::Missing,
        MetricId::MissingLately,
        MetricId::Bill,
        MetricId::AddressChanges,
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
            MetricId::Deployments => "deployments",
            MetricId::FailedDeployments => "failed_deployments",
            MetricId::OldestRevision => "oldest_revision",
            MetricId::NewestRevision => "newest_revision",
            MetricId::HealthyTargets => "healthy_targets",
            MetricId::UnhealthyTargets => "unhealthy_targets",
            MetricId::Requests => "requests",
            MetricId::Answered => "answered",
            MetricId::Failed => "failed",
            MetricId::Unanswered => "unanswered",
            MetricId::Failed502 => "failed_502",
            MetricId::Failed503 => "failed_503",
            MetricId::Failed504 => "failed_504",
            MetricId::Refused => "refused",
            MetricId::FailedLately => "failed_lately",
            MetricId::Latency95 => "latency_p95",
            MetricId::Written => "written",
            MetricId::Missing => "missing",
            MetricId::MissingLately => "missing_lately",
            MetricId::Bill => "bill",
            MetricId::AddressChanges => "address_changes",
        }
    }

    /// What the name in parentheses is a name of, where one has to stand there.
    pub fn slot(self) -> Option<Slot> {
        match self {
            MetricId::Computers
            | MetricId::ComputersLost
            | MetricId::Bill
            | MetricId::AddressChanges => None,
            MetricId::Tasks => Some(Slot::Family),
            MetricId::Desired
            | MetricId::Running
            | MetricId::Pending
            | MetricId::Routable
            | MetricId::Started
            | MetricId::Stopped
            | MetricId::Deployments
            | MetricId::FailedDeployments
            | MetricId::OldestRevision
            | MetricId::NewestRevision => Some(Slot::Service),
            MetricId::HealthyTargets | MetricId::UnhealthyTargets => Some(Slot::TargetGroup),
            MetricId::Requests
            | MetricId::Answered
            | MetricId::Failed
            | MetricId::Unanswered
            | MetricId::Failed502
            | MetricId::Failed503
            | MetricId::Failed504
            | MetricId::Refused
            | MetricId::FailedLately
            | MetricId::Latency95
            | MetricId::Written
            | MetricId::Missing
            | MetricId::MissingLately => Some(Slot::Users),
        }
    }
}

impl Metric {
    /// Computers: what is counted where nothing else could be read.
    pub const COMPUTERS: Metric = Metric { id: MetricId::Computers, name: String::new() };

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
        match (id.slot(), name) {
            (Some(_), None) => Err(Misread::NameMissing { metric: id }),
            (None, Some(_)) => Err(Misread::NameTooMany { metric: id }),
            (Some(_), Some(name)) => Ok(Metric { id, name: read_name(name)? }),
            (None, None) => Ok(Metric { id, name: String::new() }),
        }
    }

    /// Of which it is counted, where one is named.
    pub fn name(&self) -> Option<&str> {
        self.id.slot().map(|_| self.name.as_str())
    }

    /// What is named, and what it is a name of.
    pub fn named(&self) -> Option<(Slot, &str)> {
        self.id.slot().map(|slot| (slot, self.name.as_str()))
    }
}

impl fmt::Display for Metric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id.word())?;
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
            let text = if id.slot().is_some() {
                format!("{}(member)", id.word())
            } else {
                id.word().into()
            };
            let metric = Metric::read(&text).expect("a known word with its name");
            assert_eq!(metric.id, id);
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
