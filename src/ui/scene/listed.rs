//! What the picture shows, as a list: the same facts for those who do not see it.

use crate::app::scene::SceneState;
use crate::course::{Mark, ScenePlan};
use crate::lang::Lang;
use crate::text::scenery;
use crate::ui::stage::markup::Markup;

/// Parts in the order of the picture, what stands inside another part below it; then the arrows.
pub(super) fn listed(lang: Lang, plan: &ScenePlan, state: &SceneState) -> String {
    let mut markup = Markup::default();
    parts(lang, plan, state, None, &mut markup);
    let links: Vec<usize> =
        (0..plan.links.len()).filter(|at| state.links[*at].is_visible).collect();
    if !links.is_empty() {
        markup.element("p", &[], scenery::arrows(lang));
        markup.open("ul", &[]);
        for at in links {
            let link = &plan.links[at];
            let [from, to] = [link.from, link.to].map(|end| label(plan, state, end));
            markup.element("li", &[], &scenery::arrow(from, to, &link.label));
        }
        markup.close("ul");
    }
    markup.finish()
}

fn parts(
    lang: Lang,
    plan: &ScenePlan,
    state: &SceneState,
    outer: Option<usize>,
    markup: &mut Markup,
) {
    let mut inside = plan.inside(outer);
    inside.retain(|part| state.parts[*part].is_visible);
    if inside.is_empty() {
        return;
    }
    markup.open("ul", &[]);
    for part in inside {
        markup.open("li", &[]);
        markup.words(label(plan, state, part));
        let kind = scenery::kind(lang, plan.parts[part].kind);
        markup.words(&[" (", kind, ")"].concat());
        let mark = scenery::mark(lang, state.parts[part].mark);
        if state.parts[part].mark != Mark::Plain {
            markup.words(&[": ", mark].concat());
        }
        parts(lang, plan, state, Some(part), markup);
        markup.close("li");
    }
    markup.close("ul");
}

fn label<'p>(plan: &'p ScenePlan, state: &SceneState, part: usize) -> &'p str {
    let labels = plan.labels(part);
    labels.get(state.parts[part].label).copied().unwrap_or_default()
}
