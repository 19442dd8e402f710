//! The same cluster in a lesson's own words.

use super::given::{Model, act, press, run, stage};
use baton::app::stage::{Changed, StageModel, StageMsg};
use baton::course::{View, ViewWord};
use baton::lab::Timeline;
use baton::lang::Lang;
use std::rc::Rc;

fn word(said: &str, here: &str, numbered: &[&str]) -> ViewWord {
    let numbered = numbered.iter().map(|name| (*name).into()).collect();
    ViewWord { said: said.into(), here: here.into(), numbered }
}

/// Three member tasks, which can be seen as three shops.
fn model() -> Model {
    let shops = ["강남점", "신촌점", "홍대점"];
    let words = vec![
        word("회원 서비스", "치킨 라인", &[]),
        word("클러스터", "본사", &[]),
        word("태스크", "매장", &shops),
        word("컴퓨터", "상가", &[]),
        word("nginx", "홀 매니저", &[]),
    ];
    let mut stage = stage(Lang::Ko, "create-service member 3\nwait until steady");
    stage.views = vec![View { label: "치킨집으로 보기".into(), words }];
    let world = stage.set_up(stage.seed).expect("the stage sets up");
    StageModel::new(Rc::new(stage), "two".into(), Timeline::new(world, ()))
}

/// Everything that the learner reads, on lines; ECS's own words apart.
fn read(model: &Model) -> (String, Vec<String>) {
    let view = model.view(Lang::Ko);
    let mut lines = vec![view.title.clone(), view.picture.cluster.clone()];
    lines.extend(view.description.iter().cloned());
    lines.extend(view.score.staves.iter().map(|stave| stave.name.clone()));
    let bars = view.score.staves.iter().flat_map(|stave| &stave.bars);
    lines.extend(bars.map(|bar| bar.name.clone()));
    lines.extend(view.actions.dials.iter().map(|dial| dial.more.spoken.clone()));
    let pickers = &view.actions.pickers;
    lines.extend(pickers.iter().map(|picker| picker.label.clone()));
    lines.extend(pickers.iter().flat_map(|p| &p.options).map(|option| option.1.clone()));
    lines.extend(view.events.lines.iter().map(|line| line.words.clone()));
    let rows = view.tables.computers.iter().chain(&view.tables.tasks);
    lines.extend(rows.map(|row| row.cells.join(" | ")));
    let ecs = view.events.lines.iter().filter_map(|line| line.ecs.clone());
    (lines.join("\n"), ecs.collect())
}

#[test]
fn one_switch_relabels_all_that_is_read_and_nothing_that_ecs_prints() {
    let mut model = model();
    act(&mut model, "terminate-computer 2");
    run(&mut model, 120);
    let (ours, ecs) = read(&model);
    press(&mut model, StageMsg::ViewPressed(0));
    let (theirs, ecs_then) = read(&model);
    for word in ["회원 서비스", "태스크", "컴퓨터", "nginx"] {
        assert!(ours.contains(word), "{word} in {ours}");
        assert!(!theirs.contains(word), "{word} in {theirs}");
    }
    assert!(!ecs.is_empty());
    assert_eq!(ecs, ecs_then);
    expect_test::expect_file!["./golden/viewed.ko.txt"].assert_eq(&theirs);

    press(&mut model, StageMsg::ViewPressed(0));
    assert_eq!(read(&model).0, ours);
}

#[test]
fn a_view_that_is_not_there_is_none() {
    let mut model = model();
    let before = read(&model);
    assert_eq!(model.update(StageMsg::ViewPressed(7)), Changed::Yes);
    assert_eq!(read(&model), before);
    assert_eq!(model.viewed_as(), None);
}
