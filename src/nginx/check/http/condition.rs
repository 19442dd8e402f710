//! The condition of an `if`.

use crate::nginx::check::script::has_variables;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;

fn invalid(text: &[u8]) -> Outcome {
    Err(Wrong::new(Kind::InvalidCondition, &[text]))
}

/// The words between the brackets. nginx takes the brackets off in place, so that its messages are without them.
fn between(call: &Call<'_>) -> Outcome<Vec<Vec<u8>>> {
    let mut words: Vec<Vec<u8>> = call.args(1).map(|(_, word)| word.into_owned()).collect();
    let wrong = |word: &[u8], index| invalid(word).map_err(|wrong| wrong.word(index));
    if words[0].first() != Some(&b'(') {
        wrong(&words[0], 1)?;
    }
    words[0].remove(0);
    let alone = words[0].is_empty();
    let last = words.len() - 1;
    // With the bracket alone in the first word, that word is no longer looked at, but when it is the last too.
    if alone && last == 0 {
        wrong(b"(", 1)?;
    }
    match words[last].last() {
        Some(b')') => words[last].pop(),
        _ => return wrong(&words[last], last + 1).map(|()| words),
    };
    if words[last].is_empty() {
        words.pop();
    }
    if alone {
        words.remove(0);
    }
    Ok(words)
}

impl Checker<'_> {
    pub(crate) fn condition(&mut self, call: &Call<'_>) -> Outcome {
        let words = between(call)?;
        let Some(first) = words.first() else { return invalid(b")") };
        match &first[..] {
            [b'$', _, ..] => self.compared(&words),
            [b'-', _] | [b'!', b'-', _] => self.tested(&words),
            _ => invalid(first),
        }
    }

    fn compared(&mut self, words: &[Vec<u8>]) -> Outcome {
        if words.len() != 1 && words.len() != 3 {
            return invalid(&words[0]);
        }
        self.http.variables.used(&words[0][1..])?;
        let [_, operator, value] = words else { return Ok(()) };
        match &operator[..] {
            b"=" | b"!=" => self.value(value),
            b"~" | b"~*" | b"!~" | b"!~*" => self.regex(value).map(drop),
            _ => Err(Wrong::new(Kind::UnexpectedInCondition, &[operator])),
        }
    }

    fn tested(&mut self, words: &[Vec<u8>]) -> Outcome {
        let [test, file] = words else { return invalid(&words[0]) };
        self.value(file)?;
        if matches!(test.last(), Some(b'f' | b'd' | b'e' | b'x')) { Ok(()) } else { invalid(test) }
    }

    fn value(&mut self, text: &[u8]) -> Outcome {
        if has_variables(text) { self.compile(text) } else { Ok(()) }
    }
}
