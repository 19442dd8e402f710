//! Where a configuration is written: a text field, which the editor's bundle takes the place of when it has come. Where it
//! cannot come, the field stays, and nothing is missing but comfort.

use super::bundle::{Asked, Bundle, Changed, Opened, load};
use crate::app::config::complete::complete;
use crate::app::config::diagnostic::Diagnostic;
use crate::app::config::hover::hover;
use crate::app::config::offset::{byte, units};
use crate::lang::Lang;
use crate::nginx::{Level, Version};
use crate::text::editor;
use crate::ui::browser;
use crate::ui::element::tag;
use gloo::events::EventListener;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use yew::prelude::*;

/// What an editor is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EditorProps {
    /// Of the text field.
    pub id: AttrValue,
    /// Its name: the file's path.
    pub label: AttrValue,
    pub lang: Lang,
    /// Shown at first, and again whenever `revision` changes. What the learner writes in between
    /// stays in the editor; lines end with `\n` alone.
    pub text: AttrValue,
    pub revision: u32,
    pub version: Version,
    /// Of the text as `on_change` last told it.
    pub diagnostics: Rc<Vec<Diagnostic>>,
    /// Lines to light, from 1.
    pub lit: Rc<Vec<u32>>,
    pub disabled: bool,
    /// Called with the text whenever the learner has changed it, never between the parts of a
    /// letter.
    pub on_change: Callback<String>,
}

pub enum EditorMsg {
    /// Something was written into the field.
    Typed,
    /// The field lost the focus.
    Left,
    CameIntoView,
    BundleCame(JsValue),
    /// The editor in the field's place says so.
    Changed(String),
}

/// See [`EditorProps`].
pub struct Editor {
    /// What stands in it, as far as was told.
    text: String,
    is_asked_for: bool,
    bundle: Option<Bundle>,
    editor: Option<InPlace>,
    composed: Option<EventListener>,
}

/// The editor in the field's place, with what it calls.
struct InPlace {
    opened: Opened,
    _changed: Changed,
    _asked: [Asked; 2],
}

impl Component for Editor {
    type Message = EditorMsg;
    type Properties = EditorProps;

    fn create(ctx: &Context<Editor>) -> Editor {
        let text = ctx.props().text.to_string();
        Editor { text, is_asked_for: false, bundle: None, editor: None, composed: None }
    }

    fn update(&mut self, ctx: &Context<Editor>, msg: EditorMsg) -> bool {
        match msg {
            EditorMsg::Typed => self.typed(ctx),
            EditorMsg::Left => {
                self.typed(ctx);
                return self.take_place(ctx);
            }
            EditorMsg::CameIntoView => self.ask_for_bundle(ctx),
            EditorMsg::BundleCame(module) => {
                self.bundle = Some(module.unchecked_into());
                return self.take_place(ctx);
            }
            EditorMsg::Changed(text) => self.changed_to(ctx, text),
        }
        false
    }

    fn changed(&mut self, ctx: &Context<Editor>, old: &EditorProps) -> bool {
        let props = ctx.props();
        if props.revision != old.revision {
            self.text = props.text.to_string();
            match &self.editor {
                Some(editor) => editor.opened.show(&self.text),
                None => browser::write_text(&props.id, &self.text),
            }
        }
        if props.diagnostics != old.diagnostics {
            self.mark(props, &announced(props));
        }
        if props.lit != old.lit {
            self.light(props);
        }
        if let Some(editor) = &self.editor
            && props.disabled != old.disabled
        {
            editor.opened.fix(props.disabled);
        }
        true
    }

    fn view(&self, ctx: &Context<Editor>) -> Html {
        let props = ctx.props();
        let (id, name) = (&props.id, name_id(&props.id));
        let typed = ctx.link().batch_callback(|event: InputEvent| {
            (!event.is_composing()).then_some(EditorMsg::Typed)
        });
        let left = ctx.link().callback(|_: FocusEvent| EditorMsg::Left);
        let rows = props.text.lines().count().max(ROWS_MIN).to_string();
        let field = html! {
            <textarea class="editor-field" id={id} {rows} aria-labelledby={name.clone()} disabled={props.disabled}
                hidden={self.editor.is_some()} spellcheck="false" autocapitalize="off" autocorrect="off"
                autocomplete="off" defaultvalue={&props.text} oninput={typed} onblur={left} />
        };
        tag("div")
            .class("editor")
            .attr("translate", "no")
            .child(tag("p").class("editor-name").attr("id", name).text(&props.label))
            .child(field)
            .child(tag("div").attr("id", place_id(id)))
            .into()
    }

    fn rendered(&mut self, ctx: &Context<Editor>, first: bool) {
        if !first {
            return;
        }
        let (id, link) = (&ctx.props().id, ctx.link());
        self.composed = browser::on_composed(id, link.callback(|()| EditorMsg::Typed));
        let seen = link.callback(|()| EditorMsg::CameIntoView);
        for field in browser::all(&["#", id].concat()) {
            let seen = seen.clone();
            browser::on_view(&field, move || seen.emit(()));
        }
    }

