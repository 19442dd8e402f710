//! Every explanation of ours, in Korean and English.

pub mod josa;
