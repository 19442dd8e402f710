//! The picture as text and as tables: the same facts, for those who do not see it.

use yew::prelude::*;

use super::Seen;
use crate::app::stage::Row;
use crate::text::stage::words;

pub(super) fn tables(seen: &Seen<'_>) -> Html {
    let words = words(seen.view.lang);
    let view = seen.view;
    let computers =
        [words.computer, words.state, "CPU", words.memory, words.network_slots, words.tasks];
    let tasks =
        [words.task, words.service, words.computer, words.state, words.can_take, words.containers];
    html! {
        <div class="as-words">
            <details>
                <summary>{ words.as_text }</summary>
                <div class="description">
                    { for view.description.iter().enumerate().map(|(at, line)| html! { <p key={at}>{ line }</p> }) }
                </div>
            </details>
            <details>
                <summary>{ words.as_table }</summary>
                { table("computers", words.computer, &computers, &view.tables.computers) }
                { table("tasks", words.task, &tasks, &view.tables.tasks) }
            </details>
        </div>
    }
}

/// Wider than a phone at times: then it scrolls in its own box, by keyboard too.
fn table(key: &'static str, caption: &'static str, heads: &[&str; 6], rows: &[Row]) -> Html {
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

fn row(row: &Row) -> Html {
    html! {
        <tr key={row.id}>
            { for row.cells.iter().enumerate().map(|(at, cell)| match at {
                0 => html! { <th key={at} scope="row">{ cell }</th> },
                _ => html! { <td key={at}>{ cell }</td> },
            }) }
        </tr>
    }
}
