//! `proxy_cache` and its kin.

use crate::nginx::check::script::has_variables;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use crate::nginx::value::{milliseconds, number, offset, seconds, size};

/// How deep temporary files lie in a folder (none: it is a cache's), and where that was said.
pub(crate) type Folder = (Option<Vec<u64>>, (u16, u32));

/// `proxy` of `proxy_cache_path`.
fn tag(call: &Call<'_>) -> &'static str {
    call.row.name.split('_').next().unwrap_or_default()
}

pub(crate) fn cache_path(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let (mut name, mut bytes) = (Vec::new(), 0);
    for (index, text) in call.args(2) {
        let wrong = |kind| Err(Wrong::new(kind, &[&text]).word(index));
        let Some(equals) = text.iter().position(|byte| *byte == b'=') else {
            return wrong(Kind::InvalidParameter);
        };
        let value = &text[equals + 1..];
        let refused = match &text[..equals] {
            b"levels" => (!levels(value)).then_some(Kind::InvalidLevels),
            b"use_temp_path" => {
                (!matches!(value, b"on" | b"off")).then_some(Kind::InvalidUseTempPath)
            }
            b"inactive" => seconds(value).is_none().then_some(Kind::InvalidInactive),
            b"max_size" => offset(value).is_none().then_some(Kind::InvalidMaxSize),
            b"min_free" => offset(value).is_none().then_some(Kind::InvalidMinFree),
            b"loader_files" => number(value).is_none().then_some(Kind::InvalidLoaderFiles),
            b"loader_sleep" => milliseconds(value).is_none().then_some(Kind::InvalidLoaderSleep),
            b"loader_threshold" => {
                milliseconds(value).is_none().then_some(Kind::InvalidLoaderThreshold)
            }
            b"manager_files" => number(value).is_none().then_some(Kind::InvalidManagerFiles),
            b"manager_sleep" => milliseconds(value).is_none().then_some(Kind::InvalidManagerSleep),
            b"manager_threshold" => {
                milliseconds(value).is_none().then_some(Kind::InvalidManagerThreshold)
            }
            b"keys_zone" => {
                let colon = value.iter().position(|byte| *byte == b':').unwrap_or(value.len());
                let space = value.get(colon + 1..).and_then(size);
                (name, bytes) = (value[..colon].to_vec(), space.unwrap_or(0));
                match space {
                    None => Some(Kind::InvalidKeysZone),
                    Some(..8192) => Some(Kind::KeysZoneTooSmall),
                    Some(_) => None,
                }
            }
            _ => Some(Kind::InvalidParameter),
        };
        if let Some(kind) = refused {
            return wrong(kind);
        }
    }
    if name.is_empty() || bytes == 0 {
        return Err(Wrong::new(Kind::NeedsKeysZone, &[call.row.name.as_bytes()]));
    }
    checker.add_folder(&call.arg(1), None)?;
    let zone = checker.zone(&name, bytes, tag(call))?;
    if zone.key.is_some() {
        return Err(Wrong::new(Kind::DuplicateZone, &[&name]));
    }
    zone.key = Some(Vec::new());
    Ok(())
}

impl Checker<'_> {
    /// `ngx_add_path`: a cache has its folder for itself; temporary files may share one if they lie as deep (`levels`).
    pub(crate) fn add_folder(&mut self, path: &[u8], levels: Option<Vec<u64>>) -> Outcome {
        // nginx leaves out a slash at the end when it prints, not when it compares.
        let name = self.full_name(path);
        let Some((known, (file, line))) = self.http.folders.get(&name) else {
            self.http.folders.insert(name, (levels, (self.file, self.line)));
            return Ok(());
        };
        let (before, after) = match (known, &levels) {
            (Some(known), Some(levels)) if known == levels => return Ok(()),
            (Some(_), Some(_)) => ("in", "has the different levels than"),
            _ => ("used in", "and"),
        };
        let file = String::from_utf8_lossy(&self.report.files[usize::from(*file)]);
        let rest = format!("{before} {file}:{line} {after}");
        let name = name.strip_suffix(b"/").unwrap_or(&name);
        Err(Wrong::new(Kind::SamePath, &[name, rest.as_bytes()]))
    }
}

/// One to three of 1 and 2.
fn levels(text: &[u8]) -> bool {
    let levels: Vec<&[u8]> = text.split(|byte| *byte == b':').collect();
    text.is_empty()
        || (levels.len() <= 3 && levels.iter().all(|level| matches!(*level, b"1" | b"2")))
}

pub(crate) fn cache(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    checker.keep(call);
    let name = call.arg(1);
    if *name == *b"off" {
        return Ok(());
    }
    let store = call.row.name.replace("cache", "store");
    if checker.here().kept(&store).is_some_and(|kept| !kept.is_off()) {
        return Err(Wrong::new(
            Kind::IncompatibleWith,
            &[call.row.name.as_bytes(), store.as_bytes()],
        ));
    }
    if has_variables(&name) {
        return checker.compile_arg(call, 1);
    }
    checker.zone(&name, 0, tag(call)).map(drop)
}

pub(crate) fn cache_valid(_: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let last = call.count();
    let time = call.arg(last);
    if seconds(&time).is_none() {
        return Err(Wrong::new(Kind::InvalidTimeValue, &[&time]).word(last));
    }
    for (index, status) in call.args(1).take(last - 1) {
        if *status != *b"any" && !matches!(number(&status), Some(100..=599)) {
            return Err(Wrong::new(Kind::InvalidStatus, &[&status]).word(index));
        }
    }
    Ok(())
}
