//! Storage: kept, damaged, full, blocked, shared with another tab.

use crate::given::{answer, drawn, text, whole_page};
use baton::course::{Progress, Standing};
use baton::ui::browser::Shelf;
use baton::ui::mount::mount_all;
use baton::ui::pack;
use baton::ui::shelf::{ASIDE, MARK, PROGRESS};
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::StorageEvent;

const KEY: &str = "00-test/which";

pub(crate) fn clear() {
    for shelf in [gloo::utils::window().local_storage(), gloo::utils::window().session_storage()] {
        shelf.expect("allowed").expect("there").clear().expect("allowed");
    }
}

pub(crate) fn kept() -> Option<Progress> {
    let text = Shelf::Local.read(PROGRESS).expect("allowed")?;
    Progress::decode(&pack::bytes(text.strip_prefix(MARK)?)?).ok()
}

async fn fresh() {
    whole_page("");
    mount_all().await;
    drawn().await;
}

#[wasm_bindgen_test]
async fn what_was_done_is_there_at_the_next_visit() {
    clear();
    fresh().await;
    answer().await;
    let standing = kept().and_then(|p| p.get(KEY).map(|record| record.standing()));
    assert_eq!(standing, Some(Standing::Solved));
    fresh().await;
    assert_eq!(text("main .ask-kind .tag"), "✓ 풀었어요");
    assert_eq!(text("main .notice"), "");
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_put_aside() {
    clear();
    Shelf::Local.write(PROGRESS, "망가진 기록").expect("allowed");
    fresh().await;
    assert!(text("main .notice").contains("따로"));
    assert_eq!(Shelf::Local.read(ASIDE), Ok(Some("망가진 기록".into())));
    answer().await;
    assert!(kept().is_some(), "a new record stands in its place");
}

#[wasm_bindgen_test]
async fn what_a_newer_version_kept_is_left_alone() {
    clear();
    let newer = format!("{MARK}{}", pack::text(&[200, 1, 2, 3]));
    Shelf::Local.write(PROGRESS, &newer).expect("allowed");
    fresh().await;
    answer().await;
    assert_eq!(Shelf::Local.read(PROGRESS), Ok(Some(newer)));
    assert!(text("main .notice").contains("새로운 버전"));
    assert!(text("main .verdict").starts_with("맞아요"), "the page goes on");
}

#[wasm_bindgen_test]
async fn a_full_shelf_is_said_and_harms_nothing() {
    clear();
    fresh().await;
    let mut junk = "x".repeat(1 << 20);
    for nth in 0.. {
        if Shelf::Local.write(&format!("junk{nth}"), &junk).is_err() {
            junk.truncate(junk.len() / 2);
        }
        if junk.is_empty() {
            break;
        }
    }
    answer().await;
    assert!(text("main .notice").contains("꽉"), "{}", text("main .notice"));
    assert!(text("main .verdict").starts_with("맞아요"), "the page goes on");
    clear();
}

#[wasm_bindgen_test]
async fn a_blocked_shelf_is_said_and_harms_nothing() {
    clear();
    let shelves = ["localStorage", "sessionStorage"].map(JsValue::from);
    let window = Object::from(JsValue::from(gloo::utils::window()));
    let open = shelves.clone().map(|name| Object::get_own_property_descriptor(&window, &name));
    let blocked = Object::new();
    let get = Function::new_no_args("throw new DOMException('no', 'SecurityError')");
    for (key, value) in [("get", JsValue::from(get)), ("configurable", JsValue::TRUE)] {
        Reflect::set(&blocked, &key.into(), &value).expect("a plain object");
    }
    for name in &shelves {
        Object::define_property(&window, name, &blocked);
    }
    fresh().await;
    answer().await;
    let (notice, verdict) = (text("main .notice"), text("main .verdict"));
    for (name, own) in shelves.iter().zip(open) {
        Object::define_property(&window, name, &own.into());
    }
    assert!(notice.contains("막아"), "{notice}");
    assert!(verdict.starts_with("맞아요"), "the page goes on");
    clear();
}

#[wasm_bindgen_test]
async fn what_another_tab_kept_arrives_and_is_merged() {
    clear();
    fresh().await;
    let mut other = Progress::default();
    other.solved("00-test/elsewhere");
    other.solved(KEY);
    let theirs = format!("{MARK}{}", pack::text(&other.encode()));
    Shelf::Local.write(PROGRESS, &theirs).expect("allowed");
    let event = StorageEvent::new("storage").expect("an event");
    gloo::utils::window().dispatch_event(&event).expect("dispatched");
    drawn().await;
    assert_eq!(text("main .ask-kind .tag"), "✓ 풀었어요");
    answer().await;
    assert!(kept().is_some_and(|p| p.get("00-test/elsewhere").is_some()), "nothing is lost");
}
