//! By what an idea is recognised in somebody's own words, and how it is looked for.
//!
//! Not understanding: lists of words, held against one sentence after the other. Whoever wrote the text has the last word.

use std::ops::Range;

use serde::Serialize;

use super::letters::{begins_near, ends, is_near, letters, push_letters};
use crate::unpack::Unpack;

/// One way to say an idea: something of each list in one sentence, with nothing of `none` on the stretch that they take.
///
/// A word with Hangul is a stem, found anywhere in a word, spaces ignored; one syllable only at a word's start; `-만` only at a word's end. Other words are found whole, with
/// their endings; `communicat-` stands for whatever begins so. Long words may be misspelt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Clue {
    pub all: Vec<Vec<String>>,
    pub none: Vec<String>,
    /// Whether the lists have to come in their order.
    pub ordered: bool,
    /// Whether the sentence before may hold some of it.
    pub across: bool,
    /// What it must not be said about, unless a word of `instead` comes later: the last one named before the end, here or in the sentence before, counts.
    pub not_about: Vec<String>,
    pub instead: Vec<String>,
}

/// Where in `text` the first sentence stands that one of `clues` fits.
pub(super) fn find(clues: &[Clue], text: &str) -> Option<Range<usize>> {
    let mut before = None;
    sentences(text).find(|place| {
        let start = before.replace(place.start).unwrap_or(place.start);
        let sentence = Sentence::new(&text[start..place.start], &text[place.clone()]);
        clues.iter().any(|clue| clue.fits(&sentence))
    })
}

impl Clue {
    fn fits(&self, sentence: &Sentence) -> bool {
        let mut all = Vec::new();
        for list in &self.all {
            let mut places = sentence.all(list);
            places.retain(|one| self.across || one.start >= sentence.start);
            if places.is_empty() {
                return false;
            }
            all.push(places);
        }
        let topics = [&self.none, &self.not_about, &self.instead].map(|list| sentence.all(list));
        self.fits_from(&all, &topics, None)
    }

    /// Whether one place of each list can be chosen, `so_far` being the stretch that earlier lists take.
    fn fits_from(
        &self,
        all: &[Vec<Range<usize>>],
        topics: &[Vec<Range<usize>>; 3],
        so_far: Option<Range<usize>>,
    ) -> bool {
        let Some((list, rest)) = all.split_first() else {
            return is_allowed(topics, &so_far.unwrap_or_default());
        };
        list.iter().any(|place| {
            let stretch = match &so_far {
                Some(before) if self.ordered && place.start < before.end => return false,
                Some(before) => before.start.min(place.start)..before.end.max(place.end),
                None => place.clone(),
            };
            self.fits_from(rest, topics, Some(stretch))
        })
    }
}

/// Nothing that must not be on the stretch is, and what it is about is not the other thing.
fn is_allowed([none, not_about, instead]: &[Vec<Range<usize>>; 3], stretch: &Range<usize>) -> bool {
    let last = |topics: &[Range<usize>]| {
        topics.iter().map(|one| one.start + 1).filter(|start| *start <= stretch.end).max()
    };
    let is_clear = |one: &Range<usize>| one.start >= stretch.end || stretch.start >= one.end;
    none.iter().all(is_clear) && last(not_about) <= last(instead)
}

/// The places of the sentences, without spaces around them. A full stop inside `1.30` or `nginx.conf` ends nothing.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut ends: Vec<usize> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let is_last = chars.peek().is_none_or(|(_, next)| !next.is_alphanumeric());
        if matches!(c, '\n' | '!' | '?' | ';' | '…') || c == '.' && is_last {
            ends.push(at + c.len_utf8());
        }
    }
    ends.push(text.len());
    let mut start = 0;
    ends.into_iter().filter_map(move |end| {
        let whole = &text[std::mem::replace(&mut start, end)..end];
        let words = whole.trim();
        let first = end - whole.len() + (whole.len() - whole.trim_start().len());
        (!words.is_empty()).then(|| first..first + words.len())
    })
}

/// A sentence made ready to be searched.
struct Sentence {
    letters: Vec<u8>,
    /// Where the words stand in `letters`; a word ends where the script changes, too.
    words: Vec<Range<usize>>,
    /// Where it begins in `letters`; the sentence before stands in front.
    start: usize,
}

impl Sentence {
    fn new(before: &str, text: &str) -> Sentence {
        let (mut letters, mut words) = (Vec::new(), Vec::new());
        let (mut start, mut script) = (0, None);
        for c in before.chars().chain(text.chars()) {
            // An apostrophe is part of its word.
            if c == '\'' || c == '’' {
                continue;
            }
            let this = c.is_alphanumeric().then_some(c.is_ascii());
            if this != script && letters.len() > start {
                words.push(start..letters.len());
                start = letters.len();
            }
            script = this;
            push_letters(&mut letters, c);
        }
        if letters.len() > start {
            words.push(start..letters.len());
        }
        Sentence { letters, words, start: self::letters(before).len() }
    }

