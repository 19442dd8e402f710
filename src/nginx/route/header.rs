//! The request's headers: which count, and which are refused.

use crate::nginx::route::Trouble;
use crate::nginx::route::exchange::Exchange;
use crate::nginx::route::host::host;
use crate::nginx::value::number;

/// May come once.
const UNIQUE: [&[u8]; 9] = [
    b"if-modified-since",
    b"if-unmodified-since",
    b"if-match",
    b"if-none-match",
    b"content-length",
    b"if-range",
    b"transfer-encoding",
    b"expect",
    b"authorization",
];

/// What a name is worth.
enum Name {
    Good,
    /// Left out, unless `ignore_invalid_headers` is off.
    Doubtful,
    Refused,
}

impl Exchange<'_, '_> {
    pub(super) fn read_headers(&mut self) -> Result<(), u16> {
        let request = self.request;
        for (name, value) in &request.headers {
            if (name.len() + value.len()) as u64 + 4 > self.large_buffer() {
                return self.trouble(Trouble::TooLong, 494);
            }
            // The server may have changed with the host.
            let underscores = self.scopes().flag(self.scope, "underscores_in_headers", false);
            match judge(name, underscores) {
                Name::Refused => return self.trouble(Trouble::HeaderLine, 400),
                Name::Doubtful
                    if self.scopes().flag(self.scope, "ignore_invalid_headers", true) =>
                {
                    continue;
                }
                Name::Good | Name::Doubtful if value.contains(&0) => {
                    return self.trouble(Trouble::HeaderLine, 400);
                }
                Name::Good | Name::Doubtful => {}
            }
            let start = value.iter().take_while(|byte| **byte == b' ').count();
            let end = value.len() - value.iter().rev().take_while(|byte| **byte == b' ').count();
            let value = value.get(start..end).unwrap_or_default();
            self.take_header(name, value)?;
        }
        self.judge_headers()
    }

    fn take_header(&mut self, name: &[u8], value: &[u8]) -> Result<(), u16> {
        let lower = name.to_ascii_lowercase();
        let again = self.header(name).is_some();
        self.headers.push((name.to_vec(), value.to_vec()));
        if lower == b"host" {
            if again {
                return self.trouble(Trouble::SecondHost, 400);
            }
            let Some(host) = host(value, self.configuration.version()) else {
                return self.trouble(Trouble::Host, 400);
            };
            if self.host.is_empty() {
                self.choose_server(&host);
                self.host = host;
            }
        } else if again && UNIQUE.contains(&&lower[..]) {
            return self.trouble(Trouble::DuplicateHeader, 400);
        }
        Ok(())
    }

    /// When all are read.
    fn judge_headers(&mut self) -> Result<(), u16> {
        if self.host.is_empty() {
            self.choose_server(b"");
        }
        if self.header(b"host").is_none() && self.version > 1000 {
            return self.trouble(Trouble::NoHost, 400);
        }
        let length = self.header(b"content-length");
        if length.is_some_and(|length| number(length).is_none()) {
            return self.trouble(Trouble::ContentLength, 400);
        }
        let has_length = length.is_some();
        if let Some(encoding) = self.header(b"transfer-encoding") {
            let chunked = encoding.eq_ignore_ascii_case(b"chunked");
            match (chunked, has_length) {
                _ if self.version < 1001 => return self.trouble(Trouble::TransferEncoding, 400),
                (true, true) => return self.trouble(Trouble::TransferEncoding, 400),
                (true, false) => {}
                (false, _) => return self.trouble(Trouble::TransferEncoding, 501),
            }
        }
        if matches!(&self.method[..], b"TRACE" | b"CONNECT") {
            return self.trouble(Trouble::RefusedMethod, 405);
        }
        if self.configuration.listens[self.listen].tls {
            return self.trouble(Trouble::PlainToTls, 497);
        }
        Ok(())
    }
}

fn judge(name: &[u8], underscores: bool) -> Name {
    let refused = |byte: &u8| *byte <= b' ' || *byte == 0x7f || *byte == b':';
    if name.is_empty() || name.iter().any(refused) {
        return Name::Refused;
    }
    let good =
        |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-' || (*byte == b'_' && underscores);
    if name.iter().all(good) { Name::Good } else { Name::Doubtful }
}
