//! Exporting, importing and erasing progress.

use crate::app::page::{Page, PageMsg, Transfer, TransferMsg};
use crate::course::export;
use crate::text::transfer::{imported, offered, refused, words};
use crate::ui::browser;
use crate::ui::element::{Element, button, tag};
use crate::ui::store::Store;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::html::onfocus;
use yew::prelude::*;

/// Where a text is pasted.
const PASTED: &str = "import-text";

/// The part called `id`: `export`, `import` or `erase`.
pub(super) fn transfer(page: &Page, id: &str, store: &Store) -> Html {
    let dispatch = store.callback(PageMsg::Transfer);
    let part = match id {
        "export" => exporting(page),
        "import" => importing(page, &dispatch),
        _ => erasing(page, &dispatch),
    };
    part.class("transfer").attr("translate", "no").into()
}

/// The whole text is in the link: no server, no temporary address.
fn download(page: &Page) -> Element {
    let words = words(page.lang());
    let href = ["data:text/plain;charset=utf-8,", &export(page.progress())].concat();
    let link = tag("a").class("btn main").attr("download", words.file).attr("href", href);
    link.text(words.download)
}

fn acts() -> Element {
    tag("p").class("acts")
}

/// A field under its name.
fn named(words: &'static str, field: Element) -> Element {
    tag("label").class("transfer-field").child(tag("span").text(words)).child(field)
}

/// What came of the last press, spoken too.
fn status(tone: &'static str, said: String) -> Element {
    let status = tag("div").attr("role", "status");
    if said.is_empty() { status } else { status.child(tag("p").class(tone).text(said)) }
}

fn exporting(page: &Page) -> Element {
    let select = Callback::from(|event: FocusEvent| {
        event.target_unchecked_into::<HtmlTextAreaElement>().select();
    });
    let field = tag("textarea").attr("rows", "3").flag("readonly", true);
    let field = field.value(export(page.progress())).on(Rc::new(onfocus::Wrapper::new(select)));
    tag("div")
        .child(acts().child(download(page)))
        .child(named(words(page.lang()).copy_field, field))
}

fn importing(page: &Page, dispatch: &Callback<TransferMsg>) -> Element {
    let (lang, words) = (page.lang(), words(page.lang()));
    let read = dispatch.reform(TransferMsg::Offered);
    let look = read.reform(|_: MouseEvent| browser::text_of(PASTED));
    let chosen = Callback::from(move |event: Event| {
        browser::read_file(&event.target_unchecked_into::<HtmlInputElement>(), read.clone());
    });
    let (tone, said) = match page.transfer() {
        Transfer::Refused(why) => ("said wait", refused(lang, *why).to_owned()),
        Transfer::Offered { news, .. } => ("said", offered(lang, *news)),
        Transfer::Imported { news } => ("said ok", imported(lang, *news)),
        Transfer::Idle | Transfer::EraseAsked | Transfer::Erased => ("said", String::new()),
    };
    let file = tag("input").attr("type", "file").attr("accept", ".txt,text/plain");
    let pasted = tag("textarea").attr("id", PASTED).attr("rows", "3").attr("spellcheck", "false");
    let looks = tag("button").class("btn").attr("type", "button").on_click(look).text(words.look);
    let part = tag("div")
        .child(named(words.choose_file, file.on_change(chosen)))
        .child(named(words.paste_field, pasted.attr("autocomplete", "off")))
        .child(acts().child(looks))
        .child(status(tone, said));
    if !matches!(page.transfer(), Transfer::Offered { news: 1.., .. }) {
        return part;
    }
    part.child(
        acts()
            .child(button("btn main", dispatch, TransferMsg::Accepted).text(words.take_in))
            .child(button("btn", dispatch, TransferMsg::Dismissed).text(words.dismiss)),
    )
}

/// Two steps: the first says what goes, and offers to keep it.
fn erasing(page: &Page, dispatch: &Callback<TransferMsg>) -> Element {
    let words = words(page.lang());
    let (tone, said) = match page.transfer() {
        Transfer::EraseAsked => ("said wait", words.erase_warning),
        Transfer::Erased => ("said ok", words.erased),
        _ => ("said", ""),
    };
    let asked = *page.transfer() == Transfer::EraseAsked;
    // The button stays where it is, and so does the focus.
    let msg = if asked { TransferMsg::Dismissed } else { TransferMsg::EraseAsked };
    let ask = button("btn", dispatch, msg).says("aria-expanded", asked).text(words.erase);
    let part = tag("div").child(acts().child(ask)).child(status(tone, said.to_owned()));
    if !asked {
        return part;
    }
    let erase = button("btn danger", dispatch, TransferMsg::Erased).text(words.erase_now);
    let leave = button("btn", dispatch, TransferMsg::Dismissed).text(words.dismiss);
    part.child(acts().child(download(page)).child(erase).child(leave))
}
