//! Texts with variables: `ngx_http_script_compile`.

use crate::nginx::check::http::variables::Variables;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;

/// Whether a text has anything to be evaluated.
pub(super) fn has_variables(text: &[u8]) -> bool {
    text.contains(&b'$')
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Notes the variables that a text uses.
pub(super) fn compile(variables: &mut Variables, text: &[u8]) -> Outcome {
    let mut at = 0;
    while let Some(dollar) = text[at..].iter().position(|byte| *byte == b'$') {
        at += dollar + 1;
        if matches!(text.get(at), Some(b'1'..=b'9')) {
            at += 1;
            continue;
        }
        let bracket = text.get(at) == Some(&b'{');
        at += usize::from(bracket);
        let length = text[at..].iter().take_while(|byte| is_name(**byte)).count();
        let name = &text[at..at + length];
        if at == text.len() {
            return Err(Wrong::new(Kind::InvalidVariableName, &[]));
        }
        at += length;
        if bracket {
            if text.get(at) != Some(&b'}') {
                return Err(Wrong::new(Kind::NoClosingBracket, &[name]));
            }
            at += 1;
        }
        if name.is_empty() {
            return Err(Wrong::new(Kind::InvalidVariableName, &[]));
        }
        variables.used(name)?;
    }
    Ok(())
}

impl Checker<'_> {
    /// Notes the variables that a text uses.
    pub(super) fn compile(&mut self, text: &[u8]) -> Outcome {
        compile(&mut self.http.variables, text)
    }

    /// The variables of one argument.
    pub(super) fn compile_arg(&mut self, call: &Call<'_>, index: usize) -> Outcome {
        self.compile(&call.arg(index)).map_err(|wrong| wrong.word(index))
    }

    pub(super) fn compile_from(&mut self, call: &Call<'_>, from: usize) -> Outcome {
        (from..=call.count()).try_for_each(|index| self.compile_arg(call, index))
    }
}