    /// Where any of `words` stands in `letters`.
    fn all(&self, words: &[String]) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        for word in words {
            if word.is_ascii() {
                self.phrase(word, &mut places);
            } else {
                self.stem(word, &mut places);
            }
        }
        places
    }

    fn stem(&self, stem: &str, places: &mut Vec<Range<usize>>) {
        let meant = letters(stem);
        if stem.starts_with('-') {
            let ends = self.words.iter().filter(|word| {
                word.len() > meant.len() && self.letters[..word.end].ends_with(&meant)
            });
            places.extend(ends.map(|word| word.end - meant.len()..word.end));
            return;
        }
        if stem.chars().count() == 1 {
            let starts = self.words.iter().map(|word| word.start);
            let starts = starts.filter(|start| self.letters[*start..].starts_with(&meant));
            places.extend(starts.map(|start| start..start + meant.len()));
            return;
        }
        let ends = ends(&meant, &self.letters, slips(meant.len(), STEM_SURE));
        places.extend(ends.map(|end| end.saturating_sub(meant.len())..end));
    }

    /// The words of a phrase, one after the other.
    fn phrase(&self, phrase: &str, places: &mut Vec<Range<usize>>) {
        let meant: Vec<(Vec<u8>, bool)> =
            phrase.split(' ').map(|word| (letters(word), word.ends_with('-'))).collect();
        let fits = |(word, (meant, is_beginning)): (&Range<usize>, &(Vec<u8>, bool))| {
            is_word(meant, &self.letters[word.clone()], *is_beginning)
        };
        for words in self.words.windows(meant.len()) {
            if words.iter().zip(&meant).all(fits) {
                places.push(words[0].start..words[words.len() - 1].end);
            }
        }
    }
}

/// Up to how many letters a stem, and a word, has to be written right: short ones have too many neighbours.
const STEM_SURE: usize = 10;
const WORD_SURE: usize = 5;

/// How many letters may be wrong, of so many: one, or 작은 프로그램 would be 같은 프로그램.
fn slips(letters: usize, sure: usize) -> usize {
    usize::from(letters > sure)
}

/// What English puts at the end of a word.
const ENDINGS: [&[u8]; 8] = [b"", b"s", b"es", b"d", b"ed", b"ing", b"ly", b"er"];

fn is_word(meant: &[u8], found: &[u8], is_beginning: bool) -> bool {
    let slips = slips(meant.len(), WORD_SURE);
    if is_beginning {
        return begins_near(meant, found, slips);
    }
    let mut stems = ENDINGS.iter().filter_map(|ending| found.strip_suffix(*ending));
    stems.any(|stem| is_near(meant, stem, slips))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &[&str]) -> Vec<String> {
        words.iter().map(ToString::to_string).collect()
    }

    fn clue(all: &[&[&str]], none: &[&str], ordered: bool) -> Clue {
        Clue {
            all: all.iter().map(|words| list(words)).collect(),
            none: list(none),
            ordered,
            ..Clue::default()
        }
    }

    fn found(clue: Clue, text: &str) -> Option<&str> {
        find(&[clue], text).map(|place| &text[place])
    }

    #[test]
    fn a_stem_is_found_in_its_inflections_and_not_inside_other_syllables() {
        for text in ["기능을 나눠요", "나누면 돼요", "나눈다", "나 누 어 요"] {
            assert!(found(clue(&[&["나누"]], &[], false), text).is_some(), "{text}");
        }
        assert_eq!(found(clue(&[&["죽"]], &[], false), "주고받아요"), None);
        assert!(found(clue(&[&["죽"]], &[], false), "하나가 죽어도 괜찮아요").is_some());
        let only = || clue(&[&["-만"]], &[], false);
        assert!(found(only(), "게시판만 늘려요").is_some());
        assert_eq!(found(only(), "만들어요"), None);
    }

    #[test]
    fn spelling_that_is_mixed_up_is_the_same_and_long_words_may_have_a_slip() {
        for (word, text) in [
            ("쪼개", "쪼게논거"),
            ("있", "잇어요"),
            ("마이크로서비스", "마이크로써비스"),
            ("communicat-", "they comunicate"),
            ("independent", "independant"),
            ("network", "the netwrok"),
        ] {
            assert!(found(clue(&[&[word]], &[], false), text).is_some(), "{word} in {text}");
        }
        for (word, text) in [("port", "a post"), ("one", "a bone"), ("own", "an owl")] {
            assert_eq!(found(clue(&[&[word]], &[], false), text), None, "{word} in {text}");
        }
    }

    #[test]
    fn every_list_has_to_be_in_one_sentence_in_order_if_asked_with_nothing_in_between() {
        let text = "It is one. A monolith is one program, nginx.conf too. Done";
        let two = || clue(&[&["monolith"], &["one program"]], &[], true);
        assert_eq!(found(two(), text), Some("A monolith is one program, nginx.conf too."));
        assert_eq!(found(two(), "One program. A monolith"), None);
        assert_eq!(found(two(), "One program is a monolith"), None);
        let unless = clue(&[&["monolith"], &["one program"]], &["not"], false);
        assert_eq!(found(unless.clone(), "A monolith is not one program"), None);
        assert!(found(unless, "A monolith is one program, not two").is_some());
    }

    #[test]
    fn the_sentence_before_may_say_part_of_it_and_tell_what_it_is_about() {
        let two = |across| Clue { across, ..clue(&[&["monolith"], &["one program"]], &[], true) };
        assert_eq!(found(two(false), "A monolith. It is one program."), None);
        assert_eq!(found(two(true), "A monolith. It is one program."), Some("It is one program."));
        let clue = Clue {
            not_about: list(&["모놀리"]),
            instead: list(&["마이크로"]),
            ..clue(&[&["따로"]], &[], false)
        };
        for text in ["모놀리스는 따로 늘려요", "마이크로서비스와 모놀리스가 있어요. 따로 늘려요"]
        {
            assert_eq!(found(clue.clone(), text), None, "{text}");
        }
        for text in ["모놀리스는 안 돼요. 마이크로서비스는 따로 늘려요", "따로 늘려요"]
        {
            assert!(found(clue.clone(), text).is_some(), "{text}");
        }
    }
}
