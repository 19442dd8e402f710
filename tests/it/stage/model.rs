//! What happens when something on the stage is pressed.

use super::given::{Model, act, model, press, run};
use baton::app::stage::{Changed, EventLine, Kind, StageMsg, StageView, Target, Tone};
use baton::course::Script;
use baton::lang::Lang;

fn numbers(model: &Model) -> (u32, u32, u32) {
    let view = model.view(Lang::En);
    let numbers = &view.numbers[0];
    (numbers.desired.value, numbers.running.value, numbers.routable.value)
}

fn line<'a>(view: &'a StageView, words: &str) -> &'a EventLine {
    let found = view.events.lines.iter().find(|line| line.words.contains(words));
    found.unwrap_or_else(|| panic!("no line says {words}: {:#?}", view.events.lines))
}

#[test]
fn a_terminated_computer_is_healed_by_a_new_task() {
    let mut model = model(Lang::En, 3);
    assert_eq!(numbers(&model), (3, 3, 3));
    act(&mut model, "terminate-computer 2");
    assert_eq!(numbers(&model), (3, 2, 2));
    run(&mut model, 180);
    assert_eq!(numbers(&model), (3, 3, 3));
    assert_eq!(model.view(Lang::En).settled.tone, Tone::Ok);
}

#[test]
fn a_computer_without_power_is_not() {
    let mut model = model(Lang::En, 3);
    act(&mut model, "power-off 2");
    run(&mut model, 600);
    assert_eq!(numbers(&model), (3, 3, 2));
    let view = model.view(Lang::En);
    assert_eq!(view.settled.tone, Tone::Bad);
    assert!(view.settled.words.contains("Computer 2 has no power"), "{}", view.settled.words);
    assert_eq!(view.picture.computers[1].tone, Tone::Silent);
    act(&mut model, "terminate-computer 2");
    run(&mut model, 180);
    assert_eq!(numbers(&model), (3, 3, 3));
}

#[test]
fn an_action_starts_time_unless_the_learner_stopped_it() {
    let mut model = model(Lang::En, 1);
    assert!(!model.is_playing());
    act(&mut model, "scale member 2");
    assert!(model.is_playing());
    press(&mut model, StageMsg::PausePressed);
    act(&mut model, "scale member 3");
    assert!(!model.is_playing());
    assert_eq!(model.update(StageMsg::FramePassed { real_ms: 16 }), Changed::No);
}

#[test]
fn speed_decides_how_much_time_a_frame_is() {
    let mut model = model(Lang::En, 1);
    press(&mut model, StageMsg::PlayPressed);
    press(&mut model, StageMsg::FramePassed { real_ms: 100 });
    assert_eq!(model.now_ms(), 800);
    press(&mut model, StageMsg::SpeedChosen(60));
    press(&mut model, StageMsg::FramePassed { real_ms: 100 });
    assert_eq!(model.now_ms(), 6_800);
    press(&mut model, StageMsg::SpeedChosen(0));
    assert_eq!(model.view(Lang::En).controls.speed, 1);
}

#[test]
fn a_step_is_one_event_and_a_jump_goes_to_one_that_matters() {
    let mut model = model(Lang::En, 1);
    act(&mut model, "scale member 2");
    let count = |model: &Model| model.timeline().live().cluster().history().event_count();
    let before = count(&model);
    press(&mut model, StageMsg::StepPressed);
    assert!(count(&model) > before);
    assert!(!model.is_playing());
    while numbers(&model).1 < 2 {
        press(&mut model, StageMsg::JumpPressed);
        assert_eq!(model.view(Lang::En).notice, None);
    }
    assert_eq!(model.view(Lang::En).events.lines[0].words, "Task 2 is running.");
}

#[test]
fn where_nothing_more_will_happen_a_jump_says_so_and_stays() {
    let mut model = model(Lang::En, 1);
    act(&mut model, "scale member 2");
    run(&mut model, 300);
    let before = model.now_ms();
    press(&mut model, StageMsg::JumpPressed);
    let notice = model.view(Lang::En).notice.expect("an answer");
    assert!(notice.starts_with("Nothing more will happen"), "{notice}");
    assert!(model.now_ms() < before + 30 * 60_000);
}

#[test]
fn the_past_can_be_looked_at_and_nothing_is_lost() {
    let mut model = model(Lang::En, 3);
    act(&mut model, "terminate-computer 2");
    run(&mut model, 120);
    let (now, digest) = (model.now_ms(), model.timeline().live().digest());
    press(&mut model, StageMsg::Scrubbed(5_000));
    let view = model.view(Lang::En);
    assert_eq!((view.controls.clock.as_str(), view.controls.in_the_past), ("0:05", true));
    assert_eq!(numbers(&model), (3, 2, 2));
    assert!(view.score.now_ms > 100_000 && view.score.viewed_ms <= 5_000);
    assert!(view.actions.locked.is_some());

    act(&mut model, "scale member 4");
    assert!(model.view(Lang::En).notice.expect("an answer").contains("Back to now"));
    assert_eq!(model.log().len(), 1);

    press(&mut model, StageMsg::ReturnedToNow);
    assert!(!model.view(Lang::En).controls.in_the_past);
    assert_eq!((model.now_ms(), model.timeline().live().digest()), (now, digest));
}

