//! Geometry of the score.

use super::super::measure::{fit, wrap};
use super::super::picture::Tone;
use super::super::score::{Bar, ScoreView, Stave};
use super::diagram::{Anchor, Label, Part, Rect};
use super::measures::Width;

/// The score with a place for everything, in integer units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreDiagram {
    pub width: i32,
    pub height: i32,
    /// Where time runs: its left edge is 0:00, its right edge the span.
    pub plot: Rect,
    pub names: Vec<Label>,
    /// The y of every line of every staff.
    pub lines: Vec<i32>,
    pub bars: Vec<BarBox>,
    pub ticks: Vec<(i32, Label)>,
    pub marks: Vec<i32>,
    pub baton_x: i32,
    /// What came after the moment that is looked at.
    pub later: Option<Rect>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarBox {
    pub task: u32,
    pub pieces: Vec<(Rect, Tone)>,
    /// The task's number, where its bar begins; bars that are too thin have none.
    pub number: Option<Label>,
    /// Where it stopped.
    pub cross: Option<(i32, i32)>,
}

/// At most so many lines are drawn of one staff; the name says how many more there are.
pub(super) const LANES_MAX: u32 = 60;

/// Height that the lines of one staff share.
const STAVE_HEIGHT: i32 = 200;

/// From the left edge of the paper to a name above its staff.
const BESIDE: i32 = 9;

/// Places the score for a screen of the given width class.
pub fn layout_score(score: &ScoreView, width: Width) -> ScoreDiagram {
    let (name_room, top) = match width {
        Width::Wide => (74, 16),
        Width::Narrow => (0, 16),
    };
    let left = name_room.max(10);
    let mut paper =
        Paper { score, left, room: width.units() - left - 16, names_above: name_room == 0, y: top };
    let mut diagram = ScoreDiagram {
        width: width.units(),
        height: 0,
        plot: Rect::new(left, top, paper.room, 0),
        names: Vec::new(),
        lines: Vec::new(),
        bars: Vec::new(),
        ticks: Vec::new(),
        marks: score.marks.iter().map(|&at| paper.x(at)).collect(),
        baton_x: paper.x(score.viewed_ms),
        later: None,
    };
    for stave in &score.staves {
        paper.place_stave(stave, &mut diagram);
    }
    diagram.plot.h = paper.y - top;
    diagram.height = paper.y + 22;
    diagram.ticks = paper.ticks();
    if score.viewed_ms < score.now_ms {
        let (from, to) = (diagram.baton_x, paper.x(score.now_ms));
        diagram.later = Some(Rect::new(from, top, to - from, diagram.plot.h));
    }
    diagram
}

/// The time (milliseconds after 0:00) at a place that is `permille` of the plot from its left edge.
pub fn time_at(score: &ScoreView, permille: u64) -> u64 {
    (score.span_ms.saturating_mul(permille.min(1000)) / 1000).min(score.now_ms)
}

/// The staff's name, and how many lines are not drawn.
fn full_name(stave: &Stave) -> String {
    match stave.lanes.checked_sub(LANES_MAX) {
        None | Some(0) => stave.name.clone(),
        Some(more) => format!("{} +{more}", stave.name),
    }
}

struct Paper<'a> {
    score: &'a ScoreView,
    left: i32,
    room: i32,
    names_above: bool,
    y: i32,
}

