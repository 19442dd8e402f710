//! Which code a directive has.

use crate::nginx::check::http::{
    cache, charset, geo, headers, limit, listen, location, log, map, misc, names, pass, resolver,
    rewrite, server, sized, split_clients, ssl, sticky, upstream,
};
use crate::nginx::check::{Call, Checker, Outcome, core, handler, include, slot};
use crate::nginx::directive::{Row, Slot, rows};
use std::sync::OnceLock;

type Setter = fn(&mut Checker<'_>, &Call<'_>) -> Outcome;

/// The setter of a row.
pub(super) fn of(row: &'static Row) -> Setter {
    static SETTERS: OnceLock<Vec<Setter>> = OnceLock::new();
    SETTERS.get_or_init(|| rows().iter().map(find).collect())[usize::from(row.index)]
}

fn find(row: &Row) -> Setter {
    if let Some(setter) = by_name(row) {
        return setter;
    }
    match row.slot {
        Slot::Flag => slot::flag,
        Slot::Number => slot::number,
        Slot::Size => slot::size,
        Slot::Offset => slot::offset,
        Slot::Milliseconds => slot::milliseconds,
        Slot::Seconds => slot::seconds,
        Slot::Text => slot::text,
        Slot::Texts | Slot::Pair => slot::texts,
        Slot::Enum => slot::one_of,
        Slot::Bitmask => slot::some_of,
        Slot::Buffers => slot::buffers,
        Slot::Path => slot::path,
        Slot::Access => slot::access,
        Slot::Types => slot::types,
        Slot::Value => misc::value,
        Slot::SizeValue => pass::size_value,
        Slot::Predicate => misc::predicate,
        Slot::Custom if row.block => {
            |checker, call| server::other(checker, call, call.row.contexts)
        }
        Slot::Custom => custom(row),
    }
}

/// Setters that several modules share, by the end of the name.
fn custom(row: &Row) -> Setter {
    let ends = |end: &str| row.name.ends_with(end);
    if ends("_cache_path") {
        cache::cache_path
    } else if ends("_cache_valid") {
        cache::cache_valid
    } else if ends("_certificate_cache") {
        ssl::certificate_cache
    } else if ends("_cache_key") {
        misc::value
    } else if ends("_cache")
        && ["proxy", "fastcgi", "uwsgi", "scgi"].iter().any(|m| row.name == format!("{m}_cache"))
    {
        cache::cache
    } else if ends("_store") {
        pass::store
    } else if ends("_bind") {
        pass::bind
    } else if ends("_param") {
        pass::param
    } else if row.module.starts_with("http_v2") {
        misc::obsolete
    } else {
        handler::any
    }
}

/// What is only asked for later.
fn keep(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.keep(call);
    Ok(())
}

/// Setters of one directive. Those of `stream` and `mail` that bear a name of `http` mind where they are.
fn by_name(row: &Row) -> Option<Setter> {
    outside_http(row)
        .or_else(|| in_http(row))
        .or_else(|| sized_in_http(row))
        .or_else(|| with_variables(row))
}

fn outside_http(row: &Row) -> Option<Setter> {
    Some(match row.name {
        "include" => include::include,
        "worker_processes" => core::worker_processes,
        "worker_priority" => core::worker_priority,
        "worker_cpu_affinity" => core::worker_cpu_affinity,
        "load_module" => core::load_module,
        "user" => core::user,
        "ssl_engine" => handler::once,
        "thread_pool" => core::thread_pool,
        "events" => core::events,
        "worker_connections" => core::worker_connections,
        "use" => core::use_,
        "debug_connection" => core::debug_connection,
        "http" => |checker, call| core::module_block(checker, call, server::http),
        "mail" => |checker, call| core::module_block(checker, call, server::mail),
        "stream" => |checker, call| core::module_block(checker, call, server::stream),
        "error_log" => log::error_log,
        _ => return None,
    })
}

