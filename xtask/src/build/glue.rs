//! What a program in parts asks of its glue.

use anyhow::{Result, bail};

/// Where wasm-bindgen's glue lists the modules that the program imports.
const MODULES: &str = "return {\n        __proto__: null,\n";

/// `glue`, with what fetches the part in file `rest` when it is needed.
///
/// # Errors
/// wasm-bindgen writes something else than it did.
pub(super) fn in_parts(glue: &str, rest: &str) -> Result<String> {
    let end = include_str!("../../../static/rest.js").replace("rest.wasm", rest);
    Ok(importing(glue, "rest: { load }")? + &end)
}

/// `glue`, with an array `seen` on the window that gets a 1 for every function that is called.
///
/// # Errors
/// As [`in_parts`].
pub(super) fn watched(glue: &str) -> Result<String> {
    let end = "\nwindow.seen = [];\nconst seen = (at) => { window.seen[at] = 1; };\n";
    Ok(importing(glue, "rest: { seen }")? + end)
}

fn importing(glue: &str, module: &str) -> Result<String> {
    if glue.matches(MODULES).count() != 1 {
        bail!("wasm-bindgen writes another glue than before: build/glue.rs cannot read it");
    }
    Ok(glue.replace(MODULES, &format!("{MODULES}        {module},\n")))
}
