//! What may stand behind a directive's name.

use crate::nginx::{Version, directives};

/// The parameters of a directive, as far as they are words: `what=` where a value follows.
#[must_use]
pub(super) fn parameters(name: &[u8], version: Version) -> Vec<&'static str> {
    let newer = version >= Version::V1_30;
    let words = match name {
        b"listen" if newer => {
            "80 443 default_server ssl quic reuseport proxy_protocol ipv6only= backlog= bind so_keepalive="
        }
        b"listen" => {
            "80 443 default_server ssl http2 reuseport proxy_protocol ipv6only= backlog= bind so_keepalive="
        }
        b"server" if newer => "weight= max_fails= fail_timeout= max_conns= backup down resolve",
        b"server" => "weight= max_fails= fail_timeout= max_conns= backup down",
        b"location" => "/ = ^~ ~ ~* @",
        b"return" => "200 301 302 307 308 400 403 404 444 500 502 503",
        b"error_page" => "404 500 502 503 504 =",
        b"rewrite" => "last break redirect permanent",
        b"random" => "two least_conn",
        b"hash" => "consistent $request_uri $remote_addr $arg_ $cookie_",
        b"proxy_set_header" => {
            "Host X-Real-IP X-Forwarded-For X-Forwarded-Proto X-Forwarded-Host Upgrade Connection"
        }
        b"proxy_hide_header" | b"proxy_pass_header" => "Server X-Powered-By",
        b"proxy_pass" => "http:// https://",
        b"try_files" => "$uri $uri/ =404",
        b"access_log" => "off /var/log/nginx/access.log main combined",
        b"error_log" => "/var/log/nginx/error.log debug info notice warn error crit",
        b"limit_req" => "zone= burst= nodelay delay=",
        b"limit_req_zone" => "$binary_remote_addr zone= rate=",
        b"worker_processes" => "auto",
        b"allow" | b"deny" => "all",
        b"expires" => "off max epoch",
        b"proxy_http_version" => "1.0 1.1",
        _ => {
            let found = directives(version).find(|listed| listed.name.as_bytes() == name);
            found.map_or("", |listed| listed.choices)
        }
    };
    words.split(' ').filter(|word| !word.is_empty()).collect()
}

/// What a header that is sent on is usually given.
#[must_use]
pub(super) fn header_value(header: &[u8]) -> Vec<&'static str> {
    let value = match header {
        b"Host" => "$host $http_host $proxy_host",
        b"X-Real-IP" => "$remote_addr",
        b"X-Forwarded-For" => "$proxy_add_x_forwarded_for",
        b"X-Forwarded-Proto" => "$scheme",
        b"X-Forwarded-Host" => "$host",
        b"Upgrade" => "$http_upgrade",
        b"Connection" => "\"\" upgrade",
        _ => return Vec::new(),
    };
    value.split(' ').collect()
}
