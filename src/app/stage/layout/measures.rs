//! Every size of the picture, in one place for each width class.

use super::super::picture::{ComputerCard, Detail, Picture};
use super::diagram::Rect;
use super::front::is_outside;
use super::way::DROP;

/// How wide the picture is drawn. The style sheet shows the one that fits its container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    Narrow,
    Wide,
}

impl Width {
    pub const ALL: [Width; 2] = [Width::Narrow, Width::Wide];

    /// The width in CSS pixels at which one unit is one pixel.
    pub fn units(self) -> i32 {
        match self {
            Width::Narrow => 296,
            Width::Wide => 640,
        }
    }

    /// Cards outside the cluster that stand side by side.
    pub(super) fn outside_in_row(self) -> usize {
        match self {
            Width::Narrow => 2,
            Width::Wide => 3,
        }
    }

    /// The class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Width::Narrow => "narrow",
            Width::Wide => "wide",
        }
    }
}

pub(super) struct Measures {
    pub(super) detail: Detail,
    pub(super) width: i32,
    pub(super) pad: i32,
    /// Where the cluster begins: below who stands outside.
    pub(super) frame_y: i32,
    pub(super) balancers: i32,
    /// Services stand beside the computers, or above them.
    pub(super) service_beside: bool,
    pub(super) service_width: i32,
    pub(super) service_height: i32,
    pub(super) services_y: i32,
    pub(super) computers_x: i32,
    pub(super) computers_y: i32,
    pub(super) computers_in_row: usize,
    pub(super) computer_width: i32,
    pub(super) computer_gap: i32,
    /// Whether captions are the short ones.
    pub(super) terse: bool,
    header: i32,
    inset: i32,
    columns: i32,
    slot_gap: i32,
    /// Between two rows of tasks: wider where requests are led to each.
    row_gap: i32,
    slot_height: i32,
    /// Until the places are set into rows, the least width of one.
    slot_width: i32,
}

/// Places that every computer has space for from the start. Those that are held or have room for
/// a task are drawn.
const PLACES_FROM_START: usize = 3;
/// People or a home: the height of their card, and the gap below and beside it.
const OUTSIDE_HEIGHT: i32 = 44;
const OUTSIDE_GAP: i32 = 12;

impl Measures {
    pub(super) fn of(width: Width, picture: &Picture) -> Measures {
        let base = match width {
            Width::Wide => Measures::wide(picture),
            Width::Narrow => Measures::narrow(picture),
        };
        let is_bare = picture.services.is_empty() && base.balancers == 0 && picture.ways.is_empty();
        let base = if is_bare { base.without_services() } else { base };
        let leads = matches!(picture.detail, Detail::Cards | Detail::Names);
        let base = if leads && !picture.ways.is_empty() { base.with_ways() } else { base };
        match picture.detail {
            Detail::Cards => base.filled(),
            Detail::Names => base.with_names().filled(),
            Detail::Chips => base.with_chips(width),
            Detail::Tiles => base.with_tiles(picture.computers.len()),
        }
    }

    fn wide(picture: &Picture) -> Measures {
        let outside = picture.front.iter().filter(|card| is_outside(card)).count();
        let rows = outside.div_ceil(Width::Wide.outside_in_row()) as i32;
        let frame_y = 1 + rows * (OUTSIDE_HEIGHT + OUTSIDE_GAP);
        Measures {
            detail: picture.detail,
            width: Width::Wide.units(),
            pad: 14,
            frame_y,
            balancers: (picture.front.len() - outside) as i32,
            service_beside: true,
            service_width: 132,
            service_height: 74,
            services_y: 0,
            computers_x: 196,
            computers_y: frame_y + 33,
            computers_in_row: 1,
            computer_width: 430,
            computer_gap: 12,
            terse: false,
            header: 28,
            inset: 10,
            columns: 1,
            slot_gap: 8,
            row_gap: 8,
            slot_height: card_height(picture.lines),
            slot_width: 96,
        }
    }

    fn narrow(picture: &Picture) -> Measures {
        let services = picture.services.len() as i32;
        let wide = Measures::wide(picture);
        let outside = picture.front.len() - wide.balancers as usize;
        let rows = outside.div_ceil(Width::Narrow.outside_in_row()) as i32;
        let frame_y = 1 + rows * (OUTSIDE_HEIGHT + OUTSIDE_GAP);
        let services_y = frame_y + 31 + wide.balancers * (46 + 12);
        Measures {
            width: Width::Narrow.units(),
            frame_y,
            pad: 8,
            service_beside: false,
            service_width: 280,
            service_height: 46,
            services_y,
            computers_x: 28,
            computers_y: services_y + services * (46 + 12) + 4,
            computer_width: 260,
            terse: true,
            inset: 8,
            slot_gap: 6,
            row_gap: 6,
            slot_width: 77,
            ..wide
        }
    }

