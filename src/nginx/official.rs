//! The official Docker image `nginx`: which tags of it there are, and what stands in it.

use crate::nginx::route::Found;
use crate::nginx::{Version, fits};

/// The last patch of each minor release 1.N that the image was made of, from 1.12 on (hub.docker.com, 2026-11).
const PATCHES: [u8; 20] = [2, 12, 2, 12, 1, 10, 0, 10, 2, 6, 1, 4, 0, 5, 3, 5, 1, 5, 4, 4];
const FIRST_MINOR: u8 = 12;

/// The release as which an image of this tag behaves; `None` for a tag that is not in the table: it cannot be pulled.
/// Two releases are known, so all but 1.22 behave as the newer one.
#[must_use]
pub fn version_of(tag: &str) -> Option<Version> {
    let (number, flavour) = tag.split_once('-').unwrap_or((tag, ""));
    if !matches!(flavour, "" | "alpine" | "perl" | "alpine-perl") {
        return None;
    }
    if matches!(number, "1" | "latest" | "stable" | "mainline") {
        return (number != "latest" || flavour.is_empty()).then_some(Version::V1_30);
    }
    if matches!(tag, "alpine" | "perl") {
        return Some(Version::V1_30);
    }
    let mut parts = number.strip_prefix("1.")?.split('.');
    let mut next = || parts.next().map(|part| part.parse::<u8>().ok().filter(|_| is_plain(part)));
    let minor = next()??;
    let last = *PATCHES.get(usize::from(minor.checked_sub(FIRST_MINOR)?))?;
    if next().is_some_and(|patch| patch.is_none_or(|patch| patch > last)) || next().is_some() {
        return None;
    }
    Some(if minor == 22 { Version::V1_22 } else { Version::V1_30 })
}

/// No sign, no zero in front.
fn is_plain(number: &str) -> bool {
    number == "0" || number.starts_with(|c: char| ('1'..='9').contains(&c))
}

/// The main file.
pub const MAIN: &str = "/etc/nginx/nginx.conf";

/// The image's files under `/etc/nginx` and the pages that it shows. The lists of types and parameters are shortened: a
/// configuration that includes them is judged as with the whole ones.
const FILES: [(&str, &str); 8] = [
    (MAIN, include_str!("official/nginx.conf")),
    ("/etc/nginx/conf.d/default.conf", include_str!("official/default.conf")),
    ("/etc/nginx/fastcgi_params", "fastcgi_param  QUERY_STRING       $query_string;\n"),
    ("/etc/nginx/mime.types", include_str!("official/mime.types")),
    ("/etc/nginx/scgi_params", "scgi_param  REQUEST_METHOD     $request_method;\n"),
    ("/etc/nginx/uwsgi_params", "uwsgi_param  QUERY_STRING       $query_string;\n"),
    ("/usr/share/nginx/html/50x.html", ""),
    ("/usr/share/nginx/html/index.html", ""),
];

/// Paths and texts of files that were copied into the image: each lies over those before it, and over the image's own.
pub type Copied<'t> = [(&'t str, &'t str)];

/// The image's files, then those that were copied into it.
fn files<'t>(copied: &Copied<'t>) -> impl DoubleEndedIterator<Item = (&'t str, &'t str)> {
    FILES.iter().chain(copied).copied()
}

/// The text of the file at a path.
#[must_use]
pub fn text<'t>(copied: &Copied<'t>, path: &[u8]) -> Option<&'t str> {
    files(copied).rfind(|(name, _)| name.as_bytes() == path).map(|(_, text)| text)
}

/// What lies at a path.
#[must_use]
pub fn find<'t>(copied: &Copied<'t>, path: &[u8]) -> Found<'t> {
    let path = path.strip_suffix(b"/").unwrap_or(path);
    if let Some(text) = text(copied, path) {
        return Found::File(text.as_bytes().into());
    }
    let is_in =
        |name: &str| name.as_bytes().strip_prefix(path).is_some_and(|rest| rest.starts_with(b"/"));
    if files(copied).any(|(name, _)| is_in(name)) { Found::Folder } else { Found::Nothing }
}

/// The paths that a pattern fits, in the order of their bytes.
#[must_use]
pub fn matching(copied: &Copied, pattern: &[u8]) -> Vec<Vec<u8>> {
    let names = files(copied).map(|(name, _)| name.as_bytes().to_vec());
    let mut fitting: Vec<_> = names.filter(|name| fits(pattern, name)).collect();
    fitting.sort_unstable();
    fitting.dedup();
    fitting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_exist_are_known_and_others_are_not() {
        let newer = ["1", "latest", "stable", "mainline", "alpine", "1-alpine", "stable-perl"];
        for tag in newer.into_iter().chain(["1.12", "1.25", "1.25.5", "1.27-alpine", "1.30.4"]) {
            assert_eq!(version_of(tag), Some(Version::V1_30), "{tag}");
        }
        for tag in ["1.22", "1.22.0", "1.22.1", "1.22-alpine", "1.22.1-alpine-perl"] {
            assert_eq!(version_of(tag), Some(Version::V1_22), "{tag}");
        }
        let unknown = ["", "1.", "1.99", "1.22.2", "1.22.01", "1.+22", "1.22.1.1", "2", "newest"];
        for tag in unknown.into_iter().chain(["1.22-windows", "latest-alpine", "1.22 ", "-alpine"])
        {
            assert_eq!(version_of(tag), None, "{tag}");
        }
    }
}