#[test]
fn the_past_plays_until_it_meets_now() {
    let mut model = model(Lang::En, 1);
    run(&mut model, 20);
    press(&mut model, StageMsg::Scrubbed(10_000));
    press(&mut model, StageMsg::PlayPressed);
    press(&mut model, StageMsg::FramePassed { real_ms: 250 });
    assert_eq!(model.view(Lang::En).controls.clock, "0:12");
    for _ in 0..6 {
        press(&mut model, StageMsg::FramePassed { real_ms: 250 });
    }
    assert!(!model.view(Lang::En).controls.in_the_past);
    assert!(model.now_ms() > 20_000);
}

#[test]
fn undo_takes_the_last_command_back_and_its_time_with_it() {
    let mut model = model(Lang::En, 1);
    run(&mut model, 10);
    let before = model.timeline().live().digest();
    act(&mut model, "scale member 3");
    run(&mut model, 90);
    assert_eq!(numbers(&model).0, 3);
    press(&mut model, StageMsg::UndoPressed);
    assert_eq!(numbers(&model), (1, 1, 1));
    assert_eq!(model.timeline().live().digest(), before);
    let bars: usize = model.view(Lang::En).score.staves.iter().map(|stave| stave.bars.len()).sum();
    assert_eq!(bars, 1);

    press(&mut model, StageMsg::UndoPressed);
    assert_eq!(model.view(Lang::En).notice.as_deref(), Some("Nothing to take back."));
}

#[test]
fn undo_takes_nothing_back_while_the_past_is_looked_at() {
    let mut model = model(Lang::En, 1);
    act(&mut model, "scale member 3");
    run(&mut model, 90);
    press(&mut model, StageMsg::Scrubbed(1_000));
    press(&mut model, StageMsg::UndoPressed);
    assert_eq!(model.log().len(), 1);
    assert!(model.view(Lang::En).notice.is_some());
}

#[test]
fn back_to_start_forgets_what_was_done() {
    let mut model = model(Lang::En, 1);
    let start = model.view(Lang::En);
    act(&mut model, "scale member 3");
    run(&mut model, 90);
    press(&mut model, StageMsg::BackToStartPressed);
    assert_eq!(model.view(Lang::En), start);
}

#[test]
fn a_refused_action_says_why_and_is_not_logged() {
    let mut model = model(Lang::En, 1);
    act(&mut model, "power-on 1");
    let notice = |model: &Model| model.view(Lang::En).notice.expect("an answer");
    assert_eq!(notice(&model), "Computer 1 already has power.");
    act(&mut model, "stop-task 9");
    assert!(notice(&model).starts_with("There is no task 9."));
    press(&mut model, StageMsg::RefusedPressed("Not possible now.".into()));
    assert_eq!(notice(&model), "Not possible now.");
    assert!(model.log().is_empty());
}

#[test]
fn what_a_message_would_log_is_what_it_logs() {
    let mut model = model(Lang::En, 1);
    run(&mut model, 7);
    let msg = StageMsg::ActionChosen(baton::course::Action::new(
        baton::course::ActionId::RentComputer,
        [1.into()],
    ));
    let logged = model.would_log(&msg).expect("a command");
    press(&mut model, msg.clone());
    assert_eq!(model.log(), [logged]);
    assert_eq!(model.would_log(&StageMsg::UndoPressed), None);
    press(&mut model, StageMsg::Scrubbed(1_000));
    assert_eq!(model.would_log(&msg), None);
}

#[test]
fn a_log_brings_the_same_world_back() {
    let mut first = model(Lang::En, 3);
    act(&mut first, "terminate-computer 2");
    run(&mut first, 33);
    act(&mut first, "scale member 4");
    run(&mut first, 12);
    let mut second = model(Lang::En, 3);
    second.restore(first.log().to_vec(), first.moment(), first.scripted()).expect("its own log");
    assert_eq!(second.timeline().live().digest(), first.timeline().live().digest());
    assert_eq!(second.view(Lang::En).picture, first.view(Lang::En).picture);
    assert_eq!(second.view(Lang::En).score, first.view(Lang::En).score);
}

