//! TOML read strictly, with mistakes that say what to write instead.

use serde::de::DeserializeOwned;

use super::{Mistake, source::Source};
use crate::course::nearest;

/// Reads the whole file as `T`, whose structs deny unknown fields.
pub(super) fn read_toml<T: DeserializeOwned>(source: &Source) -> Result<T, Mistake> {
    toml::from_str(source.text).map_err(|error| {
        let line = source.line(error.span().map_or(0, |span| span.start));
        Mistake { file: source.file.clone(), line, what: plain(error.message()) }
    })
}

/// The library's message in a writer's words. The names between backquotes are the file's own.
fn plain(message: &str) -> String {
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match names.split_first() {
        Some((found, known)) if message.starts_with("unknown field") => {
            match nearest(found, known.iter().copied()) {
                Some(near) => format!("unknown key `{found}`; did you mean `{near}`?"),
                None => format!("unknown key `{found}`; the keys here are: {}", known.join(", ")),
            }
        }
        Some((missing, _)) if message.starts_with("missing field") => {
            format!("`{missing}` is missing here; add it")
        }
        _ if message.contains("expected newline") => "write one `key = value` on each line".into(),
        _ => named(&message.replace('\n', "; ")),
    }
}

/// The library's names of kinds of values, as a writer would write such a value.
fn named(message: &str) -> String {
    [
        ("expected u32", "expected a whole number"),
        ("expected u64", "expected a whole number"),
        ("expected u16", "expected a port number"),
    ]
    .into_iter()
    .chain([("expected a sequence", "expected a list such as [\"4.1\", \"4.2\"]")])
    .fold(message.to_owned(), |message, (kind, words)| message.replace(kind, words))
}
