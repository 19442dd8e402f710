use super::super::measure::width as text_width;
use super::super::picture::{
    CardLine, ComputerCard, Detail, FrontCard, FrontKind, Picture, ServiceCard, Steps, Stop,
    TaskCard, Tone, Way,
};
use super::*;

fn task(id: u32, tone: Tone) -> TaskCard {
    let lines = match tone {
        Tone::Ok => vec![
            CardLine::Container { id: id * 2, label: "nginx :80".into(), tone },
            CardLine::Container { id: id * 2 + 1, label: "웹 서버 :8080".into(), tone },
        ],
        _ => vec![CardLine::Words("컴퓨터가 사라져서 멈췄어요".into())],
    };
    let steps = (tone == Tone::Waiting).then_some(Steps { done: 3, of: 6 });
    TaskCard {
        id,
        service: Some(0),
        name: format!("태스크 {}", id + 1),
        tone,
        lines,
        steps,
        chosen: false,
    }
}

fn computer(id: u32, slots: Vec<Option<TaskCard>>) -> ComputerCard {
    ComputerCard {
        id,
        name: format!("컴퓨터 {}", id + 1),
        fact: "전원 나감".into(),
        caption: "ECS가 아는 상태: ACTIVE".into(),
        short_caption: "ECS: ACTIVE".into(),
        tone: Tone::Ok,
        chosen: false,
        room: 2,
        tasks: slots.len() as u32,
        slots,
    }
}

fn picture(services: u32, detail: Detail, computers: Vec<ComputerCard>) -> Picture {
    let service = |id| ServiceCard {
        id,
        name: "회원 서비스".into(),
        wish: "“태스크를 세 개 유지해 줘”".into(),
        state: "하나 모자라요".into(),
        tone: Tone::Waiting,
    };
    Picture {
        cluster: "Cluster “our project”".into(),
        front: Vec::new(),
        ways: Vec::new(),
        services: (0..services).map(service).collect(),
        computers,
        lines: 2,
        detail,
    }
}

/// The same with people, a home and load balancers, each of which sends to every task.
fn fronted(plain: &Picture, users: usize, balancers: usize) -> Picture {
    let kinds = [vec![FrontKind::Users; users], vec![FrontKind::Balancer; balancers]].concat();
    let card = |kind| FrontCard {
        kind,
        name: "회원을 찾아온 손님들".into(),
        words: "1초에 요청 20번".into(),
        state: "태스크 3개 가운데 2개 정상".into(),
        tone: Tone::Ok,
    };
    let tasks: Vec<&TaskCard> =
        plain.computers.iter().flat_map(ComputerCard::shown_tasks).collect();
    let of = |from| {
        move |task: &TaskCard| Way { from, to: Stop::Task(task.id), tone: task.tone, rate: 9 }
    };
    let mut ways: Vec<Way> = (0..users)
        .map(|from| Way { from, to: Stop::Front(users), tone: Tone::Ok, rate: 9 })
        .collect();
    let senders = if balancers == 0 { 0..users } else { users..users + balancers };
    for from in senders {
        ways.extend(tasks.iter().copied().map(of(from)));
    }
    Picture { front: kinds.into_iter().map(card).collect(), ways, ..plain.clone() }
}

fn samples() -> Vec<Picture> {
    let tones = [Tone::Ok, Tone::Waiting, Tone::Gone, Tone::Silent, Tone::Leaving, Tone::Bad];
    let mut samples = Vec::new();
    for detail in [Detail::Cards, Detail::Names, Detail::Chips, Detail::Tiles] {
        for services in 0..4 {
            for computers in [0, 1, 3, 13, 260] {
                let slots = |id: u32| {
                    (0..id % 7).map(move |slot| {
                        (slot != 1).then(|| task(id * 10 + slot, tones[(slot as usize) % 6]))
                    })
                };
                let cards = (0..computers).map(|id| computer(id, slots(id).collect()));
                let plain = picture(services, detail, cards.collect());
                if computers < 20 {
                    samples.push(fronted(&plain, services as usize + 1, services as usize % 3));
                }
                samples.push(plain);
            }
        }
    }
    samples
}

fn each_diagram(check: impl Fn(&Diagram)) {
    for picture in samples() {
        for width in Width::ALL {
            check(&layout(&picture, width));
        }
    }
}

