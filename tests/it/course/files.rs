//! Nothing lies about under `lessons/` that no page shows.

use std::path::{Path, PathBuf};

use super::read::{course_map, listed};

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of lessons can be listed");
    let paths = entries.map(|entry| entry.expect("an entry of the folder can be read").path());
    paths.flat_map(|path| if path.is_dir() { files_under(&path) } else { vec![path] }).collect()
}

#[test]
fn every_file_belongs_to_a_lesson() {
    let mut known: Vec<String> = [
        "README.md",
        "course.toml",
        "outline.toml",
        "glossary.toml",
        "fidelity.toml",
        "home/ko.md",
        "home/en.md",
    ]
    .map(String::from)
    .into();
    let slots = course_map();
    for folder in slots.iter().map(|slot| slot.slug.as_str()).chain(["template", "practice"]) {
        known.extend(["lesson.toml", "ko.md", "en.md"].map(|name| format!("{folder}/{name}")));
    }
    let orphans: Vec<String> = files_under(Path::new("lessons"))
        .iter()
        .map(|path| {
            path.strip_prefix("lessons").expect("they were found under it").display().to_string()
        })
        .filter(|path| !known.contains(path))
        .collect();
    assert!(
        orphans.is_empty(),
        "no lesson has these files; name the lesson in course.toml or take them away:{}",
        listed(&orphans)
    );
}

#[test]
fn every_ready_lesson_has_all_of_its_files() {
    for slot in course_map().iter().filter(|slot| slot.ready) {
        for name in ["lesson.toml", "ko.md", "en.md"] {
            let file = format!("lessons/{}/{name}", slot.slug);
            assert!(
                Path::new(&file).is_file(),
                "{file} is missing, but course.toml calls the lesson ready"
            );
        }
    }
}
