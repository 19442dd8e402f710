//! Puts each island in the box that the page writer left for it.

use crate::ui::tally::{Props, Tally};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Mounts every `[data-island]` of the page, from the page's data. A page whose data cannot be
/// read keeps its prerendered picture.
///
/// # Errors
/// What is wrong with the page, for the console.
pub fn mount_all() -> Result<(), String> {
    let document = gloo::utils::document();
    let block = document.get_element_by_id("page-data").ok_or("the page has no #page-data")?;
    let props: Props =
        crate::ui::pack::unpack(&block.text_content().unwrap_or_default()).ok_or("page data")?;
    let boxes = document.query_selector_all("[data-island]").map_err(|e| format!("{e:?}"))?;
    for at in 0..boxes.length() {
        let Some(island) = boxes.get(at).and_then(|node| node.dyn_into::<Element>().ok()) else {
            continue;
        };
        mount(&island, &props)?;
    }
    Ok(())
}

fn mount(island: &Element, props: &Props) -> Result<(), String> {
    let name = island.get_attribute("data-island").unwrap_or_default();
    island.set_inner_html("");
    match name.as_str() {
        "tally" => {
            yew::Renderer::<Tally>::with_root_and_props(island.clone(), props.clone()).render();
            Ok(())
        }
        _ => Err(format!("no island is called {name}")),
    }
}
