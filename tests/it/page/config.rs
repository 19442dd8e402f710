//! The configuration of the template lesson: as a learner writes it, and as HTML.

use baton::app::page::{Page, PageMsg};
use baton::app::question::{ConfigMsg, Field, TEXT_MAX};
use baton::course::{Kind, PeerState, Standing};
use baton::lang::Lang;
use expect_test::expect_file;

use super::questions::{html, page, standing};
use ConfigMsg::{Applied, Drafted, PeerSet, Sent, SolutionAsked, StartedOver, Typed, Undone};

const CONFIG: &str = "pass-on";

/// Its start, with `line` in place of what it does.
fn with(line: &str) -> String {
    format!("server {{\n    listen 80;\n\n    location / {{\n        {line}\n    }}\n}}\n")
}

const RIGHT: &str = "proxy_pass http://localhost:8080;";
const BROKEN: &str = "proxy_pas http://localhost:8080;";

fn press(page: &mut Page, msgs: impl IntoIterator<Item = ConfigMsg>) {
    let at = page.question_at(CONFIG).expect("the template has it");
    for msg in msgs {
        page.update(PageMsg::Config(at, msg));
    }
}

fn after(lang: Lang, msgs: impl IntoIterator<Item = ConfigMsg>) -> Page {
    let mut page = page(lang);
    press(&mut page, msgs);
    page
}

/// Statuses of the requests sent, and who answered.
fn outcomes(page: &Page) -> Vec<(u16, Option<usize>)> {
    let desk = page.desk(page.question_at(CONFIG).expect("there")).expect("it is one");
    desk.outcomes().iter().map(|outcome| (outcome.status, outcome.peer)).collect()
}

#[test]
fn a_page_without_its_program_tells_all_of_it() {
    for lang in Lang::ALL {
        let all = html(page(lang), &[CONFIG], false);
        expect_file![format!("./golden/config.still.{}.html", lang.tag())].assert_eq(&all);
    }
}

#[test]
fn what_is_wrong_is_said_and_what_runs_goes_on() {
    for lang in Lang::ALL {
        let refused = after(lang, [Typed(with(BROKEN)), Applied, Sent(1)]);
        assert_eq!(outcomes(&refused), [(404, None)], "the start goes on");
        assert_eq!(standing(&refused, CONFIG), Some(Standing::Tried));
        let html = html(refused, &[CONFIG], true);
        expect_file![format!("./golden/config.refused.{}.html", lang.tag())].assert_eq(&html);
    }
}

#[test]
fn a_request_goes_its_way_and_the_goals_are_met() {
    for lang in Lang::ALL {
        let solved = after(lang, [Typed(with(RIGHT)), Applied, Sent(1), Sent(30)]);
        assert_eq!(standing(&solved, CONFIG), Some(Standing::Solved));
        let html = html(solved, &[CONFIG], true);
        expect_file![format!("./golden/config.solved.{}.html", lang.tag())].assert_eq(&html);
    }
}

#[test]
fn typing_alone_changes_nothing_that_runs() {
    let typed = after(Lang::Ko, [Typed(with(RIGHT)), Sent(1)]);
    assert_eq!(outcomes(&typed), [(404, None)]);
    let applied = after(Lang::Ko, [Typed(with(RIGHT)), Applied, Sent(1)]);
    assert_eq!(outcomes(&applied), [(200, Some(0))]);
}

#[test]
fn a_stopped_peer_is_a_502_and_a_hung_one_a_504() {
    let mut page = after(Lang::Ko, [Typed(with(RIGHT)), Applied]);
    press(&mut page, [PeerSet(0, PeerState::Refuses), Sent(1)]);
    press(&mut page, [PeerSet(0, PeerState::Silent), Sent(1)]);
    press(&mut page, [PeerSet(0, PeerState::Answers(200)), Sent(1)]);
    press(&mut page, [Drafted(Field::Port, "8080".into()), Sent(1)]);
    assert_eq!(outcomes(&page), [(502, None), (504, None), (200, Some(0)), (0, None)]);
}

