//! Every explanation of ours, in Korean and English.

mod condition;
pub mod duration;
pub mod frame;
pub mod goal;
pub mod josa;
pub mod lesson;
pub mod misread;
pub mod progress;
pub mod question;
pub mod storage;
