//! What the browser keeps for a page: progress for every visit. (Stages: see `stage_log`.)

use crate::app::keep::{Merged, merged};
use crate::app::page::{Changes, Page, PageMsg};
use crate::course::Progress;
use crate::text::storage::Trouble;
use crate::ui::browser::Shelf;
use crate::ui::pack;
use crate::ui::store::Surroundings;

/// Where progress is kept. The number is that of the form around the bytes, which carry their own.
pub const PROGRESS: &str = "baton.progress.1";

/// Where progress that could not be read is put aside.
pub const ASIDE: &str = "baton.progress.1.unreadable";

/// The browser, as the page's model sees it.
pub struct Browser;

impl Surroundings for Browser {
    fn after(&self, page: &Page, changes: &Changes) -> Vec<PageMsg> {
        if changes.saves { save(page.progress()) } else { Vec::new() }
    }
}

/// What the page has to know after looking at the shelf.
pub fn look(mine: &Progress) -> Vec<PageMsg> {
    match read(mine) {
        Ok(merged) => told(merged),
        Err(trouble) => vec![PageMsg::Troubled(trouble)],
    }
}

/// Joins `mine` with what the shelf holds and writes both back.
fn save(mine: &Progress) -> Vec<PageMsg> {
    let kept = read(mine).and_then(|merged| {
        if merged.may_be_kept() {
            Shelf::Local.write(PROGRESS, &pack::text(&merged.progress.encode()))?;
        }
        Ok(merged)
    });
    kept.map_or_else(|trouble| vec![PageMsg::Troubled(trouble)], told)
}

/// Reads the shelf; what cannot be read is put aside before anything else can overwrite it.
fn read(mine: &Progress) -> Result<Merged, Trouble> {
    let text = Shelf::Local.read(PROGRESS)?;
    // Text that is no base64 is damage too: its bytes will not decode.
    let bytes = text.as_deref().map(|text| pack::bytes(text).unwrap_or_else(|| vec![0]));
    let merged = merged(bytes.as_deref(), mine);
    if merged.puts_aside() {
        Shelf::Local.write(ASIDE, text.as_deref().unwrap_or_default())?;
        Shelf::Local.remove(PROGRESS)?;
    }
    Ok(merged)
}

fn told(merged: Merged) -> Vec<PageMsg> {
    let arrived = PageMsg::ProgressArrived(merged.progress);
    std::iter::once(arrived).chain(merged.trouble.map(PageMsg::Troubled)).collect()
}
