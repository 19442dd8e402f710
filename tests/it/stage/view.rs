//! The stage as HTML, in both languages.

use super::given::{Model, act, model, press, run};
use baton::app::stage::StageMsg;
use baton::lang::Lang;
use baton::ui::stage::{Stage, StageProps};
use expect_test::expect_file;
use std::rc::Rc;
use yew::Callback;

fn html(model: &Model, lang: Lang, mounted: bool) -> String {
    let props = StageProps { view: Rc::new(model.view(lang)), dispatch: Callback::noop(), mounted };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let drawing = yew::LocalServerRenderer::<Stage>::with_props(props).hydratable(false).render();
    tokio::task::LocalSet::new().block_on(&runtime, drawing)
}

/// A line for each element, so that a difference is a line too.
fn lines(html: &str) -> String {
    html.replace("><", ">\n<")
}

/// A computer was terminated, its task is being replaced, and "why?" of that is open.
fn healing(lang: Lang) -> Model {
    let mut model = model(lang, 3);
    act(&mut model, "terminate-computer 2");
    run(&mut model, 30);
    let view = model.view(lang);
    let placed = view.events.lines.iter().find(|line| line.words.contains('4')).expect("task 4").id;
    press(&mut model, StageMsg::WhyPressed(placed));
    model
}

#[test]
fn a_healing_cluster_looks_like_this() {
    let (ko, en) = (healing(Lang::Ko), healing(Lang::En));
    expect_file!["./golden/healing.ko.html"].assert_eq(&lines(&html(&ko, Lang::Ko, true)));
    expect_file!["./golden/healing.en.html"].assert_eq(&lines(&html(&en, Lang::En, true)));
}

/// The picture without the rest: that a lost computer goes unnoticed is in it.
#[test]
fn an_unnoticed_loss_looks_like_this() {
    for lang in Lang::ALL {
        let mut model = model(lang, 3);
        act(&mut model, "power-off 2");
        run(&mut model, 20);
        let all = html(&model, lang, true);
        let wide = all.find("data-width=\"wide\"").expect("the wide picture");
        let from = all[..wide].rfind("<svg").expect("its beginning");
        let to = from + all[from..].find("</svg>").expect("its end");
        let file = format!("./golden/lost.{}.svg", lang.tag());
        expect_file![file].assert_eq(&lines(&all[from..to]));
    }
}

#[test]
fn every_control_waits_until_the_program_has_come() {
    let all = html(&model(Lang::Ko, 1), Lang::Ko, false);
    for control in ["<button", "<select"] {
        let tags = all.split(control).skip(1).map(|rest| rest.split('>').next().unwrap_or(rest));
        let enabled: Vec<&str> = tags
            .filter(|tag| !tag.contains("disabled=\"disabled\"") && !tag.contains(" disabled"))
            .collect();
        assert!(enabled.is_empty(), "{control}: {enabled:?}");
    }
    assert!(!all.contains("style="), "a style attribute is blocked by the page's policy");
}
