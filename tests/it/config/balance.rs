//! The balancer: what a learner sees of it, by the same code that routes requests.

use super::given::{Computer, drawn};
use baton::app::config::balance::{BalanceModel, BalanceMsg, BalanceView, Condition, Rival};
use baton::lang::Lang;
use baton::nginx::Version;
use baton::nginx::route::Configuration;
use baton::ui::config::balance::balance;
use expect_test::{expect, expect_file};
use std::fmt::Write;
use std::rc::Rc;
use yew::Callback;

const ALL: [&str; 3] = ["172.18.0.1:80", "172.18.0.2:80", "172.18.0.3:80"];

/// An upstream, its servers that answer, and what is done with it.
fn play(edited: &'static str, up: &[&'static str], msgs: &[BalanceMsg]) -> BalanceModel {
    let mut computer = Computer { edited, up: up.to_vec() };
    let configuration = Rc::new(computer.configuration());
    let mut model = BalanceModel::new(configuration, 1, &mut computer).expect("an upstream");
    for msg in msgs {
        if let BalanceMsg::PeerToggled(address) = msg {
            let known = ALL.into_iter().find(|known| known == address).expect("a peer");
            match computer.up.iter().position(|up| *up == known) {
                Some(at) => drop(computer.up.remove(at)),
                None => computer.up.push(known),
            }
        }
        model.update(msg.clone(), &mut computer);
    }
    model
}

fn view(edited: &'static str, up: &[&'static str], msgs: &[BalanceMsg]) -> BalanceView {
    play(edited, up, msgs).view(Lang::En)
}