    /// Where no service stands, computers take its room.
    fn without_services(self) -> Measures {
        Measures { computers_x: self.pad, computer_width: self.width - 2 * self.pad, ..self }
    }

    /// Room above each row of tasks for the drops to them.
    fn with_ways(self) -> Measures {
        Measures { header: self.header + DROP, row_gap: DROP + 4, ..self }
    }

    /// The place of the `nth` who stands outside the cluster.
    pub(super) fn outside(&self, nth: usize) -> Rect {
        let in_row = if self.service_beside { Width::Wide } else { Width::Narrow }.outside_in_row();
        let (row, column) = ((nth / in_row) as i32, (nth % in_row) as i32);
        let wide = (self.width - 2 + 2 * OUTSIDE_GAP) / in_row as i32 - 2 * OUTSIDE_GAP;
        let x = 1 + column * (wide + 2 * OUTSIDE_GAP);
        Rect::new(x, 1 + row * (OUTSIDE_HEIGHT + OUTSIDE_GAP), wide, OUTSIDE_HEIGHT)
    }

    /// The place of the `nth` load balancer: beside the computers, or above the services.
    pub(super) fn balancer(&self, nth: usize) -> Rect {
        let (top, height) = self.balancer_rows();
        let y = top + nth as i32 * (height + self.computer_gap);
        Rect::new(self.pad, y, self.service_width, height)
    }

    pub(super) fn balancers_bottom(&self) -> i32 {
        let (top, height) = self.balancer_rows();
        top + self.balancers * (height + self.computer_gap) - self.computer_gap
    }

    /// Where the first balancer stands, and how high each is.
    fn balancer_rows(&self) -> (i32, i32) {
        match self.service_beside {
            true => (self.computers_y, 62),
            false => (self.services_y - self.balancers * (46 + 12), 46),
        }
    }

    /// As many places in a row as the computer has room for, and all of its room for them.
    fn filled(self) -> Measures {
        let room = self.computer_width - 2 * self.inset + self.slot_gap;
        let columns = room / (self.slot_width + self.slot_gap);
        Measures { columns, slot_width: room / columns - self.slot_gap, ..self }
    }

    fn with_names(self) -> Measures {
        let row_gap = if self.row_gap > self.slot_gap { self.row_gap } else { 6 };
        Measures { slot_gap: 6, row_gap, slot_height: 28, slot_width: 77, ..self }
    }

    fn with_chips(self, width: Width) -> Measures {
        let (computers_in_row, computer_width) = match width {
            Width::Wide => (2, (self.computer_width - self.computer_gap) / 2),
            Width::Narrow => (1, self.computer_width),
        };
        let columns = (computer_width - 2 * self.inset + 4) / (24 + 4);
        Measures {
            computers_in_row,
            computer_width,
            terse: true,
            columns,
            slot_gap: 4,
            row_gap: 4,
            slot_height: 24,
            slot_width: 24,
            ..self
        }
    }

    /// Tiles carry their number while there is room; a very large cluster is a field of squares.
    fn with_tiles(self, computers: usize) -> Measures {
        let (side, gap) = if computers <= 200 { (34, 6) } else { (10, 3) };
        let computers_in_row = ((self.computer_width + gap) / (side + gap)) as usize;
        Measures { computers_in_row, computer_width: side, computer_gap: gap, header: side, ..self }
    }

    /// The number of places on a computer: enough for everyone who ever had one.
    pub(super) fn slots_shown(&self, card: &ComputerCard) -> usize {
        card.slots.len().max(PLACES_FROM_START)
    }

    pub(super) fn computer_height(&self, card: &ComputerCard) -> i32 {
        if self.detail == Detail::Tiles {
            return self.header;
        }
        let rows = (self.slots_shown(card) as i32 + self.columns - 1) / self.columns;
        self.header + rows * (self.slot_height + self.row_gap) - self.row_gap + self.inset
    }

    pub(super) fn slot(&self, computer: Rect, slot: usize) -> Rect {
        let (row, column) = (slot as i32 / self.columns, slot as i32 % self.columns);
        Rect::new(
            computer.x + self.inset + column * (self.slot_width + self.slot_gap),
            computer.y + self.header + row * (self.slot_height + self.row_gap),
            self.slot_width,
            self.slot_height,
        )
    }
}

/// Title, `lines` lines of 18 units, the steps.
fn card_height(lines: u32) -> i32 {
    34 + lines as i32 * 18
}
