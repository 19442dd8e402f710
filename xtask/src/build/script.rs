//! Shorter JavaScript and CSS, by esbuild.

use anyhow::{Context, Result, bail};
use std::io::Write;
use std::process::{Command, Stdio};

/// `text` (of kind `js` or `css`) minified.
///
/// # Errors
/// esbuild is missing, or cannot read `text`.
pub(super) fn minify(text: &str, kind: &str) -> Result<String> {
    let mut esbuild = Command::new("node_modules/.bin/esbuild")
        .args(["--minify", "--charset=utf8", "--log-level=warning", &format!("--loader={kind}")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("esbuild")?;
    let mut input = esbuild.stdin.take().context("esbuild takes no input")?;
    let text = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = esbuild.wait_with_output()?;
    if !output.status.success() || writer.join().is_err() {
        bail!("esbuild could not read the {kind}");
    }
    Ok(String::from_utf8(output.stdout)?)
}
