//! Every scene is drawn so that it can be read: at both shapes, in both languages, in every state.

use baton::app::scene::layout::{Form, PartBox, SceneDiagram, Shape, layout};
use baton::app::scene::{SceneState, states};
use baton::app::stage::layout::{Anchor, Label, Rect};
use baton::course::{Kind, Lesson, Place, Scene, ScenePlan};
use baton::lang::Lang;

use super::read::{lessons, template};

/// Every scene, with its name.
fn scenes() -> Vec<(String, Scene)> {
    let read = lessons().into_iter().map(|(_, read)| read).chain([template()]);
    let lessons = read.flat_map(|read| [(Lang::Ko, read.lesson.ko), (Lang::En, read.lesson.en)]);
    lessons.flat_map(|(lang, lesson)| scenes_of(lang, &lesson)).collect()
}

fn scenes_of(lang: Lang, lesson: &Lesson) -> Vec<(String, Scene)> {
    let named = lesson.questions().filter_map(|question| match &question.kind {
        Kind::Scene(scene) => {
            let name = format!("{}/{} ({})", lesson.slug, question.id, lang.tag());
            Some((name, scene.as_ref().clone()))
        }
        _ => None,
    });
    named.collect()
}

/// Checks every scene in both shapes.
fn each(check: impl Fn(&str, &ScenePlan, &SceneDiagram)) {
    let scenes = scenes();
    assert!(scenes.len() >= 4, "only {} scenes were found", scenes.len());
    for (name, scene) in scenes {
        for shape in Shape::ALL {
            let diagram = layout(&scene.plan, shape).expect("the reader drew it");
            check(&format!("{name} {shape:?}"), &scene.plan, &diagram);
        }
    }
}

/// What a text covers: Hangul a whole em, other letters somewhat more than a browser needs.
fn covered(label: &Label, size: i32) -> Rect {
    let narrow = |c: char| c.is_ascii() || c == '·';
    let tenths: i32 = label.words.chars().map(|c| if narrow(c) { 6 } else { 10 }).sum();
    let w = tenths * size / 10;
    let x = match label.anchor {
        Anchor::Start => label.x,
        Anchor::Middle => label.x - w / 2,
        Anchor::End => label.x - w,
    };
    Rect::new(x, label.y - size + 2, w, size)
}

fn names(part: &PartBox) -> impl Iterator<Item = Rect> + '_ {
    part.labels.iter().flatten().map(|label| covered(label, 12))
}

#[test]
fn boxes_side_by_side_do_not_overlap() {
    each(|name, plan, diagram| {
        let outer = |at: usize| match plan.parts[at].place {
            Place::At { .. } => None,
            Place::In(outer) => Some(outer),
        };
        for one in 0..plan.parts.len() {
            for other in one + 1..plan.parts.len() {
                let (a, b) = (diagram.parts[one].area, diagram.parts[other].area);
                assert!(outer(one) != outer(other) || !a.meets(b), "{name}: {a:?} meets {b:?}");
            }
            if let Some(outer) = outer(one) {
                let (inner, outer) = (diagram.parts[one].area, diagram.parts[outer].area);
                assert!(outer.holds(inner), "{name}: {inner:?} leaves {outer:?}");
            }
        }
    });
}

#[test]
fn names_stand_in_their_boxes_and_clear_of_signs() {
    each(|name, _, diagram| {
        let paper = Rect::new(0, 0, diagram.width, diagram.height);
        for part in &diagram.parts {
            assert!(paper.holds(part.area) && part.area.holds(part.icon), "{name}: {part:?}");
            let (x, y) = part.mark;
            let sign = Rect::new(x - 5, y - 5, 10, 10);
            assert!(part.area.holds(sign), "{name}: {part:?}");
            for label in names(part) {
                assert!(part.area.holds(label), "{name}: {label:?} leaves {part:?}");
                assert!(!label.meets(part.icon) && !label.meets(sign), "{name}: {part:?}");
            }
        }
    });
}

fn link_names(diagram: &SceneDiagram, state: &SceneState) -> Vec<Rect> {
    let seen = diagram.links.iter().zip(&state.links).filter(|(_, shown)| shown.is_visible);
    seen.filter_map(|(link, _)| Some(covered(&link.label.as_ref()?.1, 11))).collect()
}

#[test]
fn names_of_arrows_cover_nothing_that_is_seen_with_them() {
    each(|name, plan, diagram| {
        let paper = Rect::new(0, 0, diagram.width, diagram.height);
        for state in states(plan) {
            let links = link_names(diagram, &state);
            for (at, link) in links.iter().enumerate() {
                assert!(paper.holds(*link), "{name}: {link:?} leaves the picture");
                assert!(!links[..at].iter().any(|other| other.meets(*link)), "{name}: {link:?}");
                for (part, shown) in diagram.parts.iter().zip(&state.parts) {
                    let covers = match part.form {
                        Form::Frame => names(part).any(|label| label.meets(*link)),
                        Form::Card | Form::Chip => part.area.meets(*link),
                    };
                    assert!(!shown.is_visible || !covers, "{name}: {link:?} covers {part:?}");
                }
            }
        }
    });
}

#[test]
fn a_phone_shows_it_at_nearly_its_own_size() {
    each(|name, _, diagram| {
        let fits =
            diagram.width <= Shape::Narrow.units_max() || diagram.width == Shape::Wide.units();
        assert!(fits && diagram.height <= 700, "{name}: {} × {}", diagram.width, diagram.height);
    });
}
