//! What a page carries for its islands: one language, no prose.

use crate::app::reach::Activity;
use crate::course::{Kind, Lesson, Question, Stage};
use crate::lang::Lang;
use crate::unpack::Unpack;
use serde::Serialize;

/// Everything that the islands of one page are drawn from.
#[derive(Clone, Debug, PartialEq, Serialize, Unpack)]
pub struct PageData {
    pub lang: Lang,
    /// The lesson's slug; empty on a page that is no lesson.
    pub slug: String,
    pub sections: Vec<SectionData>,
    pub questions: Vec<Question>,
    pub stages: Vec<Stage>,
    pub map: Vec<MapLesson>,
}

/// A section, as the bar above the lesson shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Unpack)]
pub struct SectionData {
    pub id: String,
    pub title: String,
    pub activities: Vec<Activity>,
}

/// A lesson that can be opened, as the course map shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Unpack)]
pub struct MapLesson {
    pub slug: String,
    pub number: u32,
    pub sections: Vec<SectionData>,
}

impl MapLesson {
    /// `number`: its place in the course; 0 for practice, which has none.
    pub fn new(number: u32, lesson: &Lesson) -> MapLesson {
        MapLesson { slug: lesson.slug.clone(), number, sections: sections(lesson) }
    }
}

impl PageData {
    /// The page of `lesson`, without what only the document needs.
    pub fn of_lesson(lang: Lang, lesson: &Lesson) -> PageData {
        let questions = lesson.questions().map(|question| question_data(lesson, question));
        let stages = lesson.stages.iter().cloned().map(|s| Stage { covers: vec![], ..s });
        PageData {
            lang,
            slug: lesson.slug.clone(),
            sections: sections(lesson),
            questions: questions.collect(),
            stages: stages.collect(),
            map: Vec::new(),
        }
    }

    /// The home page.
    pub fn of_home(lang: Lang, map: Vec<MapLesson>) -> PageData {
        PageData {
            lang,
            slug: String::new(),
            sections: vec![],
            questions: vec![],
            stages: vec![],
            map,
        }
    }

    /// Whether the page loads the program that has nginx in it: for the others it would be dead weight.
    pub fn needs_desk(&self) -> bool {
        self.questions.iter().any(|question| question.kind.needs_desk())
            || self.stages.iter().any(Stage::needs_desk)
    }
}

fn question_data(lesson: &Lesson, question: &Question) -> Question {
    let mut data = Question { covers: vec![], ..question.clone() };
    if let Kind::Lab(lab) = &mut data.kind
        && let Some(stage) = lesson.stage(&lab.stage)
    {
        lab.variants = lab.fair_seeds(stage);
    }
    data
}

/// The sections of `lesson` and what there is to do in each.
fn sections(lesson: &Lesson) -> Vec<SectionData> {
    let activity = |question: &Question| Activity {
        key: lesson.progress_key(question),
        is_prediction: matches!(question.kind, Kind::Prediction(_)),
    };
    let section = |section: &crate::course::Section| SectionData {
        id: section.id.clone(),
        title: section.title.clone(),
        activities: section.questions().map(activity).collect(),
    };
    lesson.sections.iter().map(section).collect()
}
