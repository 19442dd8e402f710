//! The islands of a page: each draws its part of the one model.

use crate::app::page::{CardState, PageMsg, Part};
use crate::app::stage::StageMsg;
use crate::course::Kind;
use crate::text;
use crate::text::progress::Stretch;
use crate::ui::browser;
use crate::ui::question::{self, Card};
use crate::ui::stage::Stage;
use crate::ui::store::{Store, use_part};
use std::rc::Rc;
use yew::prelude::*;

/// What every island is given.
#[derive(Clone, PartialEq, Properties)]
pub struct IslandProps {
    pub store: Store,
    /// Which of its kind: the id of a question, the slug of a lesson; empty where there is one.
    #[prop_or_default]
    pub id: String,
    /// Whether the page's program runs. The page writer draws with `false`.
    #[prop_or_default]
    pub mounted: bool,
}

/// The card of a question, a prediction or a lab.
#[component]
pub fn QuestionIsland(props: &IslandProps) -> Html {
    let IslandProps { store, id, mounted } = props;
    let at = store.read(|page| page.question_at(id)).unwrap_or(usize::MAX);
    use_part(store, Part::Question(at));
    let ended = store.read(|page| page.run_ended(at));
    use_effect_with((ended, id.clone()), |(ended, id)| {
        if *ended {
            browser::unfold(&format!("after-{id}"));
        }
    });
    store.read(|page| {
        let Some((question, state)) = page.card(at) else { return Html::default() };
        let card =
            Card { lang: page.lang(), question, standing: page.standing(at), mounted: *mounted };
        match (&question.kind, state) {
            (Kind::Choice(asked), CardState::Choice(state)) => {
                let dispatch = store.callback(move |msg| PageMsg::Choice(at, msg));
                question::choice(&card, asked, state, &dispatch)
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
            // Cards are made of their questions, so the rest does not meet.
            (Kind::Choice(_) | Kind::Prediction(_) | Kind::Lab(_), _) => Html::default(),
        }
    })
}

/// A living cluster.
#[component]
pub fn StageIsland(props: &IslandProps) -> Html {
    let IslandProps { store, id, mounted } = props;
    let at = store.read(|page| page.stage_at(id)).unwrap_or(usize::MAX);
    use_part(store, Part::Stage(at));
    // The same callback as long as it means the same: the stage's clock hangs on it.
    let dispatch = use_callback((store.clone(), at), |msg: StageMsg, (store, at)| {
        store.dispatch(PageMsg::Stage(*at, msg));
    });
    let view = store.read(|page| page.stage(at).map(|stage| Rc::new(stage.view(page.lang()))));
    match view {
        Some(view) => html! { <Stage {view} {dispatch} mounted={*mounted} /> },
        None => Html::default(),
    }
}

fn to_stage(stage: String) -> Callback<MouseEvent> {
    Callback::from(move |_| browser::go_to(&format!("stage-{stage}")))
}

/// How far the lesson is, as a bar of sections and a sentence, and the list of its sections.
#[component]
pub fn BarsIsland(props: &IslandProps) -> Html {
    use_part(&props.store, Part::Reach);
    props.store.read(|page| {
        let (lang, data) = (page.lang(), page.data());
        let sections = || data.sections.iter().map(|s| (s, page.stretch(&data.slug, s)));
        let bars = sections().map(|(section, how)| {
            html! { <span key={section.id.clone()} data-stretch={stretch_name(how)}></span> }
        });
        let links = sections().map(|(section, how)| {
            html! {
                <li key={section.id.clone()} data-stretch={stretch_name(how)}>
                    <a href={format!("#{}", section.id)}>{ &section.title }</a>
                    { " " }
                    <span class="tag">{ text::progress::stretch(lang, how) }</span>
                </li>
            }
        });
        let reach = page.reach();
        html! {
            <div class="bars" translate="no">
                <p class="bars-row" aria-hidden="true">{ for bars }</p>
                <p class="bars-sum">{ text::progress::done_of(lang, reach.done, reach.all) }</p>
                <details class="more">
                    <summary>{ text::page::page(lang).contents }</summary>
                    <ol class="contents">{ for links }</ol>
                </details>
            </div>
        }
    })
}

fn stretch_name(stretch: Stretch) -> &'static str {
    match stretch {
        Stretch::NotStarted => "not-started",
        Stretch::UnderWay => "under-way",
        Stretch::Finished => "finished",
    }
}

/// How far the learner is in one lesson of the course map.
#[component]
pub fn ReachIsland(props: &IslandProps) -> Html {
    use_part(&props.store, Part::Reach);
    props.store.read(|page| {
        let lang = page.lang();
        let Some((how, reach)) = page.map_reach(&props.id) else { return Html::default() };
        let counts = text::progress::counts(lang, reach.solved, reach.seen, reach.tried);
        html! {
            <p class="stop-reach" data-stretch={stretch_name(how)}>
                <span class="tag">{ text::progress::stretch(lang, how) }</span>
                if reach.has_begun() {
                    <span>{ text::progress::done_of(lang, reach.done, reach.all) }</span>
                    <span>{ counts }</span>
                }
            </p>
        }
    })
}

/// The home page's main link: to the first thing that is not done.
#[component]
pub fn ResumeIsland(props: &IslandProps) -> Html {
    use_part(&props.store, Part::Reach);
    props.store.read(|page| {
        let Some(resume) = page.resume() else { return Html::default() };
        let words = if resume.has_begun {
            text::page::resume(page.lang(), resume.number)
        } else {
            text::page::start(page.lang(), resume.number)
        };
        let anchor = resume.section.map(|section| format!("#{section}")).unwrap_or_default();
        html! {
            <a class="btn main" href={format!("lessons/{}/{anchor}", resume.slug)}>{ words }</a>
        }
    })
}

/// The box for notices. Empty until there is something to say, so that nothing is drawn before.
pub const NOTICES: &str = "<div data-notices></div>";

/// Plain words about what the browser did not keep.
#[component]
pub fn NoticesIsland(props: &IslandProps) -> Html {
    use_part(&props.store, Part::Notices);
    props.store.read(|page| {
        let lang = page.lang();
        let notices = page.troubles().iter().map(|trouble| {
            html! {
                <p key={format!("{trouble:?}")} class="notice">
                    { text::storage::trouble(lang, *trouble) }
                </p>
            }
        });
        html! { <div class="notices" role="status">{ for notices }</div> }
    })
}

/// The button that prints the summary.
#[component]
pub fn PrintIsland(props: &IslandProps) -> Html {
    let words = props.store.read(|page| text::page::page(page.lang()).print);
    let onclick = Callback::from(|_: MouseEvent| browser::print("summary"));
    html! { <button class="btn" type="button" {onclick}>{ words }</button> }
}
