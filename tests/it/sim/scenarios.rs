//! `tests/scenarios/*.txt`: a script, and the whole trace that it leaves, each event and decision with its cause.
//!
//! Lines with `> ` are the script, in the one grammar of scripts, and lines with `#` say what it shows; the rest is rewritten by
//! `UPDATE_EXPECT=1`. Every scenario has three computers (zones a, b, c; two network slots each) and the families web (nginx, app
//! and a non-essential helper) and stubborn (ignores SIGTERM; as large as a computer).

use std::fmt::Write;
use std::fs;
use std::path::Path;

use baton::course::{Played, Player, Script};
use baton::lab::World;
use baton::shell::ecs;
use baton::sim::*;
use expect_test::expect_file;

use super::given::{Given, SMALL, container, definition};

#[test]
fn each_scenario_leaves_the_trace_that_is_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("scenarios").map(|e| e.expect("readable").path()).collect();
    paths.sort();
    assert!(paths.len() >= 10);
    for path in paths {
        let file = fs::read_to_string(&path).expect("text");
        let head: Vec<&str> =
            file.lines().take_while(|l| l.starts_with('>') || l.starts_with('#')).collect();
        let script: String = head.iter().filter_map(|l| l.strip_prefix('>')).fold(
            String::new(),
            |mut script, line| {
                let _ = writeln!(script, "{line}");
                script
            },
        );
        let trace = trace(&played(&script));
        expect_file![&path].assert_eq(&format!("{}\n\n{trace}", head.join("\n")));
    }
}

fn start() -> World {
    let mut helper = container("helper", 9000);
    helper.essential = false;
    helper.port_mappings.clear();
    let containers = vec![container("nginx", 80), container("app", 8080), helper];
    let mut given = Given::computers(1, 3, definition("web", containers));
    let mut stubborn = container("app", 8080);
    stubborn.image = "stubborn:1".into();
    stubborn.memory = Some(SMALL.memory_mib);
    given.apply(Command::RegisterTaskDefinition(definition("stubborn", vec![stubborn])));
    given.push("stubborn:1", |program| program.on_sigterm = OnSigterm::Ignore);
    given.world
}

fn played(script: &str) -> World {
    let mut world = start();
    let script = Script::read(script).expect("the scenario's script");
    let mut player = Player::new(
        script,
        baton::course::Kit { rented: SMALL, ..Default::default() },
        world.now(),
    );
    let played = player.play(&mut world, TimeMs::NEVER, 100_000);
    assert_eq!(played, Ok(Played::Done));
    world
}

/// Everything since the learner's 0:00.
fn trace(world: &World) -> String {
    let (cluster, begin) = (world.cluster(), start());
    let history = cluster.history();
    let first = begin.cluster().history().event_count();
    let mut decisions = history.decisions(0..usize::MAX).peekable();
    let mut trace = String::new();
    for event in history.events(first..usize::MAX) {
        while let Some(decision) = decisions.next_if(|d| precedes(d, event)) {
            let (rule, cause) = (decision.kind.rule().id(), because(decision.cause));
            let what = format!("{:?}", decision.kind);
            line(&mut trace, decision.at, begin.now(), &format!("  {rule}: {what}"), &cause);
        }
        let what = format!("{} {}", event.id.number(), told(cluster, event.kind));
        line(&mut trace, event.at, begin.now(), &what, &because(event.cause));
    }
    let _ = writeln!(trace, "\nThen: {:?}", settled::state(cluster));
    for (index, service) in cluster.services().iter().enumerate() {
        let counts = cluster.counts(ServiceId::from_index(index));
        let _ = writeln!(trace, "{}: {counts:?}", service.name);
    }
    trace
}

/// A decision stands before the first event of its moment that could come from it.
fn precedes(decision: &Decision, event: &Event) -> bool {
    let at_once = match decision.cause {
        Cause::Event(id) => id < event.id,
        Cause::Decision(_) | Cause::Command(_) | Cause::Start => true,
    };
    let by_it = matches!(event.cause, Cause::Decision(id) if id >= decision.id);
    decision.at < event.at || (decision.at == event.at && at_once && by_it)
}

fn because(cause: Cause) -> String {
    match cause {
        Cause::Start => "the start".into(),
        Cause::Command(id) => format!("command {}", id.number()),
        Cause::Event(id) => format!("{}", id.number()),
        Cause::Decision(id) => format!("decision {}", id.number()),
    }
}

fn told(cluster: &Cluster, kind: EventKind) -> String {
    match kind {
        EventKind::ServicePosted { service, message } => {
            let posted = cluster.service(service).message(message).expect("kept");
            ecs::service_event(cluster, service, &posted.kind)
        }
        kind => format!("{kind:?}"),
    }
}

fn line(trace: &mut String, at: TimeMs, begin: TimeMs, what: &str, because: &str) {
    let ms = at.since(begin);
    let (minutes, seconds, ms) = (ms / 60_000, ms / 1_000 % 60, ms % 1_000);
    let _ = writeln!(trace, "{minutes:>3}:{seconds:02}.{ms:03} {what} ← {because}");
}