const WEIGHTED: &str = "\
upstream members { server m1 weight=5; server m2; server m3; }
server { location / { proxy_pass http://members; } }";

fn strip(view: &BalanceView) -> &str {
    &view.runs[0].text
}

fn stop(peer: usize) -> BalanceMsg {
    BalanceMsg::PeerToggled(ALL[peer].to_owned())
}

#[test]
fn five_one_one_goes_as_nginx_goes() {
    let view = view(WEIGHTED, &ALL, &[BalanceMsg::Sent(7)]);
    assert_eq!(strip(&view), "A A B A C A A");
    assert_eq!(view.runs[0].bars[0].words, "5 (71.4%); by weight 71.4%");
    assert_eq!(view.peers.iter().map(|peer| peer.current_weight).collect::<Vec<_>>(), [0; 3]);
}

#[test]
fn what_comes_next_is_worked_out_from_the_weights() {
    let guesses = [0, 1, 1].map(BalanceMsg::Guessed);
    let mut msgs = guesses.to_vec();
    msgs.push(BalanceMsg::Foretold);
    let view = view(WEIGHTED, &ALL, &msgs);
    assert_eq!(view.foretell.verdict, "Right: 2 of 3.");
    let mut told = String::new();
    for one in &view.foretell.seen {
        let _ = writeln!(told, "guessed {}, got {:?}: {:?}", one.guess, one.peer, one.cells);
    }
    expect![[r#"
        guessed 0, got Some(0): [Weights { before: 0, share: 5, after: -2 }, Weights { before: 0, share: 1, after: 1 }, Weights { before: 0, share: 1, after: 1 }]
        guessed 1, got Some(0): [Weights { before: -2, share: 5, after: -4 }, Weights { before: 1, share: 1, after: 2 }, Weights { before: 1, share: 1, after: 2 }]
        guessed 1, got Some(1): [Weights { before: -4, share: 5, after: 1 }, Weights { before: 2, share: 1, after: -4 }, Weights { before: 2, share: 1, after: 3 }]
    "#]].assert_eq(&told);
}

/// One server dies: what is remembered of it, second by second.
#[test]
fn a_server_that_dies_is_put_aside_and_tried_again() {
    let conf = "\
upstream members { server m1 max_fails=2 fail_timeout=10s; server m2; }
server { location / { proxy_pass http://members; } }";
    let mut told = String::new();
    let mut msgs = Vec::new();
    let steps: [(&str, &[BalanceMsg]); 6] = [
        ("stopped", &[BalanceMsg::Sent(2), stop(0)]),
        ("sent 4", &[BalanceMsg::Sent(4)]),
        ("sent 3", &[BalanceMsg::Sent(3)]),
        ("10 s later", &[BalanceMsg::ClockMoved(10), BalanceMsg::Sent(2)]),
        ("started, 1 s later", &[stop(0), BalanceMsg::ClockMoved(1), BalanceMsg::Sent(2)]),
        ("1 s later", &[BalanceMsg::ClockMoved(1), BalanceMsg::Sent(4)]),
    ];
    for (what, step) in steps {
        msgs.extend_from_slice(step);
        let view = view(conf, &ALL, &msgs);
        let a = &view.peers[0];
        let _ = writeln!(
            told,
            "{what}: {}\n  fails {}/{}, {:?} ({}), answers {}",
            strip(&view),
            a.fails,
            a.max_fails,
            a.condition,
            a.condition_words,
            a.answers
        );
    }
    expect_file!["./golden/dying.txt"].assert_eq(&told);
}

#[test]
fn there_are_as_many_workers_as_the_file_says_and_auto_is_one() {
    for (written, workers) in [("", 1), ("auto", 1), ("3", 3), ("4096", 64)] {
        let processes = match written {
            "" => String::new(),
            number => format!("worker_processes {number};\n"),
        };
        let main = format!("{processes}events {{}}\nhttp {{\n{WEIGHTED}\n}}\n");
        let mut computer = Computer { edited: WEIGHTED, up: ALL.to_vec() };
        let main = main.as_bytes();
        let read = Configuration::read(b"/etc/nginx/nginx.conf", main, &computer, Version::V1_30);
        let model = BalanceModel::new(Rc::new(read), 1, &mut computer).expect("an upstream");
        assert_eq!(model.view(Lang::En).workers, workers, "{written}");
    }
}

#[test]
fn with_all_dead_nobody_answers() {
    let view = view(WEIGHTED, &[], &[BalanceMsg::Sent(3)]);
    assert_eq!(strip(&view), "A✕B✕C✕– – –");
    assert!(view.peers.iter().all(|peer| peer.condition == Condition::Aside));
}

#[test]
fn the_same_requests_by_two_methods() {
    let mut told = String::new();
    for rival in Rival::ALL {
        let msgs =
            [BalanceMsg::ComparedWith(Some(rival)), BalanceMsg::Slowed(0), BalanceMsg::Sent(24)];
        let view = view(WEIGHTED, &ALL, &msgs);
        let run = &view.runs[1];
        let _ = writeln!(told, "{}: {}\n  {:?}", run.method, run.text, run.keys);
    }
    expect_file!["./golden/rivals.txt"].assert_eq(&told);
}

#[test]
fn every_worker_counts_by_itself() {
    let view = view(WEIGHTED, &ALL, &[BalanceMsg::WorkersChosen(2), BalanceMsg::Sent(8)]);
    // Each worker's own choices go as one worker's would.
    for worker in [1, 2] {
        let own = view.runs[0].picks.iter().filter(|pick| pick.worker == worker);
        let own: Vec<_> = own.map(|pick| pick.peer).collect();
        let expected = [0, 0, 1, 0, 2, 0, 0].map(Some);
        assert_eq!(own, expected[..own.len()], "{worker}");
        assert!(own.len() > 1);
    }
    assert!(view.foretell.locked.is_some());
}

#[test]
fn backups_keep_methods_away_that_nginx_refuses_beside_them() {
    let conf = "\
upstream members { server m1; server m2 backup; server m3 down; }
server { location / { proxy_pass http://members; } }";
    let view = view(conf, &ALL, &[BalanceMsg::Sent(2), stop(0), BalanceMsg::Sent(2)]);
    // Backups stand behind the others: the third is m2.
    assert_eq!(strip(&view), "A A A✕C C");
    assert_eq!(
        view.rivals.iter().map(|(rival, _)| *rival).collect::<Vec<_>>(),
        [Rival::RoundRobin, Rival::LeastConn]
    );
}

#[test]
fn a_location_says_when_the_next_is_asked() {
    let conf = "\
upstream members { server m1; server m2; }
server { location / { proxy_pass http://members; proxy_next_upstream off; } }";
    assert_eq!(strip(&view(conf, &ALL[1..], &[BalanceMsg::Sent(3)])), "A✕– B B");
}

#[test]
fn without_an_upstream_there_is_nothing_to_see() {
    let mut computer = Computer { edited: "server { return 200; }", up: Vec::new() };
    let configuration = Rc::new(computer.configuration());
    assert!(BalanceModel::new(configuration, 1, &mut computer).is_none());
}

#[test]
fn the_balancer_is_drawn_in_words_too() {
    let mut msgs = vec![BalanceMsg::ComparedWith(Some(Rival::IpHash)), stop(1)];
    msgs.extend([BalanceMsg::Sent(7), BalanceMsg::Guessed(0), BalanceMsg::Guessed(0)]);
    msgs.extend([BalanceMsg::Guessed(2), BalanceMsg::Foretold]);
    let model = play(WEIGHTED, &ALL, &msgs);
    for lang in Lang::ALL {
        let drawn = drawn(balance("one", &model.view(lang), &Callback::noop()));
        expect_file![format!("./golden/balance.{}.html", lang.tag())].assert_eq(&drawn);
    }
}
