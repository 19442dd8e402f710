//! Islands take over the boxes that the page writer left.

use crate::given::{answer, drawn, page, text, whole_page};
use baton::ui::mount::mount_all;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_island_replaces_its_picture_and_answers() {
    crate::shelf::clear();
    whole_page("<button disabled>?</button>");
    mount_all().await;
    drawn().await;
    answer().await;
    assert!(text("main .verdict").starts_with("맞아요"), "{}", text("main .verdict"));
    assert!(text("main .bars-sum").contains("1개"), "the bar follows");
}

#[wasm_bindgen_test]
async fn what_a_translator_did_to_the_picture_does_no_harm() {
    crate::shelf::clear();
    whole_page("<font>?</font><!-- foreign --><p><font><font>번역</font></font></p>");
    mount_all().await;
    drawn().await;
    assert_eq!(text("main .ask h3"), "무엇이 맞을까요?");
    answer().await;
    assert!(text("main .verdict").starts_with("맞아요"));
}

#[wasm_bindgen_test]
async fn damaged_data_leaves_a_document_that_says_so() {
    for block in ["***", "", "AAAA"] {
        page(block, "<p class=\"still\">글</p>");
        mount_all().await;
        drawn().await;
        assert_eq!(text("main .still"), "글", "the picture stays");
        assert!(!text("main .notice").is_empty(), "and a notice says why");
    }
}
