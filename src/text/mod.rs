//! Every explanation of ours, in Korean and English.

pub mod card;
mod condition;
pub mod duration;
pub mod frame;
pub mod goal;
pub mod josa;
pub mod lesson;
pub mod misread;
pub mod not_there;
pub mod page;
pub mod progress;
pub mod question;
pub mod storage;
