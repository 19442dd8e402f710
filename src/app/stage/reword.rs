//! What is drawn, in the words of a view: every sentence of ours changes, numbers, places and what
//! ECS itself prints do not.

use super::picture::{CardLine, ComputerCard, Picture};
use super::score::ScoreView;
use super::still::Parts;
use super::value::{ActionsView, ButtonView, EventsView, TablesView};
use crate::course::View;
use crate::lang::Lang;
use crate::text::stage::words;
use crate::text::view::reworded;

pub(super) struct Reword<'a> {
    pub(super) view: &'a View,
    pub(super) lang: Lang,
}

impl Reword<'_> {
    pub(super) fn one(&self, text: &mut String) {
        *text = reworded(self.view, text);
    }

    fn all<'t>(&self, texts: impl IntoIterator<Item = &'t mut String>) {
        texts.into_iter().for_each(|text| self.one(text));
    }

    pub(super) fn parts(&self, parts: &mut Parts) {
        for numbers in &mut parts.numbers {
            self.all(&mut numbers.service);
        }
        self.one(&mut parts.settled.words);
        self.all(&mut parts.description);
        self.picture(&mut parts.picture);
        self.actions(&mut parts.actions);
        self.events(&mut parts.events);
        self.tables(&mut parts.tables);
    }

    pub(super) fn score(&self, score: &mut ScoreView) {
        for stave in &mut score.staves {
            self.one(&mut stave.name);
            stave.bars.iter_mut().for_each(|bar| self.numbers(&mut bar.name));
        }
    }

    /// Bare numbers of tasks, by their names where they have any.
    fn numbers(&self, numbers: &mut String) {
        let named = [words(self.lang).task, " ", numbers].concat();
        let by_name = reworded(self.view, &named);
        if !numbers.is_empty() && !by_name.ends_with(numbers.as_str()) {
            *numbers = by_name;
        }
    }

    fn picture(&self, picture: &mut Picture) {
        self.one(&mut picture.cluster);
        for card in &mut picture.front {
            self.all([&mut card.name, &mut card.words, &mut card.state]);
        }
        picture.services.iter_mut().for_each(|service| self.one(&mut service.name));
        picture.computers.iter_mut().for_each(|computer| self.computer(computer));
    }

    fn computer(&self, computer: &mut ComputerCard) {
        self.one(&mut computer.name);
        for task in computer.slots.iter_mut().flatten() {
            self.one(&mut task.name);
            for line in &mut task.lines {
                match line {
                    CardLine::Container { label: text, .. }
                    | CardLine::Words(text)
                    | CardLine::WordsIfRoom(text) => self.one(text),
                }
            }
        }
    }

    fn actions(&self, actions: &mut ActionsView) {
        for dial in &mut actions.dials {
            self.one(&mut dial.name);
            self.button(&mut dial.fewer);
            self.button(&mut dial.more);
        }
        for fault in &mut actions.faults {
            self.all([&mut fault.label, &mut fault.does, &mut fault.whom, &mut fault.spoken]);
        }
        for picker in &mut actions.pickers {
            self.all([&mut picker.label, &mut picker.placeholder]);
            self.all(picker.options.iter_mut().map(|option| &mut option.1));
            picker.buttons.iter_mut().for_each(|button| self.button(button));
        }
        actions.plain.iter_mut().for_each(|button| self.button(button));
    }

    fn button(&self, button: &mut ButtonView) {
        self.all([&mut button.label, &mut button.spoken]);
        self.all(&mut button.reason);
    }

    fn events(&self, events: &mut EventsView) {
        for line in &mut events.lines {
            self.one(&mut line.words);
            let links = line.chain.iter_mut().flatten();
            self.all(links.map(|link| &mut link.words));
        }
    }

    fn tables(&self, tables: &mut TablesView) {
        self.all(&mut tables.computer_heads);
        self.all(&mut tables.task_heads);
        for row in &mut tables.computers {
            let [name, .., tasks] = &mut row.cells;
            self.one(name);
            self.numbers(tasks);
        }
        tables.tasks.iter_mut().for_each(|row| self.all(&mut row.cells));
    }
}
