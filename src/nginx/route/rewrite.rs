//! The rewrite module at work.

use crate::nginx::route::Step;
use crate::nginx::route::escape::unescaped_for_redirect;
use crate::nginx::route::exchange::{Exchange, Phase};
use crate::nginx::route::program::{Code, Rewrite, What};
use crate::nginx::route::scope::Mark;
use crate::nginx::route::text::{LONGEST, Piece, pieces};

/// What a directive says about those behind it.
pub(super) enum Flow {
    Next,
    /// None of them.
    Stop,
    /// None, and the request is answered with this status.
    Status(u16),
    /// None, and it is answered.
    Answered,
}

/// What the directives of one run share.
struct Engine {
    /// Captures are escaped (`e->quote`): until a rewrite has been made.
    quote: bool,
}

impl Exchange<'_, '_> {
    pub(super) fn server_rewrite(&mut self) -> Phase {
        self.rewrites(Phase::FindLocation)
    }

    pub(super) fn location_rewrite(&mut self) -> Phase {
        if self.scope == self.configuration.servers[self.server].scope {
            return Phase::PostRewrite;
        }
        self.rewrites(Phase::PostRewrite)
    }

    fn rewrites(&mut self, next: Phase) -> Phase {
        let configuration = self.configuration;
        let codes = &configuration.scopes.all[self.scope].codes;
        match self.codes(codes, &mut Engine { quote: true }) {
            Flow::Next | Flow::Stop if self.exhausted => self.finish(500),
            Flow::Next | Flow::Stop => next,
            Flow::Status(status) => self.finish(status),
            Flow::Answered => Phase::Done,
        }
    }

    /// After the rewrites of a location: if they changed the target, a location is looked for again.
    pub(super) fn post_rewrite(&mut self) -> Phase {
        if !self.uri_changed {
            return Phase::Access;
        }
        self.uri_changes -= 1;
        if self.uri_changes == 0 {
            self.note(Step::Cycle);
            return self.finish(500);
        }
        self.scope = self.configuration.servers[self.server].scope;
        Phase::FindLocation
    }

    fn codes(&mut self, codes: &[Code], engine: &mut Engine) -> Flow {
        for code in codes {
            let flow = match &code.what {
                What::If { condition, inside, scope } => {
                    let holds = self.condition(condition, engine.quote);
                    self.note_at(Step::Condition { holds }, code.mark);
                    if !holds {
                        continue;
                    }
                    if let Some(scope) = scope {
                        self.scope = *scope;
                        self.update_handler();
                    }
                    self.codes(inside, engine)
                }
                What::Rewrite(rewrite) => self.rewrite(rewrite, code.mark, engine),
                What::Return { status, text } => {
                    self.note_at(Step::Return { status: *status }, code.mark);
                    self.returned(*status, text.as_deref())
                }
                What::Set { name, text } => {
                    self.set(name, text, code.mark, engine);
                    Flow::Next
                }
                What::Break => {
                    self.note_at(Step::Break, code.mark);
                    if std::mem::take(&mut self.uri_changed) {
                        self.valid_location = false;
                    }
                    Flow::Stop
                }
            };
            if !matches!(flow, Flow::Next) {
                return flow;
            }
        }
        Flow::Next
    }

    fn set(&mut self, name: &[u8], text: &[u8], mark: Mark, engine: &Engine) {
        let value = self.text_quoted(text, engine.quote);
        self.note_at(Step::Set { value: value.clone() }, mark);
        if name == b"args" {
            self.args = value;
            self.valid_unparsed_uri = false;
        } else {
            self.values.insert(name.to_vec(), value);
        }
    }

    fn returned(&mut self, status: u16, text: Option<&[u8]>) -> Flow {
        match text {
            None if status >= 400 => Flow::Status(status),
            Some(b"") if status >= 400 => Flow::Status(status),
            text => {
                self.discard_body();
                self.response.status = status;
                let text = self.text(text.unwrap_or_default());
                if matches!(status, 301 | 302 | 303 | 307 | 308) {
                    self.location = Some(text);
                    return Flow::Status(status);
                }
                self.answer_text(status, text);
                Flow::Answered
            }
        }
    }

    fn rewrite(&mut self, rewrite: &Rewrite, mark: Mark, engine: &mut Engine) -> Flow {
        let uri = self.uri.clone();
        let fits = self.fits(&rewrite.pattern, &uri);
        self.note_at(Step::Pattern { fits }, mark);
        if !fits {
            self.captures.clear();
            return Flow::Next;
        }
        if let Some(status) = rewrite.redirect {
            engine.quote = false;
            return self.rewrite_outside(rewrite, status);
        }
        self.internal = true;
        self.valid_unparsed_uri = false;
        if rewrite.breaks {
            (self.valid_location, self.uri_changed) = (false, false);
        } else {
            self.uri_changed = true;
        }
        let (path, args) = self.substitute(&rewrite.text);
        engine.quote = false;
        self.args = match args {
            Some(mut args) => {
                if rewrite.adds_args && !self.args.is_empty() {
                    args.push(b'&');
                    args.extend(&self.args);
                }
                args
            }
            None if rewrite.adds_args => std::mem::take(&mut self.args),
            None => Vec::new(),
        };
        self.uri = path;
        self.note_at(Step::Rewritten { path: self.uri.clone(), args: self.args.clone() }, mark);
        match self.uri.is_empty() {
            true => Flow::Status(500),
            false if rewrite.ends => Flow::Stop,
            false => Flow::Next,
        }
    }

    /// The path and arguments that a rewrite makes: the first `?` that is written divides them.
    fn substitute(&mut self, text: &[u8]) -> (Vec<u8>, Option<Vec<u8>>) {
        let (mut out, mut divided) = (Vec::new(), None);
        for piece in pieces(text) {
            match piece {
                Piece::Bytes(bytes) => {
                    for byte in bytes {
                        if *byte == b'?' && divided.is_none() {
                            divided = Some(out.len());
                        } else {
                            out.push(*byte);
                        }
                    }
                }
                Piece::Variable(name) => out.extend(self.variable(name).unwrap_or_default()),
                Piece::Capture(nth) => out.extend(self.capture(nth, divided.is_some())),
            }
        }
        out.truncate(LONGEST);
        let args = divided.map(|at| out.split_off(at.min(LONGEST)));
        (out, args)
    }

    fn rewrite_outside(&mut self, rewrite: &Rewrite, status: u16) -> Flow {
        let text = self.text_quoted(&rewrite.text, true);
        let mut target = unescaped_for_redirect(&text);
        if rewrite.adds_args && !self.args.is_empty() {
            target.push(if rewrite.text.contains(&b'?') { b'&' } else { b'?' });
            target.extend(&self.args);
        }
        self.location = Some(target);
        Flow::Status(status)
    }
}
