//! How far a learner is, in words.

use crate::course::Standing;
use crate::lang::Lang;

/// How far a lesson, or a section of it, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    NotStarted,
    UnderWay,
    Finished,
}

/// "배우는 중".
pub fn stretch(lang: Lang, stretch: Stretch) -> &'static str {
    match (lang.spoken(), stretch) {
        (Lang::Ko, Stretch::NotStarted) => "시작 전",
        (Lang::Ko, Stretch::UnderWay) => "배우는 중",
        (Lang::Ko, Stretch::Finished) => "마침",
        (Lang::En, Stretch::NotStarted) => "not started",
        (Lang::En, Stretch::UnderWay) => "under way",
        (Lang::En, Stretch::Finished) => "done",
    }
}

/// How a question or lab stands, as the tag on its card says it.
pub fn standing(lang: Lang, standing: Standing) -> &'static str {
    match (lang.spoken(), standing) {
        (Lang::Ko, Standing::Tried) => "해 봤어요",
        (Lang::Ko, Standing::Seen) => "풀이를 봤어요",
        (Lang::Ko, Standing::Solved) => "✓ 풀었어요",
        (Lang::En, Standing::Tried) => "tried",
        (Lang::En, Standing::Seen) => "solution seen",
        (Lang::En, Standing::Solved) => "✓ solved",
    }
}

/// How a prediction stands: to have predicted is all there is to do.
pub fn predicted(lang: Lang, standing: Standing) -> &'static str {
    match (lang.spoken(), standing) {
        (Lang::Ko, Standing::Tried | Standing::Seen) => "✓ 예상해 봤어요",
        (Lang::Ko, Standing::Solved) => "✓ 예상이 맞았어요",
        (Lang::En, Standing::Tried | Standing::Seen) => "✓ predicted",
        (Lang::En, Standing::Solved) => "✓ predicted correctly",
    }
}

/// "활동 5개 중 3개를 마쳤어요.".
pub fn done_of(lang: Lang, done: usize, all: usize) -> String {
    match lang.spoken() {
        Lang::Ko => format!("활동 {all}개 중 {done}개를 마쳤어요."),
        Lang::En => format!("{done} of {all} activities done."),
    }
}

/// "푼 것 2개 · 풀이를 본 것 1개": how many stand how; what there is none of is left out.
pub fn counts(lang: Lang, solved: usize, seen: usize, tried: usize) -> String {
    let named = match lang.spoken() {
        Lang::Ko => [("푼 것", solved), ("풀이를 본 것", seen), ("해 본 것", tried)],
        Lang::En => [("solved", solved), ("seen", seen), ("tried", tried)],
    };
    let parts: Vec<String> = named
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| match lang.spoken() {
            Lang::Ko => format!("{name} {count}개"),
            Lang::En => format!("{count} {name}"),
        })
        .collect();
    parts.join(" · ")
}

/// "목표 3개 중 2개를 이뤘어요.".
pub fn goals_met(lang: Lang, met: usize, all: usize) -> String {
    match lang.spoken() {
        Lang::Ko => format!("목표 {all}개 중 {met}개를 이뤘어요."),
        Lang::En => format!("{met} of {all} goals met."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_leave_out_what_there_is_none_of() {
        assert_eq!(counts(Lang::Ko, 2, 0, 1), "푼 것 2개 · 해 본 것 1개");
        assert_eq!(counts(Lang::En, 0, 1, 0), "1 seen");
        assert_eq!(counts(Lang::En, 0, 0, 0), "");
    }
}
