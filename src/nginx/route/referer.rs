//! `valid_referers`: `ngx_http_referer_variable`.

use crate::nginx::regex::Regex;
use crate::nginx::route::names::Names;

/// Whether a `Referer` (none: the header is missing) is one of those that `words` name.
pub(super) fn is_valid(words: &[&[u8]], server_names: &[&[u8]], referer: Option<&[u8]>) -> bool {
    let has = |word: &[u8]| words.contains(&word);
    let Some(referer) = referer else { return has(b"none") };
    let begins = |scheme: &str| {
        referer.get(..scheme.len()).is_some_and(|b| b.eq_ignore_ascii_case(scheme.as_bytes()))
    };
    let rest = match (begins("http://"), begins("https://")) {
        (true, _) => &referer[7..],
        (_, true) => &referer[8..],
        _ => return has(b"blocked"),
    };
    let end = rest.iter().position(|byte| matches!(byte, b'/' | b':')).unwrap_or(rest.len());
    let host = &rest[..end];
    if host.is_empty() || host.len() > 255 {
        return false;
    }
    let uri_from = rest.iter().position(|byte| *byte == b'/').unwrap_or(rest.len());
    let mut names = Names::default();
    let mut prefixes: Vec<&[u8]> = Vec::new();
    let mut all: Vec<&[u8]> = words.to_vec();
    if has(b"server_names") {
        all.extend(server_names);
    }
    for word in all {
        if let Some(pattern) = word.strip_prefix(b"~") {
            let fits = Regex::new(pattern, true).map(|regex| regex.captures(rest));
            if matches!(fits, Ok(Ok(Some(_)))) {
                return true;
            }
            continue;
        }
        if matches!(word, b"none" | b"blocked" | b"server_names") {
            continue;
        }
        let slash = word.iter().position(|byte| *byte == b'/').unwrap_or(word.len());
        names.add(&word[..slash], prefixes.len());
        prefixes.push(&word[slash..]);
    }
    let found = names.find(host);
    found.is_some_and(|(index, _)| rest[uri_from..].starts_with(prefixes[index]))
}
