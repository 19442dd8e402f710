//! The words of questions, predictions and labs.

use crate::course::Verdict;
use crate::lang::Lang;
use crate::sim::TimeMs;

/// What the cards say, in one language.
pub struct CardWords {
    /// The kinds of card.
    pub choice: &'static str,
    pub several: &'static str,
    pub order: &'static str,
    pub matching: &'static str,
    pub number: &'static str,
    /// A choice before the lesson.
    pub before: &'static str,
    pub prediction: &'static str,
    pub lab: &'static str,

    /// A closed box of explanations, on a page without its program.
    pub explanations: &'static str,

    pub check: &'static str,
    pub choose_first: &'static str,
    pub choose_some: &'static str,
    pub match_first: &'static str,
    pub no_number: &'static str,
    pub right: &'static str,
    /// The same, where there is nothing wrong to read about.
    pub right_all: &'static str,
    pub not_yet: &'static str,
    pub before_not_yet: &'static str,
    /// Of a number that was expected, and of one that was not.
    pub not_yet_why: &'static str,
    pub count_again: &'static str,
    /// After "I don't know".
    pub shown: &'static str,
    pub answer_again: &'static str,
    /// What an option turned out to be.
    pub right_option: &'static str,
    pub not_right: &'static str,
    pub right_number: &'static str,
    pub my_choice: &'static str,
    /// A row that was checked.
    pub fits: &'static str,
    pub fits_not: &'static str,
    pub move_up: &'static str,
    pub move_down: &'static str,
    /// In a list where nothing is chosen yet.
    pub choose: &'static str,

    pub predict_and_run: &'static str,
    pub do_not_know: &'static str,
    pub predict_first: &'static str,
    pub running: &'static str,
    /// The same, where nothing was predicted.
    pub running_unpredicted: &'static str,
    pub skip_to_result: &'static str,
    pub watch_again: &'static str,
    /// After a run that did not come to its end.
    pub run_again: &'static str,
    pub to_stage: &'static str,
    pub predicted: &'static str,
    pub happened: &'static str,
    pub predicted_nothing: &'static str,
    pub no_option_held: &'static str,
    pub as_predicted: &'static str,
    pub otherwise: &'static str,
    pub now_seen: &'static str,
    pub this_happened: &'static str,
    pub did_not_happen: &'static str,
    pub my_prediction: &'static str,
    pub interrupted: &'static str,

    pub goals: &'static str,
    pub hints: &'static str,
    pub last_hint: &'static str,
    pub show_solution: &'static str,
    /// What playing the solution costs, asked first.
    pub solution_price: &'static str,
    /// The same for a lab that is solved, and stays so.
    pub solution_price_solved: &'static str,
    pub play_solution: &'static str,
    pub solution_playing: &'static str,
    pub lab_solved: &'static str,
    pub lab_seen: &'static str,
    pub vary_lab: &'static str,
    pub lab_varied: &'static str,
    pub goal_missed: &'static str,
}

