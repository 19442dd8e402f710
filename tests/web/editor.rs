//! Where a configuration is written, without the editor's bundle and with one that only takes notes.

use baton::app::config::diagnostic::{Diagnostic, Fix};
use baton::lang::Lang;
use baton::nginx::{Level, Version};
use baton::ui::config::{Editor, EditorProps};
use gloo::timers::future::TimeoutFuture;
use gloo::utils::{body, document, document_element};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;
use yew::{AppHandle, Callback, Renderer};

/// Notes what it is given, in `seen` and in what the functions that it was given answer. It comes
/// when `arrive()` is called.
const NOTING: &str = "data:text/javascript,\
    await new Promise((arrive) => { globalThis.arrive = arrive; });\
    export const open = (host, text, words, changed, complete, hover) => {\
      globalThis.seen = [text, words[0]];\
      globalThis.learner = { changed, complete, hover };\
      const note = (name) => (...given) => { seen.push(`${name} ${JSON.stringify(given)}`); };\
      return { show: note('show'), mark: note('mark'), light: note('light'), fix: note('fix'), close: note('close') };\
    };";

/// An editor on the page, and what it told.
struct Mounted {
    props: EditorProps,
    handle: AppHandle<Editor>,
    told: Rc<RefCell<Vec<String>>>,
}

impl Mounted {
    async fn with(address: Option<&str>) -> Mounted {
        let editor = Mounted::just_now(address).await;
        pause().await;
        editor
    }

    /// On a page whose bundle lies at `address`, perhaps not there yet.
    async fn just_now(address: Option<&str>) -> Mounted {
        let root = document_element();
        match address {
            Some(address) => root.set_attribute("data-editor", address),
            None => root.remove_attribute("data-editor"),
        }
        .expect("a plain name");
        let place = document().create_element("div").expect("a plain name");
        body().prepend_with_node_1(&place).expect("the body takes children");
        let told = Rc::new(RefCell::new(Vec::new()));
        let tells = told.clone();
        let props = EditorProps {
            id: "conf".into(),
            label: "default.conf".into(),
            lang: Lang::Ko,
            text: "listen 80;\n".into(),
            revision: 0,
            version: Version::V1_30,
            diagnostics: Rc::default(),
            lit: Rc::default(),
            disabled: false,
            on_change: Callback::from(move |text| tells.borrow_mut().push(text)),
        };
        let handle = Renderer::<Editor>::with_root_and_props(place, props.clone()).render();
        TimeoutFuture::new(0).await;
        Mounted { props, handle, told }
    }

    async fn update(&mut self, change: impl FnOnce(&mut EditorProps)) {
        change(&mut self.props);
        self.handle.update(self.props.clone());
        pause().await;
    }

    fn told(&self) -> Vec<String> {
        self.told.borrow().clone()
    }

    /// Writes `text` into the field, as a part of a letter or whole.
    fn write(text: &str, is_composing: bool) {
        field().set_value(text);
        let event =
            format!("new InputEvent('input', {{ bubbles: true, isComposing: {is_composing} }})");
        send(&event);
    }

    fn gone(self) {
        self.handle.destroy();
    }
}

fn field() -> HtmlTextAreaElement {
    document().get_element_by_id("conf").expect("the field").unchecked_into()
}

fn send(event: &str) {
    let event = js(event).unchecked_into::<web_sys::Event>();
    field().dispatch_event(&event).expect("an event");
}

fn js(code: &str) -> wasm_bindgen::JsValue {
    js_sys::eval(code).expect("our own code")
}

fn seen() -> String {
    js("seen.join('\\n')").as_string().expect("text")
}

/// Waits until `holds`, for ten seconds at most.
async fn until(holds: &str) {
    for _ in 0..200 {
        if js(holds).is_truthy() {
            return;
        }
        TimeoutFuture::new(50).await;
    }
    panic!("not in ten seconds: {holds}");
}

async fn pause() {
    TimeoutFuture::new(60).await;
}

