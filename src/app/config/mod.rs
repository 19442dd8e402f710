//! A configuration of nginx that the learner edits.
