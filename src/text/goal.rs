//! Goals in words, from the same value that the judge checks, so that the sentence and the check cannot differ.

use super::{
    condition::{Ending, english, korean},
    duration::duration,
    josa::settle,
};
use crate::course::{Goal, MetricId, Names, Relation, When};
use crate::lang::Lang;

/// One sentence. `until_ms`: the end of the lab's time, after the learner's 0:00.
pub fn goal(lang: Lang, goal: &Goal, until_ms: u64, names: &Names) -> String {
    match lang.spoken() {
        Lang::Ko => settle(&korean_goal(goal, until_ms, names)),
        Lang::En => capitalised(&english_goal(goal, until_ms, names)),
    }
}

fn korean_goal(goal: &Goal, until_ms: u64, names: &Names) -> String {
    let clause = |adverb, ending| korean(&goal.condition, names, adverb, ending);
    match &goal.when {
        When::Ever if is_loss(goal) => format!("{}.", clause("", Ending::Becomes)),
        When::Ever => format!("한 번은 {}.", clause("", Ending::Becomes)),
        When::AlwaysFrom { from } => {
            format!(
                "{} 순간부터, {}.",
                korean(from, names, "", Ending::Became),
                clause("늘 ", Ending::Is)
            )
        }
        When::Within { ms, of } => {
            let time = duration(Lang::Ko, *ms);
            format!(
                "{} 뒤 {time} 안에, {}.",
                korean(of, names, "", Ending::Became),
                clause("", Ending::Becomes)
            )
        }
        When::JustBefore { before } => {
            format!(
                "{} 바로 전에, {}.",
                korean(before, names, "", Ending::Becoming),
                clause("", Ending::Is)
            )
        }
        When::AtTheEnd => {
            format!("{}이(가) 지났을 때, {}.", duration(Lang::Ko, until_ms), clause("", Ending::Is))
        }
    }
}

fn english_goal(goal: &Goal, until_ms: u64, names: &Names) -> String {
    let clause = english(&goal.condition, names);
    match &goal.when {
        When::Ever if is_loss(goal) => format!("{clause}."),
        When::Ever => format!("at some time {clause}."),
        When::AlwaysFrom { from } => {
            format!("from the moment {}, {clause} at all times.", english(from, names))
        }
        When::Within { ms, of } => {
            format!("within {} after {}, {clause}.", duration(Lang::En, *ms), english(of, names))
        }
        When::JustBefore { before } => format!("just before {}, {clause}.", english(before, names)),
        When::AtTheEnd => format!("after {}, {clause}.", duration(Lang::En, until_ms)),
    }
}

/// "A computer is lost" is something that happens: it needs no "at some time".
fn is_loss(goal: &Goal) -> bool {
    matches!(goal.condition.all.as_slice(),
        [only] if only.metric.id == MetricId::ComputersLost && only.relation == Relation::AtLeast)
}

fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn said(texts: &[&str], names: [&Names; 2]) -> String {
        let mut said = String::new();
        for text in texts {
            let read = Goal::read(text).expect("the test's goals are well written");
            for (lang, names) in Lang::ALL.into_iter().zip(names) {
                said.push_str(&goal(lang, &read, 600_000, names));
                said.push('\n');
            }
        }
        said
    }

    fn check(texts: &[&str], expected: &Expect) {
        let name = |shown: &str| Names(vec![("member".into(), shown.into())]);
        expected.assert_eq(&said(texts, [&name("회원 서비스"), &name("Member service")]));
    }

    #[test]
    fn every_time_has_its_sentence() {
        let goals = [
            "computers_lost >= 1, ever",
            "running(member) >= 3, ever",
            "routable(member) >= 2, always from computers_lost >= 1",
            "running(member) >= 3, within 3m of computers_lost >= 1",
            "routable(member) < 3, just before computers_lost >= 2",
            "running(member) == 3, at the end",
        ];
        check(
            &goals,
            &expect![[r#"
            컴퓨터를 1대 이상 잃어요.
            A computer is lost.
            한 번은 실행 중인 태스크가 3개 이상이 돼요.
            At some time at least 3 tasks are running.
            컴퓨터를 1대 이상 잃은 순간부터, 손님을 받을 수 있는 태스크가 늘 2개 이상이에요.
            From the moment a computer is lost, at least 2 tasks can take visitors at all times.
            컴퓨터를 1대 이상 잃은 뒤 3분 안에, 실행 중인 태스크가 3개 이상이 돼요.
            Within 3 minutes after a computer is lost, at least 3 tasks are running.
            컴퓨터를 2대 이상 잃기 바로 전에, 손님을 받을 수 있는 태스크가 3개보다 적어요.
            Just before at least 2 computers are lost, fewer than 3 tasks can take visitors.
            10분이 지났을 때, 실행 중인 태스크가 정확히 3개예요.
            After 10 minutes, exactly 3 tasks are running.
        "#]],
        );
    }

    #[test]
    fn every_metric_and_relation_has_its_words() {
        let goals = [
            "desired(member) == 3, at the end",
            "desired(member) < 3, ever",
            "running(member) == 0, within 1m30s of desired(member) == 0",
            "pending(member) <= 1, always from pending(member) != 2",
            "started(member) > 3, just before stopped(member) == 1",
            "computers == 2, at the end",
            "computers_lost == 0, at the end",
            "computers_lost >= 2, at the end",
            "tasks(member) == 1, ever",
            "bill <= 40, at the end",
            "address_changes >= 1, ever",
            "refused(member) >= 1, ever",
            "failed_lately(member) == 0, at the end",
            "routable(member) > 2 and computers_lost >= 1, always from running(member) >= 1 and computers >= 2",
        ];
        check(
            &goals,
            &expect![[r#"
            10분이 지났을 때, 회원 서비스의 원하는 개수가 정확히 3이에요.
            After 10 minutes, the desired count of the Member service is exactly 3.
            한 번은 회원 서비스의 원하는 개수가 3보다 적어져요.
            At some time the desired count of the Member service is less than 3.
            회원 서비스의 원하는 개수가 정확히 0이 된 뒤 1분 30초 안에, 실행 중인 태스크가 하나도 없게 돼요.
            Within 1 minute 30 seconds after the desired count of the Member service is exactly 0, no task is running.
            준비 중인 태스크가 2개가 아니게 된 순간부터, 준비 중인 태스크가 늘 1개 이하예요.
            From the moment not exactly 2 tasks are starting, at most 1 task is starting at all times.
            지금까지 멈춘 태스크가 정확히 1개가 되기 바로 전에, 지금까지 만든 태스크가 3개보다 많아요.
            Just before exactly 1 task has stopped so far, more than 3 tasks have been created so far.
            10분이 지났을 때, 클러스터의 컴퓨터가 정확히 2대예요.
            After 10 minutes, exactly 2 computers are in the cluster.
            10분이 지났을 때, 잃은 컴퓨터가 하나도 없어요.
            After 10 minutes, no computer is lost.
            10분이 지났을 때, 컴퓨터를 2대 이상 잃은 상태예요.
            After 10 minutes, at least 2 computers are lost.
            한 번은 member 태스크가 정확히 1개가 돼요.
            At some time exactly 1 member task exists.
            10분이 지났을 때, 지금까지의 요금이 40센트 이하예요.
            After 10 minutes, the bill so far is at most 40 cents.
            한 번은 집 주소가 바뀐 횟수가 1번 이상이 돼요.
            At some time the number of times that the address at home has changed is at least 1.
            한 번은 포트를 여는 프로그램이 없던 요청이 1번 이상이 돼요.
            At some time at least 1 request has met no program at the port.
            10분이 지났을 때, 이번 1분과 바로 앞 1분에 실패한 요청이 하나도 없어요.
            After 10 minutes, no request has failed in this minute and the one before.
            실행 중인 태스크가 1개 이상이고 클러스터의 컴퓨터가 2대 이상이 된 순간부터, 늘 손님을 받을 수 있는 태스크가 2개보다 많고 컴퓨터를 1대 이상 잃은 상태예요.
            From the moment at least 1 task is running and at least 2 computers are in the cluster, more than 2 tasks can take visitors and a computer is lost at all times.
        "#]],
        );
    }

    #[test]
    fn with_several_services_each_is_named() {
        let names = |member: &str, board: &str| {
            Names(vec![("member".into(), member.into()), ("board".into(), board.into())])
        };
        let goals = ["running(board) >= 2, within 5m of routable(member) == 1"];
        let said = said(
            &goals,
            [&names("회원 서비스", "게시판 서비스"), &names("Member service", "Board service")],
        );
        expect![[r#"
            회원 서비스의 손님을 받을 수 있는 태스크가 정확히 1개가 된 뒤 5분 안에, 게시판 서비스의 실행 중인 태스크가 2개 이상이 돼요.
            Within 5 minutes after exactly 1 task of the Member service can take visitors, at least 2 tasks of the Board service are running.
        "#]].assert_eq(&said);
    }
}
