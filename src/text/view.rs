//! A sentence of the stage in the words of a [`View`].

use super::josa;
use crate::course::{View, ViewWord};

/// `text` with every word of `view` in place of ours. English words keep their capital; Korean
/// particles follow the new word.
pub fn reworded(view: &View, text: &str) -> String {
    let mut new = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        match view.words.iter().find(|word| stands_at(text, at, &word.said)) {
            Some(word) => {
                let end = put(&mut new, word, text, at);
                at = end + josa::reopened(&mut new, &text[end..]);
            }
            None => {
                new.push(first);
                at += first.len_utf8();
            }
        }
    }
    josa::settle(&new)
}

/// Whether the whole of `said` stands there: "web" is not a part of "website".
fn stands_at(text: &str, at: usize, said: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let end = at + said.len();
    text.get(at..end).is_some_and(|there| there.eq_ignore_ascii_case(said))
        && !(letter(said.chars().next()) && letter(text[..at].chars().next_back()))
        && !(letter(said.chars().next_back()) && letter(text[end..].chars().next()))
}

/// Writes the new word, or the names of the numbers that follow; returns where the old words end.
fn put(new: &mut String, word: &ViewWord, text: &str, at: usize) -> usize {
    let mut end = at + word.said.len();
    let start = new.len();
    let mut gaps: &[&str] = &[" "];
    while let Some((gap, digits)) = number_at(&text[end..], gaps).filter(|_| word.is_numbered()) {
        let from = end + gap.len();
        end = from + digits;
        if new.len() > start {
            new.push_str(gap);
        }
        word.name(new, &text[from..end]);
        gaps = &[", ", " and "];
    }
    if new.len() == start {
        new.push_str(&word.here);
    }
    if text[at..].starts_with(|c: char| c.is_ascii_uppercase()) {
        new[start..].get_mut(..1).map(str::make_ascii_uppercase);
    }
    end
}

/// The gap before a number, and how many digits it has.
fn number_at<'g>(text: &str, gaps: &[&'g str]) -> Option<(&'g str, usize)> {
    let gap = gaps.iter().find(|gap| text.starts_with(**gap))?;
    let rest = &text[gap.len()..];
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    // "태스크 3개" counts them.
    (digits > 0 && !rest[digits..].starts_with('개')).then_some((*gap, digits))
}

impl ViewWord {
    fn is_numbered(&self) -> bool {
        !self.numbered.is_empty()
    }

    fn name(&self, new: &mut String, number: &str) {
        let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match at.and_then(|at| self.numbered.get(at)) {
            Some(name) => new.push_str(name),
            None => new.push_str(&[&self.here, " ", number].concat()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::reworded;
    use crate::course::{View, ViewWord};

    fn view(words: &[(&str, &str, &[&str])]) -> View {
        let word = |(said, here, numbered): &(&str, &str, &[&str])| ViewWord {
            said: (*said).into(),
            here: (*here).into(),
            numbered: numbered.iter().map(|name| (*name).into()).collect(),
        };
        View { label: String::new(), words: words.iter().map(word).collect() }
    }

    #[test]
    fn korean_particles_follow_the_new_word() {
        let shops = view(&[
            ("nginx 컨테이너", "홀 매니저", &[]),
            ("회원 서비스", "치킨 라인", &[]),
            ("태스크", "매장", &["강남점", "신촌점"]),
            ("컴퓨터", "상가 건물", &[]),
        ]);
        for (ours, theirs) in [
            ("태스크 2가 멈췄어요.", "신촌점이 멈췄어요."),
            ("태스크 12를 멈추라고 했어요.", "매장 12를 멈추라고 했어요."),
            (
                "회원 서비스가 새 태스크 1을 컴퓨터 2에 놓았어요.",
                "치킨 라인이 새 강남점을 상가 건물 2에 놓았어요.",
            ),
            (
                "컴퓨터 1(켜져 있음): 태스크 1, 2, 5 실행 중.",
                "상가 건물 1(켜져 있음): 강남점, 신촌점, 매장 5 실행 중.",
            ),
            ("서비스 없이 태스크 2개를 실행했어요.", "서비스 없이 매장 2개를 실행했어요."),
            ("태스크가 가장 적은 컴퓨터예요", "매장이 가장 적은 상가 건물이에요"),
            ("태스크 1의 nginx 컨테이너를", "강남점의 홀 매니저를"),
            ("태스크는 태스크예요.", "매장은 매장이에요."),
        ] {
            assert_eq!(reworded(&shops, ours), theirs);
        }
    }

    #[test]
    fn english_words_are_whole_and_keep_their_capital() {
        let shops = view(&[
            ("web", "cook", &[]),
            ("tasks", "shops", &["Gangnam", "Sinchon", "Hongdae"]),
            ("task", "shop", &["Gangnam"]),
        ]);
        for (ours, theirs) in [
            ("Task 1 has stopped.", "Gangnam has stopped."),
            ("Task 7 has stopped.", "Shop 7 has stopped."),
            ("tasks 1 and 3 running", "Gangnam and Hongdae running"),
            ("tasks 1, 2 and 9 running", "Gangnam, Sinchon and shops 9 running"),
            ("wants 3 tasks: web :8080", "wants 3 shops: cook :8080"),
            ("a website, a multitask", "a website, a multitask"),
        ] {
            assert_eq!(reworded(&shops, ours), theirs);
        }
    }

    #[test]
    fn without_words_nothing_changes() {
        let none = view(&[]);
        for text in ["", "태스크 2가 멈췄어요.", "“세 개”라고 했어요"] {
            assert_eq!(reworded(&none, text), text);
        }
    }
}