#[wasm_bindgen_test]
async fn what_is_written_is_told_whole_letters_at_a_time() {
    let mut editor = Mounted::with(None).await;
    assert_eq!(field().value(), "listen 80;\n");
    Mounted::write("# ㅎ", true);
    Mounted::write("# 하", true);
    editor.update(|props| props.lit = Rc::new(vec![1])).await;
    assert_eq!((editor.told(), field().value()), (vec![], "# 하".into()), "not in between");
    Mounted::write("# 한", true);
    send("new CompositionEvent('compositionend', { data: '한' })");
    pause().await;
    Mounted::write("# 한글", false);
    pause().await;
    assert_eq!(editor.told(), ["# 한", "# 한글"]);
    editor.gone();
}

#[wasm_bindgen_test]
async fn another_revision_shows_its_text() {
    let mut editor = Mounted::with(None).await;
    Mounted::write("mine", false);
    editor.update(|props| props.text = "listen 81;\n".into()).await;
    assert_eq!(field().value(), "mine", "the same revision leaves it alone");
    editor.update(|props| props.revision = 1).await;
    assert_eq!(field().value(), "listen 81;\n");
    assert_eq!(editor.told(), ["mine"], "what came from outside is not told");
    editor.gone();
}

#[wasm_bindgen_test]
async fn a_bundle_that_does_not_come_leaves_the_field() {
    for address in ["data:text/javascript,throw new Error", "/nowhere.js", "data:text/javascript,"]
    {
        let editor = Mounted::with(Some(address)).await;
        pause().await;
        assert!(!field().has_attribute("hidden"), "{address}");
        Mounted::write("still here", false);
        pause().await;
        assert_eq!(editor.told(), ["still here"]);
        editor.gone();
    }
}

#[wasm_bindgen_test]
async fn the_bundle_takes_the_place_of_a_field_in_which_nobody_writes() {
    let mut editor = Mounted::just_now(Some(NOTING)).await;
    field().focus().expect("it can be focused");
    let found = Diagnostic {
        from: 4,
        to: 7,
        level: Level::Warning,
        line: 1,
        verbatim: "nginx: [warn]".into(),
        words: "말".into(),
        fix: Some(Fix { label: "고치기".into(), from: 10, to: 10, insert: ";".into() }),
    };
    until("typeof arrive === 'function'").await;
    js("arrive()");
    pause().await;
    Mounted::write("글 한글", false);
    pause().await;
    assert!(!field().has_attribute("hidden"), "somebody writes in it");
    field().blur().expect("it can be left");
    until("document.getElementById('conf').hidden").await;
    assert!(seen().starts_with("글 한글\n"), "no letter is lost: {}", seen());
    editor.update(|props| props.diagnostics = Rc::new(vec![found])).await;
    let at = "mark [[[2,3,\"warning\",\"nginx: [warn]\",\"말\",\"고치기\",4,4,\";\"]],";
    assert!(seen().contains(at), "in UTF-16 units: {}", seen());
    assert!(seen().contains("1번째 줄"), "and read out: {}", seen());
    editor.update(|props| props.lit = Rc::new(vec![1])).await;
    assert!(seen().contains("light [[1]]"), "{}", seen());
    js("learner.changed('그다음')");
    pause().await;
    assert_eq!(editor.told(), ["글 한글", "그다음"]);
    editor.update(|props| props.revision += 1).await;
    assert!(seen().contains("show [\"listen 80;\\n\"]"), "{}", seen());
    let fits = js("JSON.stringify(learner.complete('server { location / { 한; proxy_pas', 34))")
        .as_string();
    assert!(fits.is_some_and(|fits| fits.starts_with("[25,[[\"proxy_pass\",")));
    let said = js("JSON.stringify(learner.hover('한; listen 80;', 5))").as_string();
    assert!(said.is_some_and(|said| said.starts_with("[3,9,\"listen\",")));
    editor.gone();
    pause().await;
    assert!(seen().ends_with("close []"), "{}", seen());
}
