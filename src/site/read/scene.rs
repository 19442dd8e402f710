//! A scene of `lesson.toml` as a value, once for each language.

use toml::Spanned;

use super::{
    scene_file::{LinkEntry, PartEntry, Said, SceneEntry, StepEntry, ThenEntry},
    structure::Checker,
};
use crate::app::scene::layout::{LINK_LABEL_MAX, PART_LABEL_MAX};
use crate::app::stage::measure::width;
use crate::course::{
    Change, Mark, PartKind, Place, Scene, SceneAction, SceneLink, ScenePart, ScenePlan, SceneStep,
    nearest,
};
use crate::lang::{Both, Lang};

const COLUMNS_MAX: u32 = 6;
const ROWS_MAX: u32 = 6;
/// Fewer are no story, more are two.
const STEPS: std::ops::RangeInclusive<usize> = 3..=8;
const ACTIONS_MAX: usize = 3;
/// With more points than this an activity teaches none of them.
const POINTS_MAX: usize = 3;

/// A scene's title and the scene.
pub(super) type Titled = (String, Scene);

pub(super) fn scene(checker: &mut Checker, entry: &SceneEntry) -> Both<Titled> {
    counts(checker, entry);
    let ids: Vec<&Spanned<String>> = entry
        .part
        .iter()
        .map(|part| &part.id)
        .chain(entry.link.iter().map(|link| &link.id))
        .collect();
    for id in &ids {
        checker.id(id);
    }
    let placed: Vec<_> = ids.iter().map(|id| (id.get_ref(), checker.line(id))).collect();
    checker.unique(placed.into_iter());
    let parts = parts(checker, entry);
    let links: Vec<(usize, usize)> =
        entry.link.iter().map(|link| ends(checker, entry, link, &parts)).collect();
    entry.step.iter().for_each(|step| step_is_whole(checker, step));
    let ko = entry.step.iter().map(|step| changes(checker, entry, &step.then, Lang::Ko)).collect();
    // The other language points at the same parts: what is wrong with them is noted already.
    let noted = checker.source.mistakes.len();
    let en = entry.step.iter().map(|step| changes(checker, entry, &step.then, Lang::En)).collect();
    checker.source.mistakes.truncate(noted);
    labels_fit(checker, entry);
    let plan = |lang: Lang, changes: Vec<Vec<Change>>| ScenePlan {
        columns: (*entry.columns.get_ref()).clamp(1, COLUMNS_MAX) as u8,
        parts: entry
            .part
            .iter()
            .zip(&parts)
            .map(|(part, known)| part_of(part, *known, lang))
            .collect(),
        links: entry
            .link
            .iter()
            .zip(&links)
            .map(|(link, ends)| link_of(link, *ends, lang))
            .collect(),
        changes,
    };
    let (ko, en) = (plan(Lang::Ko, ko), plan(Lang::En, en));
    Both { ko: titled(entry, Lang::Ko, ko), en: titled(entry, Lang::En, en) }
}

fn titled(entry: &SceneEntry, lang: Lang, plan: ScenePlan) -> Titled {
    let steps = entry.step.iter().map(|step| step_of(step, lang)).collect();
    (said(&entry.title, lang).get_ref().clone(), Scene { steps, plan, ..Scene::default() })
}

fn counts(checker: &mut Checker, entry: &SceneEntry) {
    let line = checker.line(&entry.id);
    if !STEPS.contains(&entry.step.len()) {
        let what = format!(
            "a scene has {} to {} steps, this one has {}",
            STEPS.start(),
            STEPS.end(),
            entry.step.len()
        );
        checker.source.wrong(line, what);
    }
    if entry.part.is_empty() {
        checker.source.wrong(line, "a scene without parts shows nothing; add a [[scene.part]]");
    }
    if entry.covers.len() > POINTS_MAX {
        let what = format!(
            "a scene covers at most {POINTS_MAX} points, this one {}; make two scenes",
            entry.covers.len()
        );
        checker.source.wrong(line, what);
    }
    if !(1..=COLUMNS_MAX).contains(entry.columns.get_ref()) {
        let line = checker.source.line(entry.columns.span().start);
        checker.source.wrong(line, format!("a scene has 1 to {COLUMNS_MAX} columns"));
    }
}

/// Kind and place of each part; what is wrong is noted, and something harmless put in its place.
fn parts(checker: &mut Checker, entry: &SceneEntry) -> Vec<(PartKind, Place)> {
    let kinds: Vec<PartKind> = entry.part.iter().map(|part| kind(checker, part)).collect();
    let mut places: Vec<Option<Place>> =
        entry.part.iter().map(|part| place(checker, entry, part, &kinds)).collect();
    for at in 0..places.len() {
        if is_inside_itself(&places, at) {
            let line = checker.line(&entry.part[at].id);
            let id = entry.part[at].id.get_ref();
            checker.source.wrong(
                line,
                format!("`{id}` stands inside itself; give one of them a place with `at`"),
            );
            places[at] = None;
        }
    }
    for (at, place) in places.iter().enumerate() {
        let is_cell = matches!(place, Some(Place::At { .. }));
        if let Some(other) = places[..at].iter().position(|other| is_cell && other == place) {
            let line = checker.line(&entry.part[at].id);
            let what = format!(
                "`{}` stands where `{}` stands already; give it a cell of its own",
                entry.part[at].id.get_ref(),
                entry.part[other].id.get_ref()
            );
            checker.source.wrong(line, what);
        }
    }
    let nowhere = Place::At { column: 0, row: 0 };
    kinds.into_iter().zip(places.into_iter().map(|place| place.unwrap_or(nowhere))).collect()
}

