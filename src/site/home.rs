//! The front page of a language.

use crate::lang::Lang;
use crate::site::page::Page;
use crate::site::prerender::island;
use crate::site::template::escape;
use crate::text::frame::frame;
use crate::ui::tally::{Props, Tally};

/// The home page in `lang`.
pub fn page(lang: Lang) -> Page {
    let words = frame(lang);
    let props = Props { lang, start: 3 };
    let data = postcard::to_allocvec(&props).expect("a number and a language always encode");
    let body = format!(
        "<h1>{}</h1>\n<p class=\"lead\">{}</p>\n{}",
        escape(words.name),
        escape(words.about),
        island::<Tally>("tally", props)
    );
    Page {
        lang,
        folder: String::new(),
        kind: "home",
        title: words.about.into(),
        description: words.about.into(),
        crumbs: Vec::new(),
        body,
        data: Some(data),
    }
}
