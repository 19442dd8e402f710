//! The islands of a page: each draws its part of the one model.

use crate::app::page::{CardState, Page, PageMsg, Part, PracticeMsg};
use crate::app::question::AnswerMsg;
use crate::app::stage::StageMsg;
use crate::course::Kind;
use crate::text;
use crate::text::storage::Trouble;
use crate::ui::element::tag;
use crate::ui::question::{self, Card};
use crate::ui::stage::Stage;
use crate::ui::store::{Store, use_part};
use crate::ui::{browser, reach, transfer};
use std::rc::Rc;
use yew::prelude::*;

/// What an island shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IslandKind {
    /// A living cluster.
    Stage,
    /// The card of a question, a prediction or a lab.
    Question,
    /// How far the lesson is.
    Bars,
    /// How far a lesson of the course map is.
    Reach,
    /// The sections of a lesson of the course map, and how far each is.
    Sections,
    /// Exporting, importing or erasing progress.
    Transfer,
    /// The home page's main link.
    Resume,
    /// The button that prints the summary.
    Print,
    /// Plain words about what the browser did not keep.
    Notices,
}

impl IslandKind {
    const ALL: [IslandKind; 9] = [
        IslandKind::Stage,
        IslandKind::Question,
        IslandKind::Bars,
        IslandKind::Reach,
        IslandKind::Sections,
        IslandKind::Transfer,
        IslandKind::Resume,
        IslandKind::Print,
        IslandKind::Notices,
    ];

    /// The value of the box's `data-island`.
    pub fn name(self) -> &'static str {
        match self {
            IslandKind::Stage => "stage",
            IslandKind::Question => "question",
            IslandKind::Bars => "bars",
            IslandKind::Reach => "reach",
            IslandKind::Sections => "sections",
            IslandKind::Transfer => "transfer",
            IslandKind::Resume => "resume",
            IslandKind::Print => "print",
            IslandKind::Notices => "notices",
        }
    }

    pub fn named(name: &str) -> Option<IslandKind> {
        IslandKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The part of the page that it draws, and that part's place.
    pub(super) fn place(self, page: &Page, id: &str) -> (Part, usize) {
        let at = match self {
            IslandKind::Stage => page.stage_at(id),
            IslandKind::Question => page.question_at(id),
            IslandKind::Bars
            | IslandKind::Reach
            | IslandKind::Sections
            | IslandKind::Transfer
            | IslandKind::Resume
            | IslandKind::Print
            | IslandKind::Notices => None,
        };
        let at = at.unwrap_or(usize::MAX);
        let part = match self {
            IslandKind::Stage => Part::Stage(at),
            IslandKind::Question => Part::Question(at),
            IslandKind::Bars
            | IslandKind::Reach
            | IslandKind::Sections
            | IslandKind::Transfer
            | IslandKind::Resume => Part::Reach,
            IslandKind::Print | IslandKind::Notices => Part::Notices,
        };
        (part, at)
    }
}

/// The box for notices. Empty until there is something to say, so that nothing is drawn before.
pub const NOTICES: &str = "<div data-notices></div>";

/// What every island is given.
#[derive(Clone, PartialEq, Properties)]
pub struct IslandProps {
    pub store: Store,
    pub kind: IslandKind,
    /// Which of its kind: the id of a stage or question, the slug of a lesson; empty where there
    /// is one.
    pub id: String,
    /// Whether the page's program runs. The page writer draws with `false`.
    pub mounted: bool,
}

/// Any island. One component for all of them: each kind of component costs kilobytes.
#[component]
pub fn Island(props: &IslandProps) -> Html {
    let IslandProps { store, kind, id, mounted } = props;
    let (part, at) = store.read(|page| kind.place(page, id));
    use_part(store, part);
    let ended = *kind == IslandKind::Question && store.read(|page| page.opens_more(at));
    use_effect_with((ended, id.clone()), |(ended, id)| {
        if *ended {
            browser::unfold(&format!("after-{id}"));
        }
    });
    let turns = store.read(|page| (*kind == IslandKind::Question).then(|| page.turns(at)));
    use_effect_with((turns, id.clone()), |(turns, id)| {
        if turns.is_some_and(|turns| turns > 0) {
            browser::focus(&question::present_id(id));
        }
    });
    // The same callback as long as it means the same: the stage's clock hangs on it.
    let dispatch = use_callback((store.clone(), at), |msg: StageMsg, (store, at)| {
        store.dispatch(PageMsg::Stage(*at, msg));
    });
    store.read(|page| match kind {
        IslandKind::Stage => stage(page, at, dispatch, *mounted),
        IslandKind::Question => card(page, at, store, *mounted),
        IslandKind::Bars => reach::bars(page),
        IslandKind::Reach => reach::lesson(page, id),
        IslandKind::Sections => reach::sections(page, id),
        IslandKind::Transfer => transfer::transfer(page, id, store),
        IslandKind::Resume => reach::resume(page),
        IslandKind::Print => print(page),
        IslandKind::Notices => notices(page),
    })
}

