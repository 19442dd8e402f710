//! "How real is it?": every rule, whether the engine follows it, and how sure it is.

use crate::lang::Lang;
use crate::sim::{RULES, Standing};
use crate::site::page::{Crumb, Page};
use crate::site::read::{Amount, Fidelity, ParameterText, RuleText};
use crate::site::template::escape;
use crate::text;
use crate::text::fidelity::{FidelityWords, fidelity};

/// From the surest to the least sure, and the name of each for the style sheet.
const STANDINGS: [(Standing, &str); 5] = [
    (Standing::Documented, "documented"),
    (Standing::Source, "source"),
    (Standing::Observed, "observed"),
    (Standing::Guessed, "guessed"),
    (Standing::NotSimulated, "not-simulated"),
];

/// The page in `lang`, which has no islands.
pub(super) fn page(lang: Lang, texts: &Fidelity) -> Page {
    let words = fidelity(lang);
    let rules: String = texts.rules.iter().map(|text| rule(lang, text)).collect();
    let gap = |name: &str, says: &str| {
        format!("<div><dt>{}</dt>\n<dd>{}</dd></div>\n", marked(name), marked(says))
    };
    let missing: String =
        texts.missing.iter().map(|one| gap(one.name.get(lang), one.says.get(lang))).collect();
    Page {
        lang,
        folder: "fidelity/".into(),
        kind: "fidelity",
        title: words.title.into(),
        description: words.lead.into(),
        crumbs: vec![Crumb { words: words.title.into(), folder: None }],
        body: [
            format!(
                "<header class=\"page-head\">\n<h1>{}</h1>\n<p class=\"lead\">{}</p>\n</header>\n",
                words.title, words.lead
            ),
            part(
                "standings",
                words.standings,
                &format!("<dl class=\"standings\">\n{}</dl>", standings(lang)),
            ),
            part("rules", words.rules, &format!("<div class=\"rules\">\n{rules}</div>")),
            part("missing", words.missing, &format!("<dl class=\"gaps\">\n{missing}</dl>")),
            part("parameters", words.parameters, &parameters(lang, words, &texts.parameters)),
        ]
        .concat(),
        data: None,
        needs_desk: false,
    }
}

fn part(id: &str, title: &str, body: &str) -> String {
    format!(
        "<section class=\"part\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n{body}\n</section>\n"
    )
}

fn tag(lang: Lang, standing: Standing) -> String {
    let name = STANDINGS.iter().find(|(one, _)| *one == standing).map_or("", |(_, name)| name);
    format!(
        "<span class=\"tag\" data-standing=\"{name}\">{}</span>",
        text::standing::standing(lang, standing)
    )
}

fn standings(lang: Lang) -> String {
    let entry = |(standing, _): (Standing, &str)| {
        let count = RULES.iter().filter(|rule| rule.standing() == standing).count();
        format!(
            "<div><dt>{} <span class=\"note\">{}</span></dt>\n<dd>{}</dd></div>\n",
            tag(lang, standing),
            text::fidelity::rules(lang, count),
            text::fidelity::meaning(lang, standing)
        )
    };
    STANDINGS.into_iter().map(entry).collect()
}

fn rule(lang: Lang, text: &RuleText) -> String {
    let id = text.rule.id();
    let words = fidelity(lang);
    let labelled = [(words.lacks, &text.lacks), (words.why, &text.why)];
    let lacks = labelled.map(|(label, said)| {
        said.as_ref().map_or(String::new(), |said| {
            format!("<p class=\"lacks\"><strong>{label}</strong> {}</p>\n", marked(said.get(lang)))
        })
    });
    let lacks = lacks.concat();
    format!(
        "<article class=\"rule\" aria-labelledby=\"{0}\">\n<h3 id=\"{0}\"><span class=\"rule-id\">{id}</span> {1}</h3>\n<p>{2}</p>\n<p>{3}</p>\n{lacks}</article>\n",
        id.to_lowercase(),
        marked(text.name.get(lang)),
        tag(lang, text.rule.standing()),
        marked(text.says.get(lang))
    )
}

/// The least sure first: they are what a reader comes for.
fn parameters(lang: Lang, words: &FidelityWords, texts: &[ParameterText]) -> String {
    let rows: String = STANDINGS
        .iter()
        .rev()
        .flat_map(|(standing, _)| texts.iter().filter(move |text| text.standing == *standing))
        .map(|text| {
            let (says, value) = (marked(text.says.get(lang)), escape(&amount(lang, text.value)));
            let standing = tag(lang, text.standing);
            format!("<tr id=\"{}\"><th scope=\"row\">{says}</th><td>{value}</td><td>{standing}</td></tr>\n", text.id.replace('_', "-"))
        })
        .collect();
    format!(
        "<p>{}</p>\n<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">\n<table>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>",
        words.parameters_lead, words.parameters, words.what, words.value, words.standing
    )
}

fn amount(lang: Lang, amount: Amount) -> String {
    match amount {
        Amount::Time(from_ms, to_ms) => text::fidelity::time(lang, from_ms, to_ms),
        Amount::Count(count) => text::fidelity::count(lang, count),
        Amount::Kib(kib) => format!("{kib} KiB"),
        Amount::MicroUsd(micro) => text::fidelity::price(micro),
        Amount::Switch(on) => text::fidelity::switch(lang, on).to_owned(),
    }
}

/// Plain text as HTML; what stands between backquotes is code.
fn marked(text: &str) -> String {
    let parts = text.split('`').enumerate().map(|(at, part)| match at % 2 {
        0 => escape(part),
        _ => format!("<code>{}</code>", escape(part)),
    });
    parts.collect()
}
