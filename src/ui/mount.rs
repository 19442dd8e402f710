//! Puts each island in the box that the page writer left for it.

use crate::app::page::{Page, PageData, PageMsg, Part, TransferMsg};
use crate::course::Progress;
use crate::lang::Lang;
use crate::text::storage::Trouble;
use crate::ui::island::{Island, IslandKind, IslandProps};
use crate::ui::shelf::{self, Browser, PROGRESS};
use crate::ui::store::Store;
use crate::ui::{browser, pack};
use gloo::timers::future::TimeoutFuture;
use web_sys::Element;
use yew::Renderer;

/// Brings the page to life, island by island, and lets the browser answer the learner in between.
/// A page whose data cannot be read stays a document and says so.
pub async fn mount_all() {
    pause().await;
    let data = browser::page_data().and_then(|text| pack::unpack::<PageData>(&text));
    let readable = data.is_some();
    let data = data.unwrap_or_else(|| PageData::of_home(page_lang(), Vec::new()));
    pause().await;
    let store = Store::new(Page::new(data), Browser);
    if readable {
        recall(&store);
    } else {
        store.dispatch(PageMsg::Troubled(Trouble::PageUnreadable));
    }
    pause().await;
    for notices in browser::all("[data-notices]") {
        draw(&notices, IslandKind::Notices, &store);
    }
    if readable {
        for island in browser::all("[data-island]") {
            pause().await;
            mount(&island, &store).await;
        }
        watch_reading(&store);
    }
    browser::mark_alive();
}

fn page_lang() -> Lang {
    let tag = browser::language();
    Lang::ALL.into_iter().find(|lang| lang.tag() == tag).unwrap_or(Lang::Ko)
}

/// Takes over what this tab and earlier visits left, and what other tabs will.
fn recall(store: &Store) {
    store.read(shelf::recall).into_iter().for_each(|msg| store.dispatch(msg));
    let leaving = store.clone();
    browser::on_leaving(move || leaving.read(shelf::keep_stages));
    shelf::look(&Progress::default()).into_iter().for_each(|msg| store.dispatch(msg));
    let store = store.clone();
    browser::on_other_tab(PROGRESS, move |written| {
        let msgs = match written {
            Some(text) if shelf::is_erased(&text) => {
                vec![PageMsg::Transfer(TransferMsg::Erased)]
            }
            Some(_) | None => store.read(|page| shelf::look(page.progress())),
        };
        msgs.into_iter().for_each(|msg| store.dispatch(msg));
    });
}

fn watch_reading(store: &Store) {
    for section in browser::all("[data-section]") {
        let id = section.get_attribute("data-section").unwrap_or_default();
        let store = store.clone();
        browser::on_read(&section, move || store.dispatch(PageMsg::SectionRead(id.clone())));
    }
}

/// Lets the browser answer.
async fn pause() {
    TimeoutFuture::new(0).await;
}

/// Opening a world, its first view and the drawing are each long on a slow phone, not least because
/// a browser compiles what is called for the first time: a pause stands between them, as between the
/// steps of [`mount_all`].
async fn mount(island: &Element, store: &Store) {
    let name = island.get_attribute("data-island").unwrap_or_default();
    let Some(kind) = IslandKind::named(&name) else {
        return browser::warn(&format!("no island is called {name}"));
    };
    let id = island.get_attribute("data-id").unwrap_or_default();
    let (part, _) = store.read(|page| kind.place(page, &id));
    if store.read(|page| page.open(part)) {
        pause().await;
    }
    if let Part::Stage(at) = part {
        store.read(|page| page.stage(at).map(|stage| stage.view(page.lang())));
        pause().await;
    }
    draw(island, kind, store);
}

/// The box is emptied first: whatever a translator or an extension did to it is gone.
fn draw(island: &Element, kind: IslandKind, store: &Store) {
    let id = island.get_attribute("data-id").unwrap_or_default();
    let props = IslandProps { store: store.clone(), kind, id, mounted: true };
    island.set_inner_html("");
    Renderer::<Island>::with_root_and_props(island.clone(), props).render();
}