fn stage(page: &Page, at: usize, dispatch: Callback<StageMsg>, mounted: bool) -> Html {
    match page.stage(at) {
        Some(stage) => {
            let mut view = stage.view(page.lang());
            view.home = page.home();
            let view = Rc::new(view);
            html! { <Stage {view} {dispatch} {mounted} /> }
        }
        None => Html::default(),
    }
}

fn card(page: &Page, at: usize, store: &Store, mounted: bool) -> Html {
    let Some((question, state)) = page.card(at) else { return Html::default() };
    let (lang, standing) = (page.lang(), page.standing(at));
    let tag = standing.map(|standing| match question.kind {
        // Who said "I don't know" has not predicted.
        Kind::Prediction(_) if page.has_answered(at) => text::progress::predicted(lang, standing),
        _ => text::progress::standing(lang, standing),
    });
    let card = Card { lang, question, standing, tag, mounted };
    let answers = || answers(store, at, &question.id);
    match (&question.kind, state) {
        (Kind::Choice(asked), CardState::Choice(state)) => {
            question::choice(&card, asked, state, &answers())
        }
        (Kind::Arrangement(asked), CardState::Arrangement(state)) => {
            question::arrangement(&card, asked, state, &answers())
        }
        (Kind::Number(asked), CardState::Number(state)) => {
            question::number(&card, asked, state, &answers())
        }
        (Kind::Prediction(asked), CardState::Prediction(state)) => {
            let dispatch = store.callback(move |msg| PageMsg::Prediction(at, msg));
            let stage = asked.stage.clone();
            question::prediction(&card, asked, state, &dispatch, &to_stage(stage))
        }
        (Kind::Lab(asked), CardState::Lab(state)) => {
            let dispatch = store.callback(move |msg| PageMsg::Lab(at, msg));
            let stage = asked.stage.clone();
            let goals = page.goals(at);
            question::lab(&card, asked, state, &goals, &dispatch, &to_stage(stage))
        }
        (Kind::Write(asked), CardState::Write(state)) => {
            let dispatch =
                store.callback(move |msg| PageMsg::Practice(at, PracticeMsg::Write(msg)));
            question::write(&card, asked, state, &dispatch)
        }
        (Kind::Checklist(list), CardState::Checklist(state)) => {
            let dispatch =
                store.callback(move |item| PageMsg::Practice(at, PracticeMsg::Ticked(item)));
            question::checklist(&card, list, state, page.record(at), &dispatch)
        }
        (Kind::Scene(asked), CardState::Scene(state)) => {
            let dispatch = store.callback(move |msg| PageMsg::Scene(at, msg));
            question::scene(&card, asked, state, &dispatch)
        }
        (Kind::Draw(asked), CardState::Draw(state)) => {
            let dispatch = store.callback(move |msg| PageMsg::Practice(at, PracticeMsg::Draw(msg)));
            question::draw(&card, asked, state, &dispatch)
        }
        #[cfg(feature = "desk")]
        (Kind::Config(asked), CardState::Config(state)) => {
            let dispatch = store.callback(move |msg| PageMsg::Config(at, msg));
            let draw = |desk| question::config(&card, asked, state, desk, &dispatch);
            page.desk(at).map(draw).unwrap_or_default()
        }
        // Cards are made of their questions, so the rest does not meet.
        _ => Html::default(),
    }
}

/// What is done on the card at a place. Focus goes with a row that is moved.
fn answers(store: &Store, at: usize, id: &str) -> Callback<AnswerMsg> {
    let (store, id) = (store.clone(), id.to_owned());
    Callback::from(move |msg| {
        let to = match &msg {
            AnswerMsg::Moved { place, up: true } => place.checked_sub(1).map(|to| ("-up-", to)),
            AnswerMsg::Moved { place, up: false } => Some(("-down-", place + 1)),
            _ => None,
        };
        store.dispatch(PageMsg::Answer(at, msg));
        if let Some((name, to)) = to {
            browser::focus(&[&id, name, &to.to_string()].concat());
        }
    })
}

fn to_stage(stage: String) -> Callback<MouseEvent> {
    Callback::from(move |_| browser::go_to(&format!("stage-{stage}")))
}

fn notices(page: &Page) -> Html {
    let notice = |trouble: &Trouble| {
        let words = text::storage::trouble(page.lang(), *trouble);
        tag("p").key(*trouble as u8).class("notice").text(words)
    };
    let notices = page.troubles().iter().map(notice);
    tag("div").class("notices").attr("role", "status").each(notices).into()
}

fn print(page: &Page) -> Html {
    let print = Callback::from(|_: MouseEvent| browser::print("summary"));
    let button = tag("button").class("btn").attr("type", "button").on_click(print);
    button.text(text::page::page(page.lang()).print).into()
}
