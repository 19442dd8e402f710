//! Geometry as a pure function: [`layout`] turns a picture into boxes and lines of text. Wide and
//! narrow screens have their own geometry, so that text is never drawn smaller than it is set.

mod card;
mod diagram;
mod front;
mod link;
mod measures;
mod score;
#[cfg(test)]
mod tests;
mod way;

pub use diagram::{
    Anchor, ComputerBox, ContainerBox, Diagram, FrontBox, Label, Link, Part, Rect, ServiceBox,
    TaskBox, WayBox,
};
pub use measures::Width;
pub use score::{BarBox, ScoreDiagram, layout_score, time_at};

use super::measure::fit;
use super::picture::{ComputerCard, Detail, Picture, ServiceCard};
use measures::Measures;

/// Places `picture` for a screen of the given width class. Units are CSS pixels at the class's own
/// width ([`Width::units`]); everything lies inside `width` × `height`.
pub fn layout(picture: &Picture, width: Width) -> Diagram {
    let measures = Measures::of(width, picture);
    let mut computers = Vec::with_capacity(picture.computers.len());
    let bottom = place_computers(picture, &measures, &mut computers);
    let services = place_services(picture, &measures, bottom);
    let links = link::links(picture, &services, &computers, width);
    let bottom = services.iter().map(|service| service.area.bottom()).fold(bottom, i32::max);
    let bottom = bottom.max(measures.balancers_bottom());
    let height = bottom + measures.pad;
    let frame = Rect::new(1, measures.frame_y, measures.width - 2, height - 1 - measures.frame_y);
    let name_y = measures.frame_y + 19;
    // Requests from outside come in at the left: the name stands beside their ways, or between two.
    let name_x = match picture.front.iter().any(front::is_outside) {
        true if measures.service_beside => measures.computers_x,
        true => 24,
        false => measures.pad,
    };
    let frame_name =
        Label::new(name_x, name_y, Anchor::Start, Part::Title, picture.cluster.clone());
    let front = front::place_front(picture, &measures);
    let ground = way::Ground { front: &front, computers: &computers, measures: &measures };
    let (buses, ways) = way::ways(picture, &ground);
    Diagram {
        width: measures.width,
        height,
        detail: picture.detail,
        frame,
        frame_name,
        front,
        buses,
        ways,
        services,
        links,
        computers,
    }
}

/// Sets the computers into rows, each as high as the highest in it. Returns the lower edge.
fn place_computers(picture: &Picture, measures: &Measures, placed: &mut Vec<ComputerBox>) -> i32 {
    let mut top = measures.computers_y;
    for row in picture.computers.chunks(measures.computers_in_row) {
        let height = row.iter().map(|card| measures.computer_height(card)).max().unwrap_or(0);
        for (column, card) in row.iter().enumerate() {
            let x = measures.computers_x
                + column as i32 * (measures.computer_width + measures.computer_gap);
            let area = Rect::new(x, top, measures.computer_width, height);
            placed.push(place_computer(card, area, measures));
        }
        top += height + measures.computer_gap;
    }
    (top - measures.computer_gap).max(measures.computers_y)
}

fn place_computer(card: &ComputerCard, area: Rect, measures: &Measures) -> ComputerBox {
    let mut computer = ComputerBox {
        id: card.id,
        area,
        tone: card.tone,
        chosen: card.chosen,
        labels: Vec::new(),
        free: Vec::new(),
        tasks: Vec::new(),
    };
    match measures.detail {
        Detail::Tiles => card::label_tile(card, &mut computer, measures),
        Detail::Cards | Detail::Names | Detail::Chips => {
            card::label_computer(card, &mut computer, measures);
            place_tasks(card, &mut computer, measures);
        }
    }
    computer
}

fn place_tasks(card: &ComputerCard, computer: &mut ComputerBox, measures: &Measures) {
    let mut room = card.room;
    for slot in 0..measures.slots_shown(card) {
        let area = measures.slot(computer.area, slot);
        match card.slots.get(slot).and_then(Option::as_ref) {
            Some(task) => computer.tasks.push(card::place_task(task, area, measures)),
            None if room == 0 => {}
            None => {
                computer.free.push(area);
                room -= 1;
            }
        }
    }
}

fn place_services(picture: &Picture, measures: &Measures, bottom: i32) -> Vec<ServiceBox> {
    let count = picture.services.len() as i32;
    let height = count * (measures.service_height + measures.computer_gap) - measures.computer_gap;
    let top = match measures.service_beside {
        true if measures.balancers > 0 => measures.balancers_bottom() + measures.computer_gap,
        true => measures.computers_y + ((bottom - measures.computers_y - height) / 2).max(0),
        false => measures.services_y,
    };
    let place = |(at, card): (usize, &ServiceCard)| {
        let y = top + at as i32 * (measures.service_height + measures.computer_gap);
        let area = Rect::new(measures.pad, y, measures.service_width, measures.service_height);
        place_service(card, area, measures)
    };
    picture.services.iter().enumerate().map(place).collect()
}

fn place_service(card: &ServiceCard, area: Rect, measures: &Measures) -> ServiceBox {
    let room = (area.w - 16) as u32;
    let line = |words: &str, part: Part, x, y, anchor| {
        Label::new(x, y, anchor, part, fit(words, part.size(), room))
    };
    let labels = if measures.service_beside {
        let x = area.x + area.w / 2;
        vec![
            line(&card.name, Part::Title, x, area.y + 23, Anchor::Middle),
            line(&card.wish, Part::Words, x, area.y + 42, Anchor::Middle),
            line(&card.state, Part::Fact, x, area.y + 61, Anchor::Middle),
        ]
    } else {
        vec![
            line(&card.name, Part::Title, area.x + 10, area.y + 19, Anchor::Start),
            line(&card.wish, Part::Words, area.x + 10, area.y + 37, Anchor::Start),
            line(&card.state, Part::Fact, area.right() - 10, area.y + 28, Anchor::End),
        ]
    };
    ServiceBox { id: card.id, area, tone: card.tone, labels }
}
