//! A small lesson's page, as the page writer would leave it.

use baton::app::page::PageData;
use baton::course::{Block, Choice, ChoiceOption, Html, Kind, Lesson, Question, Section};
use baton::lang::Lang;
use baton::ui::pack;
use gloo::utils::{body, document};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// One section with one choice question, whose second option is right.
pub(crate) fn data() -> PageData {
    let option = |text: &str, right| ChoiceOption {
        text: Html(text.into()),
        explanation: Html(format!("<p>{text}: 설명</p>")),
        right,
    };
    let question = Question {
        id: "which".into(),
        covers: vec![],
        title: "무엇이 맞을까요?".into(),
        text: Html::default(),
        kind: Kind::Choice(Choice {
            options: vec![option("하나", false), option("둘", true)],
            before: false,
        }),
    };
    let section = Section {
        id: "first".into(),
        title: "첫 절".into(),
        covers: vec![],
        blocks: vec![Block::Question(Box::new(question))],
    };
    let lesson = Lesson {
        slug: "00-test".into(),
        title: "시험".into(),
        lead: Html::default(),
        objectives: vec![],
        before: None,
        sections: vec![section],
        stages: vec![],
    };
    PageData::of_lesson(Lang::Ko, &lesson)
}

/// The page with the question's box, holding `picture`, and `block` as its data. It stands beside
/// what the test runner itself writes into the body.
pub(crate) fn page(block: &str, picture: &str) {
    let main = first("main").unwrap_or_else(|| {
        let main = document().create_element("main").expect("a plain name");
        body().append_child(&main).expect("the body takes children");
        main
    });
    main.set_inner_html(&format!(
        "<div data-notices></div>\
         <div data-island=\"question\" data-id=\"which\">{picture}</div>\
         <div data-island=\"bars\" data-id=\"\"></div>\
         <script type=\"application/x-baton\" id=\"page-data\">{block}</script>"
    ));
}

pub(crate) fn whole_page(picture: &str) {
    page(&pack::pack(&data()), picture);
}

pub(crate) fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).expect("a valid selector")
}

pub(crate) fn text(selector: &str) -> String {
    first(selector).and_then(|element| element.text_content()).unwrap_or_default()
}

pub(crate) fn click(selector: &str) {
    first(selector).expect(selector).unchecked_into::<HtmlElement>().click();
}

/// Answers the question rightly.
pub(crate) async fn answer() {
    click("main input[value='1']");
    drawn().await;
    click("main .acts button");
    drawn().await;
}

/// Waits until what was changed is drawn.
pub(crate) async fn drawn() {
    gloo::timers::future::TimeoutFuture::new(0).await;
}
