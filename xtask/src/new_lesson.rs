//! `cargo xtask new-lesson NN-slug`: a copy of `lessons/template/`, which passes the proof as it is.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

const FILES: [(&str, &str); 3] = [
    ("lesson.toml", include_str!("../../lessons/template/lesson.toml")),
    ("ko.md", include_str!("../../lessons/template/ko.md")),
    ("en.md", include_str!("../../lessons/template/en.md")),
];

/// Writes them into `lessons/NN-slug/`.
///
/// # Errors
/// A name of another form, or a lesson of that name that is there already.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let [slug] = args else { bail!("new-lesson takes one name, such as 05-load-balancer") };
    let number = number(slug).with_context(|| {
        format!(
            "{slug}: a lesson is named by two digits, a dash and small letters: 05-load-balancer"
        )
    })?;
    let folder = Path::new("lessons").join(slug);
    if folder.exists() {
        bail!("{} is there already", folder.display());
    }
    fs::create_dir(&folder)?;
    for (name, text) in FILES {
        fs::write(folder.join(name), text)?;
    }
    println!("{}", next(slug, number));
    Ok(())
}

/// `05-load-balancer` → 5.
fn number(slug: &str) -> Option<u32> {
    let (digits, words) = slug.split_once('-')?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let good = digits.len() == 2 && !words.is_empty() && words.chars().all(plain);
    digits.parse().ok().filter(|_| good)
}

fn next(slug: &str, number: u32) -> String {
    let course = fs::read_to_string("lessons/course.toml").unwrap_or_default();
    let slot = if course.contains(&format!("\"{slug}\"")) {
        "set its `ready = true`".to_owned()
    } else {
        format!("give it a [[lesson]] with slug = \"{slug}\", number = {number}")
    };
    format!("lessons/{slug}/ is written. In lessons/course.toml, {slot}; then: cargo xtask serve")
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_name_has_two_digits_and_small_letters() {
        assert_eq!(number("05-load-balancer"), Some(5));
        for wrong in ["5-x", "05", "05-", "05-Load", "ab-load", "05-../x"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
