//! Parts of the stage that are drawn again only when what they show has changed.

use std::rc::Rc;

use yew::prelude::*;

use super::{Seen, actions, controls, events, facts, numbers, picture, score, tables};
use crate::app::stage::{StageMsg, StageView};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Numbers,
    Picture,
    Flow,
    Facts,
    Score,
    Controls,
    Actions,
    Events,
    Tables,
}

#[derive(Clone, Debug, Properties)]
pub(super) struct PartProps {
    pub(super) part: Part,
    pub(super) view: Rc<StageView>,
    pub(super) dispatch: Callback<StageMsg>,
    pub(super) mounted: bool,
}

/// Equal when the part would be drawn alike.
impl PartialEq for PartProps {
    fn eq(&self, other: &PartProps) -> bool {
        let (a, b) = (&self.view, &other.view);
        let shows_the_same = match self.part {
            Part::Numbers => a.numbers == b.numbers && a.settled == b.settled,
            Part::Picture => a.picture == b.picture,
            Part::Flow => a.flow == b.flow && a.picture == b.picture,
            Part::Facts => a.facts == b.facts,
            Part::Score => a.score == b.score && a.baton == b.baton,
            Part::Controls => a.controls == b.controls,
            Part::Actions => a.actions == b.actions,
            Part::Events => a.events == b.events,
            Part::Tables => a.description == b.description && a.tables == b.tables,
        };
        shows_the_same
            && self.part == other.part
            && self.mounted == other.mounted
            && self.dispatch == other.dispatch
            && a.lang == b.lang
    }
}

/// One component for all parts: each kind of component costs the program some kilobytes.
#[component]
pub(super) fn OnePart(props: &PartProps) -> Html {
    let seen = Seen { view: &props.view, dispatch: &props.dispatch, mounted: props.mounted };
    match props.part {
        Part::Numbers => numbers::numbers(&seen),
        Part::Picture => picture::picture(&seen),
        Part::Flow => picture::flow(&seen),
        Part::Facts => facts::facts(&seen),
        Part::Score => score::score(&seen),
        Part::Controls => controls::controls(&seen),
        Part::Actions => actions::actions(&seen),
        Part::Events => events::events(&seen),
        Part::Tables => tables::tables(&seen),
    }
}
