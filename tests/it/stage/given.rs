//! A stage to test on: two computers, one service of nginx and a web server.

use std::rc::Rc;

use baton::app::stage::{Changed, StageModel, StageMsg};
use baton::course::{Action, ActionId, Names, Script, Stage};
use baton::lab::Timeline;
use baton::lang::Lang;
use baton::sim::{ContainerDefinition, InstanceType, PortMapping, TaskDefinition};

pub(crate) type Model = StageModel<()>;

pub(crate) fn stage(lang: Lang, setup: &str) -> Stage {
    let computer = InstanceType::new(2048, 4096, 4);
    let (title, name) = match lang {
        Lang::Ko => ("컴퓨터 두 대", "회원 서비스"),
        Lang::En => ("Two computers", "Member service"),
    };
    Stage {
        id: "two".into(),
        title: title.into(),
        names: Names(vec![("member".into(), name.into())]),
        seed: 6,
        speed: 8,
        actions: ActionId::ALL.to_vec(),
        computers: vec![computer; 2],
        kit: baton::course::Kit { rented: computer, ..Default::default() },
        task_definitions: vec![TaskDefinition {
            family: "member".into(),
            revision: 1,
            containers: vec![container("nginx", 80), container("web", 8080)],
            ..TaskDefinition::default()
        }],
        setup: Script::read(setup).expect("a script"),
        faults: Vec::new(),
        group: None,
        views: Vec::new(),
        covers: Vec::new(),
    }
}

fn container(name: &str, port: u16) -> ContainerDefinition {
    ContainerDefinition {
        name: name.into(),
        image: format!("hub/{name}:1"),
        cpu: 256,
        memory: Some(512),
        port_mappings: vec![PortMapping::tcp(port)],
        ..ContainerDefinition::default()
    }
}

/// A stage whose service keeps `desired` tasks, all running.
pub(crate) fn model(lang: Lang, desired: u32) -> Model {
    let setup = format!("create-service member {desired}\nwait until steady");
    let stage = Rc::new(stage(lang, &setup));
    let world = stage.set_up(stage.seed).expect("the stage sets up");
    StageModel::new(stage, "two".into(), Timeline::new(world, ()))
}

pub(crate) fn press(model: &mut Model, msg: StageMsg) {
    assert_eq!(model.update(msg), Changed::Yes);
}

pub(crate) fn act(model: &mut Model, line: &str) {
    press(model, StageMsg::ActionChosen(Action::read(line).expect("an action")));
}

/// Lets the stage run for so many simulated seconds, in frames of a twentieth of a second.
pub(crate) fn run(model: &mut Model, seconds: u64) {
    let end = model.now_ms() + seconds * 1_000;
    press(model, StageMsg::PlayPressed);
    while model.now_ms() < end {
        press(model, StageMsg::FramePassed { real_ms: 50 });
    }
    press(model, StageMsg::PausePressed);
}
