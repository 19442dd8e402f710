//! What is looked at when `http` is closed: `ngx_http_block` after its parse.

use crate::nginx::Version;
use crate::nginx::check::hash::complaint;
use crate::nginx::check::script::{compile, has_variables};
use crate::nginx::check::{Checker, Outcome, Wrong, slot};
use crate::nginx::problem::Kind;
use crate::nginx::value::{number, size};
use std::borrow::Cow;

/// The modules that pass requests on, in nginx's order.
const PASSING: [&str; 5] = ["proxy", "fastcgi", "uwsgi", "scgi", "grpc"];

/// How the names end of what must fit together, or name a zone.
const SIZED: [&str; 3] = ["_buffers", "_size", "_cache"];

impl Checker<'_> {
    /// Module by module, each through all servers; then the location trees, what modules do last, variables, names. nginx
    /// stops at the first error; here each of these says its first.
    pub(super) fn after_http(&mut self, http: usize) {
        let servers: Vec<usize> = self.http.servers.iter().map(|server| server.scope).collect();
        let all = |checker: &mut Self, work: &mut dyn FnMut(&mut Self, usize) -> Outcome| {
            let outcome = servers.iter().try_for_each(|server| work(checker, *server));
            checker.say(outcome);
        };
        let mut outer = false;
        all(self, &mut |checker, server| {
            checker.headers_fit(server)?;
            let none = checker.http.extensions.is_empty();
            if none { Ok(()) } else { checker.types_are_hashed(server, http, &mut outer) }
        });
        self.upstreams_are_ready();
        if !self.http.referers.is_empty() {
            all(self, &mut |checker, server| {
                checker.each_scope(server, &|checker, scope| checker.referers_are_named(scope))
            });
        }
        all(self, &mut |checker, server| checker.certificates_have_keys(server));
        for module in PASSING {
            if !self.http.said.any(|name| name.split('_').next() == Some(module)) {
                continue;
            }
            let mut outer = false;
            all(self, &mut |checker, server| checker.merge(module, server, http, &mut outer));
        }
        if self.http.said.any(|name| name == "secure_link_secret") {
            all(self, &mut |checker, server| {
                checker.each_scope(server, &|checker, scope| checker.secret_is_not_mixed(scope))
            });
        }
        for server in &servers {
            self.locations_differ(*server);
        }
        let outcome = self.tls_has_certificates();
        self.say(outcome);
        if self.http.said.any(|name| name == "source_charset") {
            all(self, &mut |checker, server| {
                checker.each_scope(server, &|checker, scope| checker.charsets_have_maps(scope))
            });
        }
        self.variables_are_known();
        let outcome = self.names_are_told_apart(http);
        self.say(outcome);
    }

    /// What is wrong with no directive in particular.
    pub(super) fn say(&mut self, outcome: Outcome) {
        if let Err(wrong) = outcome {
            self.raise(*wrong, None);
        }
    }

    fn each_scope(&self, scope: usize, work: &dyn Fn(&Self, usize) -> Outcome) -> Outcome {
        work(self, scope)?;
        self.scopes[scope].inside.iter().try_for_each(|inside| self.each_scope(*inside, work))
    }

    fn secret_is_not_mixed(&self, scope: usize) -> Outcome {
        let has = |name| self.scopes[scope].kept(name).is_some();
        if has("secure_link_secret") && (has("secure_link") || has("secure_link_md5")) {
            return Err(Wrong::new(Kind::MixedSecret, &[]));
        }
        Ok(())
    }

    /// The types of a server and its locations; those of `http` with the first server.
    fn types_are_hashed(&mut self, scope: usize, http: usize, outer: &mut bool) -> Outcome {
        for from in [http, scope] {
            if from == http && std::mem::replace(outer, true) {
                continue;
            }
            let known = self.http.extensions.get(&from);
            let names: Vec<Vec<u8>> =
                known.into_iter().flatten().map(|(name, _)| name.clone()).collect();
            if !names.is_empty() {
                self.hash("types_hash", &names, self.limits(scope, "types_hash", 1024, 64))?;
            }
        }
        (0..self.scopes[scope].inside.len())
            .try_for_each(|nth| self.types_are_hashed(self.scopes[scope].inside[nth], http, outer))
    }

    /// The headers that are set and those that nginx sets itself; once more for requests that fill a cache.
    fn headers_are_hashed(&mut self, scope: usize, from: usize) -> Outcome {
        const OWN: &str =
            "Host Connection Content-Length Transfer-Encoding TE Keep-Alive Expect Upgrade";
        const CACHING: &str =
            " If-Modified-Since If-Unmodified-Since If-None-Match If-Match Range If-Range";
        let cache = self.effective(scope, "proxy_cache").is_some_and(|kept| !kept.is_off());
        let limits = self.limits(scope, "proxy_headers_hash", 512, 64);
        let names_of = |scope: usize| self.scopes[scope].sent_names("proxy_set_header");
        let fit = self.http.headers_fit.filter(|fit| (fit.1, fit.2) == (limits, cache));
        if fit.is_some_and(|(before, ..)| names_of(before).eq(names_of(from))) {
            return Ok(());
        }
        let mut fits = true;
        for caching in if cache { &["", CACHING][..] } else { &[""] } {
            let mut names: Vec<Cow<'_, [u8]>> =
                self.scopes[from].sent_names("proxy_set_header").collect();
            for own in OWN.split(' ').chain(caching.split(' ')).map(str::as_bytes) {
                if !own.is_empty() && !names.iter().any(|name| name.eq_ignore_ascii_case(own)) {
                    names.push(own.into());
                }
            }
            let complaint = complaint(&names, limits);
            fits &= complaint.is_none();
            self.hashed("proxy_headers_hash", limits, complaint)?;
        }
        self.http.headers_fit = fits.then_some((from, limits, cache));
        Ok(())
    }

    fn referers_are_named(&self, scope: usize) -> Outcome {
        match self.http.referers.get(&scope) {
            Some(referers) if referers.nameless && referers.names.is_empty() => {
                Err(Wrong::new(Kind::NoValidReferer, &[]).nowhere())
            }
            _ => Ok(()),
        }
    }

    fn headers_fit(&self, server: usize) -> Outcome {
        let of = |name| self.effective(server, name).and_then(|kept| size(&kept.last()));
        let buffer = of("large_client_header_buffers").unwrap_or(8192);
        let pool = of("connection_pool_size").unwrap_or(512);
        if buffer < pool { Err(Wrong::new(Kind::HeaderBuffersTooSmall, &[])) } else { Ok(()) }
    }

    /// `ngx_http_…_merge_loc_conf` of a scope, and then of those inside.
    fn merge(&mut self, module: &str, scope: usize, http: usize, outer: &mut bool) -> Outcome {
        // What a location does not say itself was looked at with the block around it.
        let (here, server) = (&self.scopes[scope], self.scopes[scope].parent == http);
        if module != "grpc" && (server || here.says(module, &SIZED)) {
            self.buffers_fit(module, scope)?;
            self.cache_is_known(module, scope)?;
        }
        self.cache_has_a_key(module, scope);
        self.upstream_is_verified(module, scope)?;
        self.compile_sent(module, scope, http, outer)?;
        (0..self.scopes[scope].inside.len())
            .try_for_each(|nth| self.merge(module, self.scopes[scope].inside[nth], http, outer))
    }

    fn size_of(&self, scope: usize, module: &str, name: &str) -> Option<u64> {
        size(&self.effective_of(scope, module, name)?.last())
    }

    fn buffers_fit(&self, module: &str, scope: usize) -> Outcome {
        let sized = |name| self.size_of(scope, module, name);
        let buffers = self.effective_of(scope, module, "buffers");
        let count = buffers.and_then(|kept| number(&kept.arg(1))).unwrap_or(8);
        let each = sized("buffers").unwrap_or(4096);
        let wrong = |kind, names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| format!("{module}_{name}")).collect();
            let names: Vec<&[u8]> = names.iter().map(String::as_bytes).collect();
            Err(Wrong::new(kind, &names))
        };
        if count < 2 {
            return wrong(Kind::TooFewBuffers, &["buffers"]);
        }
        let most = sized("buffer_size").unwrap_or(4096).max(each);
        let busy = sized("busy_buffers_size").unwrap_or(2 * most);
        if busy < most {
            return wrong(Kind::BusyTooSmall, &["busy_buffers_size", "buffer_size", "buffers"]);
        }
        if busy > (count - 1).saturating_mul(each) {
            return wrong(Kind::BusyTooLarge, &["busy_buffers_size", "buffers"]);
        }
        if sized("temp_file_write_size").unwrap_or(2 * most) < most {
            return wrong(Kind::BusyTooSmall, &["temp_file_write_size", "buffer_size", "buffers"]);
        }
        match sized("max_temp_file_size") {
            Some(size @ 1..) if size < most => {
                wrong(Kind::TempTooSmall, &["max_temp_file_size", "buffer_size", "buffers"])
            }
            _ => Ok(()),
        }
    }

    fn cache_is_known(&self, module: &str, scope: usize) -> Outcome {
        let zone = self.effective_of(scope, module, "cache").map(|kept| kept.arg(1));
        let named = zone.filter(|zone| **zone != *b"off" && !has_variables(zone));
        match named {
            Some(zone) if !self.is_declared(&zone) => {
                let name = format!("{module}_cache");
                Err(Wrong::new(Kind::ZoneUnknown, &[name.as_bytes(), &zone]))
            }
            _ => Ok(()),
        }
    }

    /// All but `proxy_cache` know no key of their own.
    fn cache_has_a_key(&mut self, module: &str, scope: usize) {
        let of = |name| self.effective_of(scope, module, name);
        let caches = of("cache").is_some_and(|kept| !kept.is_off());
        if module != "proxy" && caches && of("cache_key").is_none() {
            let module = module.as_bytes();
            self.say(Err(Wrong::new(Kind::NoCacheKey, &[module, module]).warning()));
        }
    }

    /// What a request to an upstream by TLS needs.
    fn upstream_is_verified(&self, module: &str, scope: usize) -> Outcome {
        let pass = self.scopes[scope].kept_of(module, "pass");
        let tls = pass.is_some_and(|kept| {
            let url = kept.arg(1);
            let begins = |scheme: &[u8]| {
                url.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
            };
            has_variables(&url)
                || [&b"https://"[..], b"suwsgi://", b"grpcs://"].into_iter().any(begins)
        });
        if !tls {
            return Ok(());
        }
        let of = |name: &str| self.effective_of(scope, module, name).map(|kept| kept.arg(1));
        let certificate =
            of("ssl_certificate").filter(|text| self.version < Version::V1_30 || !text.is_empty());
        if let (Some(certificate), None) = (certificate, of("ssl_certificate_key")) {
            return Err(Wrong::new(Kind::NoProxyKey, &[module.as_bytes(), &certificate]).nowhere());
        }
        let verifies = of("ssl_verify").is_some_and(|on| slot::is_on(&on));
        if verifies && of("ssl_trusted_certificate").is_none() {
            let module = module.as_bytes();
            return Err(Wrong::new(Kind::NoTrusted, &[module, module]).nowhere());
        }
        Ok(())
    }

    /// The variables of what is sent: nginx looks at headers and parameters only now, those of `http` with the first block that
    /// has none of its own.
    fn compile_sent(
        &mut self,
        module: &str,
        scope: usize,
        http: usize,
        outer: &mut bool,
    ) -> Outcome {
        if let Some(body) = self.effective(scope, "proxy_set_body").filter(|_| module == "proxy") {
            let body = body.arg(1).into_owned();
            self.compile(&body)?;
        }
        let name = match module {
            "proxy" => "proxy_set_header",
            "grpc" => "grpc_set_header",
            "fastcgi" => "fastcgi_param",
            "uwsgi" => "uwsgi_param",
            _ => "scgi_param",
        };
        let own = self.scopes[scope].sent(name).next().is_some();
        let first = !own && !std::mem::replace(outer, true);
        let from = if first { http } else { scope };
        let variables = &mut self.http.variables;
        self.scopes[from].sent(name).try_for_each(|value| compile(variables, &value))?;
        if module == "proxy" && self.scopes[from].sent(name).next().is_some() {
            self.headers_are_hashed(scope, from)
        } else {
            Ok(())
        }
    }
}
