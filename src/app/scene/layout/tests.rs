use super::*;
use crate::app::stage::layout::{Anchor, Label, Part, Rect};
use crate::app::stage::measure::width;
use crate::course::{Change, PartKind, SceneLink, ScenePart};

fn part(kind: PartKind, label: &str, place: Place) -> ScenePart {
    ScenePart { kind, label: label.into(), place, hidden: false }
}

fn at(column: u8, row: u8) -> Place {
    Place::At { column, row }
}

fn link(from: usize, to: usize, label: &str) -> SceneLink {
    SceneLink { from, to, label: label.into(), hidden: false }
}

/// A balancer before two tasks in a service, in a row of three.
fn sample() -> ScenePlan {
    ScenePlan {
        columns: 3,
        parts: vec![
            part(PartKind::People, "손님", at(0, 0)),
            part(PartKind::Balancer, "로드 밸런서", at(1, 0)),
            part(PartKind::Service, "회원 서비스", at(2, 0)),
            part(PartKind::Task, "태스크 1", Place::In(2)),
            part(PartKind::Task, "태스크 2", Place::In(2)),
        ],
        links: vec![link(0, 1, "주소 하나"), link(1, 3, "손님 1"), link(1, 4, "손님 2")],
        changes: vec![],
    }
}

/// What a label covers, at least as much as a browser draws.
fn covered(label: &Label) -> Rect {
    let w = width(&label.words, Part::Words.size()) as i32;
    let x = match label.anchor {
        Anchor::Start => label.x,
        Anchor::Middle => label.x - w / 2,
        Anchor::End => label.x - w,
    };
    Rect::new(x, label.y - 10, w, 13)
}

#[test]
fn a_row_of_three_stands_upright_on_a_phone() {
    let narrow = layout(&sample(), Shape::Narrow).expect("it fits");
    let wide = layout(&sample(), Shape::Wide).expect("it fits");
    let tops = |diagram: &SceneDiagram| [0, 1, 2].map(|at| diagram.parts[at].area.y);
    let [first, second, third] = tops(&narrow);
    assert!(first < second && second < third, "{:?}", tops(&narrow));
    let lefts = [0, 1, 2].map(|at| wide.parts[at].area.x);
    assert!(lefts.is_sorted() && lefts[0] < lefts[2], "{lefts:?}");
}

#[test]
fn what_stands_inside_stays_inside_and_names_cover_no_box() {
    for shape in Shape::ALL {
        let diagram = layout(&sample(), shape).expect("it fits");
        let service = diagram.parts[2].area;
        assert!(service.holds(diagram.parts[3].area) && service.holds(diagram.parts[4].area));
        for link in &diagram.links {
            let name = covered(&link.label.as_ref().expect("each has a name").1);
            for leaf in [0, 1, 3, 4] {
                assert!(!name.meets(diagram.parts[leaf].area), "{shape:?} {link:?}");
            }
        }
    }
}

#[test]
fn what_is_too_wide_for_a_phone_says_how_wide_it_is() {
    let long = |column| part(PartKind::Task, "아주 아주 긴 이름표", at(column, column));
    let plan = ScenePlan { columns: 6, parts: (0..6).map(long).collect(), ..ScenePlan::default() };
    let Err(Misfit::TooWide { needs }) = layout(&plan, Shape::Narrow) else { panic!("it fits") };
    assert!(needs > Shape::Narrow.units_max());
}

#[test]
fn a_name_without_room_is_named() {
    let label = "아주 아주 아주 아주 아주 아주 아주 아주 아주 아주 아주 긴 화살표";
    let mut plan = sample();
    plan.links = vec![link(3, 4, label)];
    assert_eq!(layout(&plan, Shape::Narrow), Err(Misfit::LinkLabel(0)));
}

#[test]
fn a_label_that_comes_later_has_its_place_from_the_start() {
    let mut plan = sample();
    let before = layout(&plan, Shape::Wide).expect("it fits");
    plan.changes = vec![vec![Change::Relabel(3, "태스크 1: 요청".into())]];
    let after = layout(&plan, Shape::Wide).expect("it fits");
    assert!(after.parts[3].area.w > before.parts[3].area.w);
    assert_eq!(after.parts[3].labels.len(), 2);
}