fn assert_apart(areas: &[Rect]) {
    for (at, a) in areas.iter().enumerate() {
        for b in &areas[at + 1..] {
            assert!(!a.meets(*b), "{a:?} overlaps {b:?}");
        }
    }
}

#[test]
fn nothing_overlaps() {
    each_diagram(|diagram| {
        let boxes: Vec<Rect> = diagram
            .services
            .iter()
            .map(|service| service.area)
            .chain(diagram.computers.iter().map(|computer| computer.area))
            .chain(diagram.front.iter().map(|card| card.area))
            .collect();
        assert_apart(&boxes);
        for computer in &diagram.computers {
            let tasks: Vec<Rect> = computer
                .tasks
                .iter()
                .map(|task| task.area)
                .chain(computer.free.iter().copied())
                .collect();
            assert_apart(&tasks);
            for task in &computer.tasks {
                let parts: Vec<Rect> = task
                    .containers
                    .iter()
                    .map(|container| container.area)
                    .chain(task.steps.iter().map(|step| step.0))
                    .collect();
                assert_apart(&parts);
            }
        }
    });
}

#[test]
fn everything_lies_inside_what_holds_it() {
    each_diagram(|diagram| {
        let paper = Rect::new(0, 0, diagram.width, diagram.height);
        assert!(paper.holds(diagram.frame));
        for card in &diagram.front {
            assert!(paper.holds(card.area));
            assert_eq!(diagram.frame.meets(card.area), card.kind == FrontKind::Balancer);
            assert_inside(card.area, &card.labels);
        }
        for service in &diagram.services {
            assert!(diagram.frame.holds(service.area));
            assert_inside(service.area, &service.labels);
        }
        for computer in &diagram.computers {
            assert!(diagram.frame.holds(computer.area), "{:?}", computer.area);
            assert_inside(computer.area, &computer.labels);
            for task in &computer.tasks {
                assert!(computer.area.holds(task.area));
                assert_inside(task.area, &task.labels);
                for container in &task.containers {
                    assert!(task.area.holds(container.area));
                    assert_inside(container.area, std::slice::from_ref(&container.label));
                }
                assert!(task.steps.iter().all(|(step, _)| task.area.holds(*step)));
            }
        }
    });
}

fn assert_inside(area: Rect, labels: &[Label]) {
    for label in labels {
        assert!(area.holds(bounds(label)), "{label:?} leaves {area:?}");
    }
}

fn bounds(label: &Label) -> Rect {
    let width = text_width(&label.words, label.part.size()) as i32;
    let left = match label.anchor {
        Anchor::Start => label.x,
        Anchor::Middle => label.x - width.div_euclid(2) - 1,
        Anchor::End => label.x - width,
    };
    let size = label.part.size() as i32;
    Rect::new(left, label.y - size + 2, width, size)
}

#[test]
fn labels_of_one_line_do_not_touch() {
    each_diagram(|diagram| {
        for computer in diagram.computers.iter().filter(|computer| computer.labels.len() == 3) {
            let [_, fact, caption] = computer.labels.as_slice() else { panic!("three labels") };
            let fact_end = fact.x + text_width(&fact.words, fact.part.size()) as i32;
            let caption_start = caption.x - text_width(&caption.words, caption.part.size()) as i32;
            assert!(fact_end <= caption_start, "{computer:?}");
        }
    });
}

#[test]
fn twenty_tasks_are_lower_than_a_screen_and_keep_their_names() {
    for (services, heights) in [(0, [480, 280]), (1, [540, 380])] {
        let full = |id| computer(id, (0..7).map(|n| Some(task(id * 7 + n, Tone::Ok))).collect());
        let picture = picture(services, Detail::Names, (0..3).map(full).collect());
        for (width, most) in Width::ALL.into_iter().zip(heights) {
            let diagram = layout(&picture, width);
            assert!(diagram.height <= most, "{services} {width:?}: {}", diagram.height);
            let tasks = diagram.computers.iter().flat_map(|computer| &computer.tasks);
            for (at, task) in tasks.enumerate() {
                let [name, sign] = task.labels.as_slice() else { panic!("a name and a sign") };
                assert_eq!(name.words, format!("태스크 {}", at + 1), "{services} {width:?}");
                let end = name.x + text_width(&name.words, name.part.size()) as i32;
                let sign_start = sign.x - text_width(&sign.words, sign.part.size()) as i32;
                assert!(end <= sign_start, "{task:?}");
            }
        }
    }
}

