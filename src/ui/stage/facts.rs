//! Sentences under the picture, those about requests with their last minutes as columns.

use yew::prelude::*;

use super::Seen;
use super::markup::{Markup, Value::Number, Value::Words};
use crate::app::stage::Fact;
use crate::lang::Lang;
use crate::text::facts as words;
use crate::ui::element::{markup, tag};

/// Units of a column, and between two.
const COLUMN: i32 = 8;
const STEP: i32 = 10;
const HIGH: i32 = 28;

/// None where the stage has nobody who asks, nothing to pay and nothing on its way.
pub(super) fn facts(seen: &Seen<'_>) -> Html {
    if seen.view.facts.is_empty() {
        return Html::default();
    }
    let mut drawn = Markup::default();
    for fact in seen.view.facts.iter() {
        drawn.open("li", &[]);
        drawn.words(&fact.words);
        if !fact.marks.is_empty() {
            marks(&mut drawn, fact);
        }
        if !fact.minutes.is_empty() {
            strip(&mut drawn, seen.view.lang, fact);
        }
        drawn.close("li");
    }
    tag("ul").class("facts").child(markup(drawn.finish())).into()
}

/// The tasks in a row: for the eye, the words say the same.
fn marks(drawn: &mut Markup, fact: &Fact) {
    drawn.open("span", &[("class", Words("marks")), ("aria-hidden", Words("true"))]);
    for (tone, task) in &fact.marks {
        let said = [tone.sign(), " ", &task.to_string()].concat();
        let class = ("class", Words("task-mark"));
        drawn.element("span", &[class, ("data-tone", Words(tone.name()))], &said);
    }
    drawn.close("span");
}

/// A column a minute, as high as the fullest one allows: what failed stands on what was answered.
fn strip(drawn: &mut Markup, lang: Lang, fact: &Fact) {
    let minutes = &fact.minutes;
    let most = minutes.iter().map(|[answered, failed]| answered + failed).max().unwrap_or(0).max(1);
    // Whatever happened at all is seen.
    let high = |count: u32| (count * HIGH as u32).div_ceil(most) as i32;
    let view_box = ["0 0 ", &(minutes.len() as i32 * STEP).to_string(), " 30"].concat();
    let name = ("aria-label", Words(&fact.spoken));
    let view_box = ("viewBox", Words(&view_box));
    drawn.open("svg", &[("class", Words("strip")), view_box, ("role", Words("img")), name]);
    for (at, [answered, failed]) in (0..).zip(minutes) {
        let top = 29 - high(answered + failed);
        let failed = high(*failed);
        let mut rect = |class: &str, y: i32, h: i32| {
            let (x, y) = (("x", Number(at * STEP + 1)), ("y", Number(y)));
            let size = [("width", Number(COLUMN)), ("height", Number(h))];
            drawn.element("rect", &[("class", Words(class)), x, y, size[0], size[1]], "");
        };
        rect("answered", top + failed, 29 - top - failed);
        rect("failed", top, failed);
    }
    drawn.close("svg");
    let [all, answered, failed] = words::key(lang, minutes.len());
    drawn.open("span", &[("class", Words("strip-key")), ("aria-hidden", Words("true"))]);
    drawn.words(&all);
    for (class, sign, name) in [("answered", " □ ", answered), ("failed", " ■ ", failed)] {
        drawn.element("span", &[("class", Words(class))], sign);
        drawn.words(&name);
    }
    drawn.close("span");
}
