//! What one page costs.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// The kind of every page whose program has nginx in it.
pub(super) const DESK: &str = "desk";
/// What comes by itself: the editor of configurations, and the rests of the programs, without nginx and
/// with it. All four figures are of the dearest such file alone.
pub(super) const ALONE: [&str; 3] = ["editor", "stage-rest", "desk-rest"];

/// Bytes of a page: the document, its style sheet and boot.js (`reading`); with the page's
/// program, if it has islands (`stage`). Each raw and in brotli.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cost {
    pub(super) reading: u64,
    pub(super) reading_br: u64,
    pub(super) stage: u64,
    pub(super) stage_br: u64,
}

const NOTHING: Cost = Cost { reading: 0, reading_br: 0, stage: 0, stage_br: 0 };

impl Cost {
    /// The kind and the cost of the file `page` of the site in `dist`.
    ///
    /// # Errors
    /// The page does not look like one of ours, or a file it names is not there.
    pub(super) fn of(dist: &Path, page: &Path) -> Result<(String, Cost)> {
        let html = fs::read_to_string(page)?;
        let kind = match html.contains(" data-editor=\"") {
            true => DESK,
            false => after(&html, "<body class=\"", page)?,
        };
        let kind = kind.to_owned();
        let mut cost = NOTHING;
        cost.add(page, true)?;
        let styles = html.split("<link rel=\"stylesheet\" href=\"").skip(1);
        for style in styles.filter_map(|rest| rest.split('"').next()) {
            cost.add(&dist.join(name(style)), true)?;
        }
        cost.add(&dist.join(name(after(&html, "<script src=\"", page)?)), true)?;
        if html.contains(" data-island=\"") {
            for opening in [" data-glue=\"", " data-wasm=\""] {
                cost.add(&dist.join(name(after(&html, opening, page)?)), false)?;
            }
        }
        Ok((kind, cost))
    }

    /// That of the dearest file of the kind `alone` in `dist`: `stage-rest` is `stage-ko-rest.HASH.wasm`.
    ///
    /// # Errors
    /// There is none.
    pub(super) fn of_alone(dist: &Path, alone: &str) -> Result<Cost> {
        let (start, end) = alone.split_once('-').unwrap_or((alone, ""));
        let mut dearest = NOTHING;
        for entry in fs::read_dir(dist)? {
            let file = entry?.path();
            let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            let stem = name.split('.').next().unwrap_or_default();
            let compressed = name.ends_with(".br") || name.ends_with(".gz");
            if stem.starts_with(start)
                && stem.ends_with(end)
                && !compressed
                && !name.ends_with(".css")
            {
                let mut cost = NOTHING;
                cost.add(&file, true)?;
                dearest = dearest.dearer(cost);
            }
        }
        match dearest {
            NOTHING => bail!("{} has no {alone}: cargo xtask build makes it", dist.display()),
            found => Ok(found),
        }
    }

    fn add(&mut self, file: &Path, reading: bool) -> Result<()> {
        let size = |path: &Path| {
            fs::metadata(path).map(|m| m.len()).with_context(|| path.display().to_string())
        };
        let raw = size(file)?;
        let br = size(&file.with_added_extension("br"))?;
        self.stage += raw;
        self.stage_br += br;
        if reading {
            self.reading += raw;
            self.reading_br += br;
        }
        Ok(())
    }

    /// The larger of each figure.
    pub(super) fn dearer(self, other: Cost) -> Cost {
        Cost {
            reading: self.reading.max(other.reading),
            reading_br: self.reading_br.max(other.reading_br),
            stage: self.stage.max(other.stage),
            stage_br: self.stage_br.max(other.stage_br),
        }
    }

    /// As if everything cost `percent` less.
    pub(super) fn less(self, percent: u64) -> Cost {
        let less = |bytes: u64| bytes * 100 / (100 + percent);
        Cost {
            reading: less(self.reading),
            reading_br: less(self.reading_br),
            stage: less(self.stage),
            stage_br: less(self.stage_br),
        }
    }

    /// The figures by the names they have in the file.
    pub(super) fn named(&self) -> [(&'static str, u64); 4] {
        [
            ("reading", self.reading),
            ("reading_br", self.reading_br),
            ("stage", self.stage),
            ("stage_br", self.stage_br),
        ]
    }
}

/// What stands between `opening` and the next quote.
fn after<'a>(html: &'a str, opening: &str, page: &Path) -> Result<&'a str> {
    let value = html.split_once(opening).and_then(|(_, rest)| rest.split_once('"'));
    Ok(value.with_context(|| format!("{} has no {opening}", page.display()))?.0)
}

/// `../../site.css` → `site.css`: such files lie at the site's root.
fn name(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}