    fn destroy(&mut self, _: &Context<Editor>) {
        if let Some(editor) = &self.editor {
            editor.opened.close();
        }
    }
}

const ROWS_MIN: usize = 8;

fn name_id(id: &str) -> String {
    [id, "-name"].concat()
}

fn place_id(id: &str) -> String {
    [id, "-place"].concat()
}

impl Editor {
    fn typed(&mut self, ctx: &Context<Editor>) {
        if self.editor.is_none() {
            self.changed_to(ctx, browser::text_of(&ctx.props().id));
        }
    }

    fn changed_to(&mut self, ctx: &Context<Editor>, text: String) {
        if text != self.text {
            self.text = text;
            ctx.props().on_change.emit(self.text.clone());
        }
    }

    fn ask_for_bundle(&mut self, ctx: &Context<Editor>) {
        if self.is_asked_for {
            return;
        }
        self.is_asked_for = true;
        let link = ctx.link().clone();
        if let Some(address) = browser::editor_address() {
            load(&address, move |module| link.send_message(EditorMsg::BundleCame(module)));
        }
    }

    /// Puts the editor in the field's place, unless somebody is writing there: then when they
    /// leave. True if it did.
    fn take_place(&mut self, ctx: &Context<Editor>) -> bool {
        let props = ctx.props();
        let (Some(bundle), None) = (&self.bundle, &self.editor) else { return false };
        if browser::has_focus(&props.id) {
            return false;
        }
        let place = browser::all(&["#", &place_id(&props.id)].concat());
        let Some(place) = place.first() else { return false };
        let (lang, version, link) = (props.lang, props.version, ctx.link().clone());
        let changed: Changed =
            Closure::new(move |text| link.send_message(EditorMsg::Changed(text)));
        let asked: [Asked; 2] = [
            Closure::new(move |text: String, at| completions(lang, &text, at, version)),
            Closure::new(move |text: String, at| hovered(lang, &text, at, version)),
        ];
        let words = row([&*props.label, editor::help(lang), editor::completions(lang)]);
        let opened = bundle.open(place, &self.text, &words, &changed, &asked[0], &asked[1]);
        // One that cannot be opened here never will be.
        let Ok(opened) = opened else {
            self.bundle = None;
            return false;
        };
        opened.fix(props.disabled);
        self.editor = Some(InPlace { opened, _changed: changed, _asked: asked });
        self.mark(props, "");
        self.light(props);
        true
    }

    fn mark(&self, props: &EditorProps, words: &str) {
        let Some(editor) = &self.editor else { return };
        let found = props.diagnostics.iter().map(|found| self.marked(found));
        editor.opened.mark(&found.collect(), words);
    }

    /// As the bundle reads it.
    fn marked(&self, found: &Diagnostic) -> Array {
        let at = |byte| JsValue::from(units(&self.text, byte));
        let level = match found.level {
            Level::Emergency => "error",
            Level::Warning => "warning",
        };
        let marked = Array::of5(
            &at(found.from),
            &at(found.to),
            &level.into(),
            &(&*found.verbatim).into(),
            &(&*found.words).into(),
        );
        if let Some(fix) = &found.fix {
            marked.push(&(&*fix.label).into());
            marked.push(&at(fix.from));
            marked.push(&at(fix.to));
            marked.push(&(&*fix.insert).into());
        }
        marked
    }

    fn light(&self, props: &EditorProps) {
        if let Some(editor) = &self.editor {
            editor.opened.light(&props.lit.iter().copied().map(JsValue::from).collect());
        }
    }
}

fn announced(props: &EditorProps) -> String {
    let found = &props.diagnostics;
    let (line, says) = found.first().map_or((0, ""), |first| (first.line, &*first.words));
    editor::problems(props.lang, found.len(), line, says)
}

fn row<'a>(words: impl IntoIterator<Item = &'a str>) -> Array {
    words.into_iter().map(JsValue::from).collect()
}

fn completions(lang: Lang, text: &str, at: u32, version: Version) -> JsValue {
    let (from, found) = complete(lang, text, byte(text, at), version);
    let found: Array =
        found.iter().map(|one| row([&*one.label, &one.detail, &one.insert])).collect();
    Array::of2(&units(text, from).into(), &found).into()
}

fn hovered(lang: Lang, text: &str, at: u32, version: Version) -> JsValue {
    let Some(found) = hover(lang, text, byte(text, at), version) else {
        return JsValue::UNDEFINED;
    };
    let [from, to] = [found.from, found.to].map(|at| JsValue::from(units(text, at)));
    Array::of4(&from, &to, &(&*found.title).into(), &(&*found.words).into()).into()
}
