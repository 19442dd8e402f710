//! `location`, `limit_except`, and what is only about them.

use crate::nginx::check::handler::once;
use crate::nginx::check::scope::Location;
use crate::nginx::check::script::has_variables;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::directive::{Context, find};
use crate::nginx::problem::Kind;
use crate::nginx::value::number;
use std::collections::BTreeMap;

pub(crate) fn location(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let location = checker.read_location(call)?;
    checker.may_stand_here(&location)?;
    let scope = checker.new_scope();
    checker.scopes[scope].location = location;
    checker.here().inside.push(scope);
    checker.inside(call, Context::LOCATION, scope);
    Ok(())
}

/// The modifier that a word begins with, when both are one word.
fn glued(text: &[u8]) -> (&[u8], &[u8]) {
    let length = match text {
        [b'=', ..] => 1,
        [b'^', b'~', ..] | [b'~', b'*', ..] => 2,
        [b'~', ..] => 1,
        _ => 0,
    };
    text.split_at(length)
}

impl Checker<'_> {
    /// What the arguments say.
    fn read_location(&mut self, call: &Call<'_>) -> Outcome<Location> {
        let (first, second) = (call.arg(1), call.arg(2));
        let (word, modifier, name) = match call.count() {
            1 => {
                let (modifier, name) = glued(&first);
                (1, modifier, name)
            }
            _ => (2, &*first, &*second),
        };
        let mut location = Location { name: name.to_vec(), ..Location::default() };
        match modifier {
            b"=" => location.exact = true,
            b"~" | b"~*" => {
                self.regex(name).map_err(|wrong| wrong.word(word))?;
                location.regex = true;
            }
            b"^~" => {}
            b"" if call.count() == 1 => location.named = name.first() == Some(&b'@'),
            _ => return Err(Wrong::new(Kind::InvalidModifier, &[modifier]).word(1)),
        }
        Ok(location)
    }

    fn may_stand_here(&mut self, location: &Location) -> Outcome {
        if !self.context.meets(Context::LOCATION) {
            return Ok(());
        }
        let outer = &self.here().location;
        let both = [&location.name[..], &outer.name[..]];
        let kind = if outer.exact {
            Kind::InsideExact
        } else if outer.named {
            Kind::InsideNamed
        } else if location.named {
            return Err(Wrong::new(Kind::NamedBelowServer, &both[..1]));
        } else if !location.regex && !location.name.starts_with(&outer.name) {
            Kind::OutsideLocation
        } else {
            return Ok(());
        };
        Err(Wrong::new(kind, &both))
    }

    /// Two locations of one block must not have the same name. nginx compares neighbours of its sorted lists, the inner ones
    /// first; it makes none inside a regex.
    pub(crate) fn locations_differ(&mut self, scope: usize) {
        let mut wrong = Vec::new();
        self.same_locations(scope, &mut wrong);
        wrong.into_iter().for_each(|wrong| self.raise(wrong, None));
    }

    fn same_locations(&self, scope: usize, wrong: &mut Vec<Wrong>) {
        let mut names: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
        for inside in &self.scopes[scope].inside {
            let location = &self.scopes[*inside].location;
            if !location.regex && !location.named && !location.noname {
                names.entry(&location.name).or_default().push(*inside);
            }
        }
        let is_exact = |scope: &&usize| self.scopes[**scope].location.exact;
        for inside in names.values().flatten() {
            self.same_locations(*inside, wrong);
        }
        for (name, scopes) in &names {
            let exact = scopes.iter().filter(is_exact).nth(1);
            let second = exact.or_else(|| scopes.iter().filter(|s| !is_exact(s)).nth(1));
            if let Some(second) = second {
                let place = self.scopes[*second].place;
                wrong.push(*Wrong::new(Kind::DuplicateLocation, &[name]).noted(place));
            }
        }
    }
}

pub(crate) fn limit_except(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    const METHODS: &str =
        "GET HEAD POST PUT DELETE MKCOL COPY MOVE OPTIONS PROPFIND PROPPATCH LOCK UNLOCK PATCH";
    once(checker, call)?;
    for (index, method) in call.args(1) {
        if !METHODS.split(' ').any(|known| method.eq_ignore_ascii_case(known.as_bytes())) {
            return Err(Wrong::new(Kind::InvalidMethod, &[&method]).word(index));
        }
    }
    let scope = checker.nameless();
    checker.inside(call, Context::LIMIT_EXCEPT, scope);
    Ok(())
}

