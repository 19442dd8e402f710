//! A configuration at work, as a card shows it.

mod given;
mod path;
