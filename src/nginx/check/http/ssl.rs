//! `ssl_…`.

use crate::nginx::check::script::has_variables;
use crate::nginx::check::zone::SMALLEST;
use crate::nginx::check::{Call, Checker, Outcome, Wrong, slot};
use crate::nginx::problem::Kind;
use crate::nginx::value::{number, size};
use std::borrow::Cow;

/// `shared:NAME:SIZE`: the name and the size.
fn shared(text: &[u8]) -> Option<(Vec<u8>, u64)> {
    let rest = text.strip_prefix(b"shared:")?;
    let colon = rest.iter().position(|byte| *byte == b':')?;
    (colon > 0).then_some(())?;
    Some((rest[..colon].to_vec(), size(&rest[colon + 1..])?))
}

pub(crate) fn session_cache(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    for (index, text) in call.args(1) {
        let wrong = |kind| Err(Wrong::new(kind, &[&text]).word(index));
        if matches!(&*text, b"off" | b"none" | b"builtin") {
            continue;
        }
        let builtin = text.strip_prefix(b"builtin:").map(|count| number(count).is_some());
        match (builtin, shared(&text)) {
            (Some(true), _) => {}
            (_, Some((_, bytes))) if bytes < SMALLEST => return wrong(Kind::SessionCacheSmall),
            (_, Some((name, bytes))) if checker.in_http => {
                checker.zone(&name, bytes, "ssl").map(drop)?;
            }
            (_, Some(_)) => {}
            _ => return wrong(Kind::InvalidSessionCache),
        }
    }
    Ok(())
}

pub(crate) fn ocsp_cache(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    let text = call.arg(1);
    let wrong = |kind| Err(Wrong::new(kind, &[&text]).word(1));
    match shared(&text) {
        _ if *text == *b"off" => Ok(()),
        Some((_, bytes)) if bytes < SMALLEST => wrong(Kind::OcspCacheSmall),
        Some((name, bytes)) => checker.zone(&name, bytes, "ssl_ocsp").map(drop),
        None => wrong(Kind::InvalidOcspCache),
    }
}

/// `ssl on`, of 1.22.
pub(crate) fn ssl(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    slot::flag(checker, call)?;
    checker.keep(call);
    checker.warn(call, Kind::Deprecated, &[b"ssl", b"listen ... ssl"]);
    Ok(())
}

/// `max=`, `inactive=`, `valid=`; or `off`.
pub(crate) fn certificate_cache(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    let (mut max, mut off) = (0, false);
    for (index, text) in call.args(1) {
        let good = if let Some(count) = text.strip_prefix(b"max=") {
            max = number(count).unwrap_or(0);
            max > 0
        } else if let Some(time) = text.strip_prefix(b"inactive=").or(text.strip_prefix(b"valid="))
        {
            crate::nginx::value::seconds(time).is_some()
        } else {
            off |= *text == *b"off";
            *text == *b"off"
        };
        if !good {
            return Err(Wrong::new(Kind::InvalidParameter, &[&text]).word(index));
        }
    }
    if off || max > 0 {
        return Ok(());
    }
    Err(Wrong::new(Kind::NeedsMax, &[call.row.name.as_bytes()]))
}

