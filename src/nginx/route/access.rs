//! Who may come in: `allow` and `deny`, `auth_basic`, `satisfy`.

use crate::nginx::route::Step;
use crate::nginx::route::exchange::{Exchange, Phase};
use crate::nginx::route::forwarded::network;
use crate::nginx::route::world::Found;

/// What one of the access modules says; `None`: nothing.
type Verdict = Option<u16>;
const OK: u16 = 0;

impl Exchange<'_, '_> {
    pub(super) fn access(&mut self) -> Phase {
        self.real_client();
        let any = self.scopes().word(self.scope, "satisfy").eq_ignore_ascii_case(b"any");
        let mut refused = 0;
        for check in [Self::addresses, Self::password] {
            match check(self) {
                None => {}
                Some(OK) if any => {
                    self.response.headers.retain(|(name, _)| name != b"WWW-Authenticate");
                    return Phase::TryFiles;
                }
                Some(OK) => {}
                Some(status @ (401 | 403)) if any => {
                    refused = if refused == 401 { 401 } else { status };
                }
                Some(status) => return self.finish(status),
            }
        }
        if refused != 0 { self.finish(refused) } else { Phase::TryFiles }
    }

    /// The first `allow` or `deny` that fits.
    fn addresses(&mut self) -> Verdict {
        let scopes = self.scopes();
        let is_rule = |name: &[u8]| name == b"allow" || name == b"deny";
        let holder = [scopes.holder(self.scope, "allow"), scopes.holder(self.scope, "deny")];
        // The inner of the two blocks: rules are inherited together.
        let holder = holder.into_iter().flatten().max_by_key(|scope| self.depth_of(*scope))?;
        let client = self.client;
        let fits = |rule: &[u8]| match rule {
            b"all" => true,
            b"unix:" => false,
            rule => network(rule).is_some_and(|network| network.holds(client)),
        };
        let rules = scopes.all[holder].lines.iter().filter(|line| is_rule(&line.name));
        let line = rules.into_iter().find(|line| fits(line.arg(0)))?;
        let allowed = line.name == b"allow";
        self.note_at(Step::Access { allowed }, line.mark);
        Some(if allowed { OK } else { 403 })
    }

    fn depth_of(&self, mut scope: usize) -> usize {
        let mut depth = 0;
        while scope != 0 {
            scope = self.scopes().all[scope].parent;
            depth += 1;
        }
        depth
    }

    fn password(&mut self) -> Verdict {
        let scopes = self.scopes();
        let line = scopes.line(self.scope, "auth_basic")?;
        let realm = self.text(line.arg(0));
        let file = scopes.line(self.scope, "auth_basic_user_file");
        if realm == b"off" {
            return None;
        }
        let file = file?;
        let verdict = match self.user_and_password() {
            None => 401,
            Some((user, password)) => self.is_known(file.arg(0), &user, &password),
        };
        self.note_at(Step::Password { right: verdict == OK }, line.mark);
        if verdict == 401 {
            let value = [b"Basic realm=\"", &realm[..], b"\""].concat();
            self.response.headers.retain(|(name, _)| name != b"WWW-Authenticate");
            self.response.headers.push((b"WWW-Authenticate".to_vec(), value));
        }
        Some(verdict)
    }

    /// What the client gave, if it gave anything.
    pub(super) fn user_and_password(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        let value = self.header(b"authorization")?;
        let begins = value.get(..6)?.eq_ignore_ascii_case(b"Basic ");
        let encoded =
            value[6..].iter().skip_while(|byte| **byte == b' ').copied().collect::<Vec<u8>>();
        let decoded = base64(&encoded).filter(|_| begins)?;
        let colon = decoded.iter().position(|byte| *byte == b':')?;
        Some((decoded[..colon].to_vec(), decoded[colon + 1..].to_vec()))
    }

    /// Passwords are compared only where they are written plainly: `user:{PLAIN}password`.
    fn is_known(&mut self, file: &[u8], user: &[u8], password: &[u8]) -> u16 {
        let name = self.text(file);
        let path = self.full_path(&name);
        let Found::File(bytes) = self.world.find(&path) else { return 403 };
        let mut lines = bytes.split(|byte| *byte == b'\n');
        let entry = lines.find_map(|line| line.strip_prefix(user)?.strip_prefix(b":"));
        let kept = entry.map(|entry| entry.split(|byte| *byte == b':').next().unwrap_or_default());
        match kept.and_then(|kept| kept.strip_prefix(b"{PLAIN}")) {
            Some(kept) if kept == password => OK,
            _ => 401,
        }
    }
}

/// `ngx_decode_base64`: of what may be left out, the `=` at the end.
fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let text = text.split(|byte| *byte == b'=').next().unwrap_or_default();
    if text.len() % 4 == 1 {
        return None;
    }
    let (mut out, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for byte in text {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    Some(out)
}