fn kind(checker: &mut Checker, part: &PartEntry) -> PartKind {
    let word = part.kind.get_ref();
    PartKind::named(word).unwrap_or_else(|| {
        let names = PartKind::ALL.map(PartKind::name);
        let line = checker.line(&part.kind);
        let what = match nearest(word, names) {
            Some(near) => format!("there is no kind `{word}`; did you mean `{near}`?"),
            None => format!("there is no kind `{word}`; the kinds are: {}", names.join(", ")),
        };
        checker.source.wrong(line, what);
        PartKind::Box
    })
}

fn place(
    checker: &mut Checker,
    entry: &SceneEntry,
    part: &PartEntry,
    kinds: &[PartKind],
) -> Option<Place> {
    let line = checker.line(&part.id);
    match (&part.at, &part.inside) {
        (Some(at), None) => {
            let (column, row) = *at.get_ref();
            let columns = *entry.columns.get_ref();
            if !(1..=columns.min(COLUMNS_MAX)).contains(&column) || !(1..=ROWS_MAX).contains(&row) {
                let line = checker.source.line(at.span().start);
                checker.source.wrong(line, format!("there is no cell [{column}, {row}]: columns go from 1 to {columns}, rows from 1 to {ROWS_MAX}"));
                return None;
            }
            Some(Place::At { column: (column - 1) as u8, row: (row - 1) as u8 })
        }
        (None, Some(outer)) => match known(checker, entry, outer) {
            Some(Thing::Part(at)) if kinds[at].holds_parts() => Some(Place::In(at)),
            Some(_) => {
                let holders = PartKind::ALL.into_iter().filter(|kind| kind.holds_parts());
                let names: Vec<&str> = holders.map(PartKind::name).collect();
                let line = checker.line(outer);
                let what = format!(
                    "nothing can stand inside `{}`; only inside parts of the kinds {}",
                    outer.get_ref(),
                    names.join(", ")
                );
                checker.source.wrong(line, what);
                None
            }
            None => None,
        },
        (Some(_), Some(_)) | (None, None) => {
            let what = format!(
                "where does `{}` stand? Write either `at = [column, row]` or `in = \"another part\"`",
                part.id.get_ref()
            );
            checker.source.wrong(line, what);
            None
        }
    }
}

fn is_inside_itself(places: &[Option<Place>], part: usize) -> bool {
    let mut at = part;
    for _ in places {
        match places[at] {
            Some(Place::In(outer)) if outer == part => return true,
            Some(Place::In(outer)) => at = outer,
            Some(Place::At { .. }) | None => return false,
        }
    }
    false
}

/// What an id of the scene stands for.
enum Thing {
    Part(usize),
    Link(usize),
}

fn known(checker: &mut Checker, entry: &SceneEntry, id: &Spanned<String>) -> Option<Thing> {
    let parts = entry.part.iter().map(|part| part.id.get_ref().as_str());
    let links = entry.link.iter().map(|link| link.id.get_ref().as_str());
    let part = parts.clone().position(|known| known == id.get_ref());
    let link = links.clone().position(|known| known == id.get_ref());
    let thing = part.map(Thing::Part).or(link.map(Thing::Link));
    if thing.is_none() {
        let known: Vec<&str> = parts.chain(links).collect();
        let line = checker.line(id);
        let what = match nearest(id.get_ref(), known.iter().copied()) {
            Some(near) => {
                format!("`{}` is not in this scene; did you mean `{near}`?", id.get_ref())
            }
            None => {
                format!("`{}` is not in this scene; there are: {}", id.get_ref(), known.join(", "))
            }
        };
        checker.source.wrong(line, what);
    }
    thing
}

fn known_part(checker: &mut Checker, entry: &SceneEntry, id: &Spanned<String>) -> Option<usize> {
    match known(checker, entry, id)? {
        Thing::Part(at) => Some(at),
        Thing::Link(_) => {
            let line = checker.line(id);
            let what = format!("`{}` is a link; only parts can stand here", id.get_ref());
            checker.source.wrong(line, what);
            None
        }
    }
}

