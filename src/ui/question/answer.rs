//! The cards of questions that are answered on them: choice, arrangement, number. One frame for all
//! (question, verdict, two buttons), and for each its rows.

use super::judged::{Judged, JudgedList};
use super::{Card, OptionRow, head, open, option_row, text, title, verdict};
use crate::app::question::{AnswerMsg, Arranging, Choosing, Counting, Verdict};
use crate::course::{Arrangement, Choice, Number};
use crate::text;
use crate::text::card::CardWords;
use crate::ui::element::{Element, button, chosen, list, markup, option, raw, tag};
use crate::ui::stage::markup::Markup;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::html::{oninput, onkeydown};
use yew::prelude::*;

type Dispatch = Callback<AnswerMsg>;

/// What differs between the kinds.
struct Asked {
    kind: &'static str,
    /// Where the answer is given.
    rows: Html,
    verdict: Option<Verdict>,
    /// What came of the last doing.
    said: String,
    /// Everything explained.
    judged: JudgedList,
}

/// The card of a choice question.
pub fn choice(card: &Card<'_>, asked: &Choice, state: &Choosing, dispatch: &Dispatch) -> Html {
    let words = text::card::card(card.lang);
    let is_several = asked.is_several();
    let mut judged = JudgedList::default();
    let mut wrong_picked = false;
    let rows = asked.options.iter().enumerate().map(|(at, option)| {
        let tried = state.has_tried(at);
        let wrong = tried && !option.right;
        wrong_picked |= wrong && state.has_picked(at);
        judged.push(Judged {
            text: &option.text.0,
            explanation: &option.explanation.0,
            holds: option.right,
            verdict: if option.right { words.right_option } else { words.not_right },
            mine: if tried { words.my_choice } else { "" },
        });
        option_row(OptionRow {
            group: &card.question.id,
            at,
            is_several,
            text: &option.text,
            disabled: false,
            checked: state.has_picked(at),
            tried: wrong,
            picked: dispatch.reform(AnswerMsg::Picked),
            extra: if wrong { why(words, &option.explanation.0) } else { Html::default() },
        })
    });
    let rows = tag("ul").class("options").each(rows).into();
    let (kind, nothing, not_yet) = match (asked.before, is_several) {
        (true, _) => (words.before, words.choose_first, words.before_not_yet.to_owned()),
        (_, true) => {
            let said = text::card::several_not_yet(card.lang, state.missing(asked), wrong_picked);
            (words.several, words.choose_some, said)
        }
        _ => (words.choice, words.choose_first, words.not_yet.to_owned()),
    };
    let right = if is_several { words.right_all } else { words.right };
    let said = said(words, state.verdict(), [nothing, right], not_yet);
    frame(card, Asked { kind, rows, verdict: state.verdict(), said, judged }, dispatch)
}

/// The card of steps to be put in order, or of terms to be matched.
pub fn arrangement(
    card: &Card<'_>,
    asked: &Arrangement,
    state: &Arranging,
    dispatch: &Dispatch,
) -> Html {
    let words = text::card::card(card.lang);
    let is_order = asked.is_order();
    let rows = (0..state.places()).map(|place| {
        let row = if is_order { state.placed(place).unwrap_or(0) } else { place };
        let words_id = [&card.question.id, "-row-", &place.to_string()].concat();
        let control = match is_order {
            true => movers(card, state.places(), place, dispatch),
            false => chooser(card, asked, state.placed(place), place, dispatch),
        };
        let says = tag("span").class("row-words").attr("id", words_id);
        let says = says.each(asked.rows.get(row).map(|row| raw(&row.text)));
        let row = tag("li").key(place).class("row").child(says);
        row.child(mark(words, state.is_right(place, asked))).child(control)
    });
    let class = if is_order { "rows ordered" } else { "rows" };
    let rows = list(vec![letters(asked), tag("ol").class(class).each(rows).into()]);
    let not_yet = text::card::right_of(card.lang, state.right(asked), state.places());
    let said = match state.moved_to() {
        Some(place) => text::card::moved_to(card.lang, place + 1),
        None => said(words, state.verdict(), [words.match_first, words.right_all], not_yet),
    };
    let kind = if is_order { words.order } else { words.matching };
    let judged = arranged(asked);
    frame(card, Asked { kind, rows, verdict: state.verdict(), said, judged }, dispatch)
}

