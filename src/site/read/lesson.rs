//! A lesson's three files as a lesson in each language.

use super::{
    Mistake, Point, join::join, lesson_file::LessonFile, markdown::read_markdown, remarks::remarks,
    scene_drawn::draw_scenes, shape::same_shape, source::Source, structure::structure,
    toml_file::read_toml,
};
use crate::course::Lesson;
use crate::lang::{Both, Lang};

/// The texts of a lesson's folder.
#[derive(Clone, Copy, Debug)]
pub struct LessonTexts<'a> {
    /// The folder's name: `04-ecs`.
    pub slug: &'a str,
    pub toml: &'a str,
    pub ko: &'a str,
    pub en: &'a str,
}

#[derive(Clone, Debug)]
pub struct ReadLesson {
    pub lesson: Both<Lesson>,
    /// What is well formed but teaches badly. The course proof wants none of these.
    pub remarks: Vec<Mistake>,
}

/// All mistakes of the three files, or the lesson. `points`: those of the outline.
pub fn read_lesson(texts: LessonTexts, points: &[Point]) -> Result<ReadLesson, Vec<Mistake>> {
    let source = |name: &str, text| Source::new(format!("lessons/{}/{name}", texts.slug), text);
    let mut toml = source("lesson.toml", texts.toml);
    let (mut ko, mut en) = (source("ko.md", texts.ko), source("en.md", texts.en));
    let file: LessonFile = read_toml(&toml).map_err(|mistake| vec![mistake])?;
    let points: Vec<&str> = points.iter().map(|point| point.id.as_str()).collect();
    let structure = structure(&mut toml, &points, &file);

    let written =
        Both { ko: read_markdown(&mut ko, Lang::Ko), en: read_markdown(&mut en, Lang::En) };
    same_shape(&ko, &written.ko.shape, &mut en, &written.en.shape);
    let noted = (ko.mistakes.len(), en.mistakes.len());
    remarks(&mut ko, Lang::Ko, &written.ko);
    remarks(&mut en, Lang::En, &written.en);
    let mut remarks = ko.mistakes.split_off(noted.0);
    remarks.extend(en.mistakes.split_off(noted.1));

    let mut lesson = Both {
        ko: join(&mut ko, &mut toml, texts.slug, Lang::Ko, written.ko, &structure),
        en: join(&mut en, &mut toml, texts.slug, Lang::En, written.en, &structure),
    };
    if toml.mistakes.is_empty() && ko.mistakes.is_empty() && en.mistakes.is_empty() {
        draw_scenes(&mut toml, &file.scene, Lang::Ko, &mut lesson.ko);
        draw_scenes(&mut toml, &file.scene, Lang::En, &mut lesson.en);
    }
    let mut mistakes: Vec<Mistake> = [toml.mistakes, ko.mistakes, en.mistakes].concat();
    if mistakes.is_empty() {
        return Ok(ReadLesson { lesson, remarks });
    }
    mistakes.sort_by_key(|mistake| (mistake.file.clone(), mistake.line));
    mistakes.dedup();
    Err(mistakes)
}
