//! Whatever stands in the files, the reader answers.

use baton::site::read::{LessonTexts, read_lesson};
use proptest::prelude::*;

use super::read::{outline, text};

proptest! {
    #[test]
    fn any_question(
        kind in "choice|several|faulty|order|match|number|predict|choice \\.before|before",
        written in "((- |1\\. |> |    |\\| )?(\\[x\\] |\\[ \\] )?(`[0-9]{1,11}`(: a)?|a \\| b \\||\\|---\\|---\\||---\\|---|a|가|\\{answer\\}|```json|```)?\n{1,2}){0,24}",
    ) {
        let toml = text("lessons/template/lesson.toml");
        let question = format!("### a {{#a .{kind}}}\n\n{written}\n");
        let under_lead = format!("# a\n\na\n\n{question}");
        let in_section = format!("# a\n\na\n\n## a {{#b}}\n\n{question}");
        for written in [&under_lead, &in_section] {
            let _ = read_lesson(LessonTexts { slug: "any", toml: &toml, ko: written, en: written }, &[]);
        }
    }

    #[test]
    fn any_markdown(written in "([#>`| -]{0,4}(stage|\\[x\\]|\\{#a \\.choice\\}|\\{\\.hints\\}|a|가|<b>|\\[a\\]\\(b\\))?[ \n]{0,3}){0,30}") {
        let toml = text("lessons/template/lesson.toml");
        let _ = read_lesson(LessonTexts { slug: "any", toml: &toml, ko: &written, en: &written }, &[]);
    }

    #[test]
    fn a_cut_lesson(at in 0usize..5000) {
        let [toml, ko, en] = ["lesson.toml", "ko.md", "en.md"].map(|name| text(&format!("lessons/template/{name}")));
        let cut = |whole: &str| whole.chars().take(at).collect::<String>();
        let points = outline();
        let _ = read_lesson(LessonTexts { slug: "cut", toml: &cut(&toml), ko: &ko, en: &en }, &points);
        let _ = read_lesson(LessonTexts { slug: "cut", toml: &toml, ko: &cut(&ko), en: &cut(&en) }, &points);
    }
}
