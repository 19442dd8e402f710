//! Every explanation of ours, in Korean and English.

pub mod frame;
pub mod josa;
