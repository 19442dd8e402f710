//! The example of everything that a stage may have, as lessons/README.md gives it: it reads, and can be set up.

use baton::course::Stage;
use baton::site::read::{LessonTexts, read_lesson};

use super::read::{listed, outline, text};
use super::run::set_up;

/// The template's second stage with the example added to it.
fn example() -> Stage {
    let readme = text("lessons/README.md");
    let block = readme.split("```toml stage\n").nth(1).expect("the README has the example");
    let block = block.split("```").next().expect("the block ends");
    let (keys, tables) = block.split_at(block.find("[[").expect("tables follow the keys"));
    let [toml, ko, en] =
        ["lesson.toml", "ko.md", "en.md"].map(|name| text(&format!("lessons/template/{name}")));
    let start = toml.find("id = \"one-task\"\n").expect("the template's second stage");
    let end = start + toml[start..].find("\n[[scene]]").expect("scenes follow");
    let toml = [&toml[..start], keys, &toml[start..end], "\n", tables, &toml[end..]].concat();
    let texts = LessonTexts { slug: "template", toml: &toml, ko: &ko, en: &en };
    let read = read_lesson(texts, &outline()).unwrap_or_else(|wrong| panic!("{}", listed(&wrong)));
    read.lesson.ko.stage("one-task").expect("it is there").clone()
}

#[test]
fn the_example_of_a_whole_stage_can_be_set_up() {
    let stage = example();
    let kit = &stage.kit;
    assert_eq!((kit.images.len(), kit.target_groups.len(), kit.services.len()), (1, 1, 1));
    assert_eq!((kit.users.len(), kit.policies.len(), stage.faults.len()), (1, 1, 2));
    let world = set_up(&stage, stage.seed);
    assert_eq!(world.cluster().users().len(), 1);
    assert_eq!(stage.revisions("member"), 2);
}
