//! What is said to a configuration: the goals, what came of applying it, what `nginx -t` prints, what to mend.

use super::Bench;
use crate::app::config::diagnostic::{Diagnostic, diagnose};
use crate::app::question::ConfigMsg;
use crate::course::ConfigGoal;
use crate::nginx::Level;
use crate::text;
use crate::text::config::Came;
use crate::ui::element::{Element, button, raw, tag};

impl Bench<'_> {
    pub(super) fn goals(&self) -> Element {
        let goals = self.asked.goals.iter().enumerate();
        let goals = goals.map(|(at, goal)| self.goal(at, goal));
        let title = text::card::card(self.card.lang).goals;
        tag("div").child(tag("h4").text(title)).child(tag("ul").class("goals").each(goals))
    }

    fn goal(&self, at: usize, goal: &ConfigGoal) -> Element {
        let is_met = self.desk.judged().goals.get(at) == Some(&true);
        let (state, sign, note) = match is_met {
            true => ("met", "✓", self.words.met),
            false => ("pending", "", self.words.unmet),
        };
        let sentence = text::config::goal(self.card.lang, self.asked, &goal.checks);
        tag("li")
            .key(goal.id.clone())
            .class("goal")
            .attr("data-state", state)
            .child(tag("span").class("goal-sign").attr("aria-hidden", "true").text(sign))
            .child(tag("span").text(sentence))
            .child(tag("small").text(note))
    }

    /// What came of the last press on “Apply”. A named wrong way outweighs that nginx took it: it says why it does not do.
    pub(super) fn said(&self) -> Element {
        let (words, judged) = (self.words, self.desk.judged());
        let is_running = self.desk.bench().configuration().is_some();
        let wrong = judged.wrong.and_then(|at| self.asked.wrongs.get(at));
        let said = tag("p");
        let (tone, said) = match wrong {
            _ if self.state.is_shown() => ("said", said.text(words.seen)),
            _ if !self.state.has_applied() && is_running => ("verdict", said.text(words.first)),
            _ if !self.state.has_applied() => ("said wait", said.text(words.first_broken)),
            _ if judged.is_solved() => ("said ok", said.text(words.solved)),
            Some(wrong) => ("said wait", said.child(raw(&wrong.message))),
            None => {
                let came = match (self.desk.is_refused(), is_running) {
                    (false, _) => Came::Taken,
                    (true, true) => Came::Refused,
                    (true, false) => Came::Exited,
                };
                let (met, all) =
                    (judged.goals.iter().filter(|met| **met).count(), judged.goals.len());
                let tone = if came == Came::Taken { "verdict" } else { "said wait" };
                (tone, said.text(text::config::came(self.card.lang, came, met, all)))
            }
        };
        tag("div").class(tone).attr("role", "status").child(said)
    }

    /// As `nginx -t` prints it now, and what each problem means.
    pub(super) fn printed(&self) -> Element {
        let (report, words) = (self.desk.report(), self.words);
        let printed = String::from_utf8_lossy(&report.printed().0).trim_end().to_owned();
        let file = self.desk.bench().edited(&report.files);
        let problems = diagnose(self.card.lang, report, file, self.state.text());
        let problems = problems.iter().enumerate().map(|(at, one)| self.problem(at, one));
        let problems: Vec<Element> = problems.collect();
        let note = match (self.state.is_too_long(), self.state.is_changed(self.asked)) {
            (true, _) => Some(words.too_long),
            (false, true) if self.desk.bench().configuration().is_some() => Some(words.changed),
            (false, _) => None,
        };
        let listed = (!problems.is_empty()).then(|| {
            let title = tag("h4").text(words.problems);
            tag("div").child(title).child(tag("ol").class("config-problems").each(problems))
        });
        tag("div")
            .class("config-tested")
            .child(tag("h4").text(words.tested))
            .child(tag("pre").class("config-printed").child(tag("code").text(printed)))
            .each(listed)
            .each(note.map(|note| tag("p").class("config-note").text(note)))
    }

    fn problem(&self, at: usize, one: &Diagnostic) -> Element {
        let (class, level) = match one.level {
            Level::Emergency => ("tag bad", self.words.error),
            Level::Warning => ("tag wait", self.words.warning),
        };
        let line = text::nginx::outcome::line(self.card.lang, one.line);
        let fix = one.fix.as_ref().map(|fix| {
            let (from, to, insert) = (fix.from, fix.to, fix.insert.clone());
            let msg = ConfigMsg::Fixed { from, to, insert };
            button("btn", self.dispatch, msg).text(fix.label.clone())
        });
        let place = tag("p").child(tag("span").class(class).text(level)).text(" ").text(line);
        tag("li")
            .key(at)
            .child(place)
            .child(tag("p").text(one.words.clone()))
            .child(tag("code").text(one.verbatim.clone()))
            .each(fix)
    }
}
