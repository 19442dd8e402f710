//! The only file that asks the browser for anything but drawing. Every call may fail, and says so.

use crate::text::storage::Trouble;
use gloo::events::EventListener;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    DomException, Element, Event, FileReader, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    IntersectionObserver, IntersectionObserverEntry, Storage, StorageEvent,
};
use yew::Callback;

/// Where things are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// For every visit.
    Local,
    /// For this tab.
    Session,
}

impl Shelf {
    fn storage(self) -> Result<Storage, Trouble> {
        let window = gloo::utils::window();
        let storage = match self {
            Shelf::Local => window.local_storage(),
            Shelf::Session => window.session_storage(),
        };
        storage.ok().flatten().ok_or(Trouble::Blocked)
    }

    /// The text under `key`, if there is one.
    pub fn read(self, key: &str) -> Result<Option<String>, Trouble> {
        self.storage()?.get_item(key).map_err(|_| Trouble::Blocked)
    }

    pub fn write(self, key: &str, text: &str) -> Result<(), Trouble> {
        self.storage()?.set_item(key, text).map_err(|why| refused(&why))
    }

    /// Takes away everything whose key begins so.
    pub fn remove_all(self, prefix: &str) -> Result<(), Trouble> {
        let storage = self.storage()?;
        let keys =
            (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
        let keys: Vec<String> = keys.filter(|key| key.starts_with(prefix)).collect();
        keys.iter().try_for_each(|key| self.remove(key))
    }

    pub fn remove(self, key: &str) -> Result<(), Trouble> {
        self.storage()?.remove_item(key).map_err(|_| Trouble::Blocked)
    }
}

fn refused(why: &JsValue) -> Trouble {
    match why.dyn_ref::<DomException>() {
        Some(e) if e.name() == "QuotaExceededError" => Trouble::Full,
        Some(_) | None => Trouble::Blocked,
    }
}

/// The text of the page's data block.
pub fn page_data() -> Option<String> {
    gloo::utils::document().get_element_by_id("page-data")?.text_content()
}

/// The language tag of the page.
pub fn language() -> String {
    let root = gloo::utils::document().document_element();
    root.and_then(|html| html.get_attribute("lang")).unwrap_or_default()
}

/// Says on the document's root that every island answers.
pub fn mark_alive() {
    if let Some(html) = gloo::utils::document().document_element() {
        // Only fails on a name that is none.
        let _ = html.set_attribute("data-stage", "");
    }
}

/// Prints only the parts that the style sheet shows for `part`.
pub fn print(part: &str) {
    let Some(html) = gloo::utils::document().document_element() else { return };
    // Both only fail on names that are none; then the whole page is printed.
    let _ = html.set_attribute("data-print", part);
    let _ = gloo::utils::window().print();
    let _ = html.remove_attribute("data-print");
}

/// Calls `then` whenever another tab changes what is kept under `key`, with what it wrote.
pub fn on_other_tab(key: &'static str, then: impl Fn(Option<String>) + 'static) {
    let listener = EventListener::new(&gloo::utils::window(), "storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
        // No key: the whole shelf was emptied.
        if event.key().is_none_or(|changed| changed == key) {
            then(event.new_value());
        }
    });
    listener.forget();
}

/// Calls `then` whenever the page may be about to go.
pub fn on_leaving(then: impl Fn() + 'static) {
    EventListener::new(&gloo::utils::window(), "pagehide", move |_| then()).forget();
}

/// Calls `then` once the element's end has been in view. Never called where the browser cannot
/// tell.
pub fn on_read(element: &Element, then: impl Fn() + 'static) {
    if let Some(end) = element.last_element_child() {
        on_view(&end, then);
    }
}

/// Calls `then` whenever the element comes into view. Never called where the browser cannot tell.
pub fn on_view(element: &Element, then: impl Fn() + 'static) {
    let call = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let mut entries =
            entries.iter().filter_map(|e| e.dyn_into::<IntersectionObserverEntry>().ok());
        if entries.any(|entry| entry.is_intersecting()) {
            then();
        }
    });
    if let Ok(observer) = IntersectionObserver::new(call.as_ref().unchecked_ref()) {
        observer.observe(element);
        // Observed for as long as the page stands.
        call.forget();
    }
}

/// The elements that `selector` finds, in the page's order.
pub fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = gloo::utils::document().query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// Opens the `details` element with this id, if the page has it.
pub fn unfold(id: &str) {
    if let Some(details) = gloo::utils::document().get_element_by_id(id) {
        // Only fails on a name that is none.
        let _ = details.set_attribute("open", "");
    }
}

/// Brings the element into view and puts the focus there, so that the keyboard goes on from it.
pub fn go_to(id: &str) {
    let Some(element) = gloo::utils::document().get_element_by_id(id) else { return };
    element.scroll_into_view();
    focus(id);
}

/// What stands in the text field.
pub fn text_of(id: &str) -> String {
    let field = gloo::utils::document().get_element_by_id(id);
    let field = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// Writes `text` into the text field.
#[cfg(feature = "desk")]
pub fn write_text(id: &str, text: &str) {
    let field = gloo::utils::document().get_element_by_id(id);
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
        field.set_value(text);
    }
}

/// Calls `then` when a letter that was being composed in the text field is whole. For as long as
/// the listener is kept.
#[cfg(feature = "desk")]
pub fn on_composed(id: &str, then: Callback<()>) -> Option<EventListener> {
    let field = gloo::utils::document().get_element_by_id(id)?;
    Some(EventListener::new(&field, "compositionend", move |_| then.emit(())))
}

/// Whether the focus is there.
#[cfg(feature = "desk")]
pub fn has_focus(id: &str) -> bool {
    gloo::utils::document().active_element().is_some_and(|element| element.id() == id)
}

/// Where the editor's bundle lies, if the page has one.
#[cfg(feature = "desk")]
pub fn editor_address() -> Option<String> {
    gloo::utils::document().document_element()?.get_attribute("data-editor")
}

/// Calls `then` with the text of the chosen file; with nothing of a file that cannot be read or is
/// far too large. The field forgets the file, so that it can be chosen again.
pub fn read_file(field: &HtmlInputElement, then: Callback<String>) {
    const BYTES_MAX: f64 = 1_000_000.0;
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
    field.set_value("");
    let Ok(reader) = FileReader::new() else { return then.emit(String::new()) };
    let ended = reader.clone();
    EventListener::once(&reader, "loadend", move |_| {
        let text = ended.result().ok().and_then(|text| text.as_string());
        then.emit(text.unwrap_or_default());
    })
    .forget();
    let refused = file.size() > BYTES_MAX || reader.read_as_text(&file).is_err();
    if refused {
        // Nothing is read, and the event never comes: say so by it.
        let _ = Event::new("loadend").map(|event| reader.dispatch_event(&event));
    }
}

/// Puts the focus there.
pub fn focus(id: &str) {
    let Some(element) = gloo::utils::document().get_element_by_id(id) else { return };
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Only a browser that removed the element meanwhile refuses; then there is nothing to do.
        let _ = element.focus();
    }
}

/// Says something to whoever has the console open.
pub fn warn(words: &str) {
    gloo::console::warn!(words);
}
