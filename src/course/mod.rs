//! The course as data, and the judge.
