//! The strict reader of `lessons/`: Markdown and TOML in, [`Lesson`]s and HTML out. `lessons/README.md` describes the format.
//!
//! What is wrong is never guessed at: it is a [`Mistake`] with file, line and what to write instead, and a file yields all
//! of its mistakes at once. TOML that cannot be read at all yields one.

mod answers;
mod chunk;
mod config;
mod config_check;
mod course_map;
mod draw;
mod fidelity;
mod glossary;
mod home;
mod html;
mod ideas;
mod image;
mod join;
mod lesson;
mod lesson_file;
mod lines;
mod markdown;
mod mistake;
mod model_answer;
mod number;
mod option;
mod outline;
mod policy;
mod question;
mod remarks;
mod scene;
mod scene_drawn;
mod scene_file;
mod service;
mod shape;
mod shuffle;
mod source;
mod stage;
mod stage_config;
mod stage_file;
mod structure;
mod task_definition;
mod toml_file;
mod view;
mod written;

pub use course_map::{Slot, read_course_map};
pub use fidelity::{Amount, Fidelity, Gap, ParameterText, RuleText, read_fidelity};
pub use glossary::{Term, read_glossary};
pub use home::{HomeText, read_home};
pub use lesson::{LessonTexts, ReadLesson, read_lesson};
pub use mistake::Mistake;
pub use outline::{Point, read_outline};
