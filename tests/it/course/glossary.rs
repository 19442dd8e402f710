//! The glossary against the lessons: one word for each idea.

use std::fs::read_to_string;

use baton::lang::Lang;
use baton::site::page::Page;
use baton::site::read::{Term, read_glossary};
use baton::site::terms::explain;

use super::read::{course_map, listed};

fn glossary() -> Vec<Term> {
    let file = "lessons/glossary.toml";
    let text = read_to_string(file).expect(file);
    read_glossary(file, &text).unwrap_or_else(|mistakes| panic!("{}", listed(&mistakes)))
}

/// Files that learners read, each with its words: code is not ours to word.
fn prose(lang: Lang) -> Vec<(String, String)> {
    let ready = course_map().into_iter().filter(|slot| slot.ready).map(|slot| slot.slug);
    let folders = ready.chain(["home", "practice", "template"].map(String::from));
    let files = folders.map(|folder| format!("lessons/{folder}/{}.md", lang.tag()));
    files.map(|file| (file.clone(), without_code(&read_to_string(&file).expect(&file)))).collect()
}

fn without_code(text: &str) -> String {
    let mut fenced = false;
    let lines = text.lines().filter(|line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    });
    let bare = |line: &str| line.split('`').step_by(2).collect::<Vec<_>>().join("`");
    lines.map(bare).collect::<Vec<_>>().join("\n")
}

/// Whether `word` stands in `text`: a whole word in English, anywhere in Korean.
fn stands(lang: Lang, text: &str, word: &str) -> bool {
    if lang == Lang::Ko {
        return text.contains(word);
    }
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let letter = |c: char| c.is_alphanumeric();
    text.match_indices(&word).any(|(at, _)| {
        !text[..at].ends_with(letter) && !text[at + word.len()..].starts_with(letter)
    })
}

#[test]
fn no_lesson_uses_a_banned_word() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for (file, text) in prose(lang) {
            for term in &glossary() {
                let used = term.banned.get(lang).iter().filter(|word| stands(lang, &text, word));
                wrong.extend(used.map(|word| {
                    format!("{file}: write `{}` instead of `{word}`", term.word.get(lang))
                }));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", listed(&wrong));
}

/// Every `낱말(word)` of a text: what stands before the parenthesis, and in it.
fn glosses(text: &str) -> Vec<(&str, &str)> {
    let parts = text.match_indices('(').filter_map(|(at, _)| {
        let (word, _) = text[at + 1..].split_once(')')?;
        let before = text[..at].trim_end_matches('*');
        let english = word.chars().all(|c| c.is_ascii_alphabetic() || c == ' ' || c == '-');
        let glossed = before.ends_with(|c: char| !c.is_ascii() && c.is_alphabetic());
        (english && glossed && !word.is_empty()).then_some((before, word))
    });
    parts.collect()
}

/// What others called their things, such as Pod, is a name and no word of ours.
fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
}

#[test]
fn what_is_introduced_with_its_english_word_is_in_the_glossary() {
    let terms = glossary();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (file, text) in prose(Lang::Ko) {
        for (before, word) in glosses(&text).into_iter().filter(|(_, word)| !is_name(word)) {
            count += 1;
            let same = |term: &&Term| term.forms(Lang::En).any(|f| f.eq_ignore_ascii_case(word));
            let known = terms.iter().find(same);
            if !known.is_some_and(|term| term.forms(Lang::Ko).any(|form| before.ends_with(form))) {
                let start = before.char_indices().rev().nth(11).map_or(0, |(at, _)| at);
                wrong.push(format!("{file}: {}({word}) is not in glossary.toml", &before[start..]));
            }
        }
    }
    assert!(count > 5, "only {count} were found");
    assert!(wrong.is_empty(), "{}", listed(&wrong));
}

fn explained(lang: Lang, body: &str, terms: &[Term]) -> Vec<String> {
    let page = Page {
        lang,
        folder: String::new(),
        kind: "lesson",
        title: String::new(),
        description: String::new(),
        crumbs: vec![],
        body: body.into(),
        data: None,
        needs_desk: false,
    };
    explain(page, terms).1.iter().map(|used| terms[used.term].id.clone()).collect()
}

#[test]
fn every_term_is_found_by_each_of_its_forms() {
    let terms = glossary();
    for lang in Lang::ALL {
        for term in &terms {
            for form in term.forms(lang) {
                let found = explained(lang, &format!("<p>{form}.</p>"), &terms);
                assert_eq!(found, [term.id.as_str()], "{form}");
            }
        }
    }
}

#[test]
fn korean_terms_are_found_with_their_particles_and_not_inside_other_words() {
    let terms = glossary();
    let found = |body| explained(Lang::Ko, body, &terms);
    assert_eq!(
        found("<p>서비스(service)를 태스크에서는, 태스크 정의와</p>"),
        ["service", "task", "task-definition"]
    );
    assert_eq!(
        found("<p>마이크로서비스가 이미지들을 배포해요.</p>"),
        ["microservice", "image", "deploy"]
    );
    assert_eq!(found("<p>포트폴리오와 서버실과 서비스센터</p>"), Vec::<String>::new());
}

#[test]
fn a_particle_stays_with_its_noun_and_a_gloss_belongs_to_it() {
    let page = Page {
        lang: Lang::Ko,
        folder: "lessons/x/".into(),
        kind: "lesson",
        title: String::new(),
        description: String::new(),
        crumbs: vec![],
        body: "<p>서비스(service)를 본다.</p>".into(),
        data: None,
        needs_desk: false,
    };
    let (page, _) = explain(page, &glossary());
    let first = page.body.lines().next().expect("a line");
    expect_test::expect![[r#"<p><span class="term-word"><button class="term" type="button" popovertarget="t-service">서비스(service)</button>를</span> 본다.</p>"#]]
    .assert_eq(first);
}
