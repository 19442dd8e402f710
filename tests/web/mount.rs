//! Islands take over the boxes that the page writer left.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use baton::lang::Lang;
use baton::ui::mount::mount_all;
use baton::ui::tally::Props;
use gloo::utils::{body, document};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// Stands beside what the test runner itself writes into the body.
fn page(block: &str) {
    let main = document().query_selector("main").expect("valid").unwrap_or_else(|| {
        let main = document().create_element("main").expect("a plain name");
        body().append_child(&main).expect("the body takes children");
        main
    });
    main.set_inner_html(&format!(
        "<div data-island=\"tally\"><button disabled>?</button></div>\
         <script type=\"application/x-baton\" id=\"page-data\">{block}</script>"
    ));
}

fn text(selector: &str) -> Option<String> {
    document().query_selector(selector).ok().flatten()?.text_content()
}

async fn drawn() {
    gloo::timers::future::TimeoutFuture::new(0).await;
}

#[wasm_bindgen_test]
async fn an_island_replaces_its_picture_and_answers_clicks() {
    let bytes = postcard::to_allocvec(&Props { lang: Lang::Ko, start: 3 }).expect("encodes");
    page(&STANDARD.encode(bytes));
    mount_all().expect("the page is good");
    drawn().await;
    assert_eq!(text("main output").as_deref(), Some("3"));
    let more = document().query_selector("button.main").expect("valid").expect("drawn");
    more.unchecked_into::<HtmlElement>().click();
    drawn().await;
    assert_eq!(text("main output").as_deref(), Some("4"));
}

#[wasm_bindgen_test]
fn a_page_with_damaged_data_keeps_its_picture() {
    page("***");
    assert!(mount_all().is_err());
    assert_eq!(text("[data-island] button").as_deref(), Some("?"));
}
