//! The picture as text and as tables: the same facts, for those who do not see it.

use yew::prelude::*;

use super::Seen;
use super::markup::{Markup, Value::Words};
use crate::app::stage::Row;
use crate::text::stage::words;
use crate::ui::element::{Element, markup, tag};

pub(super) fn tables(seen: &Seen<'_>) -> Html {
    let words = words(seen.view.lang);
    let view = seen.view;
    let mut text = Markup::default();
    view.description.iter().for_each(|line| text.element("p", &[], line));
    let mut tables = Markup::default();
    table(&mut tables, &view.tables.computer_heads, &view.tables.computers);
    table(&mut tables, &view.tables.task_heads, &view.tables.tasks);
    let files = view.tables.files.iter().map(|(name, text)| {
        let mut file = Markup::default();
        let box_of = [("class", Words("table-box")), ("tabindex", Words("0"))];
        file.element("pre", &box_of, text);
        folded(name.clone(), file).key(name.clone())
    });
    tag("div")
        .class("as-words")
        .child(folded(words.as_text, text).key("text"))
        .child(folded(words.as_table, tables).key("table"))
        .each(files)
        .into()
}

/// Only what is inside is written anew: whoever opened it finds it open.
fn folded(name: impl Into<AttrValue>, inside: Markup) -> Element {
    let inside = tag("div").class("folded").child(markup(inside.finish()));
    tag("details").child(tag("summary").text(name)).child(inside)
}

/// Wider than a phone at times: then it scrolls in its own box, by keyboard too.
fn table(drawn: &mut Markup, heads: &[String; 6], rows: &[Row]) {
    let name = &heads[0];
    let class = ("class", Words("table-box"));
    let role = ("role", Words("region"));
    drawn.open("div", &[class, ("tabindex", Words("0")), role, ("aria-label", Words(name))]);
    drawn.open("table", &[]);
    drawn.element("caption", &[], name);
    drawn.open("thead", &[]);
    drawn.open("tr", &[]);
    heads.iter().for_each(|head| drawn.element("th", &[("scope", Words("col"))], head));
    drawn.close("tr");
    drawn.close("thead");
    drawn.open("tbody", &[]);
    for Row { cells: [first, rest @ ..], .. } in rows {
        drawn.open("tr", &[]);
        drawn.element("th", &[("scope", Words("row"))], first);
        rest.iter().for_each(|cell| drawn.element("td", &[], cell));
        drawn.close("tr");
    }
    drawn.close("tbody");
    drawn.close("table");
    drawn.close("div");
}
