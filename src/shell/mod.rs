//! What the real tools print, verbatim.
