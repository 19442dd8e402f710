//! A configuration at work, as a card shows it.

mod balance;
mod given;
mod path;
