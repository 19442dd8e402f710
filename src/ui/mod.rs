//! Yew views and the browser.
