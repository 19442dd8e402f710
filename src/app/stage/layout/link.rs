//! Lines from a service to the computers where its tasks are.

use super::super::picture::{ComputerCard, Detail, Picture, Tone};
use super::diagram::{ComputerBox, Link, ServiceBox};
use super::measures::Width;

/// More lines than this say nothing any more.
const COMPUTERS_WITH_LINES: usize = 12;

pub(super) fn links(
    picture: &Picture,
    services: &[ServiceBox],
    computers: &[ComputerBox],
    width: Width,
) -> Vec<Link> {
    if picture.detail == Detail::Tiles || computers.len() > COMPUTERS_WITH_LINES {
        return Vec::new();
    }
    let mut links = Vec::new();
    for (position, service) in services.iter().enumerate() {
        for (card, computer) in picture.computers.iter().zip(computers) {
            let Some(flowing) = flow(card, position as u32) else { continue };
            let (line, head) = match width {
                Width::Wide => curve(service, computer),
                Width::Narrow => rail(service, computer, position as i32),
            };
            links.push(Link { service: service.id, computer: computer.id, line, head, flowing });
        }
    }
    links
}

/// Whether the service at `position` has a living task here, and whether one of them works.
fn flow(card: &ComputerCard, position: u32) -> Option<bool> {
    let living = |tone| !matches!(tone, Tone::Gone);
    let mut tones = card
        .shown_tasks()
        .filter(|task| task.service == Some(position) && living(task.tone))
        .map(|task| task.tone)
        .peekable();
    tones.peek()?;
    Some(tones.any(|tone| tone == Tone::Ok))
}

fn curve(service: &ServiceBox, computer: &ComputerBox) -> (String, String) {
    let (x1, y1) = (service.area.right(), service.area.middle_y());
    let (x2, y2) = (computer.area.x - 3, computer.area.middle_y());
    let bend = (x1 + x2) / 2;
    let line = format!("M{x1} {y1}C{bend} {y1} {bend} {y2} {} {y2}", x2 - 6);
    (line, arrow_head(x2, y2))
}

/// Down the left edge, then a branch: a narrow screen reads as a tree.
fn rail(service: &ServiceBox, computer: &ComputerBox, position: i32) -> (String, String) {
    let x = service.area.x + 8 - position * 3;
    let (top, y) = (service.area.bottom(), computer.area.y + 15);
    let end = computer.area.x - 2;
    let line = format!("M{x} {top}V{}Q{x} {y} {} {y}H{}", y - 5, x + 5, end - 4);
    (line, arrow_head(end, y))
}

fn arrow_head(x: i32, y: i32) -> String {
    format!("M{} {}L{x} {y}L{} {}Z", x - 7, y - 4, x - 7, y + 4)
}
