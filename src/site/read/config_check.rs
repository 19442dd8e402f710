//! What has to be true of a configuration, as `lesson.toml` writes it: `answer(home) == 200 and reaches(home) == web`.

use crate::course::{ConfigCheck, Header};

/// What a check may name: the ids of requests and peers, in the order of the file.
pub(super) struct Names<'n> {
    pub requests: &'n [String],
    pub peers: &'n [String],
}

const KNOWN: &str = "the checks are: valid, says(\"…\"), answer(REQUEST) == 200, reaches(REQUEST) == PEER, sent(REQUEST, \"Header\"), sent(REQUEST, \"Header\") == \"value\", unsent(REQUEST, \"Header\"), spread(REQUEST) == 10, 10, failed(REQUEST, 30, PEER) == 0, http(REQUEST) == \"1.1\"";

/// Checks joined by ` and `; what is wrong says what to write instead.
pub(super) fn checks(text: &str, names: &Names) -> Result<Vec<ConfigCheck>, String> {
    let mut reader = Reader { rest: text, names };
    let mut checks = vec![reader.check()?];
    while !reader.rest.trim().is_empty() {
        if reader.word() != "and" {
            return Err(format!("join checks by ` and `; {KNOWN}"));
        }
        checks.push(reader.check()?);
    }
    Ok(checks)
}

struct Reader<'t, 'n> {
    rest: &'t str,
    names: &'n Names<'n>,
}

impl<'t> Reader<'t, '_> {
    fn check(&mut self) -> Result<ConfigCheck, String> {
        Ok(match self.word() {
            "valid" => ConfigCheck::Valid,
            "says" => {
                self.sign("(")?;
                let text = self.quoted()?;
                self.sign(")")?;
                ConfigCheck::Says(text)
            }
            "answer" => {
                let request = self.only_request()?;
                ConfigCheck::Answer { request, status: self.number()? }
            }
            "reaches" => {
                let request = self.only_request()?;
                ConfigCheck::Reaches { request, peer: self.peer()? }
            }
            "sent" => {
                let (request, header) = self.header()?;
                let value = match self.sign("==") {
                    Ok(()) => Header::Is(self.quoted()?),
                    Err(_) => Header::Present,
                };
                ConfigCheck::Sent { request, header, value }
            }
            "unsent" => {
                let (request, header) = self.header()?;
                ConfigCheck::Sent { request, header, value: Header::Absent }
            }
            "spread" => self.spread()?,
            "failed" => self.failed()?,
            "http" => {
                let request = self.only_request()?;
                ConfigCheck::Http { request, version: self.quoted()? }
            }
            other => return Err(format!("`{other}` is no check; {KNOWN}")),
        })
    }

    fn spread(&mut self) -> Result<ConfigCheck, String> {
        let request = self.only_request()?;
        let mut shares = vec![self.number()?];
        while self.sign(",").is_ok() {
            shares.push(self.number()?);
        }
        let all: u32 = shares.iter().fold(0, |sum: u32, share| sum.saturating_add(*share));
        if shares.len() != self.names.peers.len() {
            let peers = self.names.peers.join(", ");
            return Err(format!("give a share to each peer in the file's order: {peers}"));
        }
        within(all)?;
        Ok(ConfigCheck::Spread { request, shares })
    }

    fn failed(&mut self) -> Result<ConfigCheck, String> {
        self.sign("(")?;
        let request = self.request()?;
        self.sign(",")?;
        let count = self.number()?;
        within(count)?;
        self.sign(",")?;
        let down = self.peer()?;
        self.sign(")")?;
        self.sign("==")?;
        Ok(ConfigCheck::Failed { request, count, down, failed: self.number()? })
    }

    /// `(home) ==`.
    fn only_request(&mut self) -> Result<usize, String> {
        self.sign("(")?;
        let request = self.request()?;
        self.sign(")")?;
        self.sign("==")?;
        Ok(request)
    }

    /// `(home, "Host")`.
    fn header(&mut self) -> Result<(usize, String), String> {
        self.sign("(")?;
        let request = self.request()?;
        self.sign(",")?;
        let header = self.quoted()?;
        self.sign(")")?;
        Ok((request, header))
    }

    fn request(&mut self) -> Result<usize, String> {
        let names = self.names;
        self.named(names.requests, "request")
    }

    fn peer(&mut self) -> Result<usize, String> {
        let names = self.names;
        self.named(names.peers, "peer")
    }

    fn named(&mut self, known: &[String], what: &str) -> Result<usize, String> {
        let word = self.word();
        let place = known.iter().position(|id| id == word);
        place.ok_or_else(|| format!("there is no {what} `{word}`; there are: {}", known.join(", ")))
    }

    fn number<T: std::str::FromStr>(&mut self) -> Result<T, String> {
        let word = self.word();
        word.parse().map_err(|_| format!("`{word}` is no number that fits here; {KNOWN}"))
    }

    fn word(&mut self) -> &'t str {
        let rest = self.rest.trim_start();
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let (word, rest) = rest.split_at(rest.find(|c| !is_word(c)).unwrap_or(rest.len()));
        self.rest = rest;
        word
    }

    fn sign(&mut self, sign: &str) -> Result<(), String> {
        let rest = self.rest.trim_start().strip_prefix(sign);
        self.rest = rest.ok_or_else(|| format!("`{sign}` is missing; {KNOWN}"))?;
        Ok(())
    }

    fn quoted(&mut self) -> Result<String, String> {
        self.sign("\"")?;
        let quoted = self.rest.split_once('"');
        let (text, rest) = quoted.ok_or_else(|| format!("a quote is not closed; {KNOWN}"))?;
        self.rest = rest;
        Ok(text.to_owned())
    }
}

fn within(count: u32) -> Result<(), String> {
    let most = ConfigCheck::REQUESTS_MAX;
    if count <= most { Ok(()) } else { Err(format!("write at most {most} requests")) }
}