#[test]
fn a_script_plays_as_if_typed_however_time_is_cut() {
    let script = || Script::read("wait 20s\nterminate-computer 2\nwait 1m").expect("a script");
    let started = StageMsg::ScriptStarted { script: script(), until_ms: 150_000 };
    let (mut slow, mut skipped) = (model(Lang::En, 3), model(Lang::En, 3));
    act(&mut slow, "scale member 1");
    press(&mut slow, started.clone());
    assert!(slow.is_showing() && slow.is_playing());
    act(&mut slow, "scale member 4");
    assert!(slow.view(Lang::En).notice.expect("an answer").contains("being shown"));
    while slow.is_showing() {
        press(&mut slow, StageMsg::FramePassed { real_ms: 37 });
    }
    press(&mut skipped, started);
    press(&mut skipped, StageMsg::ScriptSkipped);
    for model in [&slow, &skipped] {
        assert_eq!((model.now_ms(), model.scripted(), model.is_playing()), (150_000, 1, false));
        assert_eq!(model.log().len(), 1);
    }
    assert_eq!(slow.log(), skipped.log());
    assert_eq!(slow.timeline().live().digest(), skipped.timeline().live().digest());
}

#[test]
fn a_script_that_cannot_go_on_says_so_and_ends() {
    let mut model = model(Lang::En, 1);
    let script = Script::read("wait 1s\nstop-task 7").expect("a script");
    press(&mut model, StageMsg::ScriptStarted { script, until_ms: 9_000 });
    press(&mut model, StageMsg::ScriptSkipped);
    let notice = model.view(Lang::En).notice.expect("an answer");
    assert!(notice.starts_with("The script stopped in line 2."), "{notice}");
    assert!(!model.is_showing());
}

#[test]
fn why_leads_back_to_what_the_learner_did() {
    let mut model = model(Lang::En, 3);
    act(&mut model, "terminate-computer 2");
    run(&mut model, 30);
    let placed = line(&model.view(Lang::En), "placed the new task 4").id;
    press(&mut model, StageMsg::WhyPressed(placed));
    let view = model.view(Lang::En);
    let chain = line(&view, "placed the new task 4").chain.as_ref().expect("it is open");
    assert_eq!((chain[0].words.as_str(), chain[0].mine), ("Computer 2 was terminated.", true));
    assert_eq!(chain[0].note, "what you did");
    assert!(chain.iter().any(|link| link.note == "R44 · documented"), "{chain:#?}");
    assert!(chain.iter().any(|link| link.note == "R27 · documented"), "{chain:#?}");
    press(&mut model, StageMsg::WhyPressed(placed));
    assert_eq!(line(&model.view(Lang::En), "placed the new task 4").chain, None);
}

#[test]
fn what_is_chosen_in_the_picture_is_chosen_in_the_lists() {
    let mut model = model(Lang::En, 3);
    press(&mut model, StageMsg::TargetChosen(Some(Target { kind: Kind::Container, number: 4 })));
    let view = model.view(Lang::En);
    let chosen: Vec<_> =
        view.actions.pickers.iter().map(|picker| (picker.kind, picker.chosen)).collect();
    assert_eq!(
        chosen,
        [(Kind::Computer, Some(2)), (Kind::Task, Some(2)), (Kind::Container, Some(4))]
    );
    assert!(view.picture.computers[1].shown_tasks().any(|task| task.chosen));
    for nothing in [0, 99, u32::MAX] {
        let target = Target { kind: Kind::Container, number: nothing };
        press(&mut model, StageMsg::TargetChosen(Some(target)));
        assert!(model.view(Lang::En).actions.pickers.iter().all(|picker| picker.chosen.is_none()));
    }
}

#[test]
fn a_view_changes_only_with_what_it_shows() {
    let mut model = model(Lang::Ko, 3);
    let before = model.view(Lang::Ko);
    assert_eq!(model.view(Lang::Ko), before);
    press(&mut model, StageMsg::PlayPressed);
    let playing = model.view(Lang::Ko);
    press(&mut model, StageMsg::FramePassed { real_ms: 5 });
    assert_eq!(model.view(Lang::Ko), playing, "forty milliseconds are less than a pixel");
    press(&mut model, StageMsg::FramePassed { real_ms: 200 });
    let later = model.view(Lang::Ko);
    assert!(later != playing && later.picture == playing.picture);
    assert_eq!(later.announcement, playing.announcement, "a clock is not announced");
}

#[test]
fn tasks_without_a_service_are_said_to_be_left_out_of_the_numbers() {
    let mut model = model(Lang::En, 1);
    let left_out = |model: &Model| model.view(Lang::En).settled.words.contains("not counted");
    assert!(!left_out(&model));
    act(&mut model, "run-task member");
    run(&mut model, 120);
    assert_eq!(numbers(&model), (1, 1, 1), "two run, one of them without a service");
    assert!(left_out(&model));
    act(&mut model, "stop-task 2");
    run(&mut model, 120);
    assert!(!left_out(&model));
}

#[test]
fn a_service_that_is_there_cannot_be_created_and_says_so() {
    let model = model(Lang::En, 1);
    let view = model.view(Lang::En);
    let create = view.actions.plain.iter().find(|button| button.word == "create-service");
    let reason = create.expect("its button stays").reason.as_deref();
    assert_eq!(reason, Some("The Member service exists already."));
}
