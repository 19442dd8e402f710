//! A request's target as nginx understands it (`ngx_http_parse_complex_uri`): `%xx` decoded, dot segments resolved,
//! slashes merged.

/// What a target is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uri {
    /// `$uri` before any rewriting.
    pub path: Vec<u8>,
    /// `$args`, not decoded: what follows `?`.
    pub args: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Usual,
    Slash,
    Dot,
    DotDot,
}

impl Uri {
    /// Reads an origin-form target; `None` for one that nginx answers with 400. `merge_slashes`: the directive.
    pub fn read(target: &[u8], merge_slashes: bool) -> Option<Uri> {
        let mut path =
            Path { out: Vec::with_capacity(target.len()), state: State::Usual, merge_slashes };
        let mut at = 0;
        while let Some(&byte) = target.get(at) {
            at += 1;
            match byte {
                b'?' => {
                    path.end()?;
                    let args = target[at..].split(|&b| b == b'#').next().unwrap_or_default();
                    return Some(Uri { path: path.out, args: args.to_vec() });
                }
                b'#' => break,
                b'%' => {
                    let hex = |at: usize| target.get(at).and_then(|&b| char::from(b).to_digit(16));
                    let decoded = (hex(at)? * 16 + hex(at + 1)?) as u8;
                    at += 2;
                    match decoded {
                        0 => return None,
                        // Never taken for what it means undecoded.
                        b'%' | b'#' | b'?' => path.usual(decoded),
                        _ => path.push(decoded)?,
                    }
                }
                _ => path.push(byte)?,
            }
        }
        path.end()?;
        Some(Uri { path: path.out, args: Vec::new() })
    }
}

/// The path so far.
struct Path {
    out: Vec<u8>,
    state: State,
    merge_slashes: bool,
}

impl Path {
    fn usual(&mut self, byte: u8) {
        self.out.push(byte);
        self.state = State::Usual;
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        match (self.state, byte) {
            (State::Usual, b'/') => {
                self.out.push(byte);
                self.state = State::Slash;
            }
            (State::Slash, b'/') => {
                if !self.merge_slashes {
                    self.out.push(byte);
                }
            }
            (State::Slash, b'.') => {
                self.out.push(byte);
                self.state = State::Dot;
            }
            (State::Dot, b'/') => {
                self.out.pop();
                self.state = State::Slash;
            }
            (State::Dot, b'.') => {
                self.out.push(byte);
                self.state = State::DotDot;
            }
            (State::DotDot, b'/') => {
                self.up()?;
                self.state = State::Slash;
            }
            _ => self.usual(byte),
        }
        Some(())
    }

    /// Takes `/..` away, and the segment before it.
    fn up(&mut self) -> Option<()> {
        self.out.truncate(self.out.len().checked_sub(3)?);
        let slash = self.out.iter().rposition(|&b| b == b'/')?;
        self.out.truncate(slash + 1);
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        match self.state {
            State::Dot => drop(self.out.pop()),
            State::DotDot => self.up()?,
            State::Usual | State::Slash => {}
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::Uri;

    fn read(target: &str) -> Option<(String, String)> {
        let uri = Uri::read(target.as_bytes(), true)?;
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Some((text(uri.path), text(uri.args)))
    }

    #[test]
    fn targets_are_decoded_and_resolved() {
        let cases = [
            ("/", "/", ""),
            ("/a/./b", "/a/b", ""),
            ("/a/../b", "/b", ""),
            ("/a/b/..", "/a/", ""),
            ("//x///y", "/x/y", ""),
            ("/%61%2e%2E/x", "/a../x", ""),
            ("/a/%2e%2e/x", "/x", ""),
            ("/a%2fb", "/a/b", ""),
            ("/a%3fb?c=%3f#d", "/a?b", "c=%3f"),
            ("/a+b", "/a+b", ""),
            ("/...", "/...", ""),
        ];
        for (target, path, args) in cases {
            assert_eq!(read(target), Some((path.into(), args.into())), "{target}");
        }
        for bad in ["/..", "/../x", "/%", "/%zz", "/%00"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
