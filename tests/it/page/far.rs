//! Where the home page sends the learner on.

use baton::app::page::{MapLesson, Page, PageData, PageMsg, SectionData};
use baton::app::reach::Activity;
use baton::course::Progress;
use baton::lang::Lang;

/// A lesson with two things to do in one section.
fn lesson(number: u32, slug: &str) -> MapLesson {
    let activity = |id: &str| Activity { key: [slug, "/", id].concat(), is_prediction: false };
    let section = SectionData {
        id: "all".into(),
        title: "all".into(),
        activities: vec![activity("one"), activity("two")],
    };
    MapLesson { slug: slug.into(), number, sections: vec![section] }
}

/// The lesson, whether it has begun, and the section, for who has solved `keys`.
fn resumed(keys: &[&str]) -> (u32, bool, Option<String>) {
    let map = vec![lesson(1, "a"), lesson(2, "b"), lesson(3, "c")];
    let mut page = Page::new(PageData::of_home(Lang::En, map));
    let mut progress = Progress::default();
    keys.iter().for_each(|key| progress.solved(key));
    page.update(PageMsg::ProgressArrived(progress));
    let resume = page.resume().expect("a map with lessons");
    (resume.number, resume.has_begun, resume.section.map(String::from))
}

#[test]
fn one_goes_on_where_one_is_then_with_what_is_new() {
    let all = || Some(String::from("all"));
    assert_eq!(resumed(&[]), (1, false, None));
    assert_eq!(resumed(&["b/one"]), (2, true, all()));
    assert_eq!(resumed(&["a/one", "c/one"]), (1, true, all()));
    assert_eq!(resumed(&["a/one", "a/two"]), (2, false, None));
    assert_eq!(resumed(&["a/one", "a/two", "c/two"]), (3, true, all()));
    assert_eq!(resumed(&["b/one", "b/two"]), (1, false, None));
    let everything = ["a/one", "a/two", "b/one", "b/two", "c/one", "c/two"];
    assert_eq!(resumed(&everything), (1, true, None));
}
