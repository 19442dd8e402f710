//! How large the parts are drawn at least.

use super::arrange::{Arrangement, Flow};
use super::is_frame;
use crate::app::stage::layout::Part;
use crate::app::stage::measure::{width, wrap};
use crate::course::{Place, ScenePlan};

/// The widest name of a part, in units: eight Hangul syllables, or about fourteen Latin letters.
pub const PART_LABEL_MAX: u32 = 114;
/// The widest name of a link.
pub const LINK_LABEL_MAX: u32 = 92;

pub(super) const LINE: i32 = 16;
pub(super) const PAD: i32 = 7;
pub(super) const CARD_ICON: i32 = 22;
pub(super) const CHIP_ICON: i32 = 14;
pub(super) const CHIP: i32 = 28;
pub(super) const HEADER: i32 = 30;
/// What the sign of a mark takes at the end of a line.
pub(super) const MARK: i32 = 17;
const CARD_WIDTH_MIN: i32 = 66;

/// The lines of each of a part's labels, the widest line's width and how many lines the longest has.
pub(super) struct Named {
    pub(super) lines: Vec<Vec<String>>,
    pub(super) width: i32,
    pub(super) count: i32,
}

pub(super) fn named(plan: &ScenePlan, part: usize, wraps: bool) -> Named {
    let size = Part::Title.size();
    let room = if wraps { 60 } else { u32::MAX };
    let lines: Vec<Vec<String>> = plan
        .labels(part)
        .into_iter()
        .map(|label| match wraps && label.contains(' ') {
            // Even halves: whether they fit is asked of the whole picture.
            true => halves(label, size, room),
            false => vec![label.to_owned()],
        })
        .collect();
    let all = lines.iter().flatten().map(|line| width(line, size) as i32);
    let count = lines.iter().map(Vec::len).max().unwrap_or(1) as i32;
    Named { width: all.max().unwrap_or(0), count, lines }
}

/// Two lines if one is too wide for `room`, never cut.
fn halves(label: &str, size: u32, room: u32) -> Vec<String> {
    if width(label, size) <= room {
        return vec![label.to_owned()];
    }
    let widest_word = label.split(' ').map(|word| width(word, size)).max().unwrap_or(0);
    let mut room = room.max(widest_word);
    loop {
        let lines = wrap(label, size, room, 2);
        if lines.join(" ") == label {
            return lines;
        }
        room += size;
    }
}

/// The least width and height of a part with everything in it.
pub(super) fn size(plan: &ScenePlan, arrangement: &Arrangement, part: usize) -> (i32, i32) {
    if !is_frame(plan, part) {
        return leaf(plan, arrangement, part);
    }
    let title = named(plan, part, false).width + PAD + CHIP_ICON + 6 + MARK + PAD;
    let inside = plan.inside(Some(part));
    let sizes: Vec<(i32, i32)> = inside.iter().map(|at| size(plan, arrangement, *at)).collect();
    let flow = arrangement.flow(plan, part);
    let gaps: i32 = inside.windows(2).map(|pair| gap(plan, pair[0], pair[1], flow)).sum();
    let widths = sizes.iter().map(|size| size.0);
    let heights = sizes.iter().map(|size| size.1);
    let (w, h) = match flow {
        Flow::Column => (widths.max().unwrap_or(0), heights.sum::<i32>() + gaps),
        Flow::Row => (widths.sum::<i32>() + gaps, heights.max().unwrap_or(0)),
    };
    (title.max(w + 2 * PAD), HEADER + h + PAD)
}

fn leaf(plan: &ScenePlan, arrangement: &Arrangement, part: usize) -> (i32, i32) {
    match plan.parts[part].place {
        Place::In(_) => {
            let named = named(plan, part, false);
            (PAD + CHIP_ICON + 6 + named.width + MARK + 4, CHIP)
        }
        Place::At { .. } => {
            let named = named(plan, part, arrangement.wraps);
            let width = (named.width + 2 * PAD + 2).max(CARD_WIDTH_MIN);
            (width, 8 + CARD_ICON + 5 + LINE * named.count + 6)
        }
    }
}

/// The room between two neighbours inside a frame: more where a link joins them, or parts of them.
pub(super) fn gap(plan: &ScenePlan, one: usize, other: usize, flow: Flow) -> i32 {
    let holds = |outer: usize, part: usize| part == outer || plan.around(part).contains(&outer);
    let joins =
        |from, to| holds(one, from) && holds(other, to) || holds(other, from) && holds(one, to);
    let between = plan.links.iter().filter(|link| joins(link.from, link.to));
    between.map(|link| link_room(&link.label, flow)).max().unwrap_or(6)
}

/// How much room an arrow with this label wants on its way along `flow`.
pub(super) fn link_room(label: &str, flow: Flow) -> i32 {
    match (label.is_empty(), flow) {
        (true, _) => 34,
        (false, Flow::Column) => 40,
        (false, Flow::Row) => width(label, Part::Words.size()) as i32 + 22,
    }
}
