//! The pictures of a lesson's scenes. They are drawn once the lesson is right in everything else: a plan with mistakes may
//! not hang together, and what its picture lacks would only repeat them.

use super::{scene_file::SceneEntry, source::Source};
use crate::app::scene::layout::{Misfit, Shape, layout};
use crate::course::{Block, Kind, Lesson, Question};
use crate::lang::Lang;
use crate::ui::scene::drawing;

/// Draws every scene of `lesson`; a picture that does not fit is noted in `toml`.
pub(super) fn draw_scenes(
    toml: &mut Source,
    entries: &[SceneEntry],
    lang: Lang,
    lesson: &mut Lesson,
) {
    let blocks = lesson.sections.iter_mut().flat_map(|section| &mut section.blocks);
    for block in blocks {
        let Block::Question(question) = block else { continue };
        if let Some(entry) = entries.iter().find(|entry| *entry.id.get_ref() == question.id) {
            draw(toml, entry, lang, question);
        }
    }
}

fn draw(toml: &mut Source, entry: &SceneEntry, lang: Lang, question: &mut Question) {
    let Kind::Scene(scene) = &mut question.kind else { return };
    match Shape::ALL.map(|shape| layout(&scene.plan, shape)) {
        [Ok(narrow), Ok(wide)] => {
            scene.drawing = drawing(lang, &question.title, &scene.plan, [&narrow, &wide]);
        }
        diagrams => {
            let misfits = diagrams.into_iter().filter_map(Result::err);
            misfits.for_each(|misfit| does_not_fit(toml, entry, lang, misfit));
        }
    }
}

fn does_not_fit(toml: &mut Source, entry: &SceneEntry, lang: Lang, misfit: Misfit) {
    let tag = lang.tag();
    let (start, what) = match misfit {
        Misfit::TooWide { needs } => {
            let room = Shape::Narrow.units();
            (
                entry.columns.span().start,
                format!(
                    "the picture needs {needs} units ({tag}), a phone has {room}; shorten labels, or use fewer columns"
                ),
            )
        }
        Misfit::LinkLabel(at) => {
            let id = &entry.link[at].id;
            (
                id.span().start,
                format!(
                    "there is no room for the label of `{}` ({tag}); shorten it, leave it out, or move its parts apart",
                    id.get_ref()
                ),
            )
        }
    };
    toml.wrong(toml.line(start), what);
}
