//! A small stage for the tests of this room: a service `member` with nothing to do.

use super::{Goal, Html, Kit, Lab, LabGoal, Names, Script, Stage, Wrong};
use crate::sim::{ContainerDefinition, InstanceType, PortMapping, TaskDefinition};

pub(super) fn stage(computers: usize) -> Stage {
    let computer = InstanceType::new(1024, 2048, 4);
    Stage {
        id: "example".into(),
        title: String::new(),
        names: Names::default(),
        seed: 1,
        speed: 1,
        actions: Vec::new(),
        faults: Vec::new(),
        computers: vec![computer; computers],
        kit: Kit { rented: computer, ..Kit::default() },
        task_definitions: vec![definition()],
        setup: script("create-service member 0\nwait until steady"),
        group: None,
        views: Vec::new(),
        covers: Vec::new(),
    }
}

fn definition() -> TaskDefinition {
    let container = |name: &str| ContainerDefinition {
        name: name.into(),
        image: format!("hub/{name}:1"),
        cpu: 128,
        memory: Some(128),
        port_mappings: vec![PortMapping::tcp(8080)],
        ..ContainerDefinition::default()
    };
    TaskDefinition {
        family: "member".into(),
        containers: vec![
            container("nginx"),
            ContainerDefinition { port_mappings: vec![PortMapping::tcp(80)], ..container("web") },
        ],
        ..TaskDefinition::default()
    }
}

pub(super) fn script(text: &str) -> Script {
    Script::read(text).expect("a test's script is well written")
}

/// A lab of five minutes.
pub(super) fn lab(goals: &[&str], wrongs: &[&str]) -> Lab {
    let read = |text: &&str| Goal::read(text).expect("a test's goals are well written");
    let wrong = |text| Wrong {
        id: String::new(),
        when: read(text),
        message: Html::default(),
        script: Script::default(),
    };
    Lab {
        until_ms: 5 * 60_000,
        goals: goals.iter().map(|text| LabGoal { id: String::new(), goal: read(text) }).collect(),
        wrongs: wrongs.iter().map(wrong).collect(),
        ..Lab::default()
    }
}
