//! `lessons/home/ko.md`, `en.md`: what the front page says, as plain Markdown.

use pulldown_cmark::HeadingLevel;

use super::{
    Mistake,
    chunk::{Chunk, Placed, chunks},
    html::html,
    source::Source,
};
use crate::course::Html;
use crate::lang::Lang;

/// The front page's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeText {
    /// Plain text.
    pub title: String,
    /// What stands before the first section, above the course map.
    pub lead: Html,
    /// The sections, below it.
    pub rest: Html,
}

/// `file`: how mistakes name it.
pub fn read_home(file: &str, text: &str, lang: Lang) -> Result<HomeText, Vec<Mistake>> {
    let mut source = Source::new(file.into(), text);
    let chunks = chunks(&source);
    let title = chunks.first().and_then(|chunk| chunk.heading());
    let Some(title) = title.filter(|heading| heading.level == HeadingLevel::H1) else {
        source
            .wrong(1, "the file does not start with its title; write `# Title` on the first line");
        return Err(source.mistakes);
    };
    let sections = chunks.iter().skip(1).position(|chunk| chunk.heading().is_some());
    let (lead, rest) = chunks[1..].split_at(sections.unwrap_or(chunks.len() - 1));
    let lead = html(&mut source, lang, &events(lead));
    let rest = html(&mut source, lang, &events(rest));
    if source.mistakes.is_empty() {
        Ok(HomeText { title: title.title, lead, rest })
    } else {
        Err(source.mistakes)
    }
}

fn events<'a>(chunks: &[Chunk<'a>]) -> Vec<Placed<'a>> {
    chunks.iter().flat_map(|chunk| chunk.events.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lead_ends_at_the_first_heading() {
        let text = "# 제목\n\n첫 문단.\n\n## 하나\n\n둘째 문단.\n";
        let home = read_home("home", text, Lang::Ko).expect("well formed");
        assert_eq!(home.title, "제목");
        assert_eq!(home.lead.0, "<p>첫 문단.</p>");
        assert_eq!(home.rest.0, "<h2>하나</h2>\n<p>둘째 문단.</p>");
    }

    #[test]
    fn without_a_title_or_with_html_it_is_refused() {
        for text in ["", "글", "## 제목", "# 제목\n\n<b>글</b>"] {
            assert!(read_home("home", text, Lang::Ko).is_err(), "{text}");
        }
    }
}
