//! Who may import whom: one direction, `docs/ARCHITECTURE.md`.

use crate::source::{Source, all_sources};

/// Each room with the rooms that it may use beside itself. Left to right, each may use what stands left of it; `lang` holds
/// no sentences and is open to all but the core.
const ROOMS: [(&str, &[&str]); 11] = [
    ("unpack", &[]),
    ("sim", &["unpack"]),
    ("nginx", &[]),
    ("lang", &["unpack"]),
    ("lab", &["unpack", "sim", "nginx", "lang"]),
    ("shell", &["sim", "nginx", "lang", "lab"]),
    ("course", &["unpack", "sim", "nginx", "lang", "lab", "shell"]),
    ("text", &["sim", "nginx", "lang", "lab", "shell", "course"]),
    ("app", &["unpack", "sim", "nginx", "lang", "lab", "shell", "course", "text"]),
    ("ui", &["unpack", "sim", "nginx", "lang", "lab", "shell", "course", "text", "app"]),
    ("site", &["sim", "nginx", "lang", "lab", "shell", "course", "text", "app", "ui"]),
];

/// Crates of the browser.
const WEB: [&str; 5] = ["yew", "web_sys", "gloo", "js_sys", "wasm_bindgen"];
const MAY_NAME_THE_WEB: [&str; 2] = ["ui", "site"];

/// What the core may name: nothing but the language and serde's derive.
const CORE_MAY_NAME: [&str; 6] = ["std", "serde", "litemap", "super", "crate", "self"];

/// Every `crate::room` in a file's code.
fn rooms_named(source: &Source) -> Vec<String> {
    let code = source.code();
    let paths = code.split("crate::").skip(1);
    paths
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .filter(|room: &String| ROOMS.iter().any(|(name, _)| name == room))
        .collect()
}

#[test]
fn rooms_import_in_one_direction() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for source in all_sources() {
        let Some((room, allowed)) = ROOMS.iter().find(|(name, _)| *name == source.room()) else {
            continue;
        };
        for named in rooms_named(&source) {
            seen += 1;
            if named != *room && !allowed.contains(&named.as_str()) {
                wrong.push(format!("{}: {room} may use {allowed:?}, not {named}", source.path));
            }
        }
    }
    assert!(seen > 50, "only {seen} imports between rooms were found");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_room_is_in_the_table() {
    let known = |room: &str| ROOMS.iter().any(|(name, _)| *name == room);
    for source in all_sources() {
        assert!(known(source.room()) || ["lib", "bin"].contains(&source.room()), "{}", source.path);
    }
}

#[test]
fn only_views_and_the_page_writer_name_the_web() {
    let mut wrong = Vec::new();
    for source in all_sources() {
        if MAY_NAME_THE_WEB.contains(&source.room()) || source.room() == "bin" {
            continue;
        }
        let code = source.code();
        let names = |word: &str| WEB.contains(&word);
        let words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
        wrong.extend(words.filter(|word| names(word)).map(|w| format!("{}: {w}", source.path)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_cores_name_no_library_but_serde_and_litemap_and_count_in_integers() {
    for source in all_sources().iter().filter(|source| ["sim", "nginx"].contains(&source.room())) {
        let code = source.code();
        for line in code.lines().filter_map(|line| line.trim().strip_prefix("use ")) {
            let root: String =
                line.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let local = line.starts_with(|c: char| c.is_uppercase());
            assert!(local || CORE_MAY_NAME.contains(&root.as_str()), "{}: {line}", source.path);
        }
        let words: Vec<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        for word in ["f32", "f64", "Instant", "SystemTime", "HashMap", "HashSet"] {
            assert!(!words.contains(&word), "{} names {word}", source.path);
        }
    }
}