const KO: CardWords = CardWords {
    choice: "질문",
    several: "질문 · 맞는 것 모두 고르기",
    order: "질문 · 차례 맞추기",
    matching: "질문 · 짝 맞추기",
    number: "질문 · 숫자로 답하기",
    before: "배우기 전에",
    prediction: "먼저 예상해 보세요",
    lab: "실습",
    explanations: "설명 펼치기",
    check: "확인하기",
    choose_first: "보기 하나를 고르세요.",
    choose_some: "맞다고 생각하는 보기를 모두 고르세요.",
    match_first: "짝을 고른 다음 확인하세요.",
    no_number: "숫자 하나로 적어 주세요.",
    right: "맞아요. 다른 보기는 왜 아닌지도 읽어 보세요.",
    right_all: "맞아요. 왜 그런지도 읽어 보세요.",
    not_yet: "아직이에요. 까닭을 읽고 다시 골라 보세요.",
    before_not_yet: "괜찮아요. 아직 배우기 전이에요. 까닭을 읽고 다시 고르거나, 그대로 읽어 나가도 돼요.",
    not_yet_why: "아직이에요. 까닭을 읽고 다시 세어 보세요.",
    count_again: "아직이에요. 하나씩 다시 세어 보세요.",
    shown: "답과 까닭을 펼쳤어요. 읽고 나서 다시 풀어 보세요.",
    answer_again: "다시 풀기",
    right_option: "맞는 보기",
    not_right: "아니에요",
    right_number: "맞는 수",
    my_choice: "내가 고른 보기",
    fits: "맞아요",
    fits_not: "아직이에요",
    move_up: "위로",
    move_down: "아래로",
    choose: "고르세요",
    predict_and_run: "예상하고 실행하기",
    do_not_know: "잘 모르겠어요",
    predict_first: "하나를 고르면 실행할 수 있어요. 모르겠으면 ‘잘 모르겠어요’를 눌러도 돼요.",
    running: "무대에서 실행하고 있어요. 끝나면 예상과 나란히 보여 줄게요.",
    running_unpredicted: "무대에서 실행하고 있어요. 끝나면 결과를 보여 줄게요.",
    skip_to_result: "결과로 건너뛰기",
    watch_again: "다시 보기",
    run_again: "다시 실행하기",
    to_stage: "무대로 가기",
    predicted: "예상",
    happened: "실제로",
    predicted_nothing: "잘 모르겠어요",
    no_option_held: "어느 보기와도 다르게 끝났어요.",
    as_predicted: "예상한 대로예요.",
    otherwise: "예상과 달랐어요. 다른 만큼 배울 것이 있어요.",
    now_seen: "이제 봤으니 다음에는 예상할 수 있어요.",
    this_happened: "실제로 일어났어요",
    did_not_happen: "일어나지 않았어요",
    my_prediction: "내 예상",
    interrupted: "실행이 도중에 멈췄어요. 다시 실행하면 결과를 볼 수 있어요.",
    goals: "목표",
    hints: "힌트",
    last_hint: "힌트를 모두 봤어요.",
    show_solution: "풀이 보기",
    solution_price: "풀이를 처음부터 실행해 보여 줄게요. 지금까지 한 일은 지워지고, 이 실습은 ‘푼 것’이 아니라 ‘본 것’으로 남아요.",
    solution_price_solved: "풀이를 처음부터 실행해 보여 줄게요. 지금까지 한 일은 지워져요.",
    play_solution: "풀이 실행하기",
    solution_playing: "무대에서 풀이를 실행하고 있어요.",
    lab_solved: "실습을 풀었어요. 목표를 모두 이뤘어요.",
    lab_seen: "풀이를 봤어요. 이제 직접 해 보세요.",
    vary_lab: "조건을 바꿔 다시 풀기",
    lab_varied: "이제 태스크가 뜨는 데 걸리는 시간이 달라요. 목표는 그대로예요.",
    goal_missed: "놓친 목표가 있어요. ‘처음으로’나 ‘되돌리기’로 다시 해 보세요.",
};

const EN: CardWords = CardWords {
    choice: "Question",
    several: "Question · choose all that are right",
    order: "Question · put in order",
    matching: "Question · match",
    number: "Question · answer with a number",
    before: "Before you start",
    prediction: "Predict first",
    lab: "Lab",
    explanations: "Show the explanations",
    check: "Check",
    choose_first: "Choose one option.",
    choose_some: "Choose every option that you think is right.",
    match_first: "Choose a match first.",
    no_number: "Write one number.",
    right: "Right. Read also why the others are not.",
    right_all: "Right. Read also why.",
    not_yet: "Not yet. Read why and choose again.",
    before_not_yet: "That is fine: the lesson has not begun. Read why and choose again, or just read on.",
    not_yet_why: "Not yet. Read why and count again.",
    count_again: "Not yet. Count again, one by one.",
    shown: "The answer is shown. Once you have read why, try it yourself.",
    answer_again: "Try again",
    right_option: "right option",
    not_right: "not this one",
    right_number: "right number",
    my_choice: "your choice",
    fits: "right",
    fits_not: "not yet",
    move_up: "Move up",
    move_down: "Move down",
    choose: "Choose",
    predict_and_run: "Predict and run",
    do_not_know: "I don’t know",
    predict_first: "Choose one to run it. “I don’t know” is fine too.",
    running: "It is running on the stage. At the end you will see it beside your prediction.",
    running_unpredicted: "It is running on the stage. The result is shown at the end.",
    skip_to_result: "Skip to the result",
    watch_again: "Watch again",
    run_again: "Run it again",
    to_stage: "Go to the stage",
    predicted: "You predicted",
    happened: "What happened",
    predicted_nothing: "I don’t know",
    no_option_held: "It ended differently from every option.",
    as_predicted: "It went as you predicted.",
    otherwise: "It went differently. That difference is what there is to learn.",
    now_seen: "Now that you have seen it, you can predict it next time.",
    this_happened: "this happened",
    did_not_happen: "did not happen",
    my_prediction: "your prediction",
    interrupted: "The run stopped half-way. Run it again to see the result.",
    goals: "Goals",
    hints: "Hints",
    last_hint: "That was the last hint.",
    show_solution: "Show me",
    solution_price: "This plays the solution from the start. What you did here is cleared, and the lab counts as seen, not as solved.",
    solution_price_solved: "This plays the solution from the start. What you did here is cleared.",
    play_solution: "Play the solution",
    solution_playing: "The solution is playing on the stage.",
    lab_solved: "Lab solved: every goal is met.",
    lab_seen: "You have seen the solution. Now try it yourself.",
    vary_lab: "Solve it again with other timings",
    lab_varied: "Tasks take other times to start now. The goals are the same.",
    goal_missed: "A goal was missed. Try again with “Start over” or “Undo”.",
};

