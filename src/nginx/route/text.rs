//! Texts with variables: `ngx_http_script_run`.

use crate::nginx::regex::Regex;
use crate::nginx::route::escape::{Escape, escaped};
use crate::nginx::route::exchange::Exchange;

/// A text grows no longer: variables of variables would else outgrow any memory.
pub(super) const LONGEST: usize = 64 * 1024;

/// A piece of a text.
pub(super) enum Piece<'t> {
    Bytes(&'t [u8]),
    Variable(&'t [u8]),
    Capture(usize),
}

/// The pieces of a text, `$name`, `${name}` and `$1` told apart from the rest.
pub(super) fn pieces(mut text: &[u8]) -> impl Iterator<Item = Piece<'_>> {
    std::iter::from_fn(move || {
        let (first, behind) = text.split_first()?;
        if *first != b'$' || behind.is_empty() {
            let length =
                text[1..].iter().position(|byte| *byte == b'$').map_or(text.len(), |at| at + 1);
            let (bytes, rest) = text.split_at(length);
            text = rest;
            return Some(Piece::Bytes(bytes));
        }
        if let digit @ b'1'..=b'9' = behind[0] {
            text = &behind[1..];
            return Some(Piece::Capture(usize::from(digit - b'0')));
        }
        let bracket = usize::from(behind[0] == b'{');
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
        let length = behind[bracket..].iter().take_while(is_name).count();
        let name = &behind[bracket..bracket + length];
        text = behind.get(bracket * 2 + length..).unwrap_or_default();
        Some(Piece::Variable(name))
    })
}

impl Exchange<'_, '_> {
    /// The text with its variables filled in.
    pub(super) fn text(&mut self, text: &[u8]) -> Vec<u8> {
        self.text_quoted(text, false)
    }

    /// The same; `quoted`: captures of a target that was escaped are escaped again.
    pub(super) fn text_quoted(&mut self, text: &[u8], quoted: bool) -> Vec<u8> {
        let mut out = Vec::new();
        for piece in pieces(text) {
            match piece {
                Piece::Bytes(bytes) => out.extend(bytes),
                Piece::Variable(name) => out.extend(self.variable(name).unwrap_or_default()),
                Piece::Capture(nth) => out.extend(self.capture(nth, quoted)),
            }
            out.truncate(LONGEST);
        }
        out
    }

    /// A group of the pattern that was tried last; empty unless it fitted.
    pub(super) fn capture(&self, nth: usize, quoted: bool) -> Vec<u8> {
        let capture = self.captures.get(nth).cloned().unwrap_or_default();
        if quoted && (self.quoted_uri || self.plus_in_uri) {
            return escaped(&capture, Escape::Args);
        }
        capture
    }

    /// Tries a pattern: its groups become `$1` …, its named ones variables. One that takes too many steps ends the request
    /// with 500, and no other is tried.
    pub(super) fn fits(&mut self, pattern: &Regex, subject: &[u8]) -> bool {
        if self.exhausted {
            return false;
        }
        let found = pattern.captures(subject);
        self.exhausted = found.is_err();
        let Ok(Some(captures)) = found else { return false };
        let bytes = |span: &Option<(usize, usize)>| {
            span.map(|(start, end)| subject.get(start..end).unwrap_or_default().to_vec())
                .unwrap_or_default()
        };
        self.captures = captures.iter().map(bytes).collect();
        for (name, group) in pattern.names() {
            let value = self.captures.get(usize::from(*group)).cloned().unwrap_or_default();
            self.values.insert(name.to_ascii_lowercase().into_bytes(), value);
        }
        true
    }
}
