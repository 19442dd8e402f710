//! Answers the browser.

use super::state::State;
use anyhow::Result;
use axum::Router;
use axum::extract::State as Shared;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::get;
use std::convert::Infallible;
use std::net::TcpListener;
use std::path::PathBuf;
use tokio::sync::watch::Receiver;
use tokio_stream::{Stream, StreamExt, wrappers::WatchStream};
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// The script that reloads the page, and shows what the compiler says.
const LIVE: &str = include_str!("live.js");

/// Serves folder `out` on `listener`, and what `hear` says as a stream of events.
///
/// # Errors
/// The system refuses the socket.
pub(super) fn run(listener: TcpListener, out: PathBuf, hear: Receiver<State>) -> Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        Ok(axum::serve(listener, router(out, hear)).await?)
    })
}

fn router(out: PathBuf, hear: Receiver<State>) -> Router {
    let lost = ServeFile::new(out.join("404.html"));
    let files = ServeDir::new(&out).not_found_service(lost);
    let fresh =
        SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Router::new()
        .route("/__live", get(events))
        .route("/__live.js", get(|| async { ([(CONTENT_TYPE, "text/javascript")], LIVE) }))
        .fallback_service(files)
        .layer(axum::middleware::from_fn_with_state(hear.clone(), never_empty))
        .layer(fresh)
        .with_state(hear)
}

/// While there is no site yet, because its first build failed, the page says why.
async fn never_empty(
    Shared(hear): Shared<Receiver<State>>,
    request: axum::extract::Request,
    next: axum::middleware::Next,
) -> axum::response::Response {
    let own = request.uri().path().starts_with("/__live");
    if own || hear.borrow().version > 0 {
        return next.run(request).await;
    }
    let page = "<!DOCTYPE html><title>Baton</title><script src=\"/__live.js\"></script>";
    (StatusCode::SERVICE_UNAVAILABLE, axum::response::Html(page)).into_response()
}

/// `good VERSION` or `wrong TEXT`, now and at each change.
async fn events(
    Shared(hear): Shared<Receiver<State>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let stream = WatchStream::new(hear).map(|state| {
        Ok(match state.wrong {
            None => Event::default().event("good").data(state.version.to_string()),
            Some(wrong) => Event::default().event("wrong").data(wrong),
        })
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}