/// The words of the cards in `lang`.
pub fn card(lang: Lang) -> &'static CardWords {
    match lang.spoken() {
        Lang::Ko => const { &KO },
        Lang::En => const { &EN },
    }
}

/// A check of several options that did not find them all: `missing` right ones are not ticked.
pub fn several_not_yet(lang: Lang, missing: u32, too_many: bool) -> String {
    let mut said = match (lang.spoken(), missing) {
        (Lang::Ko, 0) => "아직이에요. 맞는 보기는 다 골랐어요.".to_owned(),
        (Lang::Ko, _) => format!("아직이에요. 맞는 보기가 {missing}개 더 있어요."),
        (Lang::En, 0) => "Not yet. You have every right one.".to_owned(),
        (Lang::En, 1) => "Not yet. One more is right.".to_owned(),
        (Lang::En, _) => format!("Not yet. {missing} more are right."),
    };
    if too_many {
        said.push_str(match lang.spoken() {
            Lang::Ko => " 뺄 것도 있으니 까닭을 읽어 보세요.",
            Lang::En => " Some do not belong: read why.",
        });
    }
    said
}

/// How many places of an arrangement were right when it was checked.
pub fn right_of(lang: Lang, right: usize, all: usize) -> String {
    match lang.spoken() {
        Lang::Ko => format!("아직이에요. {all}개 가운데 {right}개가 맞아요."),
        Lang::En => format!("Not yet. {right} of {all} are right."),
    }
}

/// Said when a row was moved to a place, counted from 1.
pub fn moved_to(lang: Lang, place: usize) -> String {
    match lang.spoken() {
        Lang::Ko => format!("{place}번째로 옮겼어요."),
        Lang::En => format!("Moved to place {place}."),
    }
}

/// The button that reveals the hint after `shown` of `all`.
pub fn next_hint(lang: Lang, shown: usize, all: usize) -> String {
    let next = shown + 1;
    match (lang.spoken(), shown) {
        (Lang::Ko, 0) => format!("힌트 보기 ({next}/{all})"),
        (Lang::Ko, _) => format!("다음 힌트 ({next}/{all})"),
        (Lang::En, 0) => format!("Show a hint ({next}/{all})"),
        (Lang::En, _) => format!("Next hint ({next}/{all})"),
    }
}

/// The three numbers at the end of a run.
pub fn numbers(lang: Lang, desired: u32, running: u32, routable: u32) -> String {
    match lang.spoken() {
        Lang::Ko => format!(
            "끝났을 때: 원하는 개수 {desired} · 실제로 실행 중 {running} · 손님을 받을 수 있는 {routable}"
        ),
        Lang::En => format!(
            "At the end: desired {desired} · actually running {running} · can take visitors {routable}"
        ),
    }
}

/// How a goal stands: `at`, a clock such as "1:04", where there is a moment to name.
pub fn verdict(lang: Lang, verdict: Verdict, at: impl Fn(TimeMs) -> String) -> String {
    match (lang.spoken(), verdict) {
        (Lang::Ko, Verdict::Pending) => "아직이에요".to_owned(),
        (Lang::Ko, Verdict::Holding { .. }) => "지금까지 지키고 있어요".to_owned(),
        (Lang::Ko, Verdict::Met { at: time }) => format!("이뤘어요 ({})", at(time)),
        (Lang::Ko, Verdict::Failed { at: time }) => format!("놓쳤어요 ({})", at(time)),
        (Lang::En, Verdict::Pending) => "not yet".to_owned(),
        (Lang::En, Verdict::Holding { .. }) => "kept so far".to_owned(),
        (Lang::En, Verdict::Met { at: time }) => format!("met ({})", at(time)),
        (Lang::En, Verdict::Failed { at: time }) => format!("missed ({})", at(time)),
    }
}