/// The right order, or the right pairs.
fn arranged(asked: &Arrangement) -> JudgedList {
    let mut judged = JudgedList::default();
    judged.is_numbered = asked.is_order();
    for (row, answer) in asked.rows.iter().zip(&asked.answers) {
        let choice = asked.choices.get(usize::from(*answer));
        let text = match choice {
            Some(choice) => {
                let mut escaped = Markup::default();
                escaped.words(choice);
                [&row.text.0, " → ", &escaped.finish()].concat()
            }
            None => row.text.0.clone(),
        };
        let explanation = &row.explanation.0;
        judged.push(Judged { text: &text, explanation, holds: true, verdict: "", mine: "" });
    }
    judged
}

/// The choices in full, since a phone cuts them off in its list.
fn letters(asked: &Arrangement) -> Html {
    if asked.is_order() {
        return Html::default();
    }
    let choices = asked.choices.iter().map(|choice| tag("li").text(choice.clone()));
    tag("ol").class("choices").each(choices).into()
}

fn mark(words: &CardWords, is_right: Option<bool>) -> Html {
    match is_right {
        Some(true) => tag("span").class("tag ok").text("✓ ").text(words.fits).into(),
        Some(false) => tag("span").class("tag wait").text(words.fits_not).into(),
        None => Html::default(),
    }
}

/// Two buttons that move a row. At an end they stay where the keyboard finds them.
fn movers(card: &Card<'_>, places: usize, place: usize, dispatch: &Dispatch) -> Element {
    let words = text::card::card(card.lang);
    let mover = |up: bool| {
        let (name, sign, words) =
            if up { ("-up-", "↑", words.move_up) } else { ("-down-", "↓", words.move_down) };
        let number = place.to_string();
        let id = [&card.question.id, name, &number].concat();
        let labelled_by = [&id, " ", &card.question.id, "-row-", &number].concat();
        let is_end = if up { place == 0 } else { place + 1 == places };
        button("btn", dispatch, AnswerMsg::Moved { place, up })
            .attr("id", id)
            .attr("aria-label", words)
            .attr("aria-labelledby", labelled_by)
            .attr_if("aria-disabled", is_end.then_some("true"))
            .text(sign)
    };
    tag("span").class("movers").child(mover(true)).child(mover(false))
}

fn chooser(
    card: &Card<'_>,
    asked: &Arrangement,
    placed: Option<usize>,
    row: usize,
    dispatch: &Dispatch,
) -> Element {
    let onchange = dispatch.reform(move |event: Event| AnswerMsg::Matched {
        row,
        choice: chosen(&event).parse().ok(),
    });
    let none = option("", placed.is_none()).key("none").text(text::card::card(card.lang).choose);
    let choices = asked.choices.iter().enumerate().map(|(at, choice)| {
        let letter = char::from(b'A'.saturating_add(at as u8)).to_string();
        let says = [&letter, ". ", choice].concat();
        option(at.to_string(), placed == Some(at)).key(at).text(says)
    });
    let named = [&card.question.id, "-row-", &row.to_string()].concat();
    tag("select")
        .class("select")
        .attr("aria-labelledby", named)
        .on_change(onchange)
        .each(std::iter::once(none).chain(choices))
}

