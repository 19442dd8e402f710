//! Where an assertion holds.

use super::node::Assert;
use super::set::is_word;

impl Assert {
    /// Before the byte at `at` of `text` (behind the last one at its end).
    pub(super) fn holds(self, text: &[u8], at: usize) -> bool {
        let end = text.len();
        let word_at =
            |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(|&b| is_word(b));
        let boundary = word_at(at.checked_sub(1)) != word_at(Some(at));
        match self {
            Assert::SubjectStart | Assert::MatchStart => at == 0,
            Assert::LineStart => at == 0 || (text[at - 1] == b'\n' && at < end),
            Assert::SubjectEnd => at == end,
            Assert::LastLineEnd => at == end || (at + 1 == end && text[at] == b'\n'),
            Assert::LineEnd => at == end || text[at] == b'\n',
            Assert::WordBoundary => boundary,
            Assert::NotWordBoundary => !boundary,
        }
    }
}
