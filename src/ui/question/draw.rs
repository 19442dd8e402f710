//! Drawing boxes in boxes. Every part is a button, so that finger, mouse and keyboard do the same; the list below does it once more in words.

use super::{Card, kind, press, text, title};
use crate::app::question::{DrawMsg, Drawing};
use crate::course::{Draw, DrawKind, Drawn, Spot};
use crate::text;
use crate::text::draw::DrawWords;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

/// What the board is drawn from.
struct Board<'a> {
    card: &'a Card<'a>,
    words: &'a DrawWords,
    draw: &'a Draw,
    drawn: &'a Drawn,
    held: Option<usize>,
    dispatch: &'a Callback<DrawMsg>,
}

/// The card of a drawing.
pub fn draw(card: &Card<'_>, asked: &Draw, state: &Drawing, dispatch: &Callback<DrawMsg>) -> Html {
    let words = text::draw::draw(card.lang);
    let (drawn, held) = (state.drawn(), state.held());
    let board = Board { card, words, draw: asked, drawn, held, dispatch };
    html! {
        <section class="ask" aria-labelledby={card.question.id.clone()} translate="no">
            { kind(words.draw, card.tag) }
            { title(card) }
            { text(card) }
            if card.mounted {
                { board.hand(state) }
                { board.tray() }
                { board.ground() }
                { board.lines() }
                { board.list() }
                { board.acts() }
                { board.said(state) }
            } else {
                <details class="more">
                    <summary>{ words.solution }</summary>
                    { Board { drawn: &asked.solution(), ..board }.ground() }
                </details>
            }
        </section>
    }
}

impl Board<'_> {
    fn button(
        &self,
        label: &str,
        class: &'static str,
        pressed: Option<bool>,
        msg: DrawMsg,
    ) -> Html {
        press(label, class, pressed, self.dispatch.reform(move |_: MouseEvent| msg))
    }

    fn label(&self, part: usize) -> &str {
        &self.draw.parts[part].label
    }

    /// The parts that stand there.
    fn at(&self, place: Spot) -> impl Iterator<Item = usize> {
        (0..self.draw.parts.len()).filter(move |part| self.drawn.places[*part] == place)
    }

    /// What pressing does, and what to press next.
    fn hand(&self, state: &Drawing) -> Html {
        let (words, connecting) = (self.words, state.is_connecting());
        let held = self.held.map(|held| self.label(held));
        let mode =
            |label, on| self.button(label, "btn", Some(connecting == on), DrawMsg::Connecting(on));
        html! {
            <>
                <div class="acts" role="group" aria-label={words.modes}>
                    { mode(words.place, false) }
                    { mode(words.connect, true) }
                </div>
                <p class="verdict" role="status">{ text::draw::next(self.card.lang, held, connecting) }</p>
            </>
        }
    }

    fn part(&self, part: usize) -> Html {
        let pressed = Some(self.held == Some(part));
        self.button(self.label(part), "part", pressed, DrawMsg::Pressed(part))
    }

    fn tray(&self) -> Html {
        let words = self.words;
        let parts =
            self.at(Spot::Tray).map(|part| html! { <li key={part}>{ self.part(part) }</li> });
        let parts: Vec<Html> = parts.collect();
        html! {
            <div class="tray" role="group" aria-label={words.tray}>
                if parts.is_empty() {
                    <p>{ words.tray_empty }</p>
                }
                <ul>{ for parts }</ul>
                { self.button(words.put_back, "ground-name", None, DrawMsg::PlacePressed(Spot::Tray)) }
            </div>
        }
    }

    fn ground(&self) -> Html {
        let outside = DrawMsg::PlacePressed(Spot::Outside);
        html! {
            <div class="ground">
                { self.button(self.words.outside, "ground-name", None, outside) }
                { self.boxes(Spot::Outside) }
            </div>
        }
    }

    /// Parts with what stands in them, as deep as it goes.
    fn boxes(&self, place: Spot) -> Html {
        let boxes = self.at(place).map(|part| {
            let others = (0..self.draw.parts.len()).filter(|to| self.drawn.is_linked(part, *to));
            html! {
                <li key={part} class={class_of(self.draw.parts[part].kind)}>
                    { self.part(part) }
                    { for others.map(|to| html! { <small key={to}>{ "↔ " }{ self.label(to) }</small> }) }
                    { self.boxes(Spot::In(part)) }
                </li>
            }
        });
        html! { <ul class="boxes">{ for boxes }</ul> }
    }

    fn lines(&self) -> Html {
        let words = self.words;
        let lines = self.drawn.links.iter().map(|(one, other)| {
            let (one, other) = (*one, *other);
            let label = [self.label(one), " ↔ ", self.label(other)].concat();
            let spoken = [&label, " ", words.remove].concat();
            let onclick = self.dispatch.reform(move |_: MouseEvent| DrawMsg::Unlinked(one, other));
            html! {
                <li key={label.clone()}>
                    { &label }
                    <button class="btn" type="button" aria-label={spoken} {onclick}>{ words.remove }</button>
                </li>
            }
        });
        html! {
            <div class="lines">
                <h4>{ words.lines }</h4>
                if self.drawn.links.is_empty() {
                    <p>{ words.no_lines }</p>
                }
                <ul>{ for lines }</ul>
            </div>
        }
    }

    /// The same drawing as a list of choices.
    fn list(&self) -> Html {
        let words = self.words;
        let rows = (0..self.draw.parts.len()).map(|part| {
            let places = [Spot::Tray, Spot::Outside].into_iter();
            let places = places.chain((0..self.draw.parts.len()).map(Spot::In));
            let now = self.drawn.places[part];
            let offered = places.filter(|place| *place == now || self.offers(part, *place));
            let options = offered.map(|place| (value(place), self.words_of(place), place == now));
            let chosen = self.dispatch.reform(move |value| DrawMsg::Put(part, place(value)));
            select(part, self.label(part), options, chosen)
        });
        html! {
            <details class="more">
                <summary>{ words.as_list }</summary>
                <h4>{ words.place }</h4>
                <div class="choices">{ for rows }</div>
                <h4>{ words.connect }</h4>
                { self.line() }
            </details>
        }
    }

    /// Two ends and a button: were a line drawn by choosing alone, arrow keys would draw one at every step.
    fn line(&self) -> Html {
        let words = self.words;
        let end = |key, label| {
            let parts = 0..self.draw.parts.len();
            let standing = parts.filter(|part| self.drawn.places[*part] != Spot::Tray);
            let options = standing.map(|part| (part, self.label(part).to_owned(), false));
            select(key, label, options, Callback::noop())
        };
        let dispatch = self.dispatch.clone();
        let onclick = move |event: MouseEvent| {
            if let Some((one, other)) = chosen_ends(&event) {
                dispatch.emit(DrawMsg::Linked(one, other));
            }
        };
        html! {
            <div class="choices">
                { end(0, words.from) }
                { end(1, words.to) }
                <button class="btn" type="button" {onclick}>{ words.connect }</button>
            </div>
        }
    }

    fn offers(&self, part: usize, place: Spot) -> bool {
        let stands = match place {
            Spot::In(holder) => self.drawn.places[holder] != Spot::Tray,
            Spot::Tray | Spot::Outside => true,
        };
        stands && self.draw.allows(part, place, self.drawn)
    }

    fn words_of(&self, place: Spot) -> String {
        match place {
            Spot::Tray => self.words.not_placed.to_owned(),
            Spot::Outside => text::draw::inside(self.card.lang, None),
            Spot::In(holder) => text::draw::inside(self.card.lang, Some(self.label(holder))),
        }
    }

    fn acts(&self) -> Html {
        let words = self.words;
        html! {
            <div class="acts">
                { self.button(words.check, "btn main", None, DrawMsg::Checked) }
                { self.button(words.show, "btn", None, DrawMsg::SolutionAsked) }
                { self.button(words.start_over, "btn", None, DrawMsg::StartedOver) }
            </div>
        }
    }

    /// What came of the last check, as long as it is about this drawing.
    fn said(&self, state: &Drawing) -> Html {
        let words = self.words;
        if !state.is_checked() {
            return html! { <div class="verdict" role="status"></div> };
        }
        if self.draw.is_right(self.drawn) {
            let words = if state.is_shown() { words.shown } else { words.right };
            return html! { <div class="said ok" role="status"><p>{ words }</p></div> };
        }
        let unplaced: Vec<usize> = self.at(Spot::Tray).collect();
        let found = self.draw.findings(self.drawn);
        let found =
            found.iter().map(|one| (&one.parts, self.draw.messages[one.message].words.as_str()));
        let first = (!unplaced.is_empty()).then_some((&unplaced, words.unplaced));
        let items = first.into_iter().chain(found).enumerate().map(|(at, (parts, words))| {
            let names: Vec<&str> = parts.iter().map(|part| self.label(*part)).collect();
            html! { <li key={at}><strong>{ names.join(", ") }</strong>{ ": " }{ words }</li> }
        });
        html! {
            <div class="said wait" role="status">
                <p>{ words.not_yet }</p>
                <ul class="found">{ for items }</ul>
            </div>
        }
    }
}

