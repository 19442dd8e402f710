//! Servers put together at random of directives that mean something to a request, and requests for them.

use serde_json::{Value, json};

/// A configuration with requests, in the form of the recordings.
pub(crate) struct Site {
    pub(crate) name: String,
    /// `PORT`, `BACK` and `ROOT` stand for what is known when it runs.
    pub(crate) http: String,
    pub(crate) cases: Vec<Value>,
}

/// Numbers drawn from a seed.
pub(crate) struct Draw(u64);

impl Draw {
    /// Those of the site with this number.
    pub(crate) fn new(number: u64) -> Draw {
        Draw((number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }

    pub(crate) fn of<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }
}

const HTTP: [&str; 14] = [
    "",
    "map $arg_k $m { default d; a A$uri; ~^b(.) \"B$1\"; ~*^(?<cap>C.)$ $cap; \"\" e; }",
    "map $host $m { hostnames; default d; .ex.com dot; *.a.b lead; t.* tail; t exact; }",
    "geo $m { default d; 127.0.0.0/8 lo; 127.0.0.1 one; }",
    "geo $arg_k $m { ranges; default d; 1.0.0.0-1.255.255.255 r1; 1.1.0.0-1.1.255.255 r11; }",
    "split_clients $arg_k $m { 20% a; 30.5% b; * c; }",
    "map $uri $m { default d$uri; / root; /a/x ax; }",
    "map $uri$is_args$args $m { volatile; default v$uri; ~x x; }",
    "merge_slashes off; map $args $m { default $args; }",
    "error_page 404 /e404; map $request_method $m { default other; GET g; }",
    "proxy_set_header X-H http; map $http_x_a $m { default n; \"\" none; }",
    "root ROOT; map $uri $m { default 1; }",
    "set_real_ip_from 127.0.0.1; real_ip_header X-Forwarded-For; geo $m { default d; 9.9.9.0/24 nine; }",
    "upstream u { server 127.0.0.1:BACK; } upstream v { server 127.0.0.1:1; server 127.0.0.1:BACK; } map $uri $m { default u; }",
];

const SERVER: [&str; 47] = [
    "",
    "",
    "",
    "",
    "merge_slashes off;",
    "absolute_redirect off;",
    "port_in_redirect off;",
    "server_name_in_redirect on;",
    "rewrite ^/old/(.*)$ /new/$1;",
    "rewrite ^/a/(x.*)$ /b/$1?s=1 last;",
    "rewrite ^/a/(y.*)$ /b/$1? break;",
    "rewrite ^/(.*)/gone$ /$1 permanent;",
    "rewrite ^/away(.*)$ http://$host$1?q;",
    "if ($arg_a) { return 403; }",
    "if ($arg_a = 2) { set $m two; }",
    "if ($request_method = POST) { rewrite ^ /b/post last; }",
    "if ($uri ~* ^/A/(.*)$) { rewrite ^ /b/$1 break; }",
    "if ($http_x_a !~ ^1) { set $v no; break; }",
    "if (-f $request_filename) { return 200 \"file $request_filename\"; }",
    "if (!-d ROOT$uri) { set $v nodir; }",
    "error_page 404 /e404;",
    "error_page 403 404 = @fall;",
    "error_page 404 =200 /b/ok?e=1;",
    "error_page 404 =410 /b/$uri;",
    "error_page 500 502 /e50x; error_page 405 =200 /b/m;",
    "error_page 404 http://e.test/x;",
    "error_page 404 =301 /moved$uri;",
    "error_page 403 @fall; error_page 400 /b/bad;",
    "error_page 413 =200 @fall; client_max_body_size 2;",
    "error_page 301 =200 /b/r;",
    "recursive_error_pages on; error_page 404 403 /e404;",
    "underscores_in_headers on;",
    "ignore_invalid_headers off;",
    "root ROOT;",
    "root ROOT/; index i.html f.txt;",
    "index nope.html /b/index;",
    "autoindex on;",
    "client_max_body_size 2;",
    "deny 127.0.0.1;",
    "try_files $uri /b/try?$args;",
    "root ROOT; try_files $uri $uri/ @fall;",
    "set $args \"z=1&$args\";",
    "return 200 \"S $uri $server_name $server_port $scheme\";",
    "satisfy any; deny all; auth_basic r; auth_basic_user_file nofile;",
    "auth_basic \"re $host\"; auth_basic_user_file ROOT/users;",
    "proxy_set_header Host $host; proxy_set_header X-S $server_name;",
    "large_client_header_buffers 4 1k; rewrite_log on;",
];

const LOCATIONS: [&str; 27] = [
    "/",
    "/",
    "= /",
    "/a",
    "/a/",
    "= /a/",
    "= /a/x",
    "^~ /a/b",
    "/b/",
    "/b/",
    "/new/",
    "/p",
    "/p/",
    "/e404",
    "= /e50x",
    "@fall",
    "~ \\.php$",
    "~* ^/A/(.*)$",
    "~ ^/u/(?<id>[^/]+)/(.*)$",
    "~ (.)$",
    "~ ^/(a|b)/(.*)\\.(txt|jpg)$",
    "/a/b/c",
    "\"/sp ace\"",
    "^~ /files/",
    "/post",
    "= /b/r",
    "/%25",
];

const INSIDE: [&str; 76] = [
    "return 200 \"N|$uri|$args|$1|$2|$is_args|$request_uri|$document_uri\";",
    "return 200 \"V|$m|$host|$http_x_a|$arg_a|$arg_b|$cookie_c|$request_method|$server_protocol|$query_string\";",
    "return 200 \"W|$v|$id|$cap|${uri}x|$http_host|$remote_addr|$remote_user|$http_cookie|$proxy_host\";",
    "return 200 \"R|$request_filename|$document_root|$content_length|$http_x_under|$request|$status\";",
    "return 301 /x$uri;",
    "return 302 http://$host/z?$args;",
    "return 307 $request_uri;",
    "return 308 y;",
    "return 404;",
    "return 403 \"no $1\";",
    "return 204;",
    "return 200;",
    "return 500 \"five\";",
    "return 444;",
    "return 418;",
    "return 405;",
    "return http://other.test$uri;",
    "return 303 \"\";",
    "return 201 made;",
    "return 304;",
    "rewrite ^/a/(.*)$ /b/$1 last;",
    "rewrite ^/a/(.*)$ /b/$1 break;",
    "rewrite ^/a/(.*)$ /b/$1;",
    "rewrite ^/(.*)$ /b/$1?n=$arg_a;",
    "rewrite ^/(.)(.*)$ /b/$2?$1?x=$2 last;",
    "rewrite (.*) $1/l last;",
    "rewrite ^/a/(.*)$ /b/$1 redirect;",
    "rewrite ^/(.*)$ /z/$1? permanent;",
    "rewrite ^ $scheme://h.test$uri;",
    "rewrite nothing /b/; return 200 \"after $1\";",
    "rewrite ^/a /b/ last; rewrite ^ /zzz last;",
    "rewrite ^/(.*)$ /b/$1; rewrite ^/b/(.*)$ /a/x$1; return 200 \"two $uri $1\";",
    "rewrite ^/(.*) /b/?q=$1 last;",
    "break; return 200 never;",
    "set $v 1$uri; break;",
    "if ($arg_a = 1) { return 200 \"if1 $v\"; }",
    "if ($uri ~ ^/a/(.+)$) { set $v $1; } set $v \"$v-$1\";",
    "if ($arg_a) { rewrite ^/a/(.*)$ /b/$1 break; }",
    "if ($arg_a != 1) { break; } return 200 one;",
    "if ($http_x_a ~* \"(b+)\") { return 200 \"xa $1\"; }",
    "if ($arg_b) { proxy_pass http://127.0.0.1:BACK; }",
    "if ($arg_b) { set $v b; set $http_x_a set; }",
    "if ($arg_a !~ ^[0-9]*$) { return 400; }",
    "set $v $1; set $v2 \"$v$args\"; return 200 \"$v2|$V\";",
    "if (-d $request_filename) { return 200 dir; }",
    "if (!-e $request_filename) { rewrite ^(.*)$ /b$1 last; }",
    "try_files $uri $uri/ @fall;",
    "try_files $uri =404;",
    "try_files /f.txt /b/x?y=$arg_a;",
    "try_files $uri.txt $uri/ /b/t$uri;",
    "try_files nope @nope;",
    "try_files $uri =410;",
    "proxy_pass http://127.0.0.1:BACK;",
    "proxy_pass http://127.0.0.1:BACK;",
    "proxy_pass http://127.0.0.1:BACK/;",
    "proxy_pass http://127.0.0.1:BACK/r;",
    "proxy_pass http://127.0.0.1:BACK/r?x=1;",
    "proxy_pass http://127.0.0.1:BACK$request_uri;",
    "proxy_pass http://127.0.0.1:BACK/v$uri$is_args$args;",
    "proxy_pass http://127.0.0.1:BACK?e=$arg_a;",
    "set $b 127.0.0.1:BACK; proxy_pass http://$b;",
    "proxy_pass http://127.0.0.1:1;",
    "proxy_pass http://nowhere$arg_zz;",
    "internal;",
    "internal; return 200 \"I $uri\";",
    "alias ROOT/;",
    "alias ROOT/a/;",
    "root ROOT;",
    "deny all;",
    "allow 127.0.0.1; deny all;",
    "limit_except GET { deny all; }",
    "limit_except POST { allow 127.0.0.9; deny all; } return 200 lim;",
    "error_page 404 = @fall;",
    "error_page 502 =200 /e50x;",
    "auth_basic off;",
    "client_max_body_size 1m; satisfy any;",
];

/// Only of use where something is passed on.
const PASSED: [&str; 16] = [
    "",
    "",
    "",
    "proxy_set_header X-A $arg_a;",
    "proxy_set_header Host $http_host;",
    "proxy_set_header Host \"\"; proxy_set_header Connection $http_connection;",
    "proxy_method PUT;",
    "proxy_pass_request_body off;",
    "proxy_pass_request_headers off;",
    "proxy_set_body \"b$uri\";",
    "proxy_http_version 1.1;",
    "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header x-a one;",
    "proxy_set_header Content-Length \"\"; proxy_set_header X-P $proxy_host:$proxy_port;",
    "proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;",
    "proxy_intercept_errors on;",
    "proxy_set_header Expect 1; proxy_set_header TE x; proxy_set_header Keep-Alive y;",
];

const TARGETS: [&str; 60] = [
    "/",
    "/a",
    "/a/",
    "/a/x",
    "/a/x?a=1",
    "/a/x?a=2&b=3",
    "/a/y",
    "/a/b",
    "/a/b/c",
    "/a/b/c.txt",
    "/A/q",
    "/b/",
    "/b/z",
    "/new/n",
    "/old/n",
    "/old/n?a=0",
    "/p",
    "/p?x=1",
    "/p/",
    "/p/q",
    "/u/me/rest",
    "/x.php",
    "/a/x.php?k=a",
    "/e404",
    "/e50x",
    "/none",
    "/none?k=b1",
    "/f.txt",
    "/a/f.txt",
    "/d",
    "/d/",
    "/files/f.txt",
    "/i.html",
    "/a%20b/c",
    "/a/%41%2f%3f%23x",
    "/a/x%25y?q=%20",
    "//a//x",
    "/a/./x/../y",
    "/a/..",
    "/..",
    "/%zz",
    "/%00",
    "/a/x+y?b=1+2",
    "/a/caf%C3%A9",
    "/sp%20ace/x",
    "/x/gone",
    "/away/x",
    "/?a=1&A=2",
    "/?",
    "/a/x?",
    "/a/x#frag?x",
    "/a/x?b=#f",
    "http://t/a/x",
    "http://ex.com",
    "http://ex.com?a=1",
    "http://t:99/b/z?a",
    "a",
    "*",
    "/b/ok",
    "/a;b=c/x?d;e",
];

const HEADERS: [&[(&str, &str)]; 24] = [
    &[],
    &[],
    &[],
    &[],
    &[],
    &[("X-A", "1b")],
    &[("X-A", "abbc"), ("X-A", "2")],
    &[("X_Under", "u"), ("X.Dot", "d")],
    &[("Cookie", "c=1; d=2"), ("Cookie", "c=3")],
    &[("Expect", "100-continue")],
    &[("X-Forwarded-For", "9.9.9.9, 8.8.8.8"), ("X-Forwarded-For", "7.7.7.7")],
    &[("Authorization", "Basic dTpw")],
    &[("Authorization", "Basic bTpx")],
    &[
        ("Connection", "keep-alive, X-A"),
        ("Keep-Alive", "5"),
        ("Upgrade", "ws"),
        ("TE", "trailers"),
        ("X-A", "u"),
    ],
    &[("Host", "second")],
    &[("If-Match", "a"), ("If-Match", "b")],
    &[("Bad Name", "x")],
    &[("Transfer-Encoding", "gzip")],
    &[("Content-Length", "x")],
    &[("Empty", ""), ("User-Agent", " ua  "), ("accept", "*/*")],
    &[("X-Real-IP", "9.9.9.1")],
    &[("Referer", "http://ex.com/x")],
    &[("Content-Length", "0")],
    &[("If-Modified-Since", "x"), ("X-Empty", "")],
];

const HOSTS: [&str; 18] = [
    "t",
    "t",
    "t",
    "t",
    "t",
    "ex.com",
    "www.ex.com",
    "EX.com.",
    "t:8080",
    "x.a.b",
    "t.q",
    "other",
    "[::1]:80",
    "a..b",
    "",
    "a/b",
    "u@h",
    "r12.net",
];

/// Directives that a location may have once, or only where it has a plain name.
const ONCE: [&str; 7] = [
    "try_files",
    "proxy_pass",
    "alias",
    "root",
    "limit_except",
    "internal",
    "client_max_body_size",
];
const PLAIN_ONLY: [&str; 3] = ["BACK/;", "BACK/r", "alias"];

fn location(draw: &mut Draw, head: &str, depth: usize) -> String {
    let plain = !head.starts_with(['~', '@']);
    let mut inside = String::new();
    for _ in 0..1 + draw.below(3) {
        let line = draw.of(&INSIDE);
        let again = ONCE.iter().any(|once| line.contains(once) && inside.contains(once));
        if again || (!plain && PLAIN_ONLY.iter().any(|word| line.contains(word))) {
            continue;
        }
        inside.push_str(line);
        inside.push(' ');
    }
    if inside.contains("proxy_pass") {
        inside.push_str(draw.of(&PASSED));
    }
    let inner: &[&str] = match head {
        "/" | "/a" => &["/a/b", "/a/x", "= /a/y", "~ ^/a/(.)", "~* \\.TXT$", "^~ /a/b/", "~ z$"],
        "/b/" => &["/b/z", "~ z$", "= /b/ok"],
        "~ (.)$" | "^~ /a/b" => &["~ ^/(.)", "~ z$"],
        _ => &[],
    };
    if depth == 0 && !inner.is_empty() && draw.below(3) == 0 {
        let inner = draw.of(inner);
        inside.push_str(&location(draw, inner, 1));
    }
    format!("location {head} {{ {inside} }}\n")
}

fn server(draw: &mut Draw, name: &str) -> String {
    let mut text = format!("server {{ listen 127.0.0.1:PORT; server_name {name};\n");
    for _ in 0..draw.below(3) {
        text.push_str(draw.of(&SERVER));
        text.push('\n');
    }
    for _ in 0..1 + draw.below(5) {
        let head = draw.of(&LOCATIONS);
        let place = format!("location {head} {{");
        if !text.contains(&place) {
            text.push_str(&location(draw, head, 0));
        }
    }
    text + "}\n"
}

fn case(draw: &mut Draw) -> Value {
    let mut case = json!({ "uri": draw.of(&TARGETS) });
    if draw.below(3) == 0 {
        case["host"] = match draw.below(20) {
            0 => Value::Null,
            _ => json!(draw.of(&HOSTS)),
        };
    }
    if draw.below(5) == 0 {
        case["method"] = json!(draw.of(&[
            "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "M-X_Y", "PATCH"
        ]));
    }
    if case["method"].is_string() && draw.below(2) == 0 {
        case["body"] = json!(draw.of(&["abc", "x", ""]));
    }
    if draw.below(15) == 0 {
        case["ver"] =
            json!(draw.of(&["1.0", "1.0", "1.0", "1.2", "2.0", "0.9", "1", "3", "1.x", "10.1"]));
    }
    let headers = HEADERS[draw.below(HEADERS.len())];
    if !headers.is_empty() {
        case["headers"] = headers.iter().map(|(name, value)| json!([name, value])).collect();
    }
    case
}

/// The site with this number.
pub(crate) fn site(number: u64, requests: usize) -> Site {
    let mut draw = Draw::new(number);
    draw.below(1);
    let mut http = format!("{}\n", draw.of(&HTTP));
    if !http.contains("$m ") {
        http.push_str("map $uri $m { default none; }\n");
    }
    // Variables that some directives use are made somewhere.
    http.push_str(
        "map 1 $v { default v0; } map 1 $id { default id0; } map 1 $cap { default c0; }\n",
    );
    let names = [
        "t",
        "ex.com .a.b",
        "*.ex.com t.*",
        "~^(?<id>r.)[0-9]*\\.",
        "_",
        "\"\"",
        "other $hostname",
    ];
    for _ in 0..1 + draw.below(3) {
        let name = draw.of(&names);
        http.push_str(&server(&mut draw, name));
    }
    let cases = (0..requests).map(|_| case(&mut draw)).collect();
    Site { name: format!("site {number}"), http, cases }
}
