//! What is behind a problem, and the edit that mends it: only where the text leaves no doubt.

use crate::app::config::diagnostic::{Fix, line_of};
use crate::app::config::parameter::parameters;
use crate::course::nearest;
use crate::lang::Lang;
use crate::nginx::{
    Directive, Ending, FaultKind, Kind, Problem, Quote, Tree, Version, blocks_at, contexts_at,
    directives, origin, variables,
};
use crate::text::nginx::fix as words;

/// What ends a block at this depth.
fn close(depth: usize) -> String {
    " ".repeat(4 * depth.min(60)) + "}\n"
}

/// Better words than those of the kind, and a mend.
#[derive(Default)]
pub(super) struct Mend {
    pub(super) words: Option<String>,
    pub(super) fix: Option<Fix>,
}

/// The edited text, read.
pub(super) struct Edited<'t> {
    pub(super) lang: Lang,
    pub(super) text: &'t str,
    pub(super) tree: &'t Tree<'t>,
    pub(super) version: Version,
}

fn edit(label: impl Into<String>, from: usize, to: usize, insert: &str) -> Option<Fix> {
    Some(Fix { label: label.into(), from, to, insert: insert.into() })
}

impl Edited<'_> {
    /// `from..to`: where the problem is shown.
    pub(super) fn mend(&self, problem: &Problem, from: usize, to: usize) -> Mend {
        let value = problem.values.first().map(Vec::as_slice).unwrap_or_default();
        let value = String::from_utf8_lossy(value);
        let directive = self.directive_at(from);
        match (problem.kind, &*value) {
            (Kind::NoOpening, _) => return self.no_opening(directive),
            (Kind::EndInBlock, _) => return self.end_in_block(),
            (Kind::NotAllowedHere, _) => return self.not_closed(&value, from),
            _ => {}
        }
        if let Some(mend) = directive.and_then(|directive| self.no_semicolon(directive)) {
            return mend;
        }
        let remove = |what: &str| edit(words::remove(self.lang, what), from, to, "");
        let shown = self.text.get(from..to).unwrap_or_default();
        let fix = match problem.kind {
            // Not misspelt: another nginx has it.
            Kind::UnknownDirective if origin(value.as_bytes(), self.version).is_some() => {
                directive.and_then(|found| self.remove_line(found))
            }
            Kind::UnknownDirective => return self.meant(&value, from, to, self.names_at(from)),
            Kind::InvalidParameter => {
                // Up to the `=`, where there is one.
                let (found, to) = match value.find('=') {
                    Some(end) => (&value[..=end], from + end + 1),
                    None => (&*value, to),
                };
                let words = directive.map(|found| parameters(&found.name(), self.version));
                let mut words = words.unwrap_or_default();
                words.retain(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()));
                return self.meant(found, from, to, words);
            }
            Kind::EndInDirective => return self.open_quote(),
            Kind::UnknownVariable => return self.unknown_variable(&value, from),
            Kind::Unexpected if *value == *"}" => {
                let words = Some(words::extra_close(self.lang).to_owned());
                return Mend { words, fix: remove("}") };
            }
            Kind::Unexpected if *value == *";" => remove(";"),
            Kind::Duplicate | Kind::DuplicateListen => {
                directive.and_then(|found| self.remove_line(found))
            }
            Kind::DuplicateDefaultServer => {
                directive.and_then(|found| self.remove_word(found, "default_server"))
            }
            Kind::UnexpectedInCondition if *value == *"==" => {
                directive.and_then(|found| self.replace_word(found, "==", "="))
            }
            Kind::UriNotHere => self.remove_path(shown, from, to),
            Kind::InvalidUrlPrefix => self.add_scheme(shown, from),
            Kind::InvalidVariable if *value == *shown => {
                edit(words::insert(self.lang, "$"), from, from, "$")
            }
            Kind::NotAFlag => self.flag(&value, from, to),
            Kind::NoSection => edit(words::insert(self.lang, "events {}"), 0, 0, "events {}\n\n"),
            _ => None,
        };
        Mend { words: None, fix }
    }

    /// The directive whose words, or whose end, are at a byte.
    fn directive_at(&self, at: usize) -> Option<Directive<'_>> {
        let at = at as u32;
        let outer = blocks_at(self.tree, at).pop().and_then(|outer| outer.block());
        let mut block = outer.unwrap_or(self.tree.root());
        block.find(|directive| (directive.span().start..=directive.span().end).contains(&at))
    }

    fn value(&self, directive: Directive<'_>, word: usize) -> String {
        let word =
            directive.words().get(word).map(|word| directive.value(word)).unwrap_or_default();
        String::from_utf8_lossy(&word).into_owned()
    }

    /// Where a `;` (or `{`) was meant: before a `}` that became part of a word, or before a line that begins with a directive's
    /// name.
    fn runs_on(&self, directive: Directive<'_>) -> Option<usize> {
        let words = directive.words();
        (1..words.len()).find_map(|next| {
            let word = &self.text[words[next].span.start as usize..words[next].span.end as usize];
            if word.ends_with('}') && !word.contains(['{', '"', '\'']) {
                return Some(words[next].span.end as usize - 1);
            }
            let (end, start) = (words[next - 1].span.end as usize, words[next].span.start as usize);
            let breaks = self.text[end..start].contains('\n') && words[next].quote == Quote::None;
            let name = self.value(directive, next);
            (breaks && directives(self.version).any(|listed| listed.name == name)).then_some(end)
        })
    }

    fn is_block(&self, name: &str) -> bool {
        directives(self.version).any(|listed| listed.name == name && listed.block)
    }

    fn no_semicolon(&self, directive: Directive<'_>) -> Option<Mend> {
        let name = self.value(directive, 0);
        let last = directive.words().last()?;
        let whole =
            last.quote == Quote::None || self.text[..last.span.end as usize].ends_with(['"', '\'']);
        let ends = directive.ending() == Ending::Missing && whole;
        let at = self.runs_on(directive).or(ends.then_some(last.span.end as usize))?;
        if self.is_block(&name) {
            return None;
        }
        let fix = edit(words::insert(self.lang, ";"), at, at, ";");
        Some(Mend { words: Some(words::no_semicolon(self.lang, &name)), fix })
    }

    fn no_opening(&self, directive: Option<Directive<'_>>) -> Mend {
        let Some((directive, at)) = directive.and_then(|found| Some((found, self.runs_on(found)?)))
        else {
            return Mend::default();
        };
        let words = words::no_opening(self.lang, &self.value(directive, 0));
        Mend { words: Some(words), fix: edit(words::insert(self.lang, "{"), at, at, " {") }
    }

    /// The text ends inside quotes.
    fn open_quote(&self) -> Mend {
        let last = self.tree.all().last().and_then(|directive| directive.words().last());
        let Some(word) = last.filter(|word| word.quote != Quote::None) else {
            return Mend::default();
        };
        let line = line_of(self.text, word.span.start as usize);
        Mend { words: Some(words::open_quote(self.lang, line)), fix: None }
    }

    /// All that is open is closed at the text's end.
    fn end_in_block(&self) -> Mend {
        let end = self.text.len();
        let open = blocks_at(self.tree, end as u32).len();
        let mut insert = if self.text.ends_with('\n') { String::new() } else { "\n".to_owned() };
        for depth in (0..open).rev() {
            insert += &close(depth);
        }
        Mend { words: None, fix: edit(words::insert(self.lang, "}"), end, end, &insert) }
    }

    /// A directive stands in a block that is never closed, and might stand outside it.
    fn not_closed(&self, name: &str, from: usize) -> Mend {
        let open_end = self.tree.faults().iter().any(|fault| fault.kind == FaultKind::EndInBlock);
        let contexts = contexts_at(self.tree, from as u32);
        let fits = |context: &char| {
            directives(self.version)
                .any(|listed| listed.name == name && listed.contexts.contains(*context))
        };
        let blocks = blocks_at(self.tree, from as u32);
        let outer = contexts.iter().rposition(fits);
        let Some(outer) = outer.filter(|outer| open_end && *outer < blocks.len()) else {
            return Mend::default();
        };
        let words = words::not_closed(self.lang, &self.value(blocks[outer], 0), name);
        let start = self.text[..from].rfind('\n').map_or(0, |at| at + 1);
        let at = if self.text[start..from].trim().is_empty() { start } else { from };
        let insert: String = (outer..blocks.len()).rev().map(close).collect();
        Mend { words: Some(words), fix: edit(words::insert(self.lang, "}"), at, at, &insert) }
    }

    /// Names of directives that may stand at a byte.
    fn names_at(&self, at: usize) -> Vec<&'static str> {
        let context = contexts_at(self.tree, at as u32).pop().unwrap_or(' ');
        let here = directives(self.version).filter(|listed| listed.contexts.contains(context));
        here.map(|listed| listed.name).collect()
    }

    fn meant(&self, found: &str, from: usize, to: usize, names: Vec<&str>) -> Mend {
        let Some(name) = nearest(found, names).filter(|_| self.text.get(from..to) == Some(found))
        else {
            return Mend::default();
        };
        let words = words::meant(self.lang, found, name);
        Mend { words: Some(words), fix: edit(words::replace(self.lang, name), from, to, name) }
    }

    /// Of a variable that is used once.
    fn unknown_variable(&self, name: &str, from: usize) -> Mend {
        let from = from + usize::from(self.text[from..].starts_with("${")) + 1;
        let once = self
            .text
            .match_indices(name)
            .filter(|(at, _)| self.text[..*at].ends_with(['$', '{']))
            .count()
            == 1;
        if once {
            self.meant(name, from, from + name.len(), variables(self.version).collect())
        } else {
            Mend::default()
        }
    }

    /// With the line, where nothing else stands in it.
    fn remove_line(&self, directive: Directive<'_>) -> Option<Fix> {
        let (from, to) = (directive.span().start as usize, directive.span().end as usize + 1);
        let start = self.text[..from].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[to..].find('\n').map_or(self.text.len(), |at| to + at + 1);
        let alone =
            self.text[start..from].trim().is_empty() && self.text[to..end].trim().is_empty();
        let (from, to) = if alone { (start, end) } else { (from, to) };
        let ends = directive.ending() == Ending::Semicolon;
        ends.then(|| edit(words::remove_line(self.lang), from, to, "")).flatten()
    }

    fn remove_word(&self, directive: Directive<'_>, what: &str) -> Option<Fix> {
        let at = (1..directive.words().len()).find(|word| self.value(directive, *word) == what)?;
        let (before, word) = (directive.words()[at - 1].span, directive.words()[at].span);
        edit(words::remove(self.lang, what), before.end as usize, word.end as usize, "")
    }

    fn replace_word(&self, directive: Directive<'_>, what: &str, with: &str) -> Option<Fix> {
        let at = (1..directive.words().len()).find(|word| self.value(directive, *word) == what)?;
        let word = directive.words()[at].span;
        edit(words::replace(self.lang, with), word.start as usize, word.end as usize, with)
    }

    /// What follows host and port.
    fn remove_path(&self, url: &str, from: usize, to: usize) -> Option<Fix> {
        let host = url.find("://").filter(|_| !url.starts_with(['"', '\'']))? + 3;
        let path = host + url[host..].find(['/', '?'])?;
        edit(words::remove(self.lang, &url[path..]), from + path, to, "")
    }

    fn add_scheme(&self, url: &str, from: usize) -> Option<Fix> {
        let from = from + usize::from(url.starts_with(['"', '\'']));
        let wrong = url.find("://").map_or(0, |at| at + 3);
        (wrong == 0)
            .then(|| edit(words::insert(self.lang, "http://"), from, from, "http://"))
            .flatten()
    }

    fn flag(&self, value: &str, from: usize, to: usize) -> Option<Fix> {
        let meant = match &*value.to_ascii_lowercase() {
            "yes" | "true" | "1" | "enable" | "enabled" => "on",
            "no" | "false" | "0" | "disable" | "disabled" | "none" => "off",
            _ => return None,
        };
        edit(words::replace(self.lang, meant), from, to, meant)
    }
}
