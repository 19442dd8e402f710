//! `map`.

use crate::nginx::check::http::names::{Added, Names};
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::directive::find;
use crate::nginx::problem::Kind;

/// What the lines of the map being read have said.
#[derive(Default)]
pub(crate) struct Map {
    hostnames: bool,
    default: bool,
    names: Names,
}

pub(crate) fn map(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.compile_arg(call, 1)?;
    checker.make_variable(&call.arg(2), true).map_err(|wrong| wrong.word(2))?;
    checker.http.map = Map::default();
    let limits = checker.limits(checker.scope, "map_hash", 2048, 64);
    // The first map settles how large the hashes of all are.
    for name in ["map_hash_max_size", "map_hash_bucket_size"] {
        find(name.as_bytes(), checker.version)
            .filter(|row| row.module.ends_with("_map"))
            .for_each(|row| checker.mark(row.index));
    }
    let closed = checker.entries(call, line);
    let map = std::mem::take(&mut checker.http.map);
    let names = map.names.hashed();
    if closed && !names.is_empty() {
        checker.hash("map_hash", &names, limits)?;
    }
    Ok(())
}

fn line(checker: &mut Checker<'_>, entry: &Call<'_>) -> Outcome {
    let (key, value) = (entry.arg(0), entry.arg(1));
    match (entry.count(), &*key) {
        (0, b"hostnames") => checker.http.map.hostnames = true,
        (0, b"volatile") => {}
        (1, b"include") => return checker.include_entries(entry, line),
        (1, key) => {
            checker.compile(&value).map_err(|wrong| wrong.word(1))?;
            return checker.map_key(key).map_err(|wrong| wrong.word(0));
        }
        _ => return Err(Wrong::new(Kind::MapParameters, &[])),
    }
    Ok(())
}

impl Checker<'_> {
    fn map_key(&mut self, key: &[u8]) -> Outcome {
        let map = &mut self.http.map;
        if key == b"default" {
            let before = std::mem::replace(&mut map.default, true);
            return if before { Err(Wrong::new(Kind::DuplicateMapDefault, &[])) } else { Ok(()) };
        }
        if let Some(pattern) = key.strip_prefix(b"~") {
            return self.regex(pattern.strip_prefix(b"*").unwrap_or(pattern)).map(drop);
        }
        let key = key.strip_prefix(b"\\").unwrap_or(key);
        let added = if map.hostnames { map.names.add(key) } else { map.names.add_plain(key) };
        // nginx has made the key lower case when it complains.
        let lower = key.to_ascii_lowercase();
        match added {
            Added::New => Ok(()),
            Added::Taken => Err(Wrong::new(Kind::ConflictingParameter, &[&lower])),
            Added::Invalid => Err(Wrong::new(Kind::InvalidHostname, &[key])),
        }
    }
}
