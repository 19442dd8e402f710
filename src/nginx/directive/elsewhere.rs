//! Whose a directive is that the release does not know.
//!
//! `elsewhere.txt`: a line for each module, its name and its directives. Lua's are known by their form.

use crate::nginx::Version;
use crate::nginx::directive::rows;

/// Who has a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The commercial edition.
    Plus,
    /// OpenResty's Lua.
    Lua,
    /// Another module, by name: it must be built in or loaded.
    Module(&'static str),
    /// Another release.
    Release(Version),
}

/// Who has this directive, if this release has not and someone is known to.
#[must_use]
pub fn origin(name: &[u8], version: Version) -> Option<Origin> {
    let name = std::str::from_utf8(name).ok()?;
    let mut rows = rows().iter().filter(|row| row.name == name);
    if let Some(row) = rows.next() {
        let other = if row.is_in(Version::V1_30) { Version::V1_30 } else { Version::V1_22 };
        let known = row.is_in(version) || rows.any(|row| row.is_in(version));
        return (!known).then_some(Origin::Release(other));
    }
    if name.starts_with("lua_") || name.contains("_by_lua") || name == "balancer_keepalive" {
        return Some(Origin::Lua);
    }
    let lines = include_str!("elsewhere.txt").lines();
    lines.filter_map(|line| line.strip_prefix('@')).find_map(|line| {
        let mut words = line.split(' ');
        let module = words.next()?;
        let has = words.any(|word| word == name);
        has.then_some(if module == "plus" { Origin::Plus } else { Origin::Module(module) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directive_of_others_is_known_as_theirs() {
        let of = |name: &str| origin(name.as_bytes(), Version::V1_30);
        assert_eq!(of("health_check"), Some(Origin::Plus));
        assert_eq!(of("content_by_lua_block"), Some(Origin::Lua));
        assert_eq!(of("more_set_headers"), Some(Origin::Module("headers_more")));
        assert_eq!(of("ssl"), Some(Origin::Release(Version::V1_22)));
        assert_eq!(origin(b"http2", Version::V1_22), Some(Origin::Release(Version::V1_30)));
        assert_eq!([of("listen"), of("nonsense"), of("stream")], [None; 3]);
    }
}