/// A labelled list to choose from.
fn select(
    key: usize,
    label: &str,
    options: impl Iterator<Item = (usize, String, bool)>,
    chosen: Callback<usize>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        if let Ok(value) = value.parse() {
            chosen.emit(value);
        }
    });
    html! {
        <label {key}>
            <span>{ label }</span>
            <select class="select" {onchange}>
                { for options.map(|(value, words, is_now)| html! {
                    // Made anew when it begins or ceases to be chosen: once somebody has picked, browsers no longer heed the attribute.
                    <option key={2 * (value as u64) + u64::from(is_now)} value={value.to_string()} selected={is_now}>{ words }</option>
                }) }
            </select>
        </label>
    }
}

/// The parts that are chosen in the two lists beside the button that was pressed.
fn chosen_ends(event: &MouseEvent) -> Option<(usize, usize)> {
    let lists = event.target_unchecked_into::<Element>().closest(".choices").ok()??;
    let chosen = |end| {
        let list = lists.query_selector(end).ok()??;
        list.unchecked_into::<HtmlSelectElement>().value().parse().ok()
    };
    Some((chosen("select")?, chosen("label + label select")?))
}

/// A place as the value of an option, and back.
fn value(place: Spot) -> usize {
    match place {
        Spot::Tray => 0,
        Spot::Outside => 1,
        Spot::In(holder) => holder + 2,
    }
}

fn place(value: usize) -> Spot {
    match value {
        0 => Spot::Tray,
        1 => Spot::Outside,
        holder => Spot::In(holder - 2),
    }
}

fn class_of(kind: DrawKind) -> &'static str {
    match kind {
        DrawKind::People | DrawKind::Balancer => "box plain",
        DrawKind::Cluster => "box cluster",
        DrawKind::Service => "box service",
        DrawKind::Task => "box task",
        DrawKind::Container => "box container",
    }
}
