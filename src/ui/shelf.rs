//! What the browser keeps for a page: progress for every visit, stages and cards for this tab.

use crate::app::keep::{Merged, merged};
use crate::app::page::{Changes, Page, PageMsg, Part};
use crate::course::Progress;
use crate::lab::Logged;
use crate::text::storage::Trouble;
use crate::ui::browser::Shelf;
use crate::ui::pack;
use crate::ui::store::Surroundings;

/// Where progress is kept. The number is that of the form around the bytes, which carry their own.
pub const PROGRESS: &str = "baton.progress.1";

/// What kept progress begins with. Text of another kind must not pass for a newer version's.
pub const MARK: &str = "baton ";

/// Where progress that could not be read is put aside.
pub const ASIDE: &str = "baton.progress.1.unreadable";

/// Set by `boot.js` when the page's program stopped and the reader asked to go on.
const CRASHED: &str = "baton.trap";

/// The browser, as the page's model sees it.
pub struct Browser;

impl Surroundings for Browser {
    /// A command is written down before it is carried out: whatever it does to the page's program,
    /// the way to the moment before it is known.
    fn before(&self, page: &Page, msg: &PageMsg) {
        let PageMsg::Stage(at, msg) = msg else { return };
        let next = page.stage(*at).and_then(|stage| stage.would_log(msg));
        if next.is_some() {
            // Trouble is told after the command, which writes again.
            let _ = keep_stage(page, *at, next);
        }
    }

    fn after(&self, page: &Page, changes: &Changes) -> Vec<PageMsg> {
        let stages = changes.keeps.iter().map(|at| keep_stage(page, *at, None));
        let has_cards = changes.parts.iter().any(|part| matches!(part, Part::Question(_)));
        let kept = stages.chain(has_cards.then(|| keep_cards(page)));
        let mut told: Vec<PageMsg> = kept.filter_map(Result::err).map(PageMsg::Troubled).collect();
        if changes.erases {
            told.extend(erase().err().map(PageMsg::Troubled));
        }
        if changes.saves {
            told.extend(save(page.progress()));
        }
        told
    }
}

/// Where the stage at a place is kept: the same in every language.
fn stage_key(page: &Page, at: usize) -> Option<String> {
    let data = page.data();
    Some(format!("baton.stage.{}.{}", data.slug, data.stages.get(at)?.id))
}

fn cards_key(page: &Page) -> String {
    format!("baton.cards.{}", page.data().slug)
}

fn keep_stage(page: &Page, at: usize, next: Option<Logged>) -> Result<(), Trouble> {
    let (Some(key), Some(log)) = (stage_key(page, at), page.stage_log(at, next)) else {
        return Ok(());
    };
    if page.is_untouched(at) && log.next.is_none() {
        return Shelf::Session.remove(&key);
    }
    Shelf::Session.write(&key, &pack::text(&log.encode()))
}

fn keep_cards(page: &Page) -> Result<(), Trouble> {
    Shelf::Session.write(&cards_key(page), &pack::text(&page.cards_log()))
}

/// Keeps every stage as it stands: the page may be about to go.
pub fn keep_stages(page: &Page) {
    for at in 0..page.data().stages.len() {
        // There is nobody left to tell.
        let _ = keep_stage(page, at, None);
    }
}

/// What the page has to know of its earlier self in this tab. A tab without storage has none.
pub fn recall(page: &Page) -> Vec<PageMsg> {
    let read = |key: &str| Shelf::Session.read(key).ok().flatten();
    let crashed = read(CRASHED).is_some();
    if crashed {
        let _ = Shelf::Session.remove(CRASHED);
    }
    let unpacked = |text: String| pack::bytes(&text).unwrap_or_default();
    let cards = read(&cards_key(page)).map(|text| PageMsg::CardsRecalled(unpacked(text)));
    let stages = (0..page.data().stages.len()).filter_map(|at| {
        let bytes = unpacked(read(&stage_key(page, at)?)?);
        Some(PageMsg::StageRecalled { at, bytes, crashed })
    });
    cards.into_iter().chain(stages).collect()
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
            Shelf::Local.write(PROGRESS, &written(&merged.progress))?;
        }
        Ok(merged)
    });
    kept.map_or_else(|trouble| vec![PageMsg::Troubled(trouble)], told)
}

/// Takes everything away but theme and language. An empty record is left: only erasing writes one,
/// so other tabs know it when they see it.
fn erase() -> Result<(), Trouble> {
    Shelf::Local.write(PROGRESS, &written(&Progress::default()))?;
    Shelf::Local.remove(ASIDE)?;
    Shelf::Session.remove_all("baton.stage.")?;
    Shelf::Session.remove_all("baton.cards.")
}

/// Whether that is what an erasing page leaves.
pub fn is_erased(text: &str) -> bool {
    text == written(&Progress::default())
}

fn written(progress: &Progress) -> String {
    [MARK, &pack::text(&progress.encode())].concat()
}

/// Reads the shelf; what cannot be read is put aside before anything else can overwrite it.
fn read(mine: &Progress) -> Result<Merged, Trouble> {
    let text = Shelf::Local.read(PROGRESS)?;
    // Text that was not packed is damage too: 0 is no version.
    let unpacked = |text: &str| text.strip_prefix(MARK).and_then(pack::bytes);
    let bytes = text.as_deref().map(|text| unpacked(text).unwrap_or_else(|| vec![0]));
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
