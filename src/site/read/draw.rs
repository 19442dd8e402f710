//! A drawing of `lesson.toml` as a value, once for each language.

use serde::Deserialize;
use toml::Spanned;

use super::{
    lesson_file::{Text, Worded},
    structure::Checker,
};
use crate::course::{Draw, DrawKind, DrawMessage, DrawPart, Home, Inside, Misdrawn};
use crate::lang::{Both, Lang};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DrawEntry {
    pub id: Text,
    pub covers: Vec<Text>,
    part: Vec<PartEntry>,
    link: Vec<LinkEntry>,
    message: Vec<Spanned<MessageEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartEntry {
    id: Text,
    kind: Text,
    label: Worded,
    r#in: Text,
    #[serde(default = "one")]
    count: usize,
}

fn one() -> usize {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkEntry {
    from: Text,
    to: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MessageEntry {
    part: Option<Text>,
    r#in: Option<Vec<Text>>,
    missing: Option<Text>,
    twice: Option<Text>,
    from: Option<Text>,
    to: Option<Vec<Text>>,
    unlinked: Option<Text>,
    ko: String,
    en: String,
}

const KINDS: [(&str, DrawKind); 6] = [
    ("people", DrawKind::People),
    ("balancer", DrawKind::Balancer),
    ("cluster", DrawKind::Cluster),
    ("service", DrawKind::Service),
    ("task", DrawKind::Task),
    ("container", DrawKind::Container),
];

/// What stands around everything.
const OUTSIDE: &str = "outside";

pub(super) fn draw(checker: &mut Checker, entry: &DrawEntry) -> Both<Draw> {
    let links: Vec<_> = entry
        .link
        .iter()
        .map(|link| (kind(checker, &link.from), kind(checker, &link.to)))
        .collect();
    let whens: Vec<_> = entry.message.iter().map(|one| when(checker, entry, one)).collect();
    let homes: Vec<_> = entry.part.iter().map(|part| home(checker, entry, part)).collect();
    let kinds: Vec<_> = entry.part.iter().map(|part| kind(checker, &part.kind)).collect();
    let draw = |lang| Draw {
        parts: entry
            .part
            .iter()
            .zip(kinds.iter().zip(&homes))
            .flat_map(|(part, (kind, home))| alike(part, lang, *kind, *home))
            .collect(),
        links: links.clone(),
        messages: entry
            .message
            .iter()
            .zip(&whens)
            .filter_map(|(one, when)| {
                let words = match lang {
                    Lang::Ko => &one.get_ref().ko,
                    Lang::En => &one.get_ref().en,
                };
                Some(DrawMessage { when: when.clone()?, words: words.clone() })
            })
            .collect(),
    };
    Both { ko: draw(Lang::Ko), en: draw(Lang::En) }
}

/// Several of one part are numbered.
fn alike(part: &PartEntry, lang: Lang, kind: DrawKind, home: Home) -> Vec<DrawPart> {
    let label = match lang {
        Lang::Ko => &part.label.ko,
        Lang::En => &part.label.en,
    };
    let numbered = |number: usize| match part.count {
        1 => label.clone(),
        _ => format!("{label} {number}"),
    };
    let one =
        |number| DrawPart { name: part.id.get_ref().clone(), label: numbered(number), kind, home };
    (1..=part.count).map(one).collect()
}

fn kind(checker: &mut Checker, word: &Text) -> DrawKind {
    match KINDS.iter().find(|(name, _)| name == word.get_ref()) {
        Some((_, kind)) => *kind,
        None => {
            let known = KINDS.map(|(name, _)| name).join(", ");
            let line = checker.line(word);
            let what = format!("`{}` is no kind of part; the kinds are: {known}", word.get_ref());
            checker.source.wrong(line, what);
            DrawKind::Container
        }
    }
}

/// Another part's id, a kind, or `outside`. A part that others belong in comes before them, and alone.
fn home(checker: &mut Checker, entry: &DrawEntry, part: &PartEntry) -> Home {
    let word = part.r#in.get_ref();
    if word == OUTSIDE {
        return Home::Outside;
    }
    let mut place = 0;
    for other in &entry.part {
        if other.id.get_ref() == word && other.count == 1 {
            return Home::Part(place);
        }
        place += other.count;
    }
    Home::Kind(kind(checker, &part.r#in))
}

/// The names of parts that belong in any box of a kind.
fn named(checker: &mut Checker, entry: &DrawEntry, word: &Text) -> String {
    let is_counted = |part: &PartEntry| part.id.get_ref() == word.get_ref() && part.count > 1;
    if !entry.part.iter().any(is_counted) {
        let line = checker.line(word);
        let what = format!("there is no part `{}` with a `count` here", word.get_ref());
        checker.source.wrong(line, what);
    }
    word.get_ref().clone()
}

fn inside(checker: &mut Checker, word: &Text) -> Inside {
    match word.get_ref().strip_prefix("other-") {
        Some(rest) => match KINDS.iter().find(|(name, _)| *name == rest) {
            Some((_, kind)) => Inside::Other(*kind),
            None => Inside::Kind(kind(checker, word)),
        },
        None if word.get_ref() == OUTSIDE => Inside::Outside,
        None => Inside::Kind(kind(checker, word)),
    }
}

/// Exactly one way to go wrong.
fn when(
    checker: &mut Checker,
    entry: &DrawEntry,
    message: &Spanned<MessageEntry>,
) -> Option<Misdrawn> {
    let one = message.get_ref();
    match (&one.part, &one.r#in, &one.missing, &one.twice, &one.from, &one.to, &one.unlinked) {
        (Some(part), Some(places), None, None, None, None, None) => Some(Misdrawn::Placed {
            part: kind(checker, part),
            inside: places.iter().map(|place| inside(checker, place)).collect(),
        }),
        (None, None, Some(name), None, None, None, None) => {
            Some(Misdrawn::Missing(named(checker, entry, name)))
        }
        (None, None, None, Some(name), None, None, None) => {
            Some(Misdrawn::Twice(named(checker, entry, name)))
        }
        (None, None, None, None, Some(from), Some(to), None) => Some(Misdrawn::Linked {
            from: kind(checker, from),
            to: to.iter().map(|to| kind(checker, to)).collect(),
        }),
        (None, None, None, None, None, None, Some(part)) => {
            Some(Misdrawn::Unlinked(kind(checker, part)))
        }
        _ => {
            let line = checker.source.line(message.span().start);
            checker.source.wrong(line, "a message is said to one mistake; write `part` and `in`, or `from` and `to`, or one of `missing`, `twice`, `unlinked`");
            None
        }
    }
}
