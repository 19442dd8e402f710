//! What the editor's bundle (`static/editor/editor.js`) offers, and how it comes.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// JavaScript's own `import(address)`.
    #[wasm_bindgen(js_name = import)]
    fn import_module(address: &str) -> Promise;

    /// The bundle, once it is there.
    pub(super) type Bundle;

    /// Puts an editor with `text` into `host`.
    #[wasm_bindgen(method, catch)]
    pub(super) fn open(
        this: &Bundle,
        host: &Element,
        text: &str,
        words: &Array,
        changed: &Changed,
        complete: &Asked,
        hover: &Asked,
    ) -> Result<Opened, JsValue>;

    /// An editor. What each function does stands in the bundle.
    pub(super) type Opened;

    #[wasm_bindgen(method)]
    pub(super) fn show(this: &Opened, text: &str);

    #[wasm_bindgen(method)]
    pub(super) fn mark(this: &Opened, found: &Array, words: &str);

    #[wasm_bindgen(method)]
    pub(super) fn light(this: &Opened, lines: &Array);

    #[wasm_bindgen(method)]
    pub(super) fn fix(this: &Opened, is_fixed: bool);

    #[wasm_bindgen(method)]
    pub(super) fn close(this: &Opened);
}

/// Called with the text whenever the learner has changed it.
pub(super) type Changed = Closure<dyn Fn(String)>;
/// Called with the text and a place in it, in UTF-16 units.
pub(super) type Asked = Closure<dyn Fn(String, u32) -> JsValue>;

/// Fetches the bundle and hands it over, a [`Bundle`]. Where it cannot come, `came` is never called.
pub(super) fn load(address: &str, came: impl FnOnce(JsValue) + 'static) {
    let came = Closure::once(came);
    let missed = Closure::once(|_: JsValue| ());
    let _ = import_module(address).then2(&came, &missed);
    // One of the two is called, once.
    came.forget();
    missed.forget();
}
