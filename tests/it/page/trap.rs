//! After a mistake of ours: the page goes on from before it, and a report tells the same story natively.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::given::{act, digest, page, run};
use baton::app::page::PageMsg;
use baton::course::{Action, ActionId};
use baton::lab::Logged;
use baton::lang::Lang;
use baton::sim::Command;
use baton::site::replay;
use baton::ui::pack;

/// What a tab keeps that was about to do something that stops its program.
fn doomed() -> (u64, Vec<u8>) {
    let mut page = page(Lang::Ko);
    act(&mut page, "three", "scale member 3");
    run(&mut page, "three", 20);
    let at = page.stage_at("three").expect("a stage");
    let moment = page.stage(at).expect("a stage").moment();
    let next = Some(Logged { moment, command: Command::Trap });
    (digest(&page, "three"), page.stage_log(at, next).expect("a stage").encode())
}

fn report(bytes: &[u8]) -> String {
    let kept = pack::text(bytes).replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        "program = \"p.wasm\"\npage = \"/ko/\"\nerror = \"unreachable\"\n[stages]\n\"baton.stage.04-ecs.three\" = \"{kept}\"\n"
    )
}

#[test]
fn the_page_comes_back_to_the_moment_before() {
    let (before, bytes) = doomed();
    let mut again = page(Lang::Ko);
    let at = again.stage_at("three").expect("a stage");
    again.update(PageMsg::StageRecalled { at, bytes, crashed: true });
    assert_eq!(digest(&again, "three"), before);
    assert!(again.troubles().is_empty());
}

#[test]
fn a_report_is_played_to_the_very_mistake() {
    let mut told = Vec::new();
    let report = report(&doomed().1);
    let stopped = catch_unwind(AssertUnwindSafe(|| {
        replay(&report, Path::new("lessons"), |line| told.push(line.to_owned()))
    }));
    assert!(stopped.is_err(), "it stops here as it did there: {told:?}");
    let ends = |line: &str, end| line.ends_with(end);
    assert_eq!(told[0], "p.wasm on /ko/: unreachable");
    assert!(told[1].starts_with("04-ecs/three, seed "), "{told:?}");
    assert!(told[2].starts_with("0:00 UpdateService"), "{told:?}");
    assert!(told.last().is_some_and(|last| ends(last, "Trap")), "{told:?}");
}

#[test]
fn what_is_no_report_of_these_lessons_says_so() {
    let told = |report: &str| replay(report, Path::new("lessons"), |_| {}).expect_err("no report");
    assert!(told("x").starts_with("no report: "));
    let other = report(&doomed().1).replace("04-ecs.three", "04-ecs.four");
    assert_eq!(told(&other), "04-ecs has no stage four now");
    let damaged = told(&report(b"\x03"));
    assert!(damaged.ends_with("kept in a world that is another one now"), "{damaged}");
}

#[test]
fn no_line_and_no_button_asks_for_it() {
    assert!(Action::read("trap").is_err());
    assert!(ActionId::ALL.iter().all(|id| id.word() != "trap"));
}