impl Checker<'_> {
    /// A scope of an `if` or `limit_except`, which nginx keeps as a location without a name.
    pub(crate) fn nameless(&mut self) -> usize {
        let name = self.here().location.name.clone();
        let scope = self.new_scope();
        self.scopes[scope].location = Location { name, noname: true, ..Location::default() };
        self.here().inside.push(scope);
        scope
    }
}

/// `root` and `alias` share a setting.
pub(crate) fn root(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let other = if call.row.name == "root" { "alias" } else { "root" };
    let before = find(other.as_bytes(), checker.version).any(|row| checker.is_set(row.index));
    if before {
        let values = [call.row.name.as_bytes(), other.as_bytes()];
        return Err(Wrong::new(Kind::DuplicateAfter, &values));
    }
    once(checker, call)?;
    if call.row.name == "alias" && checker.here().location.named {
        return Err(Wrong::new(Kind::AliasInNamed, &[]));
    }
    let path = call.arg(1);
    if !has_variables(&path) {
        return Ok(());
    }
    let holds = |name: String| path.windows(name.len()).any(|part| part == name.as_bytes());
    for name in ["document_root", "realpath_root"] {
        if holds(format!("${name}")) || holds(format!("${{{name}}}")) {
            let values = [name.as_bytes(), call.row.name.as_bytes()];
            return Err(Wrong::new(Kind::RootVariable, &values).word(1));
        }
    }
    checker.compile_arg(call, 1)
}

/// `types`, and each of its lines.
pub(crate) fn types(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.entries(call, type_line);
    Ok(())
}

fn type_line(checker: &mut Checker<'_>, entry: &Call<'_>) -> Outcome {
    let content_type = entry.arg(0);
    if *content_type == *b"include" {
        if entry.count() != 1 {
            return Err(Wrong::new(Kind::WrongCount, &[b"include"]));
        }
        return checker.include_entries(entry, type_line);
    }
    for (_, extension) in entry.args(1) {
        let extension = extension.to_ascii_lowercase();
        let known = checker.http.extensions.entry(checker.scope).or_default();
        if let Some(before) = known.insert(extension.clone(), content_type.to_vec()) {
            let values = [&extension[..], &content_type, &before];
            checker.warn(entry, Kind::DuplicateExtension, &values);
        }
    }
    Ok(())
}

impl Checker<'_> {
    /// The lines of an included file, each by `work`.
    pub(crate) fn include_entries(
        &mut self,
        entry: &Call<'_>,
        work: fn(&mut Checker<'_>, &Call<'_>) -> Outcome,
    ) -> Outcome {
        let row = entry.row;
        self.include_files(entry, &|checker, tree| {
            if let Some(directive) = tree.root().next() {
                let outer = Call { tree, directive, row };
                checker.entries_of(&outer, tree.root(), &mut |checker, entry| work(checker, entry));
            }
        })
    }
}

pub(crate) fn try_files(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    let last = call.count();
    for (index, file) in call.args(1) {
        // A slash at the end says that it is a folder, but in the last.
        let name = file.strip_suffix(b"/").filter(|_| index < last).unwrap_or(&file);
        checker.compile(name).map_err(|wrong| wrong.word(index))?;
    }
    let file = call.arg(last);
    let code = file.strip_prefix(b"=").map(|code| number(code).filter(|code| *code <= 999));
    if code == Some(None) {
        return Err(Wrong::new(Kind::InvalidCode, &[&file]).word(last));
    }
    Ok(())
}

pub(crate) fn error_page(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let last = call.count();
    let before = call.arg(last - 1);
    let invalid = |value: &[u8], index| Wrong::new(Kind::InvalidValue, &[value]).word(index);
    let mut codes = last - 1;
    if before.first() == Some(&b'=') {
        if last == 2 || (before.len() > 1 && number(&before[1..]).is_none()) {
            return Err(invalid(&before, last - 1));
        }
        codes -= 1;
    }
    checker.compile_arg(call, last)?;
    for (index, code) in call.args(1).take(codes) {
        match number(&code) {
            None | Some(499) => return Err(invalid(&code, index)),
            Some(300..=599) => {}
            Some(_) => return Err(Wrong::new(Kind::StatusOutOfBounds, &[&code]).word(index)),
        }
    }
    Ok(())
}

pub(crate) fn index(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    for (index, name) in call.args(1) {
        if name.first() == Some(&b'/') && index != call.count() {
            checker.warn(call, Kind::AbsoluteIndex, &[]);
        }
        if name.is_empty() {
            return Err(Wrong::new(Kind::InvalidIndex, &[&call.arg(1)]).word(index));
        }
        checker.compile_arg(call, index)?;
    }
    Ok(())
}
