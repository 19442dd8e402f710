//! One rule, switched off at one place.

use anyhow::{Context, Result, bail};
use std::fmt;
use std::fs;

/// The checked-in list; `tests/it/sim/rules/mutants.rs` holds it against the rules and the sources.
pub(super) const FILE: &str = "tests/mutants.toml";

#[derive(Hash)]
pub(super) struct Mutant {
    pub(super) rule: String,
    /// From the root.
    pub(super) file: String,
    /// Stands there exactly once.
    was: String,
    becomes: String,
    /// Its whole path: `sim::rules::limits::r29_…`.
    pub(super) test: String,
}

/// Every mutant, in the order of the list.
///
/// # Errors
/// The list cannot be read.
pub(super) fn read() -> Result<Vec<Mutant>> {
    let table: toml::Table = fs::read_to_string(FILE).context(FILE)?.parse()?;
    let entries = table.get("mutant").and_then(toml::Value::as_array).context(FILE)?;
    entries.iter().map(Mutant::read).collect()
}

impl Mutant {
    fn read(entry: &toml::Value) -> Result<Mutant> {
        let text = |name: &str| {
            let found = entry.get(name).and_then(toml::Value::as_str).map(str::to_owned);
            found.with_context(|| format!("{FILE}: an entry without `{name}`: {entry}"))
        };
        Ok(Mutant {
            rule: text("rule")?,
            file: text("file")?,
            was: text("was")?,
            becomes: text("becomes")?,
            test: text("test")?,
        })
    }

    /// Is this its rule, or the name of its test?
    pub(super) fn is_of(&self, name: &str) -> bool {
        self.rule == name || self.test.rsplit("::").next() == Some(name)
    }

    /// The text of its file with the rule switched off.
    ///
    /// # Errors
    /// What it was does not stand there exactly once.
    pub(super) fn of(&self, text: &str) -> Result<String> {
        match text.split_once(&self.was) {
            Some((head, tail)) if !tail.contains(&self.was) => {
                Ok([head, &self.becomes, tail].concat())
            }
            _ => bail!("{}: not there exactly once: {}", self.file, self.was),
        }
    }
}

impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let test = self.test.rsplit("::").next().unwrap_or_default();
        write!(f, "{:<4} {test}", self.rule)
    }
}

#[cfg(test)]
mod tests {
    use super::Mutant;

    #[test]
    fn what_it_was_stands_there_exactly_once() {
        let entry = "rule = 'R1'\nfile = 'f'\nwas = 'a + b'\nbecomes = 'a'\ntest = 't'";
        let entry = toml::Value::Table(entry.parse().expect("TOML"));
        let mutant = Mutant::read(&entry).expect("whole");
        assert_eq!(mutant.of("let c = a + b;").expect("once"), "let c = a;");
        assert!(mutant.of("a + b + a + b").is_err());
        assert!(mutant.of("a").is_err());
    }
}
