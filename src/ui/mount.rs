//! Puts each island in the box that the page writer left for it.

use crate::app::page::{Page, PageData, PageMsg};
use crate::course::Progress;
use crate::lang::Lang;
use crate::text::storage::Trouble;
use crate::ui::island::{
    BarsIsland, IslandProps, NoticesIsland, PrintIsland, QuestionIsland, ReachIsland, ResumeIsland,
    StageIsland,
};
use crate::ui::shelf::{self, Browser, PROGRESS};
use crate::ui::store::Store;
use crate::ui::{browser, pack};
use web_sys::Element;
use yew::{BaseComponent, Renderer};

/// Brings the page to life. A page whose data cannot be read stays a document and says so.
pub fn mount_all() {
    let data = browser::page_data().and_then(|text| pack::unpack::<PageData>(&text));
    let readable = data.is_some();
    let data = data.unwrap_or_else(|| PageData::of_home(page_lang(), Vec::new()));
    let store = Store::new(Page::new(data), Browser);
    if readable {
        recall(&store);
    } else {
        store.dispatch(PageMsg::Troubled(Trouble::PageUnreadable));
    }
    for notices in browser::all("[data-notices]") {
        draw::<NoticesIsland>(&notices, props(&store, &notices));
    }
    if readable {
        browser::all("[data-island]").iter().for_each(|island| mount(island, &store));
        watch_reading(&store);
    }
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
    browser::on_other_tab(PROGRESS, move || {
        let mine = store.read(|page| page.progress().clone());
        shelf::look(&mine).into_iter().for_each(|msg| store.dispatch(msg));
    });
}

fn watch_reading(store: &Store) {
    for section in browser::all("[data-section]") {
        let id = section.get_attribute("data-section").unwrap_or_default();
        let store = store.clone();
        browser::on_read(&section, move || store.dispatch(PageMsg::SectionRead(id.clone())));
    }
}

fn mount(island: &Element, store: &Store) {
    let props = props(store, island);
    match island.get_attribute("data-island").unwrap_or_default().as_str() {
        "stage" => draw::<StageIsland>(island, props),
        "question" => draw::<QuestionIsland>(island, props),
        "bars" => draw::<BarsIsland>(island, props),
        "reach" => draw::<ReachIsland>(island, props),
        "resume" => draw::<ResumeIsland>(island, props),
        "print" => draw::<PrintIsland>(island, props),
        name => browser::warn(&format!("no island is called {name}")),
    }
}

fn props(store: &Store, island: &Element) -> IslandProps {
    let id = island.get_attribute("data-id").unwrap_or_default();
    IslandProps { store: store.clone(), id, mounted: true }
}

/// The box is emptied first: whatever a translator or an extension did to it is gone.
fn draw<C: BaseComponent<Properties = IslandProps>>(island: &Element, props: IslandProps) {
    island.set_inner_html("");
    Renderer::<C>::with_root_and_props(island.clone(), props).render();
}
