//! `log_format`, `access_log`, `error_log`.

use crate::nginx::check::address::Form;
use crate::nginx::check::script::has_variables;
use crate::nginx::check::slot::until_nul;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use crate::nginx::value::{milliseconds, number, seconds, size};
use std::collections::BTreeSet;

/// What only a log knows: no variable, but the names may stand in a format.
const LOG_ONLY: [&[u8]; 8] = [
    b"pipe",
    b"time_local",
    b"time_iso8601",
    b"msec",
    b"request_time",
    b"status",
    b"bytes_sent",
    b"body_bytes_sent",
];

pub(crate) fn log_format(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let name = call.arg(1).into_owned();
    if checker.http.format_names.contains(&name) {
        return Err(Wrong::new(Kind::DuplicateName, &[b"log_format", &name]).word(1));
    }
    checker.http.formats.insert(name.to_ascii_lowercase());
    checker.http.format_names.insert(name);
    let mut from = 2;
    if let Some(escape) = call.arg(2).strip_prefix(b"escape=") {
        let escape = until_nul(escape);
        if !matches!(escape, b"json" | b"none" | b"default") {
            return Err(Wrong::new(Kind::UnknownEscape, &[escape]).word(2));
        }
        from = 3;
    }
    call.args(from)
        .try_for_each(|(index, text)| checker.format(&text).map_err(|wrong| wrong.word(index)))
}

impl Checker<'_> {
    /// The variables of a format. Unlike elsewhere `$1` is a name, and what is wrong is said with the rest of the text.
    fn format(&mut self, text: &[u8]) -> Outcome {
        let mut at = 0;
        while let Some(dollar) = text[at..].iter().position(|byte| *byte == b'$') {
            let start = at + dollar;
            at = start + 1;
            let bracket = text.get(at) == Some(&b'{');
            at += usize::from(bracket);
            let word = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
            let length = text[at..].iter().take_while(word).count();
            let name = &text[at..at + length];
            if at == text.len() {
                return Err(Wrong::new(Kind::InvalidParameter, &[&text[start..]]));
            }
            at += length;
            if bracket {
                if text.get(at) != Some(&b'}') {
                    return Err(Wrong::new(Kind::NoClosingBracket, &[name]));
                }
                at += 1;
            }
            if name.is_empty() {
                return Err(Wrong::new(Kind::InvalidParameter, &[&text[start..]]));
            }
            if !self.in_http || !LOG_ONLY.contains(&name) {
                self.http.variables.used(name)?;
            }
        }
        Ok(())
    }
}

pub(crate) fn access_log(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let path = call.arg(1);
    if *path == *b"off" {
        let second = call.arg(2);
        let more = || Wrong::new(Kind::InvalidParameter, &[&second]).word(2);
        return if call.count() == 1 { Ok(()) } else { Err(more()) };
    }
    let syslog = path.strip_prefix(b"syslog:");
    match syslog {
        Some(parameters) => checker.syslog(parameters).map_err(|wrong| wrong.word(1))?,
        None => checker.compile_arg(call, 1)?,
    }
    let format = call.arg(2);
    if call.count() == 1 && !checker.in_http {
        return Err(Wrong::new(Kind::NoLogFormat, &[]));
    }
    let known = call.count() == 1 || checker.http.formats.contains(&format.to_ascii_lowercase());
    if !known {
        return Err(Wrong::new(Kind::UnknownLogFormat, &[&format]).word(2));
    }
    // What one line says of the buffer must be what others say of it: its size, when it is flushed, and the compression.
    let (mut buffer, mut flush, mut gzip) = (None, None, None);
    for (index, text) in call.args(3) {
        let wrong = |kind, value: &[u8]| Err(Wrong::new(kind, &[value]).word(index));
        if let Some(value) = text.strip_prefix(b"buffer=") {
            buffer = size(value).filter(|size| *size > 0);
            if buffer.is_none() {
                return wrong(Kind::InvalidBufferSize, value);
            }
        } else if let Some(value) = text.strip_prefix(b"flush=") {
            flush = milliseconds(value).filter(|time| *time > 0);
            if flush.is_none() {
                return wrong(Kind::InvalidFlush, value);
            }
        } else if let Some(value) = text.strip_prefix(b"gzip=") {
            buffer = buffer.or(Some(65536));
            gzip = number(value).filter(|level| (1..=9).contains(level));
            if gzip.is_none() {
                return wrong(Kind::InvalidGzip, value);
            }
        } else if *text == *b"gzip" {
            (buffer, gzip) = (buffer.or(Some(65536)), Some(1));
        } else if let Some(value) = text.strip_prefix(b"if=") {
            checker.compile(value).map_err(|wrong| wrong.word(index))?;
        } else {
            return wrong(Kind::InvalidParameter, &text);
        }
    }
    if buffer.is_none() {
        let none = || Wrong::new(Kind::NoBufferForFlush, &[&path]);
        return if flush.is_some() { Err(none()) } else { Ok(()) };
    }
    if syslog.is_some() {
        return Err(Wrong::new(Kind::BufferedSyslog, &[]));
    }
    if has_variables(&path) {
        return Err(Wrong::new(Kind::BufferedVariables, &[]));
    }
    let file = checker.full_name(&path);
    if *checker.http.buffered.entry(file).or_insert([buffer, flush, gzip]) == [buffer, flush, gzip]
    {
        return Ok(());
    }
    Err(Wrong::new(Kind::ConflictingLog, &[&path]))
}

