//! The picture as text and as tables: the same facts, for those who do not see it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::stage::{Row, TablesView};
use crate::lang::Lang;
use crate::text::stage::words;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TablesProps {
    pub(super) lang: Lang,
    pub(super) description: Rc<Vec<String>>,
    pub(super) tables: Rc<TablesView>,
}

#[component]
pub(super) fn Tables(props: &TablesProps) -> Html {
    let words = words(props.lang);
    let computers =
        [words.computer, words.state, "CPU", words.memory, words.network_slots, words.tasks];
    let tasks =
        [words.task, words.service, words.computer, words.state, words.can_take, words.containers];
    html! {
        <div class="as-words">
            <details>
                <summary>{ words.as_text }</summary>
                <div class="description">
                    { for props.description.iter().enumerate().map(|(at, line)| html! { <p key={at}>{ line }</p> }) }
                </div>
            </details>
            <details>
                <summary>{ words.as_table }</summary>
                { table("computers", words.computer, &computers, &props.tables.computers) }
                { table("tasks", words.task, &tasks, &props.tables.tasks) }
            </details>
        </div>
    }
}

/// Wider than a phone at times: then it scrolls in its own box, by keyboard too.
fn table<const N: usize>(
    key: &'static str,
    caption: &'static str,
    heads: &[&str; N],
    rows: &[Row<N>],
) -> Html {
    html! {
        <div {key} class="table-box" tabindex="0" role="region" aria-label={caption}>
            <table>
                <caption>{ caption }</caption>
                <thead><tr>{ for heads.iter().map(|head| html! { <th key={*head} scope="col">{ *head }</th> }) }</tr></thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn row<const N: usize>(row: &Row<N>) -> Html {
    html! {
        <tr key={row.id}>
            { for row.cells.iter().enumerate().map(|(at, cell)| match at {
                0 => html! { <th key={at} scope="row">{ cell }</th> },
                _ => html! { <td key={at}>{ cell }</td> },
            }) }
        </tr>
    }
}
