//! The file of noted figures.

use super::cost::Cost;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt::Write;

/// By kind of page.
pub(super) type Figures = BTreeMap<String, Cost>;

/// Reads `tests/budgets.toml`.
///
/// # Errors
/// It is not TOML, or a figure is missing.
pub(super) fn read(text: &str) -> Result<Figures> {
    let table: toml::Table = text.parse()?;
    table.into_iter().map(|(kind, value)| Ok((kind, cost(&value)?))).collect()
}

fn cost(value: &toml::Value) -> Result<Cost> {
    let figure = |name: &str| {
        let found = value.get(name).and_then(toml::Value::as_integer);
        found.and_then(|n| u64::try_from(n).ok()).with_context(|| format!("no figure {name}"))
    };
    Ok(Cost {
        reading: figure("reading")?,
        reading_br: figure("reading_br")?,
        stage: figure("stage")?,
        stage_br: figure("stage_br")?,
    })
}

/// The text of `tests/budgets.toml`.
pub(super) fn write(figures: &Figures) -> String {
    let mut out = String::from(
        "# Bytes of the dearest page of each kind, raw and brotli: the document with style sheet and boot.js\n\
         # (reading), and with the first part of the page's program (stage). Written by `cargo xtask budget --write`; a rise of\n\
         # more than one per cent fails the tests until it is noted here. A page whose program has nginx in it is of\n\
         # the kind desk. By themselves: editor, which such a page loads when a configuration comes into view, and\n\
         # stage-rest and desk-rest, which pages load when somebody does something there.\n",
    );
    for (kind, cost) in figures {
        let _ = writeln!(out, "\n[{kind}]");
        for (name, bytes) in cost.named() {
            let _ = writeln!(out, "{name} = {bytes}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let cost = Cost { reading: 4, reading_br: 3, stage: 2, stage_br: 1 };
        let figures = Figures::from([("home".to_owned(), cost)]);
        assert_eq!(read(&write(&figures)).expect("our own file"), figures);
        assert!(read("[home]\nreading = 1").is_err());
    }
}