fn ends(
    checker: &mut Checker,
    entry: &SceneEntry,
    link: &LinkEntry,
    parts: &[(PartKind, Place)],
) -> (usize, usize) {
    let from = known_part(checker, entry, &link.from);
    let to = known_part(checker, entry, &link.to);
    let (Some(from), Some(to)) = (from, to) else { return (0, 0) };
    let holds = |outer: usize, inner: usize| {
        let mut at = inner;
        let mut steps = 0..parts.len();
        loop {
            match parts[at].1 {
                Place::In(next) if steps.next().is_some() => at = next,
                Place::In(_) | Place::At { .. } => return false,
            }
            if at == outer {
                return true;
            }
        }
    };
    if from == to || holds(from, to) || holds(to, from) {
        let line = checker.line(&link.id);
        let what = format!(
            "`{}` leads from `{}` to `{}`, and one stands inside the other; link parts that stand apart",
            link.id.get_ref(),
            link.from.get_ref(),
            link.to.get_ref()
        );
        checker.source.wrong(line, what);
    }
    (from, to)
}

fn step_is_whole(checker: &mut Checker, step: &StepEntry) {
    let line = checker.line(&step.ask.ko);
    let right = step.action.iter().filter(|action| action.right).count();
    if right != 1 {
        checker.source.wrong(
            line,
            format!(
                "{right} actions of this step are right; write `right = true` under exactly one"
            ),
        );
    }
    if step.action.len() > ACTIONS_MAX {
        let what =
            format!("a step has 1 to {ACTIONS_MAX} actions, this one has {}", step.action.len());
        checker.source.wrong(line, what);
    }
    for action in &step.action {
        let line = checker.line(&action.label.ko);
        match (action.right, &action.reply) {
            (true, Some(_)) => checker.source.wrong(line, "the right action needs no reply: what happens stands in [scene.step.then]"),
            (false, None) => checker.source.wrong(line, "this action has no reply; write in `reply.ko` and `reply.en` why it does not lead on, or `right = true`"),
            (true, None) | (false, Some(_)) => {}
        }
    }
}

fn changes(checker: &mut Checker, entry: &SceneEntry, then: &ThenEntry, lang: Lang) -> Vec<Change> {
    let mut changes = Vec::new();
    for (ids, is_shown) in [(&then.show, true), (&then.hide, false)] {
        for id in ids {
            changes.extend(known(checker, entry, id).map(|thing| match (thing, is_shown) {
                (Thing::Part(at), true) => Change::ShowPart(at),
                (Thing::Part(at), false) => Change::HidePart(at),
                (Thing::Link(at), true) => Change::ShowLink(at),
                (Thing::Link(at), false) => Change::HideLink(at),
            }));
        }
    }
    let marks = [(&then.ok, Mark::Ok), (&then.bad, Mark::Bad), (&then.wait, Mark::Wait)];
    for (ids, mark) in marks.into_iter().chain([(&then.plain, Mark::Plain)]) {
        for id in ids {
            changes.extend(known_part(checker, entry, id).map(|at| Change::Mark(at, mark)));
        }
    }
    for (id, label) in &then.label {
        let label = said(label, lang).get_ref().clone();
        changes.extend(known_part(checker, entry, id).map(|at| Change::Relabel(at, label)));
    }
    changes
}

fn said(said: &Said, lang: Lang) -> &Spanned<String> {
    match lang {
        Lang::Ko => &said.ko,
        Lang::En => &said.en,
    }
}

/// Whatever is written in the picture fits into the widest box that a phone has for it.
fn labels_fit(checker: &mut Checker, entry: &SceneEntry) {
    let new = entry.step.iter().flat_map(|step| step.then.label.values());
    let names = entry.part.iter().map(|part| &part.label).chain(new);
    let names = names.map(|label| (label, 13, PART_LABEL_MAX, "8 Korean or 14 Latin"));
    let links = entry.link.iter().filter_map(|link| link.label.as_ref());
    let links = links.map(|label| (label, 11, LINK_LABEL_MAX, "8 Korean or 14 Latin"));
    for (label, size, room, letters) in names.chain(links) {
        for text in [&label.ko, &label.en] {
            if width(text.get_ref(), size) > room {
                let line = checker.line(text);
                checker.source.wrong(
                    line,
                    format!(
                        "“{}” is too long for the picture; {letters} letters fit",
                        text.get_ref()
                    ),
                );
            }
        }
    }
}

fn part_of(part: &PartEntry, (kind, place): (PartKind, Place), lang: Lang) -> ScenePart {
    let label = said(&part.label, lang).get_ref().clone();
    ScenePart { kind, label, place, hidden: part.hidden }
}

fn link_of(link: &LinkEntry, (from, to): (usize, usize), lang: Lang) -> SceneLink {
    let label = link.label.as_ref().map(|label| said(label, lang).get_ref().clone());
    SceneLink { from, to, label: label.unwrap_or_default(), hidden: link.hidden }
}

fn step_of(step: &StepEntry, lang: Lang) -> SceneStep {
    let words = |words: &Said| said(words, lang).get_ref().clone();
    let actions = step.action.iter().map(|action| SceneAction {
        label: words(&action.label),
        reply: action.reply.as_ref().filter(|_| !action.right).map(words),
    });
    SceneStep { ask: words(&step.ask), actions: actions.collect(), told: words(&step.then.text) }
}
