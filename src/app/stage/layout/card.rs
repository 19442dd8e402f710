//! What stands inside a computer: its heading, and its tasks with their containers.

use super::super::measure::{fit, width, wrap};
use super::super::picture::{CardLine, ComputerCard, Detail, Steps, TaskCard};
use super::diagram::{Anchor, ComputerBox, ContainerBox, Label, Part, Rect, TaskBox};
use super::measures::Measures;

/// Name on the left; what is wrong with it beside the name; how full it is, or what ECS believes,
/// on the right.
pub(super) fn label_computer(card: &ComputerCard, computer: &mut ComputerBox, measures: &Measures) {
    let area = computer.area;
    let y = area.y + 19;
    let mut x = area.x + 10;
    for (part, words) in [(Part::Title, &card.name), (Part::Fact, &card.fact)] {
        let words = fit(words, part.size(), (area.right() - 8 - x).max(0) as u32);
        let advance = width(&words, part.size()) as i32 + 6;
        computer.labels.push(Label::new(x, y, Anchor::Start, part, words));
        x += advance;
    }
    let caption = if measures.terse { &card.short_caption } else { &card.caption };
    let room = (area.right() - 10 - x).max(0) as u32;
    let words = fit(caption, Part::Words.size(), room);
    computer.labels.push(Label::new(area.right() - 10, y, Anchor::End, Part::Words, words));
}

/// A tile has room for one number at most.
pub(super) fn label_tile(card: &ComputerCard, computer: &mut ComputerBox, measures: &Measures) {
    if measures.computer_width < 30 {
        return;
    }
    let (x, y) = (computer.area.x + computer.area.w / 2, computer.area.middle_y() + 4);
    let words = fit(&card.tasks.to_string(), Part::Words.size(), computer.area.w as u32);
    computer.labels.push(Label::new(x, y, Anchor::Middle, Part::Words, words));
}

pub(super) fn place_task(card: &TaskCard, area: Rect, measures: &Measures) -> TaskBox {
    let mut task = TaskBox {
        id: card.id,
        area,
        tone: card.tone,
        chosen: card.chosen,
        labels: Vec::new(),
        containers: Vec::new(),
        steps: Vec::new(),
    };
    if measures.detail == Detail::Chips {
        let (x, y) = (area.x + area.w / 2, area.middle_y() + 5);
        task.labels.push(Label::new(x, y, Anchor::Middle, Part::Sign, card.tone.sign()));
        return task;
    }
    if measures.detail == Detail::Names {
        title(card, Part::Words, 6, &mut task);
        return task;
    }
    title(card, Part::Title, 8, &mut task);
    lines(card, &mut task);
    task.steps = card.steps.map(|steps| step_dashes(steps, area)).unwrap_or_default();
    task
}

/// The name, set as `part`, and the sign, both `inset` from the card's sides.
fn title(card: &TaskCard, part: Part, inset: i32, task: &mut TaskBox) {
    let area = task.area;
    let y = area.y + 18;
    let words = short_name(&card.name, part.size(), (area.w - 26) as u32);
    task.labels.push(Label::new(area.x + inset, y, Anchor::Start, part, words));
    let end = area.right() - inset;
    task.labels.push(Label::new(end, y, Anchor::End, Part::Sign, card.tone.sign()));
}

/// The name, or where it does not fit the number at its end, which tells tasks apart.
fn short_name(name: &str, size: u32, room: u32) -> String {
    let number = name.rsplit(' ').next().unwrap_or(name);
    if width(name, size) <= room { name.to_owned() } else { fit(number, size, room) }
}

/// Containers and words take lines of 18 units each under the title, as far as the card goes.
fn lines(card: &TaskCard, task: &mut TaskBox) {
    let area = task.area;
    let room = ((area.h - 34) / 18).max(0) as usize;
    let mut used = 0;
    for line in &card.lines {
        let top = area.y + 25 + used as i32 * 18;
        match line {
            _ if used >= room => break,
            CardLine::Container { id, label, tone } => {
                let bounds = Rect::new(area.x + 6, top, area.w - 12, 16);
                let words = fit(label, Part::Words.size(), (bounds.w - 8) as u32);
                let label = Label::new(bounds.x + 5, top + 12, Anchor::Start, Part::Words, words);
                task.containers.push(ContainerBox { id: *id, area: bounds, tone: *tone, label });
                used += 1;
            }
            CardLine::WordsIfRoom(words)
                if width(words, Part::Words.size()) > (area.w - 16) as u32 => {}
            CardLine::Words(words) | CardLine::WordsIfRoom(words) => {
                let wrapped = wrap(words, Part::Words.size(), (area.w - 16) as u32, room - used);
                for (at, words) in wrapped.into_iter().enumerate() {
                    let y = top + 12 + at as i32 * 18;
                    task.labels.push(Label::new(area.x + 8, y, Anchor::Start, Part::Words, words));
                    used += 1;
                }
            }
        }
    }
}

/// A row of dashes along the lower edge, one for each step.
fn step_dashes(steps: Steps, area: Rect) -> Vec<(Rect, bool)> {
    let count = steps.of.max(1) as i32;
    let gap = 2;
    let dash = (area.w - 16 - (count - 1) * gap) / count;
    (0..count)
        .map(|at| {
            let x = area.x + 8 + at * (dash + gap);
            (Rect::new(x, area.bottom() - 8, dash, 4), at < steps.done as i32)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn a_name_without_room_keeps_its_number() {
        assert_eq!(short_name("태스크 12", 13, 100), "태스크 12");
        assert_eq!(short_name("태스크 12", 13, 40), "12");
    }
}
