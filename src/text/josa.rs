//! Korean particles after words whose last sound is only known at run time.
//!
//! Sentences are written with both forms, as in print: `태스크 {n}이(가)`. [`settle`] keeps the one
//! that the sound before it asks for.

/// How the word before a particle ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Vowel,
    /// ㄹ takes 로 like a vowel, but 이, 을, 은, 과 like a consonant.
    Rieul,
    Consonant,
}

/// Both forms as written, the one after a consonant, the one after a vowel.
const PARTICLES: [(&str, &str, &str); 7] = [
    ("이(가)", "이", "가"),
    ("을(를)", "을", "를"),
    ("은(는)", "은", "는"),
    ("과(와)", "과", "와"),
    ("으로(로)", "으로", "로"),
    ("이에요(예요)", "이에요", "예요"),
    ("이라(라)", "이라", "라"),
];

/// Chooses every particle that is written in both forms.
pub fn settle(sentence: &str) -> String {
    let mut settled = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some(first) = rest.chars().next() {
        match PARTICLES.iter().find(|(both, ..)| rest.starts_with(both)) {
            Some(&(both, after_consonant, after_vowel)) => {
                let takes_vowel_form = match ending(&settled) {
                    Ending::Vowel => true,
                    Ending::Rieul => both == "으로(로)",
                    Ending::Consonant => false,
                };
                settled.push_str(if takes_vowel_form { after_vowel } else { after_consonant });
                rest = &rest[both.len()..];
            }
            None => {
                settled.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    settled
}

/// After a word that took another's place: writes the particle that `rest` begins with in both forms,
/// for [`settle`] to choose anew. Returns its length in `rest`.
pub fn reopened(sentence: &mut String, rest: &str) -> usize {
    let begins = |form: &str| {
        let after = rest.strip_prefix(form).map(|after| after.chars().next());
        after.is_some_and(|next| !next.is_some_and(|c| ('가'..='힣').contains(&c)))
    };
    for (both, after_consonant, after_vowel) in PARTICLES {
        if let Some(form) = [after_consonant, after_vowel].into_iter().find(|form| begins(form)) {
            sentence.push_str(both);
            return form.len();
        }
    }
    0
}

/// The ending of the last spoken word: closing quotes are silent, and so is a gloss in
/// parentheses: 서비스(service)를 is read 서비스를.
fn ending(text: &str) -> Ending {
    let text = text.trim_end_matches(['”', '’', '」', '"', '\'', '`']);
    if let Some(gloss) = text.strip_suffix(')').and_then(|inside| inside.rfind('(')) {
        return ending(&text[..gloss]);
    }
    match text.chars().next_back() {
        Some(syllable @ '가'..='힣') => of_syllable(syllable),
        Some(digit @ '0'..='9') => of_digit(digit),
        Some(letter) if letter.is_ascii_alphabetic() => of_latin(text),
        _ => Ending::Vowel,
    }
}

fn of_syllable(syllable: char) -> Ending {
    match (syllable as u32 - '가' as u32) % 28 {
        0 => Ending::Vowel,
        8 => Ending::Rieul,
        _ => Ending::Consonant,
    }
}

/// A number is read in Korean: 1 일, 7 칠, 8 팔 end in ㄹ; 10 십, 100 백 in a consonant.
fn of_digit(digit: char) -> Ending {
    match digit {
        '1' | '7' | '8' => Ending::Rieul,
        '0' | '3' | '6' => Ending::Consonant,
        _ => Ending::Vowel,
    }
}

/// As the word is usually transliterated: web 웹, nginx 엔진엑스, RUNNING 러닝, host 호스트.
fn of_latin(text: &str) -> Ending {
    let start = text
        .rfind(|c: char| !c.is_ascii_alphabetic())
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let word = &text.as_bytes()[start..];
    let acronym = word.len() <= 4 && word.iter().all(u8::is_ascii_uppercase);
    let before = word.len().checked_sub(2).map(|at| word[at].to_ascii_lowercase());
    match word.last().map(u8::to_ascii_lowercase) {
        Some(b'l') => Ending::Rieul,
        Some(b'r') if acronym => Ending::Rieul,
        Some(b'm' | b'n') => Ending::Consonant,
        Some(b'g') if before == Some(b'n') => Ending::Consonant,
        Some(b'b' | b'p' | b't' | b'k' | b'c') if !acronym && before.is_some_and(is_vowel) => {
            Ending::Consonant
        }
        _ => Ending::Vowel,
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

#[cfg(test)]
mod tests {
    use super::settle;

    #[test]
    fn the_particle_follows_the_last_sound() {
        for (written, spoken) in [
            ("서비스이(가)", "서비스가"),
            ("컴퓨터을(를)", "컴퓨터를"),
            ("상황은(는)", "상황은"),
            ("회원 서비스과(와)", "회원 서비스와"),
            ("태스크 1이(가)", "태스크 1이"),
            ("태스크 2이(가) 컴퓨터 3으로(로)", "태스크 2가 컴퓨터 3으로"),
            ("컴퓨터 1으로(로)", "컴퓨터 1로"),
            ("컴퓨터 7을(를)", "컴퓨터 7을"),
            ("컴퓨터 10으로(로)", "컴퓨터 10으로"),
            ("3개으로(로)", "3개로"),
            ("nginx이(가)", "nginx가"),
            ("web이(가)", "web이"),
            ("shell으로(로)", "shell로"),
            ("RUNNING이(가)", "RUNNING이"),
            ("STOPPED이(가)", "STOPPED가"),
            ("CPU은(는)", "CPU는"),
            ("VM이(가)", "VM이"),
            ("host을(를)", "host를"),
            ("bucket을(를)", "bucket을"),
            ("서비스(service)을(를)", "서비스(service)를"),
            ("“세 개”이라(라)고", "“세 개”라고"),
            ("‘member’을(를)", "‘member’를"),
            ("무대이에요(예요)", "무대예요"),
            ("이(가)", "가"),
        ] {
            assert_eq!(settle(written), spoken);
        }
    }

    #[test]
    fn other_text_is_left_as_it_is() {
        for text in ["", "ECS (service member) has reached a steady state.", "이가 을를", "(가)"]
        {
            assert_eq!(settle(text), text);
        }
    }
}