#[test]
fn computers_take_the_room_of_the_service_that_is_not_there() {
    for detail in [Detail::Cards, Detail::Names, Detail::Chips] {
        for width in Width::ALL {
            let cards = (0..2).map(|id| computer(id, vec![None; 9]));
            let diagram = layout(&picture(0, detail, cards.collect()), width);
            let left = diagram.computers.iter().map(|computer| computer.area.x).min();
            let right = diagram.computers.iter().map(|computer| computer.area.right()).max();
            let pad = left.expect("two computers");
            assert!(pad < 20, "{detail:?} {width:?}: {pad}");
            assert_eq!(right, Some(diagram.width - pad), "{detail:?} {width:?}");
        }
    }
}

#[test]
fn survivors_stay_when_a_task_dies() {
    for width in Width::ALL {
        let before = picture(
            1,
            Detail::Cards,
            vec![computer(0, vec![Some(task(0, Tone::Ok)), Some(task(1, Tone::Ok))])],
        );
        let mut after = before.clone();
        after.computers[0].slots[0] = Some(task(0, Tone::Gone));
        let (before, after) = (layout(&before, width), layout(&after, width));
        assert_eq!((before.width, before.height), (after.width, after.height));
        let areas = |diagram: &Diagram| -> Vec<Rect> {
            diagram.computers[0].tasks.iter().map(|task| task.area).collect()
        };
        assert_eq!(areas(&before), areas(&after));
    }
}

#[test]
fn a_line_leads_to_every_computer_with_a_living_task() {
    let computers = vec![
        computer(0, vec![Some(task(0, Tone::Ok))]),
        computer(1, vec![Some(task(1, Tone::Waiting))]),
        computer(2, vec![Some(task(2, Tone::Gone))]),
        computer(3, vec![None]),
    ];
    let diagram = layout(&picture(1, Detail::Cards, computers), Width::Wide);
    let seen: Vec<(u32, bool)> =
        diagram.links.iter().map(|link| (link.computer, link.flowing)).collect();
    assert_eq!(seen, [(0, true), (1, false)]);
}

#[test]
fn no_place_is_drawn_for_a_task_that_would_not_fit() {
    for (room, free) in [(0, 0), (1, 1), (9, 2)] {
        let card = ComputerCard { room, ..computer(1, vec![Some(task(1, Tone::Ok))]) };
        let diagram = layout(&picture(1, Detail::Cards, vec![card]), Width::Wide);
        assert_eq!(diagram.computers[0].free.len(), free, "room for {room}");
    }
}

#[test]
fn ways_end_at_their_task_and_cross_none() {
    each_diagram(|diagram| {
        let tasks: Vec<Rect> =
            diagram.computers.iter().flat_map(|c| c.tasks.iter().map(|task| task.area)).collect();
        for way in &diagram.ways {
            for pair in way.corners.windows(2) {
                let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
                assert!(x1 == x2 || y1 == y2, "{way:?} is crooked");
                let piece =
                    Rect::new(x1.min(x2), y1.min(y2), (x1 - x2).abs() + 1, (y1 - y2).abs() + 1);
                assert!(tasks.iter().all(|task| !task.meets(piece)), "{way:?} crosses a task");
                assert!(!bounds(&diagram.frame_name).meets(piece), "{way:?} crosses the name");
            }
        }
    });
}

#[test]
fn requests_move_along_their_way_and_stop_where_nothing_gets_through() {
    let card = computer(0, vec![Some(task(0, Tone::Ok)), None, Some(task(2, Tone::Bad))]);
    let picture = fronted(&picture(1, Detail::Cards, vec![card]), 1, 1);
    for width in Width::ALL {
        let ways = layout(&picture, width).ways;
        let [up, healthy, broken] = ways.as_slice() else { panic!("three ways") };
        assert_eq!(broken.dots(0), []);
        assert!(broken.cross.is_some() && healthy.cross.is_none());
        assert_eq!(up.dots(0).first(), up.corners.first());
        assert_eq!(healthy.dots(0).len(), 2);
        assert_ne!(healthy.dots(500), healthy.dots(0));
        assert_eq!(healthy.dots(1_000).last(), healthy.corners.last());
    }
}
