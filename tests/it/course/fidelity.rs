//! The page "how real is it?" against the code: every rule and every parameter, nothing else.

use std::path::Path;

use baton::lang::Lang;
use baton::sim::{RULES, Standing};
use baton::site::page::Page;
use baton::site::pages;
use baton::site::read::{Amount, read_fidelity};

use super::read::text;

const FILE: &str = "lessons/fidelity.toml";

fn page(lang: Lang) -> Page {
    let pages = pages(Path::new("lessons")).expect("well formed lessons");
    pages.into_iter().find(|p| p.lang == lang && p.folder == "fidelity/").expect("the page")
}

#[test]
fn every_rule_has_its_place_with_its_words_and_its_standing() {
    let texts = read_fidelity(FILE, &text(FILE)).expect("well formed");
    for lang in Lang::ALL {
        let body = page(lang).body;
        for (rule, text) in RULES.iter().zip(&texts.rules) {
            let id = rule.id().to_lowercase();
            let at = body.find(&format!("<h3 id=\"{id}\">")).unwrap_or_else(|| panic!("{id}"));
            let card = body[at..].split("</article>").next().expect("a card");
            let standing = match rule.standing() {
                Standing::Documented => "documented",
                Standing::Source => "source",
                Standing::Observed => "observed",
                Standing::Guessed => "guessed",
                Standing::NotSimulated => "not-simulated",
            };
            assert!(card.contains(&format!("data-standing=\"{standing}\"")), "{id}");
            let first = text.says.get(lang).split('`').next().expect("words");
            assert!(card.contains(first), "{id}");
            assert!(text.says.get(lang).len() > 40 && !text.name.get(lang).is_empty(), "{id}");
        }
    }
}

#[test]
fn a_text_too_few_too_many_or_of_nothing_is_refused() {
    let whole = text(FILE);
    let mistakes = |text: &str| {
        let mistakes = read_fidelity(FILE, text).expect_err("something is wrong");
        mistakes.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        mistakes(&whole.replace("id = \"R44b\"", "id = \"R99\""))[1],
        format!("{FILE}:1: rule `R44b` of the code has no text; write [[rule]]")
    );
    assert!(
        mistakes(&whole.replace("id = \"R2\"", "id = \"R1\""))[0].contains("has a text already")
    );
    assert!(mistakes(&whole.replace("\"eni_attach\"", "\"eni_detach\""))[0].contains("already"));
    let silent = whole.replace("why.ko", "lacks.ko").replace("why.en", "lacks.en");
    assert!(mistakes(&silent)[0].contains("is not simulated: write `why`"));
    let one = mistakes(&whole.replacen("says.en", "says.de", 1));
    assert!(one[0].contains("unknown key `de`"), "{one:?}");
}

#[test]
fn values_come_from_the_code_in_readable_units() {
    let texts = read_fidelity(FILE, &text(FILE)).expect("well formed");
    let value = |id: &str| texts.parameters.iter().find(|p| p.id == id).expect(id).value;
    assert_eq!(value("eni_attach"), Amount::Time(8_000, 13_000));
    assert_eq!(value("run_task_max"), Amount::Count(10));
    assert_eq!(value("stopping_counts_toward_upper"), Amount::Switch(false));
    let (ko, en) = (page(Lang::Ko).body, page(Lang::En).body);
    assert!(ko.contains("<td>8초 ~ 13초</td>") && en.contains("<td>8 s to 13 s</td>"));
    assert!(ko.contains("<td>6시간</td>") && en.contains("<td>6 h</td>"));
}