#[test]
fn the_shown_solution_is_seen_and_a_fresh_start_can_solve_it() {
    let mut page = after(Lang::Ko, [SolutionAsked, Applied]);
    assert_eq!(standing(&page, CONFIG), Some(Standing::Seen));
    press(&mut page, [StartedOver, Typed(with(RIGHT)), Applied]);
    assert_eq!(standing(&page, CONFIG), Some(Standing::Solved));
}

#[test]
fn a_reload_and_the_other_language_bring_the_text_back() {
    let msgs = [Typed(with(RIGHT)), Applied, Typed(with(BROKEN)), PeerSet(0, PeerState::Silent)];
    let log = after(Lang::Ko, msgs).cards_log();
    let mut again = page(Lang::En);
    again.update(PageMsg::CardsRecalled(log.clone()));
    assert_eq!(again.cards_log(), log);
    press(&mut again, [Sent(1)]);
    assert_eq!(outcomes(&again), [(504, None)], "what was applied runs, and who hung hangs");
}

#[test]
fn what_a_button_replaced_comes_back() {
    let mut page = after(Lang::Ko, [Typed(with(RIGHT)), StartedOver, Undone, Applied]);
    assert_eq!(standing(&page, CONFIG), Some(Standing::Solved));
    let nowhere = ConfigMsg::Fixed { from: 9999, to: 10_000, insert: "x".into() };
    let backwards = ConfigMsg::Fixed { from: 9, to: 3, insert: "x".into() };
    let before = page.cards_log();
    press(&mut page, [nowhere, backwards, ConfigMsg::Chosen(9), PeerSet(9, PeerState::Silent)]);
    assert_eq!(page.cards_log(), before);
}

#[test]
fn a_text_of_more_than_64_kilobytes_is_neither_judged_nor_kept() {
    let mut page = after(Lang::Ko, [Typed(with(RIGHT))]);
    press(&mut page, [Typed("#".repeat(TEXT_MAX + 1)), Applied]);
    assert_eq!(standing(&page, CONFIG), None);
    assert!(page.cards_log().len() < 2000);
    press(&mut page, [Typed(with(RIGHT)), Applied]);
    assert_eq!(standing(&page, CONFIG), Some(Standing::Solved));
}

#[test]
fn whoever_is_behind_nginx_may_be_called_only_where_its_name_leads() {
    let at = page(Lang::Ko).question_at(CONFIG).expect("there");
    let page = page(Lang::Ko);
    let Some((Kind::Config(config), _)) = page.card(at).map(|(one, card)| (&one.kind, card)) else {
        panic!("it is a configuration");
    };
    use baton::app::config::bench::Bench;
    use baton::course::Ground;
    let said = |ground, host: &str| {
        let config = baton::course::Config { ground, ..(**config).clone() };
        let mut bench = Bench::new(&config);
        let line = format!("proxy_pass http://{host};");
        let report = bench.load(&with(&line));
        let refused = report.error().map(|e| String::from_utf8_lossy(&e.text()).into_owned());
        refused.unwrap_or_else(|| {
            bench.send(&config.requests[0]).map_or(0, |routed| routed.response.status).to_string()
        })
    };
    let unknown = "host not found in upstream \"host.docker.internal\"";
    assert_eq!(said(Ground::Task, "host.docker.internal:8080"), unknown);
    assert_eq!(said(Ground::Linux { add_host: false }, "host.docker.internal:8080"), unknown);
    assert_eq!(said(Ground::Linux { add_host: true }, "host.docker.internal:8080"), "502");
    assert_eq!(said(Ground::Desktop, "host.docker.internal:8080"), "502");
    assert_eq!(said(Ground::Task, "localhost:8080"), "200");
    assert_eq!(said(Ground::Task, "localhost"), "500", "nginx calls itself");
    assert_eq!(said(Ground::Task, "localhost:3000"), "502");
    assert_eq!(said(Ground::Task, "10.9.9.9"), "504", "nobody is there");
}