impl Paper<'_> {
    fn x(&self, at_ms: u64) -> i32 {
        let share = at_ms.min(self.score.span_ms) * self.room as u64 / self.score.span_ms.max(1);
        self.left + share as i32
    }

    fn place_stave(&mut self, stave: &Stave, diagram: &mut ScoreDiagram) {
        let lanes = stave.lanes.clamp(1, LANES_MAX) as i32;
        let pitch = (STAVE_HEIGHT / lanes).clamp(3, 20);
        if self.names_above {
            self.y += 14;
            // Beside the baton as it stands at 0:00.
            let words = fit(&full_name(stave), Part::Words.size(), (self.room - BESIDE) as u32);
            diagram.names.push(Label::new(
                self.left + BESIDE,
                self.y - 3,
                Anchor::Start,
                Part::Words,
                words,
            ));
        } else {
            self.name_beside(stave, lanes * pitch, diagram);
        }
        diagram.lines.extend((0..lanes).map(|lane| self.y + lane * pitch + pitch / 2));
        let drawn = stave.bars.iter().filter(|bar| (bar.lane as i32) < lanes);
        diagram.bars.extend(drawn.map(|bar| self.bar(bar, pitch)));
        self.y += lanes * pitch + 8;
    }

    /// On the left, in the middle of the staff's height, on two lines where there is room.
    fn name_beside(&self, stave: &Stave, height: i32, diagram: &mut ScoreDiagram) {
        let lines = if height < 30 { 1 } else { 2 };
        let room = (self.left - 14) as u32;
        let wrapped = wrap(&full_name(stave), Part::Words.size(), room, lines);
        let top = self.y + height / 2 + 4 - (wrapped.len() as i32 - 1) * 7;
        for (at, words) in wrapped.into_iter().enumerate() {
            let y = top + at as i32 * 14;
            diagram.names.push(Label::new(self.left - 10, y, Anchor::End, Part::Words, words));
        }
    }

    fn bar(&self, bar: &Bar, pitch: i32) -> BarBox {
        let y = self.y + bar.lane as i32 * pitch;
        let height = (pitch - 4).max(2);
        let piece = |&(from, to, tone): &(u64, u64, Tone)| {
            let x = self.x(from);
            (Rect::new(x, y + (pitch - height) / 2, (self.x(to) - x).max(1), height), tone)
        };
        let pieces: Vec<_> = bar.pieces.iter().map(piece).collect();
        let middle = y + pitch / 2;
        let number = pieces.first().filter(|_| pitch >= 16).map(|(first, _)| {
            Label::new(first.x + 6, middle + 4, Anchor::Start, Part::Words, bar.name.clone())
        });
        let cross = bar.died.map(|at| (self.x(at), middle));
        BarBox { task: bar.task, pieces, number, cross }
    }

    fn ticks(&self) -> Vec<(i32, Label)> {
        let last = self.left + self.room;
        let tick = |(at, words): &(u64, String)| {
            let x = self.x(*at);
            let anchor = match x {
                x if x == self.left => Anchor::Start,
                x if x >= last - 8 => Anchor::End,
                _ => Anchor::Middle,
            };
            (x, Label::new(x, self.y + 12, anchor, Part::Words, words.clone()))
        };
        self.score.ticks.iter().map(tick).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(lanes: u32, viewed_ms: u64) -> ScoreView {
        let bar = |lane: u32| Bar {
            task: lane + 1,
            name: (lane + 1).to_string(),
            lane,
            pieces: vec![(0, 20_000, Tone::Waiting), (20_000, 58_000, Tone::Ok)],
            died: (lane == 1).then_some(58_000),
        };
        let stave =
            |name: &str| Stave { name: name.into(), lanes, bars: (0..lanes).map(bar).collect() };
        ScoreView {
            staves: vec![stave("회원 서비스"), stave("게시판 서비스와 이름이 아주 긴 서비스")],
            marks: vec![0, 43_000],
            span_ms: 60_000,
            now_ms: 58_000,
            viewed_ms,
            now_s: 58,
            viewed_s: viewed_ms / 1_000,
            ticks: vec![(0, "0:00".into()), (20_000, "0:20".into()), (60_000, "1:00".into())],
        }
    }

    #[test]
    fn everything_lies_on_the_paper_and_bars_do_not_meet() {
        for (lanes, width) in [0, 1, 4, 30, 300].into_iter().zip(Width::ALL.into_iter().cycle()) {
            let diagram = layout_score(&score(lanes, 58_000), width);
            let paper = Rect::new(0, 0, diagram.width, diagram.height);
            let bars: Vec<Rect> = diagram
                .bars
                .iter()
                .flat_map(|bar| bar.pieces.iter().map(|piece| piece.0))
                .collect();
            assert!(bars.iter().all(|bar| diagram.plot.holds(*bar)), "{lanes} {width:?}");
            assert!(paper.holds(diagram.plot));
            for (at, a) in bars.iter().enumerate() {
                assert!(bars[at + 1..].iter().all(|b| !a.meets(*b)), "{lanes} {width:?}");
            }
        }
    }

    #[test]
    fn the_past_shows_what_came_later() {
        let diagram = layout_score(&score(3, 30_000), Width::Wide);
        let later = diagram.later.expect("the baton stands before now");
        assert_eq!(later.x, diagram.baton_x);
        assert_eq!(layout_score(&score(3, 58_000), Width::Wide).later, None);
    }

    #[test]
    fn a_place_on_the_paper_is_a_time_that_has_been() {
        let score = score(1, 0);
        assert_eq!(time_at(&score, 0), 0);
        assert_eq!(time_at(&score, 500), 30_000);
        assert_eq!(time_at(&score, 1000), 58_000);
        assert_eq!(time_at(&score, 5000), 58_000);
    }
}
