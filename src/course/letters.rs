//! Text as it is compared: small letters, Hangul taken apart, spelling that is easily mixed up made alike.
//!
//! A Korean stem then is a run of letters within its own inflections: 나누 is the beginning of 나눠 once ㅝ is ㅜ and ㅓ. The letter that
//! ends a syllable differs from the one that begins the next, so 죽 is not in 주고.

/// Where the first vowels and the final consonants stand among the codes; ASCII is itself.
const FIRST: u8 = 128;
const VOWEL: u8 = 150;
const FINAL: u8 = 180;

/// Each of the 21 vowels as the simple ones that it is made of; ㅔ is ㅐ, and ㅖ is ㅒ.
const VOWELS: [&[u8]; 21] = [
    &[0],
    &[1],
    &[2],
    &[3],
    &[4],
    &[1],
    &[20, 4],
    &[3],
    &[8],
    &[8, 0],
    &[8, 1],
    &[8, 20],
    &[12],
    &[13],
    &[13, 4],
    &[13, 1],
    &[13, 20],
    &[17],
    &[18],
    &[18, 20],
    &[20],
];

/// Appends what `c` is compared by: nothing for spaces and signs.
pub(super) fn push_letters(out: &mut Vec<u8>, c: char) {
    if let Some(syllable) = (c as u32).checked_sub(0xac00).filter(|syllable| *syllable < 11_172) {
        let (first, vowel, last) = (syllable / 588, syllable % 588 / 28, syllable % 28);
        out.push(FIRST + first as u8);
        out.extend(VOWELS[vowel as usize].iter().map(|vowel| VOWEL + vowel));
        match last {
            0 => {}
            // ㅆ is written ㅅ, and ㅄ ㅂ, by whoever is in a hurry.
            18 | 20 => out.push(FINAL + last as u8 - 1),
            last => out.push(FINAL + last as u8),
        }
    } else if c.is_ascii_alphanumeric() {
        out.push(c.to_ascii_lowercase() as u8);
    }
}

pub(super) fn letters(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    text.chars().for_each(|c| push_letters(&mut out, c));
    out
}

/// Whether `found` is `meant` but for `slips` letters that are wrong, missing, too many, or swapped with their neighbour.
pub(super) fn is_near(meant: &[u8], found: &[u8], slips: usize) -> bool {
    if meant.len().abs_diff(found.len()) > slips {
        return false;
    }
    distances(meant, found, false).last().is_some_and(|last| *last <= slips)
}

/// Whether `found` begins with `meant`, but for such slips.
pub(super) fn begins_near(meant: &[u8], found: &[u8], slips: usize) -> bool {
    distances(meant, found, false).into_iter().any(|distance| distance <= slips)
}

/// Where `meant` ends in `text`, give or take `slips` letters.
pub(super) fn ends(meant: &[u8], text: &[u8], slips: usize) -> impl Iterator<Item = usize> {
    let distances = distances(meant, text, true).into_iter().enumerate();
    distances.filter(move |(_, distance)| *distance <= slips).map(|(end, _)| end)
}

/// For each end in `text`: how many slips `meant` is away from what ends there. `anywhere`: it may begin anywhere, else at the beginning.
fn distances(meant: &[u8], text: &[u8], anywhere: bool) -> Vec<usize> {
    let start = |at: usize| if anywhere { 0 } else { at };
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=text.len()).map(start).collect();
    for (i, letter) in meant.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, other) in text.iter().enumerate() {
            let same = row[j] + usize::from(letter != other);
            let mut least = same.min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *letter == text[j - 1] && meant[i - 1] == *other {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row
}