/// The card of a question whose answer is a number.
pub fn number(card: &Card<'_>, asked: &Number, state: &Counting, dispatch: &Dispatch) -> Html {
    let words = text::card::card(card.lang);
    let typed = dispatch.reform(|event: InputEvent| {
        AnswerMsg::Typed(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let enter = dispatch.clone();
    let pressed = Callback::from(move |event: KeyboardEvent| {
        // While Hangul or Kanji is being composed, Enter belongs to the composition.
        if event.key() == "Enter" && !event.is_composing() && event.key_code() != 229 {
            enter.emit(AnswerMsg::Checked);
        }
    });
    let field = tag("input")
        .class("number")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("aria-labelledby", card.question.id.clone())
        .value(state.typed().to_owned())
        .on(Rc::new(oninput::Wrapper::new(typed)))
        .on(Rc::new(onkeydown::Wrapper::new(pressed)));
    let mistake = match state.mistake(asked) {
        Some(explanation) => why(words, &explanation.0),
        None => Html::default(),
    };
    let rows = list(vec![field.into(), mistake]);
    let mut judged = JudgedList::default();
    let answer = asked.answer.to_string();
    judged.push(Judged {
        text: &answer,
        explanation: &asked.explanation.0,
        holds: true,
        verdict: words.right_number,
        mine: "",
    });
    for mistake in &asked.mistakes {
        judged.push(Judged {
            text: &mistake.number.to_string(),
            explanation: &mistake.explanation.0,
            holds: false,
            verdict: words.not_right,
            mine: "",
        });
    }
    let not_yet = match state.mistake(asked) {
        Some(_) => words.not_yet_why,
        None => words.count_again,
    };
    let said = said(words, state.verdict(), [words.no_number, words.right_all], not_yet.to_owned());
    let kind = words.number;
    frame(card, Asked { kind, rows, verdict: state.verdict(), said, judged }, dispatch)
}

/// Why what was tried is not right.
fn why(words: &CardWords, explanation: &str) -> Html {
    let verdict = tag("span").class("tag wait").text(words.not_right);
    tag("div").class("option-why").child(verdict).child(markup(explanation.to_owned())).into()
}

fn said(
    words: &CardWords,
    verdict: Option<Verdict>,
    [nothing, right]: [&'static str; 2],
    not_yet: String,
) -> String {
    let said = match verdict {
        None => "",
        Some(Verdict::Nothing) => nothing,
        Some(Verdict::NotYet) => return not_yet,
        Some(Verdict::Right) => right,
        Some(Verdict::Shown) => words.shown,
    };
    said.to_owned()
}

fn frame(card: &Card<'_>, asked: Asked, dispatch: &Dispatch) -> Html {
    let words = text::card::card(card.lang);
    let asking = match Verdict::is_over(asked.verdict) {
        true => list(vec![title(card).into(), text(card), asked.judged.html()]),
        false => open(card, asked.rows).into(),
    };
    let answering = match card.mounted {
        true => list(vec![verdict(asked.said).into(), acts(words, asked.verdict, dispatch).into()]),
        false => asked.judged.closed(words.explanations).into(),
    };
    head(card, asked.kind).child(asking).child(answering).into()
}

/// Whichever button ended the question becomes the one that begins it again, so that focus stays.
fn acts(words: &CardWords, verdict: Option<Verdict>, dispatch: &Dispatch) -> Element {
    let act = |key: &'static str, class, label: &'static str, msg: AnswerMsg| {
        let (class, label, msg) = match Verdict::is_over(verdict) {
            true => ("btn", words.answer_again, AnswerMsg::AnsweredAgain),
            false => (class, label, msg),
        };
        button(class, dispatch, msg).key(key).text(label)
    };
    let check = act("check", "btn main", words.check, AnswerMsg::Checked);
    let show = act("show", "btn", words.do_not_know, AnswerMsg::DidNotKnow);
    let check = (verdict != Some(Verdict::Shown)).then_some(check);
    let show = (verdict != Some(Verdict::Right)).then_some(show);
    tag("div").class("acts").each(check.into_iter().chain(show))
}
