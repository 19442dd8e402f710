//! What the page finds in answers that learners might write, against what a reader found in them (`tests/answers`).
//!
//! One half of them was looked at while the clues were written. Only the other half, in files of its own, counts.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use baton::course::{Kind, Write};
use baton::lang::Lang;
use serde::Deserialize;

use super::read::{practice, text};

/// What each idea should come to. Lines of the table that do not are marked.
const GOAL: Share = Share { precision: 0.90, recall: 0.75 };

/// What each language has come to so far, all ideas together. It only ever rises.
const fn reached(lang: Lang) -> Share {
    match lang {
        Lang::Ko => Share { precision: 0.91, recall: 0.90 },
        Lang::En => Share { precision: 0.87, recall: 0.88 },
    }
}

/// Ideas that fewer answers hold are counted together, question by question: one answer would decide.
const ANSWERS_MIN: u32 = 3;

#[derive(Clone, Copy)]
struct Share {
    precision: f64,
    recall: f64,
}

impl Share {
    fn reaches(self, other: Share) -> bool {
        self.precision >= other.precision && self.recall >= other.recall
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answers {
    answer: Vec<Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    #[expect(dead_code, reason = "it tells people how the answer was meant")]
    style: String,
    half: String,
    text: String,
    ideas: Vec<String>,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    both: u32,
    only_found: u32,
    only_there: u32,
}

impl Tally {
    fn add(&mut self, is_there: bool, is_found: bool) {
        self.both += u32::from(is_there && is_found);
        self.only_found += u32::from(!is_there && is_found);
        self.only_there += u32::from(is_there && !is_found);
    }

    fn and(self, other: Tally) -> Tally {
        Tally {
            both: self.both + other.both,
            only_found: self.only_found + other.only_found,
            only_there: self.only_there + other.only_there,
        }
    }

    fn there(self) -> u32 {
        self.both + self.only_there
    }

    /// Of what was found, how much is there; of what is there, how much was found. Of nothing, all.
    fn share(self) -> Share {
        Share {
            precision: share(self.both, self.both + self.only_found),
            recall: share(self.both, self.there()),
        }
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

/// The ids of a question's ideas, in its order.
fn ids(question: &str) -> Vec<String> {
    let file: toml::Table =
        text("lessons/practice/lesson.toml").parse().expect("the reader has read it");
    let asked = file["write"].as_array().expect("a list").iter();
    let mut asked = asked.filter(|one| one["id"].as_str() == Some(question));
    let ideas = asked.next().expect("every answered question is asked")["idea"].as_array();
    let id = |idea: &toml::Value| idea["id"].as_str().expect("a word").to_owned();
    ideas.expect("a list").iter().map(id).collect()
}

fn answers(question: &str, lang: Lang) -> Vec<Answer> {
    let files = ["toml", "held-out.toml"];
    let read = |ending: &str| -> Answers {
        let file = format!("tests/answers/{question}.{}.{ending}", lang.tag());
        toml::from_str(&text(&file)).unwrap_or_else(|e| panic!("{file}: {e}"))
    };
    files.into_iter().flat_map(|ending| read(ending).answer).collect()
}

/// Every question to write about, with its ideas' ids.
fn questions(lang: Lang) -> Vec<(String, Write, Vec<String>)> {
    let lesson = practice().lesson.get(lang).clone();
    let write = |question: &baton::course::Question| match &question.kind {
        Kind::Write(write) => Some((question.id.clone(), write.clone(), ids(&question.id))),
        _ => None,
    };
    lesson.questions().filter_map(write).collect()
}

fn tallies(asked: &Write, ids: &[String], answers: &[Answer], half: &str) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); ids.len()];
    for answer in answers.iter().filter(|answer| answer.half == half) {
        for ((idea, id), tally) in asked.ideas.iter().zip(ids).zip(&mut tallies) {
            tally.add(answer.ideas.contains(id), idea.find(&answer.text).is_some());
        }
    }
    tallies
}

/// One line for each idea that enough answers hold, and one for the others of the question together.
fn pooled(ids: &[String], tallies: &[Tally]) -> BTreeMap<String, Tally> {
    let mut lines = BTreeMap::new();
    for (id, tally) in ids.iter().zip(tallies) {
        let line = if tally.there() < ANSWERS_MIN { "(rare ideas)" } else { id };
        let before: Tally = lines.get(line).copied().unwrap_or_default();
        lines.insert(line.to_owned(), before.and(*tally));
    }
    lines
}

#[test]
fn every_answer_names_known_ideas_and_a_half() {
    for lang in Lang::ALL {
        for (question, _, ids) in questions(lang) {
            let answers = answers(&question, lang);
            assert!(answers.len() >= 30, "{question} has {} answers", answers.len());
            for answer in answers {
                assert!(["tuning", "held-out"].contains(&answer.half.as_str()), "{}", answer.half);
                assert!(answer.ideas.iter().all(|id| ids.contains(id)), "{:?}", answer.ideas);
            }
        }
    }
}

/// The table is for people: it goes past the test runner, which would keep it to itself.
#[test]
fn what_is_found_in_held_out_answers_is_there_as_often_as_before() {
    let mut table = String::from(
        "\nheld-out answers: question, idea, how many hold it, precision, recall (* below the goal)\n",
    );
    for lang in Lang::ALL {
        let mut all = Tally::default();
        for (question, asked, ids) in questions(lang) {
            let tallies = tallies(&asked, &ids, &answers(&question, lang), "held-out");
            for (idea, tally) in pooled(&ids, &tallies) {
                let _ = writeln!(table, "{} {question:<20} {}", lang.tag(), line(&idea, tally));
                all = all.and(tally);
            }
        }
        let _ = writeln!(table, "{} {:<20} {}", lang.tag(), "", line("(all)", all));
        assert!(all.share().reaches(reached(lang)), "{table}");
    }
    std::io::stdout().write_all(table.as_bytes()).expect("the terminal takes text");
}

fn line(idea: &str, tally: Tally) -> String {
    let share = tally.share();
    let mark = if share.reaches(GOAL) { ' ' } else { '*' };
    format!("{idea:<16} {:>3}   {:.2}   {:.2} {mark}", tally.there(), share.precision, share.recall)
}
