//! Who asks and what stands between: people and a home outside the cluster, load balancers inside.

use super::super::measure::fit;
use super::super::picture::{FrontCard, FrontKind, Picture};
use super::diagram::{Anchor, FrontBox, Label, Part, Rect};
use super::measures::Measures;

/// A card at least this high has its state on a line of its own.
const STATE_BELOW: i32 = 52;

/// Who stands outside the cluster, in rows above it.
pub(super) fn is_outside(card: &FrontCard) -> bool {
    card.kind != FrontKind::Balancer
}

pub(super) fn place_front(picture: &Picture, measures: &Measures) -> Vec<FrontBox> {
    let (mut outside, mut inside) = (0, 0);
    let place = |card: &FrontCard| {
        let (count, area): (&mut usize, fn(&Measures, usize) -> Rect) = match is_outside(card) {
            true => (&mut outside, Measures::outside),
            false => (&mut inside, Measures::balancer),
        };
        *count += 1;
        place_card(card, area(measures, *count - 1))
    };
    picture.front.iter().map(place).collect()
}

/// Two lines beside a sign: the name and how it goes, then how often or how it chooses.
fn place_card(card: &FrontCard, area: Rect) -> FrontBox {
    // People have a sign of their own in front of their name.
    let x = area.x + if card.kind == FrontKind::Users { 30 } else { 10 };
    let line = |words: &str, part: Part, y| {
        // Beside the words of a flat card stands its state.
        let beside =
            card.kind == FrontKind::Balancer && area.h <= STATE_BELOW && part == Part::Words;
        let room = (if beside { area.w / 2 - 10 } else { area.right() - 8 - x }) as u32;
        Label::new(x, y, Anchor::Start, part, fit(words, part.size(), room))
    };
    let mut labels = vec![
        line(&card.name, Part::Title, area.y + 18),
        line(&card.words, Part::Words, area.y + 35),
    ];
    match area.h > STATE_BELOW {
        true => labels.push(line(&card.state, Part::Fact, area.y + 52)),
        false if card.kind == FrontKind::Balancer => {
            let room = (area.w - 20) as u32 / 2;
            let words = fit(&card.state, Part::Fact.size(), room);
            labels.push(Label::new(area.right() - 10, area.y + 35, Anchor::End, Part::Fact, words));
        }
        false => {}
    }
    labels.retain(|label| !label.words.is_empty());
    FrontBox { kind: card.kind, area, tone: card.tone, labels }
}
