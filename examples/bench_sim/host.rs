//! Clock, output, arguments and memory, on the command line and in Node.

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::*;
#[cfg(target_arch = "wasm32")]
pub(crate) use node::*;

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::time::{SystemTime, UNIX_EPOCH};

    pub(crate) const ENGINE: &str = "native";

    #[expect(clippy::disallowed_methods, reason = "a bench measures real time")]
    pub(crate) fn now_ms() -> f64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        since.expect("the clock is past 1970").as_secs_f64() * 1_000.0
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
        #[wasm_bindgen(js_namespace = console)]
        fn log(line: &str);
        #[wasm_bindgen(thread_local_v2, js_namespace = process, js_name = argv)]
        static ARGV: js_sys::Array;
    }

    pub(crate) fn now_ms() -> f64 {
        now()
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
