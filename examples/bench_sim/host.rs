//! Clock, output, arguments and memory, on the command line and in Node.

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::*;
#[cfg(target_arch = "wasm32")]
pub(crate) use node::*;

/// Linux: how long the main thread has run, nanoseconds, then other figures.
const SCHEDSTAT: &str = "/proc/self/schedstat";

/// Milliseconds that this thread has worked. What other programs take of the machine meanwhile does not count, where that
/// can be told; elsewhere it is the clock.
pub(crate) fn worked_ms() -> f64 {
    let nanoseconds = schedstat().and_then(|s| s.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(clock_ms, |nanoseconds| nanoseconds / 1e6)
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::time::{SystemTime, UNIX_EPOCH};

    pub(crate) const ENGINE: &str = "native";

    #[expect(clippy::disallowed_methods, reason = "a bench measures real time")]
    pub(crate) fn clock_ms() -> f64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        since.expect("the clock is past 1970").as_secs_f64() * 1_000.0
    }

    pub(super) fn schedstat() -> Option<String> {
        std::fs::read_to_string(super::SCHEDSTAT).ok()
    }

    pub(crate) fn say(line: &str) {
        println!("{line}");
    }

    pub(crate) fn arguments() -> Vec<String> {
        std::env::args().skip(1).collect()
    }

    /// Asked of wasm only.
    pub(crate) fn memory_bytes() -> Option<usize> {
        None
    }
}

#[cfg(target_arch = "wasm32")]
mod node {
    use wasm_bindgen::prelude::wasm_bindgen;

    pub(crate) const ENGINE: &str = "wasm";

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = performance)]
        fn now() -> f64;
        #[wasm_bindgen(thread_local_v2, js_namespace = process, js_name = mainModule)]
        static SCRIPT: Script;
        type Script;
        #[wasm_bindgen(method)]
        fn require(this: &Script, name: &str) -> Files;
        type Files;
        #[wasm_bindgen(method, js_name = readFileSync, catch)]
        fn read(this: &Files, path: &str, encoding: &str) -> Result<String, wasm_bindgen::JsValue>;
        #[wasm_bindgen(js_namespace = console)]
        fn log(line: &str);
        #[wasm_bindgen(thread_local_v2, js_namespace = process, js_name = argv)]
        static ARGV: js_sys::Array;
    }

    pub(crate) fn clock_ms() -> f64 {
        now()
    }

    pub(super) fn schedstat() -> Option<String> {
        SCRIPT.with(|script| script.require("fs").read(super::SCHEDSTAT, "utf8").ok())
    }

    pub(crate) fn say(line: &str) {
        log(line);
    }

    /// What follows `node SCRIPT`.
    pub(crate) fn arguments() -> Vec<String> {
        ARGV.with(|arguments| arguments.iter().skip(2).filter_map(|a| a.as_string()).collect())
    }

    /// What the program's memory has grown to; it never shrinks.
    pub(crate) fn memory_bytes() -> Option<usize> {
        Some(core::arch::wasm32::memory_size(0) << 16)
    }
}
