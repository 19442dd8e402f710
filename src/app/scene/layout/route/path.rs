//! The ways that an arrow may take from one box to another: straight, in an S, or around one corner.

use crate::app::stage::layout::Rect;

pub(super) struct Path {
    /// From start to end, close enough to know what it meets.
    pub(super) points: Vec<(i32, i32)>,
    /// SVG path data.
    pub(super) line: String,
    pub(super) head: String,
    /// How much worse than a straight one of no length.
    pub(super) cost: i32,
}

/// Two boxes that share at least this much of a side are joined straight.
const SHARED_MIN: i32 = 14;
const POINTS: i32 = 24;
/// Between the tip of an arrow and the box.
const CLEAR: i32 = 3;

pub(super) fn between(from: Rect, to: Rect) -> Vec<Path> {
    let mut ways = Vec::new();
    let across = shared((from.x, from.right()), (to.x, to.right()));
    let along = shared((from.y, from.bottom()), (to.y, to.bottom()));
    for (share, cost) in [(50, 0), (25, 3), (75, 3)] {
        if let Some((start, length)) = across {
            let x = start + length * share / 100;
            ways.extend(vertical(from, to).map(|(y1, y2)| curve((x, y1), (x, y2), true, cost)));
        }
        if let Some((start, length)) = along {
            let y = start + length * share / 100;
            ways.extend(horizontal(from, to).map(|(x1, x2)| curve((x1, y), (x2, y), false, cost)));
        }
    }
    for (leave, arrive) in [(50, 50), (25, 50), (75, 50), (50, 25), (50, 75)] {
        let cost = if leave == arrive { 8 } else { 11 };
        let (x1, x2) = (from.x + from.w * leave / 100, to.x + to.w * arrive / 100);
        let (y1, y2) = (from.y + from.h * leave / 100, to.y + to.h * arrive / 100);
        ways.extend(vertical(from, to).map(|(a, b)| curve((x1, a), (x2, b), true, cost)));
        ways.extend(horizontal(from, to).map(|(a, b)| curve((a, y1), (b, y2), false, cost)));
        ways.extend(around(from, to, y1, y2, cost + 12));
        ways.extend(corner(from, to, (x1, y1), (x2, y2), cost + 6));
    }
    ways
}

/// Where the two overlap, and by how much.
fn shared(one: (i32, i32), other: (i32, i32)) -> Option<(i32, i32)> {
    let (start, end) = (one.0.max(other.0), one.1.min(other.1));
    (end - start >= SHARED_MIN).then_some((start, end - start))
}

/// The edges to leave and to reach, if one box is above the other.
fn vertical(from: Rect, to: Rect) -> Option<(i32, i32)> {
    if to.y > from.bottom() {
        Some((from.bottom(), to.y - CLEAR))
    } else if to.bottom() < from.y {
        Some((from.y, to.bottom() + CLEAR))
    } else {
        None
    }
}

fn horizontal(from: Rect, to: Rect) -> Option<(i32, i32)> {
    if to.x > from.right() {
        Some((from.right(), to.x - CLEAR))
    } else if to.right() < from.x {
        Some((from.x, to.right() + CLEAR))
    } else {
        None
    }
}

fn curve(start: (i32, i32), end: (i32, i32), is_vertical: bool, cost: i32) -> Path {
    let ((x1, y1), (x2, y2)) = (start, end);
    let bends = match is_vertical {
        true => [(x1, (y1 + y2) / 2), (x2, (y1 + y2) / 2)],
        false => [((x1 + x2) / 2, y1), ((x1 + x2) / 2, y2)],
    };
    let direction = match is_vertical {
        true => (0, (y2 - y1).signum()),
        false => ((x2 - x1).signum(), 0),
    };
    let (ahead, aside) = match is_vertical {
        true => ((y2 - y1).abs(), (x2 - x1).abs()),
        false => ((x2 - x1).abs(), (y2 - y1).abs()),
    };
    // An S needs room to bend in.
    let cramped = if aside > 0 { (SHARED_MIN + aside / 3 - ahead).max(0) } else { 0 };
    finish([start, bends[0], bends[1], end], direction, cost + cramped)
}

/// Out of one side and into the same side: past what stands between.
fn around(from: Rect, to: Rect, y1: i32, y2: i32, cost: i32) -> [Path; 2] {
    let reach = 26 + (y2 - y1).abs() / 8;
    let right = from.right().max(to.right()) + reach;
    let left = from.x.min(to.x) - reach;
    [(from.right(), right, to.right() + CLEAR, -1), (from.x, left, to.x - CLEAR, 1)].map(
        |(x1, bend, x2, ahead)| {
            finish([(x1, y1), (bend, y1), (bend, y2), (x2, y2)], (ahead, 0), cost)
        },
    )
}

/// Out of one side, into the top or bottom, or the other way round.
fn corner(from: Rect, to: Rect, leave: (i32, i32), arrive: (i32, i32), cost: i32) -> Vec<Path> {
    let mut ways = Vec::new();
    if let (Some((x, _)), Some((_, y))) = (horizontal(from, to), vertical(from, to)) {
        let (start, end) = ((x, leave.1), (arrive.0, y));
        let bend = (end.0, start.1);
        ways.push(finish([start, bend, bend, end], (0, (end.1 - start.1).signum()), cost));
    }
    if let (Some((y, _)), Some((_, x))) = (vertical(from, to), horizontal(from, to)) {
        let (start, end) = ((leave.0, y), (x, arrive.1));
        let bend = (start.0, end.1);
        ways.push(finish([start, bend, bend, end], ((end.0 - start.0).signum(), 0), cost));
    }
    ways
}

fn finish(bezier: [(i32, i32); 4], direction: (i32, i32), cost: i32) -> Path {
    let [start, one, other, end] = bezier;
    let points: Vec<(i32, i32)> = (0..=POINTS).map(|step| at(bezier, step)).collect();
    let length = (end.0 - start.0).abs() + (end.1 - start.1).abs();
    // The line ends inside the head, so that its end does not stick out of the tip.
    let stop = (end.0 - 5 * direction.0, end.1 - 5 * direction.1);
    let is_straight = [one, other].iter().all(|bend| bend.0 == start.0 && bend.0 == end.0)
        || [one, other].iter().all(|bend| bend.1 == start.1 && bend.1 == end.1);
    let line = if is_straight {
        format!("M{} {}L{} {}", start.0, start.1, stop.0, stop.1)
    } else {
        format!(
            "M{} {}C{} {} {} {} {} {}",
            start.0, start.1, one.0, one.1, other.0, other.1, stop.0, stop.1
        )
    };
    Path { points, line, head: head(end, direction), cost: cost + length / 24 }
}

fn at(bezier: [(i32, i32); 4], step: i32) -> (i32, i32) {
    let (t, s) = (step, POINTS - step);
    let weights = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    let whole = POINTS * POINTS * POINTS;
    let sum = |which: fn((i32, i32)) -> i32| {
        bezier.iter().zip(weights).map(|(point, weight)| which(*point) * weight).sum::<i32>()
            / whole
    };
    (sum(|point| point.0), sum(|point| point.1))
}

fn head(tip: (i32, i32), direction: (i32, i32)) -> String {
    let (dx, dy) = direction;
    let base = (tip.0 - 8 * dx, tip.1 - 8 * dy);
    format!(
        "M{} {}L{} {}L{} {}Z",
        base.0 - 4 * dy,
        base.1 - 4 * dx,
        tip.0,
        tip.1,
        base.0 + 4 * dy,
        base.1 + 4 * dx
    )
}
