//! Importing and erasing, with the browser's own shelves, file field and events.

use crate::given::{answer, click, data, drawn, first, page, text, whole_page};
use crate::shelf::{clear, kept};
use baton::app::page::PageData;
use baton::course::{Progress, export};
use baton::ui::browser::Shelf;
use baton::ui::mount::mount_all;
use baton::ui::pack;
use baton::ui::shelf::{ASIDE, MARK, PROGRESS};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    Blob, Event, File, HtmlInputElement, HtmlTextAreaElement, StorageEvent, StorageEventInit,
};

const KEY: &str = "00-test/which";

/// The lesson's page with the three parts of the progress page.
async fn open() {
    page(&pack::pack::<PageData>(&data()), "");
    let main = first("main").expect("the page");
    for id in ["export", "import", "erase"] {
        let island = format!("<div data-island=\"transfer\" data-id=\"{id}\"></div>");
        main.insert_adjacent_html("beforeend", &island).expect("well formed");
    }
    mount_all().await;
    drawn().await;
}

fn part(id: &str) -> String {
    format!("[data-island='transfer'][data-id='{id}']")
}

async fn paste(words: &str) {
    let field = first("#import-text").expect("a field").unchecked_into::<HtmlTextAreaElement>();
    field.set_value(words);
    click(&format!("{} button", part("import")));
    drawn().await;
}

fn other() -> Progress {
    let mut progress = Progress::default();
    progress.solved("00-test/elsewhere");
    progress
}

#[wasm_bindgen_test]
async fn what_is_pasted_is_merged_and_kept() {
    clear();
    open().await;
    answer().await;
    paste(&export(&other())).await;
    assert!(kept().is_some_and(|p| p.get("00-test/elsewhere").is_none()), "not before the yes");
    click(&format!("{} .btn.main", part("import")));
    drawn().await;
    let both = kept().expect("kept");
    assert!(both.get("00-test/elsewhere").is_some() && both.get(KEY).is_some());
}

#[wasm_bindgen_test]
async fn what_is_damaged_changes_nothing() {
    clear();
    open().await;
    answer().await;
    let before = Shelf::Local.read(PROGRESS);
    let whole = export(&other());
    for broken in ["", "hello", "BATON9.x.y", &whole[..whole.len() - 2]] {
        paste(broken).await;
        assert!(!text(&format!("{} .said.wait", part("import"))).is_empty(), "{broken}");
        assert_eq!(Shelf::Local.read(PROGRESS), before);
    }
}

#[wasm_bindgen_test]
async fn a_file_is_read() {
    clear();
    open().await;
    let bits = Array::of1(&JsValue::from(export(&other())));
    let file = File::new_with_str_sequence(&bits, "baton.txt").expect("a file");
    assert!(file.dyn_ref::<Blob>().is_some_and(|blob| blob.size() > 20.0));
    let transfer = web_sys::DataTransfer::new().expect("a browser's");
    transfer.items().add_with_file(&file).expect("added");
    let field = first("main input[type='file']").expect("a field");
    let field = field.unchecked_into::<HtmlInputElement>();
    field.set_files(transfer.files().as_ref());
    let event = Event::new("change").expect("an event");
    event.init_event_with_bubbles("change", true);
    field.dispatch_event(&event).expect("dispatched");
    for _ in 0..100 {
        gloo::timers::future::TimeoutFuture::new(10).await;
        if first(&format!("{} .btn.main", part("import"))).is_some() {
            break;
        }
    }
    click(&format!("{} .btn.main", part("import")));
    drawn().await;
    assert!(kept().is_some_and(|p| p.get("00-test/elsewhere").is_some()));
}

#[wasm_bindgen_test]
async fn erasing_takes_everything_of_the_learner_and_nothing_else() {
    clear();
    Shelf::Local.write(ASIDE, "damaged").expect("allowed");
    Shelf::Local.write("baton.theme", "dark").expect("allowed");
    Shelf::Session.write("baton.stage.04-ecs.three", "x").expect("allowed");
    open().await;
    answer().await;
    click(&format!("{} button", part("erase")));
    drawn().await;
    assert!(kept().is_some_and(|p| p.get(KEY).is_some()), "the first press only asks");
    click(&format!("{} .danger", part("erase")));
    drawn().await;
    assert_eq!(kept(), Some(Progress::default()));
    assert_eq!(Shelf::Local.read(ASIDE), Ok(None));
    assert_eq!(Shelf::Session.read("baton.stage.04-ecs.three"), Ok(None));
    assert_eq!(Shelf::Session.read("baton.cards.00-test"), Ok(None));
    assert_eq!(Shelf::Local.read("baton.theme"), Ok(Some("dark".into())));
    assert_eq!(text("main .ask-kind .tag"), "");
    answer().await;
    assert!(kept().is_some_and(|p| p.get(KEY).is_some()), "and one can begin afresh");
    clear();
}

#[wasm_bindgen_test]
async fn an_erase_in_another_tab_arrives_here() {
    clear();
    whole_page("");
    mount_all().await;
    drawn().await;
    answer().await;
    let empty = format!("{MARK}{}", pack::text(&Progress::default().encode()));
    Shelf::Local.write(PROGRESS, &empty).expect("allowed");
    let init = StorageEventInit::new();
    init.set_key(Some(PROGRESS));
    init.set_new_value(Some(&empty));
    let event = StorageEvent::new_with_event_init_dict("storage", &init).expect("an event");
    gloo::utils::window().dispatch_event(&event).expect("dispatched");
    drawn().await;
    assert_eq!(text("main .ask-kind .tag"), "");
    assert_eq!(kept(), Some(Progress::default()), "and this tab does not bring it back");
}
