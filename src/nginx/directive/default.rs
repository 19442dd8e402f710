//! What holds where a directive does not stand, of those that learners meet: by nginx.org's documentation, since the binaries
//! do not tell.
//!
//! A value is the "Default" of nginx.org/en/docs, on the page of the directive's module: `ngx_core_module`, or in `http`
//! `ngx_http_core_module`, `…_autoindex_…`, `…_gzip_…`, `…_index_…`, `…_log_…`, `…_proxy_…`, `…_ssl_…` or `…_upstream_…`.
//! Where the releases differ, it is by the versions that the page names (for `ssl_protocols` by CHANGES, at 1.27.3). A size
//! of memory pages is that of x86-64. The path of `access_log`, on its page `logs/access.log`, is that of the builds
//! (`--http-log-path`, as `nginx -V` shows).

use crate::nginx::Version;

/// A line each: the name (after `<` only in 1.22, after `>` only in 1.30) and the value.
const DEFAULTS: &str = "\
absolute_redirect on
access_log /var/log/nginx/access.log combined
autoindex off
client_body_buffer_size 8k
client_body_timeout 60s
client_header_buffer_size 1k
client_header_timeout 60s
client_max_body_size 1m
default_type text/plain
etag on
gzip off
gzip_comp_level 1
gzip_min_length 20
gzip_types text/html
index index.html
>keepalive 32 local
keepalive_requests 1000
keepalive_timeout 75s (upstream: 60s)
large_client_header_buffers 4 8k
listen *:80 (non-root: *:8000)
log_not_found on
merge_slashes on
multi_accept off
port_in_redirect on
proxy_buffer_size 4k
proxy_buffering on
proxy_buffers 8 4k
proxy_cache off
proxy_connect_timeout 60s
<proxy_http_version 1.0
>proxy_http_version 1.1
proxy_intercept_errors off
proxy_next_upstream error timeout
proxy_next_upstream_timeout 0
proxy_next_upstream_tries 0
proxy_read_timeout 60s
proxy_redirect default
proxy_request_buffering on
proxy_send_timeout 60s
proxy_ssl_verify off
root html
satisfy all
send_timeout 60s
sendfile off
server_name \"\"
server_tokens on
ssl_prefer_server_ciphers off
<ssl_protocols TLSv1 TLSv1.1 TLSv1.2
>ssl_protocols TLSv1.2 TLSv1.3
ssl_session_timeout 5m
ssl_verify_client off
tcp_nodelay on
tcp_nopush off
types_hash_max_size 1024
worker_connections 512
worker_processes 1";

/// The value that a directive has where nobody writes it, if it is known.
#[must_use]
pub fn default_of(name: &str, version: Version) -> Option<&'static str> {
    let other = match version {
        Version::V1_22 => '>',
        Version::V1_30 => '<',
    };
    let lines = DEFAULTS.lines().filter(|line| !line.starts_with(other));
    let mut pairs = lines.filter_map(|line| line.trim_start_matches(['<', '>']).split_once(' '));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nginx::directive::directives;

    #[test]
    fn defaults_are_of_directives_that_there_are() {
        for line in DEFAULTS.lines() {
            let name = line.split(' ').next().expect("a name");
            let (version, name) = match name.strip_prefix('<') {
                Some(name) => (Version::V1_22, name),
                None => (Version::V1_30, name.trim_start_matches('>')),
            };
            assert!(directives(version).any(|listed| listed.name == name), "{line}");
            assert!(default_of(name, version).is_some(), "{line}");
        }
        assert_eq!(default_of("proxy_http_version", Version::V1_22), Some("1.0"));
        assert_eq!(default_of("keepalive", Version::V1_22), None);
        assert_eq!(default_of("proxy_pass", Version::V1_30), None);
    }
}