impl Checker<'_> {
    /// `server=…,facility=…,severity=…,tag=…,nohostname`.
    fn syslog(&mut self, parameters: &[u8]) -> Outcome {
        const FACILITIES: &str = "kern user mail daemon auth intern lpr news uucp clock authpriv ftp ntp audit alert \
             cron local0 local1 local2 local3 local4 local5 local6 local7";
        const SEVERITIES: &str = "emerg alert crit error warn notice info debug";
        let one_of =
            |list: &str, value: &[u8]| list.split_whitespace().any(|w| w.as_bytes() == value);
        let mut seen = BTreeSet::new();
        for text in parameters.split(|byte| *byte == b',') {
            let value = |name: &str| text.strip_prefix(name.as_bytes());
            let name = text.split(|byte| *byte == b'=').next().unwrap_or_default();
            let known = [&b"server"[..], b"facility", b"severity", b"tag"].contains(&name);
            if known && name.len() < text.len() && !seen.insert(name) {
                return Err(Wrong::new(Kind::DuplicateSyslog, &[name]));
            }
            if let Some(address) = value("server=") {
                let form = Form { default_port: 514, ..Form::default() };
                self.url(address, form)
                    .map_err(|why| Wrong::new(Kind::WrongInSyslog, &[why.as_bytes(), address]))?;
            } else if let Some(facility) = value("facility=") {
                if !one_of(FACILITIES, facility) {
                    return Err(Wrong::new(Kind::UnknownSyslog, &[b"facility", facility]));
                }
            } else if let Some(severity) = value("severity=") {
                if !one_of(SEVERITIES, severity) {
                    return Err(Wrong::new(Kind::UnknownSyslog, &[b"severity", severity]));
                }
            } else if let Some(tag) = value("tag=") {
                if tag.len() > 32 {
                    return Err(Wrong::new(Kind::SyslogTagLong, &[]));
                }
                if !tag.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') {
                    return Err(Wrong::new(Kind::SyslogTag, &[]));
                }
            } else if text != b"nohostname" {
                return Err(Wrong::new(Kind::UnknownSyslog, &[b"parameter", text]));
            }
        }
        if seen.contains(&b"server"[..]) {
            Ok(())
        } else {
            Err(Wrong::new(Kind::NoSyslogServer, &[]))
        }
    }
}

pub(crate) fn error_log(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    const LEVELS: &str = "emerg alert crit error warn notice info debug";
    const DEBUG: &str =
        "debug_core debug_alloc debug_mutex debug_event debug_http debug_mail debug_stream";
    let target = call.arg(1);
    if let Some(buffer) = target.strip_prefix(b"memory:") {
        if checker.version >= crate::nginx::Version::V1_30 {
            return Err(Wrong::new(Kind::NoDebugSupport, &[]).word(1));
        }
        if size(buffer).is_none_or(|size| size < 2048) {
            return Err(Wrong::new(Kind::InvalidBufferSize, &[buffer]).word(1));
        }
    } else if let Some(parameters) = target.strip_prefix(b"syslog:") {
        checker.syslog(parameters).map_err(|wrong| wrong.word(1))?;
    }
    let (mut level, mut debug) = (false, false);
    for (index, text) in call.args(2) {
        let one_of = |list: &str| list.split(' ').any(|word| word.as_bytes() == until_nul(&text));
        let wrong = |kind| Err(Wrong::new(kind, &[&text]).word(index));
        if one_of(LEVELS) {
            if level || debug {
                return wrong(Kind::DuplicateLogLevel);
            }
            level = true;
        } else if one_of(DEBUG) && !level {
            debug = true;
        } else {
            return wrong(Kind::InvalidLogLevel);
        }
    }
    Ok(())
}

/// `open_file_cache`, `open_log_file_cache`.
pub(crate) fn open_file_cache(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    let log = call.row.name == "open_log_file_cache";
    let (mut max, mut off) = (0, false);
    for (index, text) in call.args(1) {
        let value = |name: &str| text.strip_prefix(name.as_bytes());
        let good = if let Some(count) = value("max=") {
            max = number(count).unwrap_or(0);
            max > 0 || (log && number(count).is_some())
        } else if let Some(time) = value("inactive=").or(value("valid=").filter(|_| log)) {
            seconds(time).is_some()
        } else if let Some(count) = value("min_uses=").filter(|_| log) {
            number(count).is_some()
        } else {
            off |= &*text == b"off";
            &*text == b"off"
        };
        if !good {
            let values = [call.row.name.as_bytes(), &text];
            return Err(Wrong::new(Kind::InvalidCacheParameter, &values).word(index));
        }
    }
    match (off, max) {
        (false, 0) if log => {
            Err(Wrong::new(Kind::NeedsParameter, &[b"open_log_file_cache", b"max"]))
        }
        (false, 0) => Err(Wrong::new(Kind::NeedsMax, &[call.row.name.as_bytes()])),
        _ => Ok(()),
    }
}
