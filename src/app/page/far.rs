//! How far the learner is: in this lesson, on the course map, and where to go on.

use super::{MapLesson, Page, SectionData};
use crate::app::reach::{Reach, section_key};
use crate::text::progress::Stretch;

/// Where the learner goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resume<'a> {
    pub slug: &'a str,
    pub number: u32,
    /// The first section that is not finished; `None` for the lesson's top.
    pub section: Option<&'a str>,
    pub has_begun: bool,
}

impl Page {
    /// How far the whole lesson is.
    pub fn reach(&self) -> Reach {
        let activities = self.data.sections.iter().flat_map(|section| &section.activities);
        Reach::of(&self.progress, activities)
    }

    /// How far a section of the lesson `slug` is: by what there is to do, or by being read where
    /// there is nothing to do.
    pub fn stretch(&self, slug: &str, section: &SectionData) -> Stretch {
        if !section.activities.is_empty() {
            return Reach::of(&self.progress, &section.activities).stretch();
        }
        match self.progress.get(&section_key(slug, &section.id)) {
            Some(_) => Stretch::Finished,
            None => Stretch::NotStarted,
        }
    }

    /// The lesson `slug` of the course map.
    pub fn map_lesson(&self, slug: &str) -> Option<&MapLesson> {
        self.data.map.iter().find(|lesson| lesson.slug == slug)
    }

    /// How far a lesson of the course map is, or the whole map for an empty `slug`. Reading counts as
    /// having begun, but only doing as having finished.
    pub fn map_reach(&self, slug: &str) -> Option<(Stretch, Reach)> {
        let lessons =
            || self.data.map.iter().filter(|lesson| slug.is_empty() || lesson.slug == slug);
        lessons().next()?;
        let sections = || lessons().flat_map(|l| l.sections.iter().map(move |s| (&l.slug, s)));
        let reach = Reach::of(&self.progress, sections().flat_map(|(_, s)| &s.activities));
        let begun = |(slug, section): (&String, &SectionData)| {
            self.stretch(slug, section) != Stretch::NotStarted
        };
        let stretch = match reach.stretch() {
            Stretch::NotStarted if sections().any(begun) => Stretch::UnderWay,
            stretch => stretch,
        };
        Some((stretch, reach))
    }

    /// Where to go on: the first lesson of the map that is under way, else the first that is not
    /// started, else its first: who began with a later lesson is not sent back to the beginning.
    pub fn resume(&self) -> Option<Resume<'_>> {
        let stretch = |lesson: &MapLesson| self.map_reach(&lesson.slug).map(|(how, _)| how);
        let first = |how| self.data.map.iter().find(|lesson| stretch(lesson) == Some(how));
        let lesson = first(Stretch::UnderWay)
            .or_else(|| first(Stretch::NotStarted))
            .or(self.data.map.first())?;
        let has_begun = stretch(lesson) != Some(Stretch::NotStarted);
        let next = |s: &&SectionData| self.stretch(&lesson.slug, s) != Stretch::Finished;
        let section = lesson.sections.iter().find(next).filter(|_| has_begun);
        Some(Resume {
            slug: &lesson.slug,
            number: lesson.number,
            section: section.map(|section| section.id.as_str()),
            has_begun,
        })
    }
}
