//! Requests: those of the lesson, one that is made, what came of them.

use super::Bench;
use crate::app::question::{ConfigMsg, Field};
use crate::course::ConfigRequest;
use crate::text;
use crate::ui::config::path::path;
use crate::ui::element::{Element, button, chosen, list, option, select, tag};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

const METHODS: [&str; 6] = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"];

/// How many the second button sends: enough to see who gets how many.
const MANY: u32 = 30;
const WAIT_S: u32 = 10;

impl Bench<'_> {
    pub(super) fn requests(&self) -> Html {
        let words = self.words;
        let ready = self.asked.requests.iter().enumerate();
        let ready = ready.map(|(at, request)| self.ready(at, request));
        let path = self.desk.path(self.card.lang).map(|view| {
            let step = self.dispatch.reform(ConfigMsg::StepChosen);
            path(&self.card.question.id, &view, self.desk.chosen(), &step)
        });
        let clock = text::config::clock(self.card.lang, self.desk.bench().now_s());
        let acts = tag("div")
            .class("acts")
            .child(self.button("btn main", words.send, ConfigMsg::Sent(1)))
            .child(self.button("btn", words.send_many, ConfigMsg::Sent(MANY)))
            .child(self.button("btn", words.wait, ConfigMsg::Waited(WAIT_S)))
            .child(tag("span").class("config-clock").text(clock));
        tag("div")
            .class("config-requests")
            .child(tag("h4").text(words.request))
            .child(
                tag("div")
                    .class("acts")
                    .attr("role", "group")
                    .attr("aria-label", words.request)
                    .each(ready),
            )
            .child(self.builder())
            .child(acts)
            .child(tag("p").class("verdict").attr("role", "status").text(self.outcome()))
            .each(path)
            .into()
    }

    fn ready(&self, at: usize, request: &ConfigRequest) -> Element {
        let line = [&request.method, " http://", &request.host, &request.path].concat();
        button("btn config-ready", self.dispatch, ConfigMsg::Chosen(at))
            .key(at)
            .says("aria-pressed", self.state.is_drafted(request))
            .child(tag("span").text(request.label.clone()))
            .child(tag("code").text(line))
    }

    /// Every part of the request that can be changed.
    fn builder(&self) -> Element {
        let (words, draft) = (self.words, self.state.draft());
        let method_id = self.id("-method");
        let picked =
            self.dispatch.reform(|event: Event| ConfigMsg::Drafted(Field::Method, chosen(&event)));
        let options = METHODS.map(|method| {
            let is_now = method == draft.method;
            // Made anew when it begins or ceases to be chosen: once somebody has picked, browsers no longer heed the attribute.
            option(method, is_now)
                .key([method, if is_now { "!" } else { "" }].concat())
                .text(method)
        });
        let method = tag("div")
            .class("config-field")
            .child(tag("label").attr("for", method_id.clone()).text(words.method))
            .child(select(method_id, false, picked).each(options));
        let fields = [
            self.field(Field::Host, "-host", words.host, draft.host.clone()),
            self.field(Field::Port, "-port", words.port, draft.port.to_string()),
            self.field(Field::Path, "-to", words.path, draft.path.clone()),
        ];
        super::folded(words.build)
            .child(tag("p").text(words.no_https))
            .child(method)
            .child(list(fields.into_iter().map(Into::into).collect()))
            .child(self.headers())
    }

    fn field(&self, field: Field, id: &str, label: &'static str, value: String) -> Element {
        let id = self.id(id);
        let written = self.dispatch.reform(move |event: Event| {
            ConfigMsg::Drafted(field, event.target_unchecked_into::<HtmlInputElement>().value())
        });
        let input = tag("input").attr("id", id.clone()).attr("type", "text").class("config-input");
        let input = input.attr("spellcheck", "false").attr("autocapitalize", "off");
        tag("div")
            .class("config-field")
            .child(tag("label").attr("for", id).text(label))
            .child(input.value(value).on_change(written))
    }

    fn headers(&self) -> Element {
        let id = self.id("-headers");
        let written = self.dispatch.reform(|event: Event| {
            let field = event.target_unchecked_into::<HtmlTextAreaElement>();
            ConfigMsg::Drafted(Field::Headers, field.value())
        });
        let area = tag("textarea").attr("id", id.clone()).attr("rows", "3").class("config-input");
        let area = area.attr("spellcheck", "false").on_change(written);
        tag("div")
            .class("config-field")
            .child(tag("label").attr("for", id).text(self.words.headers))
            .child(area.text(self.state.draft().headers.clone()))
    }

    /// The last request in a line; nothing before the first.
    fn outcome(&self) -> String {
        let Some(last) = self.desk.outcomes().last() else { return String::new() };
        let label = |at: &usize| self.asked.peers.get(*at).map(|peer| peer.label.as_str());
        let in_vain: Vec<&str> = last.in_vain.iter().filter_map(label).collect();
        let peer = last.peer.as_ref().and_then(label);
        let (at_s, status) = (last.at_s, last.status);
        let told = text::config::outcome(self.card.lang, at_s, status, peer, &in_vain);
        match self.tally() {
            Some(tally) => [&told, " ", &tally].concat(),
            None => told,
        }
    }

    /// Who answered how many, once there are several.
    fn tally(&self) -> Option<String> {
        let outcomes = self.desk.outcomes();
        let mut answered = vec![0; self.asked.peers.len()];
        let mut others = 0;
        for outcome in outcomes {
            match outcome.peer.and_then(|peer| answered.get_mut(peer)) {
                Some(count) => *count += 1,
                None => others += 1,
            }
        }
        let tally = || text::config::tally(self.card.lang, self.asked, &answered, others);
        (outcomes.len() > 1).then(tally)
    }
}
