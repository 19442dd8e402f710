//! A Yew component as HTML, before any browser.

use crate::site::template::escape;
use crate::ui::island::{Island, IslandKind, IslandProps};
use crate::ui::store::Store;
use yew::BaseComponent;

/// Draws an island once and returns the box that `ui::mount` mounts it in again:
/// `<div data-island="kind" data-id="id">…</div>`. Its controls are disabled until then.
pub fn island(kind: IslandKind, id: &str, store: &Store) -> String {
    let props = IslandProps { store: store.clone(), kind, id: id.to_owned(), mounted: false };
    let picture = listless(&still(&picture::<Island>(props)));
    format!("<div data-island=\"{}\" data-id=\"{}\">{picture}</div>", kind.name(), escape(id))
}

/// Draws component `C` once and returns its HTML.
pub fn picture<C>(props: C::Properties) -> String
where
    C: BaseComponent,
    C::Properties: Clone + 'static,
{
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime without timers and I/O needs nothing from the system");
    let drawing = yew::LocalServerRenderer::<C>::with_props(props).hydratable(false).render();
    tokio::task::LocalSet::new().block_on(&runtime, drawing)
}

/// Adds `disabled` to every control: a click before the program has come would be lost.
fn still(html: &str) -> String {
    const CONTROLS: [&str; 4] = ["<button", "<input", "<select", "<textarea"];
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = CONTROLS.iter().filter_map(|c| tag_at(rest, c)).min() {
        let (before, tag) = rest.split_at(at.0);
        let (name, after) = tag.split_at(at.1);
        let attributes = after.split('>').next().unwrap_or(after);
        let already = attributes.split_whitespace().any(|a| a.starts_with("disabled="));
        out.push_str(before);
        out.push_str(name);
        out.push_str(if already { "" } else { " disabled" });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Every list to choose from as a button that shows what is chosen, until the program makes it a list again. A browser that
/// fills in forms asks a page for the place of each list as soon as it is read, and so lays out all of what is far from
/// the view: on a slow phone a quarter of a second in one piece.
fn listless(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((at, open)) = tag_at(rest, "<select") {
        let (before, list) = rest.split_at(at);
        let (list, after) = list[open..].split_once("</select>").expect("what Yew opens it closes");
        let (attributes, options) = list.split_once('>').expect("what Yew opens it closes");
        out.extend([
            before,
            "<button type=\"button\"",
            attributes,
            ">",
            chosen(options),
            "</button>",
        ]);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The words of the option that is selected; of the first one if none is.
fn chosen(options: &str) -> &str {
    let options = || options.split("<option").skip(1).filter_map(|one| one.split_once('>'));
    let selected = options().find(|(attributes, _)| attributes.contains(" selected"));
    let words = selected.or_else(|| options().next()).map_or("", |(_, words)| words);
    words.trim_end_matches("</option>")
}

/// Where the tag `open` (such as `<input`) first stands, and its length.
fn tag_at(html: &str, open: &str) -> Option<(usize, usize)> {
    let ends = |c: char| c == '>' || c == '/' || c.is_whitespace();
    html.match_indices(open)
        .find(|(at, _)| html[at + open.len()..].starts_with(ends))
        .map(|(at, _)| (at, open.len()))
}

#[cfg(test)]
mod tests {
    use super::{listless, still};

    #[test]
    fn every_control_is_disabled_once() {
        assert_eq!(
            still("<p><button>a</button><input type=\"x\"><button-bar></button-bar></p>"),
            "<p><button disabled>a</button><input disabled type=\"x\"><button-bar></button-bar></p>"
        );
        assert_eq!(still("<select disabled=\"\"></select>"), "<select disabled=\"\"></select>");
        assert_eq!(still("글만 있어요"), "글만 있어요");
    }

    #[test]
    fn a_list_is_a_button_until_it_can_answer() {
        let options =
            "<option value=\"1\">×1</option><option value=\"8\" selected=\"selected\">×8</option>";
        assert_eq!(
            listless(&format!("a<select id=\"s\" disabled>{options}</select>b")),
            "a<button type=\"button\" id=\"s\" disabled>×8</button>b"
        );
        assert_eq!(
            listless("<select><option>one</option><option>two</option></select>"),
            "<button type=\"button\">one</button>"
        );
        assert_eq!(listless("<selection>"), "<selection>");
    }
}
