//! Where requests go: a bus for each sender beside the computers, a branch along each row of tasks, a drop to each.

use super::super::picture::{Detail, Picture, Stop, Tone, Way};
use super::diagram::{ComputerBox, FrontBox, Rect, WayBox};
use super::measures::Measures;

/// How far above a row of tasks its branch runs.
pub(super) const DROP: i32 = 14;
/// Between the buses of two senders.
const LANE: i32 = 6;
/// More dots than this on one way are a blur.
const DOTS_MAX: u32 = 4;

type Corner = (i32, i32);

/// Everything a way is laid through.
pub(super) struct Ground<'a> {
    pub(super) front: &'a [FrontBox],
    pub(super) computers: &'a [ComputerBox],
    pub(super) measures: &'a Measures,
}

/// The shared piece of every sender's ways, and the ways. Where tasks are no cards, ways end at computers.
pub(super) fn ways(picture: &Picture, ground: &Ground) -> (Vec<String>, Vec<WayBox>) {
    if !matches!(picture.detail, Detail::Cards | Detail::Names) {
        return (Vec::new(), Vec::new());
    }
    let laid = picture.ways.iter().filter_map(|way| Some((way, ground.corners(way)?)));
    let laid: Vec<(&Way, Vec<Corner>)> = laid.collect();
    let mut buses = Vec::new();
    for (_, corners) in &laid {
        let shared = path(&corners[..corners.len() - 1]);
        if !buses.contains(&shared) {
            buses.push(shared);
        }
    }
    (buses, laid.into_iter().map(|(way, corners)| drawn(way, corners)).collect())
}

impl Ground<'_> {
    fn corners(&self, way: &Way) -> Option<Vec<Corner>> {
        let from = self.front.get(way.from)?.area;
        match way.to {
            Stop::Front(to) => Some(self.to_front(from, self.front.get(to)?.area)),
            Stop::Computer(id) => {
                let to = self.computers.iter().find(|computer| computer.id == id)?.area;
                Some(self.by_bus(way.from, from, to.y + 15, &[(to.x - 1, to.y + 15)]))
            }
            Stop::Task(id) => {
                let tasks = self.computers.iter().flat_map(|computer| &computer.tasks);
                let to = tasks.into_iter().find(|task| task.id == id)?.area;
                let (x, branch) = (to.x + to.w / 2, to.y - DROP);
                Some(self.by_bus(way.from, from, branch, &[(x, branch), (x, to.y - 1)]))
            }
        }
    }

    /// Straight down where that is possible, else by way of the gap between; sideways to what stands beside.
    fn to_front(&self, from: Rect, to: Rect) -> Vec<Corner> {
        if to.y < from.bottom() {
            return vec![(from.right(), from.middle_y()), (to.x - 1, from.middle_y())];
        }
        // Between those from the left and those from the right stands the cluster's name.
        let is_left = from.x < self.measures.width / 2;
        let x = if is_left { from.x + 15 } else { from.right() - 30 };
        if (to.x..to.right()).contains(&x) {
            return vec![(x, from.bottom()), (x, to.y - 1)];
        }
        let (gap, over) = (from.bottom() + 5, to.right() - 15);
        vec![(x, from.bottom()), (x, gap), (over, gap), (over, to.y - 1)]
    }

    /// Out of the sender, along the computers' side, and in at the height `turn`.
    fn by_bus(&self, lane: usize, from: Rect, turn: i32, end: &[Corner]) -> Vec<Corner> {
        let x = self.measures.computers_x - 8 - LANE * lane as i32;
        let out = match from.right() < x {
            true => [(from.right(), from.middle_y()), (x, from.middle_y())],
            false => [(x, from.bottom()), (x, from.bottom())],
        };
        let mut corners = out.to_vec();
        corners.push((x, turn));
        corners.extend_from_slice(end);
        corners.dedup();
        corners
    }
}

fn path(corners: &[Corner]) -> String {
    let mut path = String::new();
    for (at, (x, y)) in corners.iter().enumerate() {
        let sign = if at == 0 { 'M' } else { 'L' };
        path.push_str(&format!("{sign}{x} {y}"));
    }
    path
}

fn drawn(way: &Way, corners: Vec<Corner>) -> WayBox {
    let last = &corners[corners.len() - 2..];
    let ((x1, y1), (x, y)) = (last[0], last[1]);
    let passes = !matches!(way.tone, Tone::Bad | Tone::Silent | Tone::Gone);
    let head = match x1 == x {
        true => format!("M{} {}L{x} {y}L{} {}Z", x - 4, y - 7, x + 4, y - 7),
        false => format!("M{} {}L{x} {y}L{} {}Z", x - 7, y - 4, x - 7, y + 4),
    };
    WayBox {
        tone: way.tone,
        line: path(last),
        head: if passes { head } else { String::new() },
        cross: (!passes).then_some(((x1 + x) / 2, (y1 + y) / 2)),
        corners,
        rate: if passes { way.rate } else { 0 },
    }
}

impl WayBox {
    /// Where requests are on the way when `permille` of the time from one to the next has passed: the more there are,
    /// the more dots, but not in proportion.
    pub fn dots(&self, permille: u32) -> Vec<Corner> {
        let dots = match self.rate {
            0 => 0,
            rate => (1 + rate.ilog2() / 2).min(DOTS_MAX),
        };
        let length: u32 = self.corners.windows(2).map(|pair| distance(pair[0], pair[1])).sum();
        let at = |dot: u32| (dot * 1_000 + permille) * length / (dots * 1_000);
        (0..dots).map(|dot| self.along(at(dot))).collect()
    }

    fn along(&self, mut units: u32) -> Corner {
        for pair in self.corners.windows(2) {
            let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
            let long = distance(pair[0], pair[1]);
            if units <= long && long > 0 {
                let part = |from: i32, to: i32| from + (to - from) * units as i32 / long as i32;
                return (part(x1, x2), part(y1, y2));
            }
            units -= long.min(units);
        }
        self.corners.last().copied().unwrap_or_default()
    }
}

/// Ways have right angles only.
fn distance((x1, y1): Corner, (x2, y2): Corner) -> u32 {
    x1.abs_diff(x2) + y1.abs_diff(y2)
}
