//! The picture of a stepped scene. It is drawn when its lesson is read, with a hole wherever a thing's state has to stand;
//! a page only fills the holes.

mod drawing;
mod icon;
mod listed;

pub use drawing::drawing;

use crate::course::{Mark, SceneDrawing};

/// What stands in the holes, by the digits of [`SceneDrawing::states`]. `new`: the last step brought it.
const STATES: [&str; 9] =
    ["off", "plain", "ok", "bad", "wait", "plain new", "ok new", "bad new", "wait new"];

/// The picture in both shapes, in the state at a place.
pub fn picture(drawing: &SceneDrawing, state: usize) -> String {
    let digits = drawing.states.get(state).map_or("", String::as_str);
    let mut filled = String::new();
    for shape in &drawing.shapes {
        let mut digits = digits.bytes();
        let mut pieces = shape.split(SceneDrawing::HOLE);
        filled.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let digit = digits.next().unwrap_or(b'0').wrapping_sub(b'0');
            filled.push_str(STATES.get(usize::from(digit)).unwrap_or(&STATES[0]));
            filled.push_str(piece);
        }
    }
    filled
}

/// The digit of a state.
fn digit(is_visible: bool, mark: Mark, is_new: bool) -> char {
    let of_mark = match mark {
        Mark::Plain => 1,
        Mark::Ok => 2,
        Mark::Bad => 3,
        Mark::Wait => 4,
    };
    let digit = if is_visible { of_mark + 4 * u32::from(is_new) } else { 0 };
    char::from_digit(digit, 10).expect("below ten")
}