fn in_http(row: &Row) -> Option<Setter> {
    Some(match row.name {
        "server" if row.module.ends_with("upstream") => upstream::server,
        "server" => server::server,
        "upstream" => upstream::upstream,
        "location" => location::location,
        "listen" => listen::listen,
        "server_name" if !row.module.starts_with("mail") => names::server_name,
        "types" => location::types,
        "root" | "alias" => location::root,
        "limit_except" => location::limit_except,
        "aio" => misc::aio,
        "directio" => misc::directio,
        "keepalive_timeout" if row.module == "http_core" => misc::keepalive_timeout,
        "internal" => handler::once,
        "secure_link_secret" => slot::text,
        "error_page" => location::error_page,
        "open_file_cache" | "open_log_file_cache" => log::open_file_cache,
        "resolver" => resolver::resolver,
        "gzip_disable" => misc::gzip_disable,
        "disable_symlinks" => misc::disable_symlinks,
        "log_format" => log::log_format,
        "access_log" => log::access_log,
        "index" => location::index,
        "mirror" => misc::mirror,
        "try_files" => location::try_files,
        "auth_request" => handler::once,
        "auth_request_set" => misc::auth_request_set,
        "auth_basic_user_file" => misc::value,
        "allow" | "deny" => misc::access_rule,
        "limit_conn_zone" | "limit_req_zone" => limit::limit_zone,
        "limit_conn" => limit::limit_conn,
        "limit_req" => limit::limit_req,
        "set_real_ip_from" => misc::real_ip_from,
        "real_ip_header" => handler::once,
        "geo" => geo::geo,
        "map" => map::map,
        "split_clients" => split_clients::split_clients,
        "valid_referers" => misc::valid_referers,
        "rewrite" => rewrite::rewrite,
        "return" if row.module == "http_rewrite" => rewrite::return_,
        "return" => misc::stream_return,
        "pass" | "auth_http" | "starttls" => keep,
        "protocol" => server::protocol,
        "if" => rewrite::if_,
        "set" => rewrite::set,
        _ => return None,
    })
}

fn sized_in_http(row: &Row) -> Option<Setter> {
    Some(match row.name {
        "connection_pool_size" | "request_pool_size" | "http2_pool_size" => sized::pool_size,
        "send_lowat" | "proxy_send_lowat" | "fastcgi_send_lowat" => sized::send_lowat,
        "gzip_window" => sized::gzip_window,
        "gzip_hash" => sized::gzip_hash,
        "http2_recv_buffer_size" => sized::http2_recv_buffer_size,
        "http2_body_preread_size" => sized::http2_body_preread_size,
        "http2_chunk_size" => sized::http2_chunk_size,
        "http2_streams_index_size" => sized::http2_streams_index_size,
        _ => return None,
    })
}

fn with_variables(row: &Row) -> Option<Setter> {
    Some(match row.name {
        "ssl" => ssl::ssl,
        "ssl_session_cache" => ssl::session_cache,
        "ssl_ocsp_cache" if row.module == "http_ssl" => ssl::ocsp_cache,
        "proxy_pass" => pass::proxy_pass,
        "fastcgi_pass" | "uwsgi_pass" | "scgi_pass" | "memcached_pass" => pass::other_pass,
        "grpc_pass" => pass::grpc_pass,
        "proxy_redirect" => pass::proxy_redirect,
        "proxy_cookie_domain" | "proxy_cookie_path" | "proxy_cookie_flags" => pass::cookie_rewrite,
        "fastcgi_split_path_info" => pass::split_path_info,
        "proxy_set_header" | "grpc_set_header" => misc::set_header,
        "fastcgi_param" | "uwsgi_param" | "scgi_param" => pass::param,
        "hash" | "ip_hash" | "least_conn" | "random" => misc::method,
        "keepalive" => misc::keepalive,
        "sticky" => sticky::sticky,
        "zone" => misc::zone,
        "charset" | "source_charset" => charset::charset,
        "charset_map" => charset::charset_map,
        "sub_filter" => misc::sub_filter,
        "userid_expires" => misc::userid_expires,
        "userid_mark" => misc::userid_mark,
        "http2_push" => misc::http2_push,
        "modern_browser" => misc::modern_browser,
        "expires" => headers::expires,
        "add_header" | "add_trailer" => headers::add_header,
        _ => return None,
    })
}
