//! A style sheet out of `static/css/*.css`, and one for pages with a configuration out of `static/css/desk/*.css`.

use anyhow::Result;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

const FIRST: [&str; 6] = ["layers", "reset", "tokens", "base", "layout", "components"];
const LAST: &str = "print";

/// All files of `folder` in order: the frame's, then the others by name, then print.
pub(super) fn read(folder: &str) -> Result<String> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.extension() == Some(OsStr::new("css")));
    files.sort_by_key(|file| rank(&file.file_stem().unwrap_or_default().to_string_lossy()));
    let texts: Vec<String> = files.iter().map(fs::read_to_string).collect::<Result<_, _>>()?;
    Ok(texts.concat())
}

/// Where the file `stem.css` stands.
fn rank(stem: &str) -> (usize, String) {
    let others = FIRST.len();
    let place = match FIRST.iter().position(|name| *name == stem) {
        Some(place) => place,
        None if stem == LAST => others + 1,
        None => others,
    };
    (place, stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn the_frame_comes_first_and_print_last() {
        let mut files = ["print", "stage", "lesson", "base", "layers"];
        files.sort_by_key(|stem| rank(stem));
        assert_eq!(files, ["layers", "base", "lesson", "stage", "print"]);
    }
}
