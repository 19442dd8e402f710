//! The grid becomes boxes.

use super::arrange::{Arrangement, Flow};
use super::diagram::{Form, PartBox, Shape};
use super::is_frame;
use super::size::{CARD_ICON, CHIP_ICON, HEADER, LINE, MARK, PAD, gap, link_room, named, size};
use crate::app::stage::layout::{Anchor, Label, Part, Rect};
use crate::course::{Place, ScenePlan};

/// The edge of the picture.
const EDGE: i32 = 5;
/// The most that a gap between columns grows to where there is room.
const GAP_MAX: i32 = 120;

pub(super) struct Placed {
    pub(super) parts: Vec<PartBox>,
    /// How wide it is at least.
    pub(super) needs: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

pub(super) fn place(plan: &ScenePlan, arrangement: &Arrangement, shape: Shape) -> Placed {
    let sizes: Vec<(i32, i32)> =
        (0..plan.parts.len()).map(|part| size(plan, arrangement, part)).collect();
    let widths = tracks(arrangement, arrangement.columns, |at, cell| (cell.0, 1, sizes[at].0));
    let span = |at, cell| rows_spanned(plan, arrangement, &sizes, at, cell);
    let heights =
        tracks(arrangement, arrangement.rows, |at, cell| (cell.1, span(at, cell), sizes[at].1));
    let mut gaps = gaps(plan, arrangement, arrangement.columns, Flow::Row);
    let row_gaps = self::gaps(plan, arrangement, arrangement.rows, Flow::Column);
    let needs = widths.iter().sum::<i32>() + gaps.iter().sum::<i32>() + 2 * EDGE;
    let width = shape.units().max(needs);
    let left = spread(&mut gaps, width - needs);
    let xs = starts(EDGE + left / 2, &widths, &gaps);
    let ys = starts(EDGE, &heights, &row_gaps);
    let card_width = cards(plan).map(|at| sizes[at].0).max().unwrap_or(0);
    let mut areas = vec![Rect::new(0, 0, 0, 0); plan.parts.len()];
    for at in plan.inside(None) {
        let Some(cell) = arrangement.cells[at] else { continue };
        let last = cell.1 + span(at, cell) - 1;
        let room = Rect::new(
            xs[cell.0],
            ys[cell.1],
            widths[cell.0],
            ys[last] + heights[last] - ys[cell.1],
        );
        let area = match is_frame(plan, at) {
            true => room,
            false => middle(room, card_width.min(room.w), sizes[at].1),
        };
        set(plan, arrangement, &sizes, at, area, &mut areas);
    }
    let height = ys.last().zip(heights.last()).map_or(0, |(y, h)| y + h) + EDGE;
    let parts = (0..plan.parts.len()).map(|at| part_box(plan, arrangement, at, areas[at]));
    Placed { parts: parts.collect(), needs, width, height }
}

fn cards(plan: &ScenePlan) -> impl Iterator<Item = usize> {
    plan.inside(None).into_iter().filter(|at| !is_frame(plan, *at))
}

/// A frame that is higher than its row reaches down over the empty cells below it.
fn rows_spanned(
    plan: &ScenePlan,
    arrangement: &Arrangement,
    sizes: &[(i32, i32)],
    part: usize,
    cell: (usize, usize),
) -> usize {
    let in_row = |other: &usize| {
        *other != part && arrangement.cells[*other].is_some_and(|other| other.1 == cell.1)
    };
    let others = (0..plan.parts.len()).filter(in_row).map(|other| sizes[other].1);
    if !is_frame(plan, part) || sizes[part].1 <= others.max().unwrap_or(0) + HEADER {
        return 1;
    }
    let is_free = |row: &usize| !arrangement.cells.contains(&Some((cell.0, *row)));
    1 + (cell.1 + 1..arrangement.rows).take_while(is_free).count()
}

/// The size of each column or row. `of` says of a part on the grid where it starts, over how many it reaches, and its size.
fn tracks(
    arrangement: &Arrangement,
    count: usize,
    of: impl Fn(usize, (usize, usize)) -> (usize, usize, i32),
) -> Vec<i32> {
    let mut tracks = vec![0; count];
    let cells = arrangement.cells.iter().enumerate();
    let mut wanted: Vec<_> = cells.filter_map(|(at, cell)| Some(of(at, (*cell)?))).collect();
    wanted.sort_by_key(|(_, reach, _)| *reach);
    for (start, reach, size) in wanted {
        let have: i32 = tracks[start..start + reach].iter().sum();
        tracks[start + reach - 1] += (size - have).max(0);
    }
    tracks
}

/// The gaps between columns (`Flow::Row`) or rows: as wide as the links that cross them want.
fn gaps(plan: &ScenePlan, arrangement: &Arrangement, count: usize, flow: Flow) -> Vec<i32> {
    let mut gaps = vec![12; count.saturating_sub(1)];
    for link in &plan.links {
        let [Some(from), Some(to)] = [link.from, link.to].map(|end| cell(plan, arrangement, end))
        else {
            continue;
        };
        let (one, other, is_straight) = match flow {
            Flow::Row => (from.0, to.0, from.1 == to.1),
            Flow::Column => (from.1, to.1, true),
        };
        let (first, last) = (one.min(other), one.max(other));
        for gap in gaps.iter_mut().take(last).skip(first) {
            // What goes down and aside is named on its way down.
            let room = if is_straight { link_room(&link.label, flow) } else { 26 };
            *gap = (*gap).max(room);
        }
    }
    gaps
}

/// The cell of a part, or of what it stands in.
fn cell(plan: &ScenePlan, arrangement: &Arrangement, part: usize) -> Option<(usize, usize)> {
    arrangement.cells[plan.around(part).last().copied().unwrap_or(part)]
}

/// Shares `room` among the gaps; what they do not take is returned.
fn spread(gaps: &mut [i32], room: i32) -> i32 {
    let mut room = room.max(0);
    let share = room / (gaps.len() as i32 + 1);
    for gap in gaps.iter_mut() {
        let more = share.min((GAP_MAX - *gap).max(0));
        *gap += more;
        room -= more;
    }
    room
}

fn starts(first: i32, sizes: &[i32], gaps: &[i32]) -> Vec<i32> {
    let mut at = first;
    let steps = sizes.iter().zip(gaps.iter().chain([&0]));
    steps
        .map(|(size, gap)| {
            let start = at;
            at += size + gap;
            start
        })
        .collect()
}

fn middle(room: Rect, w: i32, h: i32) -> Rect {
    Rect::new(room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h)
}

/// Gives `part` its area, and everything inside it.
fn set(
    plan: &ScenePlan,
    arrangement: &Arrangement,
    sizes: &[(i32, i32)],
    part: usize,
    area: Rect,
    areas: &mut [Rect],
) {
    areas[part] = area;
    let inside = plan.inside(Some(part));
    let flow = arrangement.flow(plan, part);
    let room = Rect::new(area.x + PAD, area.y + HEADER, area.w - 2 * PAD, area.h - HEADER - PAD);
    let gaps: Vec<i32> = inside.windows(2).map(|pair| gap(plan, pair[0], pair[1], flow)).collect();
    let along = |at: &usize| if flow == Flow::Row { sizes[*at].0 } else { sizes[*at].1 };
    let used = inside.iter().map(along).sum::<i32>() + gaps.iter().sum::<i32>();
    let whole = if flow == Flow::Row { room.w } else { room.h };
    let more = shares(plan, &inside, (whole - used).max(0), flow);
    let lengths: Vec<i32> = inside.iter().zip(&more).map(|(at, more)| along(at) + more).collect();
    let first = if flow == Flow::Row { room.x } else { room.y };
    for ((at, start), length) in inside.iter().zip(starts(first, &lengths, &gaps)).zip(&lengths) {
        let area = match flow {
            Flow::Column => Rect::new(room.x, start, room.w, *length),
            Flow::Row if is_frame(plan, *at) => Rect::new(start, room.y, *length, room.h),
            Flow::Row => {
                Rect::new(start, room.y + (room.h - sizes[*at].1) / 2, *length, sizes[*at].1)
            }
        };
        set(plan, arrangement, sizes, *at, area, areas);
    }
}

/// Room left over goes to all alike in a row; in a column frames take it, and names stay one line high.
fn shares(plan: &ScenePlan, inside: &[usize], room: i32, flow: Flow) -> Vec<i32> {
    let takes = |at: &usize| flow == Flow::Row || is_frame(plan, *at);
    let takers = inside.iter().filter(|at| takes(at)).count() as i32;
    inside.iter().map(|at| if takes(at) { room / takers.max(1) } else { 0 }).collect()
}

fn part_box(plan: &ScenePlan, arrangement: &Arrangement, part: usize, area: Rect) -> PartBox {
    let form = match (is_frame(plan, part), plan.parts[part].place) {
        (true, _) => Form::Frame,
        (false, Place::In(_)) => Form::Chip,
        (false, Place::At { .. }) => Form::Card,
    };
    let wraps = form == Form::Card && arrangement.wraps;
    let lines = named(plan, part, wraps).lines;
    match form {
        Form::Card => card(area, lines),
        Form::Chip => titled(form, area, area.middle_y(), lines),
        Form::Frame => titled(form, area, area.y + HEADER / 2, lines),
    }
}

fn card(area: Rect, lines: Vec<Vec<String>>) -> PartBox {
    let x = area.x + area.w / 2;
    let icon = Rect::new(x - CARD_ICON / 2, area.y + 9, CARD_ICON, CARD_ICON);
    let below = area.bottom() - icon.bottom() - 3;
    let label = |lines: Vec<String>| {
        let first = icon.bottom() + 3 + (below - LINE * lines.len() as i32) / 2 + 11;
        let line = |(at, words)| {
            Label::new(x, first + LINE * at as i32, Anchor::Middle, Part::Title, words)
        };
        lines.into_iter().enumerate().map(line).collect()
    };
    let labels = lines.into_iter().map(label).collect();
    PartBox { area, form: Form::Card, icon, mark: (area.right() - 11, area.y + 11), labels }
}

fn titled(form: Form, area: Rect, middle: i32, lines: Vec<Vec<String>>) -> PartBox {
    let icon = Rect::new(area.x + PAD, middle - CHIP_ICON / 2, CHIP_ICON, CHIP_ICON);
    let line = |words| Label::new(icon.right() + 6, middle + 4, Anchor::Start, Part::Title, words);
    let labels = lines.into_iter().map(|lines| lines.into_iter().map(line).collect()).collect();
    PartBox { area, form, icon, mark: (area.right() - MARK / 2 - 3, middle), labels }
}