impl Checker<'_> {
    fn arguments(&self, scope: usize, name: &str) -> Option<Cow<'_, [u8]>> {
        self.effective(scope, name).map(|kept| kept.arg(1))
    }

    fn is_on(&self, scope: usize, name: &str) -> bool {
        self.arguments(scope, name).is_some_and(|how| slot::is_on(&how))
    }

    /// The certificates of a server have keys.
    pub(crate) fn certificates_have_keys(&mut self, scope: usize) -> Outcome {
        let all = |name| self.effective_all(scope, name);
        let (certificates, keys) = (all("ssl_certificate"), all("ssl_certificate_key"));
        let on = self.effective(scope, "ssl").filter(|kept| slot::is_on(&kept.arg(1)));
        let place = on.map(|kept| kept.place);
        let rejects = self.is_on(scope, "ssl_reject_handshake");
        match (certificates.last(), place) {
            (Some(_), Some(place)) if keys.is_empty() => {
                return Err(Wrong::new(Kind::NoCertificateKey, &[b"ssl"]).noted(place));
            }
            (Some(last), _) if keys.len() < certificates.len() => {
                return Err(Wrong::new(Kind::NoKeyFor, &[last]).nowhere());
            }
            (None, Some(place)) if !rejects => {
                return Err(Wrong::new(Kind::NoCertificate, &[b"ssl"]).noted(place));
            }
            (None, _) if !rejects => return Ok(()),
            _ => {}
        }
        let count = certificates.len();
        let texts: Vec<Vec<u8>> =
            certificates.iter().chain(&keys).map(|text| text.clone().into_owned()).collect();
        if texts.iter().any(|text| has_variables(text)) {
            texts.iter().try_for_each(|text| self.compile(text))?;
        } else {
            let kinds = certificates.iter().map(|_| "certificate");
            let kinds: Vec<&str> = kinds.chain(keys.iter().map(|_| "certificate key")).collect();
            texts.iter().zip(kinds).try_for_each(|(path, kind)| self.can_be_loaded(path, kind))?;
        }
        self.clients_are_verified(scope)?;
        let own: Vec<&Vec<u8>> =
            texts[..count].iter().filter(|text| !has_variables(text)).collect();
        self.staples(scope, &own);
        Ok(())
    }

    /// Stapling needs to know who issued a certificate, and whom to ask about it.
    fn staples(&mut self, scope: usize, certificates: &[&Vec<u8>]) {
        let verify =
            self.arguments(scope, "ssl_verify_client").is_some_and(|how| !slot::is_off(&how));
        let trusted = self.arguments(scope, "ssl_trusted_certificate").is_some()
            || (verify && self.arguments(scope, "ssl_client_certificate").is_some());
        let responder = self.arguments(scope, "ssl_stapling_responder").is_some();
        let from_file = self.arguments(scope, "ssl_stapling_file").is_some();
        if !self.is_on(scope, "ssl_stapling") || from_file {
            return;
        }
        for certificate in certificates {
            let path = self.full_name(certificate);
            match (self.around.has_issuer(&path), trusted) {
                (true, _) => {}
                (false, false) => self.warn_nowhere(Kind::StaplingIssuer, &[&path]),
                (false, true) if !responder => self.warn_nowhere(Kind::StaplingResponder, &[&path]),
                (false, true) => {}
            }
        }
    }

    fn can_be_loaded(&self, path: &[u8], kind: &str) -> Outcome {
        let elsewhere = [&b"data:"[..], b"engine:", b"store:"];
        let path = self.full_name(path);
        let stated =
            elsewhere.iter().any(|scheme| path.windows(scheme.len()).any(|part| part == *scheme));
        if stated || self.around.has_file(&path) {
            return Ok(());
        }
        Err(Wrong::new(Kind::CannotLoad, &[kind.as_bytes(), &path, &path]).nowhere())
    }

    fn clients_are_verified(&self, scope: usize) -> Outcome {
        let verify = self.arguments(scope, "ssl_verify_client").unwrap_or_default();
        let verifies =
            ["on", "optional"].iter().any(|how| verify.eq_ignore_ascii_case(how.as_bytes()));
        let newer = self.version >= crate::nginx::Version::V1_30;
        let trusted = newer && self.arguments(scope, "ssl_trusted_certificate").is_some();
        if verifies && self.arguments(scope, "ssl_client_certificate").is_none() && !trusted {
            let or = if newer { " or ssl_trusted_certificate" } else { "" };
            return Err(Wrong::new(Kind::NoClientCertificate, &[or.as_bytes()]).nowhere());
        }
        let ocsp = self.arguments(scope, "ssl_ocsp").is_some_and(|how| !slot::is_off(&how));
        if ocsp && verify.eq_ignore_ascii_case(b"optional_no_ca") {
            let values = [&b"ssl_ocsp"[..], b"ssl_verify_client optional_no_ca"];
            return Err(Wrong::new(Kind::Incompatible, &values).nowhere());
        }
        Ok(())
    }

    /// Every server that is asked for TLS has a certificate.
    pub(crate) fn tls_has_certificates(&self) -> Outcome {
        let mut default = None;
        for (address, server, what) in self.http.listening.with_tls() {
            let scope = self.http.servers[server].scope;
            let has = self.effective(scope, "ssl_certificate").is_some();
            let rejects = self.is_on(scope, "ssl_reject_handshake");
            let first = default.is_none_or(|(known, _)| known != address);
            if first {
                default = Some((address, has));
            }
            // With a certificate in the default server, the others are not looked at.
            if !first && default == Some((address, true)) {
                continue;
            }
            if !has && !rejects {
                let place = self.scopes[scope].place;
                return Err(Wrong::new(Kind::NoCertificate, &[what.as_bytes()]).noted(place));
            }
        }
        Ok(())
    }
}
