//! Scripts: what is done, one step a line. Scenarios, solutions, wrong ways, predictions and goldens are all written in this one grammar.

use std::fmt;

use serde::Serialize;

use super::{
    Action, ActionId, Arg, Condition, Misread, Slot, Stage, nearest, read_duration, show_duration,
};
use crate::unpack::Unpack;

/// How long `wait until` waits when the line does not say.
const WAIT_AT_MOST_MS: u64 = 10 * 60_000;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Script {
    pub lines: Vec<ScriptLine>,
}

/// A step and the line of the script where it stands, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct ScriptLine {
    pub line: u32,
    pub step: Step,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Step {
    Act(Action),
    /// Let so much time pass.
    Wait {
        ms: u64,
    },
    /// Let time pass until something holds; fails when it does not within `at_most_ms`.
    WaitUntil {
        until: Until,
        at_most_ms: u64,
    },
    /// Let time pass until this many milliseconds after the learner's 0:00; no wait when they have passed.
    At {
        ms: u64,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Until {
    /// Nothing is under way any more.
    Steady,
    Holds(Condition),
}

/// What could not be read, and in which line of the script, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptMisread {
    pub line: u32,
    pub what: Misread,
}

impl Script {
    /// Reads one step a line; blank lines and what follows `#` are skipped.
    pub fn read(text: &str) -> Result<Script, ScriptMisread> {
        let mut lines = Vec::new();
        for (line, text) in (1..).zip(text.lines()) {
            let code = text.split('#').next().unwrap_or("").trim();
            if code.is_empty() {
                continue;
            }
            let step = Step::read(code).map_err(|what| ScriptMisread { line, what })?;
            lines.push(ScriptLine { line, step });
        }
        Ok(Script { lines })
    }

    /// Names that are not on the stage: the script's line, the name, and what there is instead.
    pub fn unknown_names<'a>(&'a self, stage: &'a Stage) -> Vec<(u32, &'a str, Vec<&'a str>)> {
        let mut unknown = Vec::new();
        for ScriptLine { line, step } in &self.lines {
            let mut check = |(slot, name): (Slot, &'a str)| {
                if let Some(known) = stage.known(slot).filter(|known| !known.contains(&name)) {
                    unknown.push((*line, name, known));
                }
            };
            match step {
                Step::Act(action) => action.arguments().for_each(|(slot, arg)| {
                    if let Arg::Name(name) = arg {
                        check((slot, name));
                    }
                }),
                Step::WaitUntil { until: Until::Holds(condition), .. } => {
                    condition.named().for_each(check);
                }
                Step::WaitUntil { until: Until::Steady, .. }
                | Step::Wait { .. }
                | Step::At { .. } => {}
            }
        }
        unknown
    }

    pub fn actions(&self) -> impl Iterator<Item = (u32, &Action)> {
        self.lines.iter().filter_map(|line| match &line.step {
            Step::Act(action) => Some((line.line, action)),
            Step::Wait { .. } | Step::WaitUntil { .. } | Step::At { .. } => None,
        })
    }
}

impl Step {
    fn read(code: &str) -> Result<Step, Misread> {
        let (word, rest) = code.split_once(char::is_whitespace).unwrap_or((code, ""));
        match word {
            "wait" => Step::read_wait(rest.trim()),
            "at" => read_duration(rest.trim()).map(|ms| Step::At { ms }).ok_or(Misread::BadAt),
            _ => Action::read(code).map(Step::Act).map_err(|what| with_waits(what, word)),
        }
    }

    fn read_wait(rest: &str) -> Result<Step, Misread> {
        let Some(until) = rest.strip_prefix("until ") else {
            return read_duration(rest).map(|ms| Step::Wait { ms }).ok_or(Misread::BadWait);
        };
        let (until, at_most_ms) = match until.split_once(" for at most ") {
            None => (until, WAIT_AT_MOST_MS),
            Some((until, limit)) => {
                let ms = read_duration(limit.trim())
                    .ok_or_else(|| Misread::BadDuration { found: limit.trim().into() })?;
                (until, ms)
            }
        };
        let until = match until.trim() {
            "steady" => Until::Steady,
            condition => Until::Holds(Condition::read(condition)?),
        };
        Ok(Step::WaitUntil { until, at_most_ms })
    }
}

/// An unknown first word may also be a mistyped `wait` or `at`.
fn with_waits(what: Misread, word: &str) -> Misread {
    match what {
        Misread::UnknownAction { found, .. } => {
            let known = ActionId::ALL.map(ActionId::word).into_iter().chain(["wait", "at"]);
            Misread::UnknownAction { found, nearest: nearest(word, known) }
        }
        other => other,
    }
}

impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.iter().try_for_each(|line| writeln!(f, "{}", line.step))
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Act(action) => write!(f, "{action}"),
            Step::Wait { ms } => write!(f, "wait {}", show_duration(*ms)),
            Step::At { ms } => write!(f, "at {}", show_duration(*ms)),
            Step::WaitUntil { until, at_most_ms } => {
                write!(f, "wait until {until}")?;
                if *at_most_ms == WAIT_AT_MOST_MS {
                    return Ok(());
                }
                write!(f, " for at most {}", show_duration(*at_most_ms))
            }
        }
    }
}

impl fmt::Display for Until {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Until::Steady => f.write_str("steady"),
            Until::Holds(condition) => write!(f, "{condition}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SCRIPT: &str = "scale member 3
wait until routable(member) >= 3
wait until steady for at most 5m
terminate-computer 2
wait 3m
at 8m30s
";

    #[test]
    fn a_script_reads_back() {
        assert_eq!(Script::read(SCRIPT).map(|script| script.to_string()), Ok(SCRIPT.into()));
    }

    #[test]
    fn remarks_and_blank_lines_keep_their_numbers() {
        let script =
            Script::read("\n# first\nscale member 3 # more\n\nwait 1s").expect("two steps");
        assert_eq!(script.lines.iter().map(|line| line.line).collect::<Vec<_>>(), [3, 5]);
        assert_eq!(script.actions().count(), 1);
    }

    #[test]
    fn what_is_no_step_says_why_and_where() {
        let unknown =
            |found: &str, nearest| Misread::UnknownAction { found: found.into(), nearest };
        let cases = [
            ("wait", Misread::BadWait),
            ("wait 3", Misread::BadWait),
            ("at noon", Misread::BadAt),
            ("wait until steady for at most ever", Misread::BadDuration { found: "ever".into() }),
            (
                "wait until running(member)",
                Misread::NoComparison { found: "running(member)".into() },
            ),
            ("waits 3m", unknown("waits", Some("wait"))),
            ("destroy everything", unknown("destroy", None)),
        ];
        for (text, what) in cases {
            let text = format!("scale member 1\n{text}");
            assert_eq!(Script::read(&text), Err(ScriptMisread { line: 2, what }), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "(?s).*") {
            let _ = Script::read(&text);
        }
    }
}
