//! The world, the one queue, and the timeline.
