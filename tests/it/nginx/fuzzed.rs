//! Inputs drawn for every part of nginx, and what must hold whatever they are: nothing panics, tokens are lossless, places lie in
//! the text, a layout is stable. Run long by `cargo run --profile bench --example fuzz --features desk -- 10000000`.

use baton::app::config::complete::complete;
use baton::app::config::diagnostic::diagnose;
use baton::app::config::hover::hover;
use baton::lang::Lang;
use baton::nginx::regex::Regex;
use baton::nginx::route::{Configuration, Found, Request, Sent, World};
use baton::nginx::upstream::Reply;
use baton::nginx::{
    Lexer, Surroundings, TokenKind, Tree, Version, check, directives, format, variables,
};
use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr};

/// Its name, its share of a hundred runs, one run.
pub(crate) type Target = (&'static str, u64, fn(&mut Draw));

pub(crate) const TARGETS: [Target; 6] = [
    ("lexer and tree", 30, lexer),
    ("layout", 20, layout),
    ("check", 15, verdict),
    ("regex", 20, regex),
    ("route", 5, route),
    ("diagnose, complete, hover", 10, editor),
];

const MAIN: &[u8] = b"/etc/nginx/nginx.conf";

/// A stream of numbers (splitmix64).
pub(crate) struct Draw(pub(crate) u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count.max(1) as u64) as usize
    }

    fn pick<'t>(&mut self, words: &[&'t str]) -> &'t str {
        words[self.below(words.len())]
    }
}

/// Bytes that mean something to the lexer, and some that do not.
fn soup(draw: &mut Draw) -> Vec<u8> {
    let length = draw.below(120);
    let byte = |draw: &mut Draw| match draw.below(12) {
        0 => draw.next() as u8,
        _ => b" \t\r\n;{}#\"'\\$()ab=~/@*\xff\0"[draw.below(23)],
    };
    (0..length).map(|_| byte(draw)).collect()
}

const SEEDS: [&str; 6] = [
    "upstream api { least_conn; server a:1 weight=5; server b:2 backup; keepalive 8; }\nserver {\n  listen 80 default_server;\n  server_name x *.y ~^(?<n>z);\n  location / { proxy_pass http://api/v1; proxy_set_header Host $host; }\n}\n",
    "map $http_upgrade $c { default upgrade; '' close; ~*^a b; }\nserver { listen 8080; location ~ \\.php$ { return 200 $c$n; } location = /a { alias /b; } }\n",
    "server { listen [::]:80; if ($arg_a = 'b') { rewrite ^/(.*)$ /x/$1 last; set $v $1; } location ^~ /x/ { try_files $uri $uri/ @f; } location @f { proxy_pass http://h:8/; } error_page 404 = @f; }\n",
    "log_format m '$remote_addr - \"$request\"'\n  '$status';\nlimit_req_zone $binary_remote_addr zone=z:1m rate=1r/s;\nserver { limit_req zone=z burst=5; access_log off; root /r; index i; }\n",
    "geo $g { default 0; 10.0.0.0/8 1; }\nsplit_clients $remote_addr $s { 50% a; * b; }\nserver { listen 80; location /a { location /a/b { return 204; } deny all; allow 10.0.0.1; } }\n",
    "server {\n    listen 80\n    server_name a;\n    location / {\n        proxy_pass http://a:3000\n    }\n",
];

const VALUES: &str = "on off 1 10m / /a $uri $x ${host} ~ (a ~^/(?<n>b)$ http://a:1 http://a:1/b unix:/x zone=z:1m 127.0.0.1/8 'a\u{20}b' \" default \
                      include mime.types = == @n { } ; } ; \\ # 가 $ 80 443 [::]:80 server location if ($a) weight=2 backup 404 \u{feff}";

/// A sound text with some of its words taken out, doubled, changed places or made others.
fn configuration(draw: &mut Draw) -> String {
    let seed = SEEDS[draw.below(SEEDS.len())];
    let mut words: Vec<String> =
        seed.split_inclusive([' ', '\n', ';']).map(str::to_owned).collect();
    let names: Vec<&str> = directives(Version::V1_30).map(|listed| listed.name).collect();
    let values: Vec<&str> = VALUES.split(' ').collect();
    for _ in 0..draw.below(7) {
        let at = draw.below(words.len());
        let other = draw.below(words.len());
        match draw.below(7) {
            0 => drop(words.remove(at)),
            1 => words.insert(at, words[other].clone()),
            2 => words.swap(at, other),
            3 => words[at] = format!("{} ", draw.pick(&values)),
            4 => words.insert(at, format!("{} {};\n", draw.pick(&names), draw.pick(&values))),
            5 => words.truncate(at),
            _ => words[at] = words[at].replace([';', '{', '}', '"'], ""),
        }
        if words.is_empty() {
            break;
        }
    }
    words.concat()
}

fn any(draw: &mut Draw) -> Vec<u8> {
    match draw.below(3) {
        0 => soup(draw),
        _ => configuration(draw).into_bytes(),
    }
}

fn lexer(draw: &mut Draw) {
    let text = any(draw);
    let mut at = 0;
    for token in Lexer::new(&text) {
        assert!(token.span.start == at && token.span.end > at, "no gap, no overlap, always on");
        at = token.span.end;
    }
    assert_eq!(at as usize, text.len());
    let tree = Tree::parse(&text);
    assert!(tree.all().all(|directive| directive.close().0 as usize <= text.len()));
    assert!(tree.faults().iter().all(|fault| fault.at as usize <= text.len()));
}

/// All but white space.
pub(crate) fn tokens(text: &[u8]) -> Vec<(TokenKind, &[u8])> {
    let solid = Lexer::new(text).filter(|token| token.kind != TokenKind::Space);
    solid.map(|t| (t.kind, &text[t.span.start as usize..t.span.end as usize])).collect()
}

fn layout(draw: &mut Draw) {
    let text = any(draw);
    let laid_out = format(&text);
    let shown = || format!("{}\n—\n{}", text.escape_ascii(), laid_out.escape_ascii());
    assert!(tokens(&laid_out) == tokens(&text), "{}", shown());
    assert!(format(&laid_out) == laid_out, "{}", shown());
}

/// A computer on which everything is there.
struct Anything;

impl Surroundings for Anything {
    fn read(&self, _path: &[u8]) -> Option<Cow<'_, [u8]>> {
        None
    }

    fn matching(&self, _pattern: &[u8]) -> Vec<Vec<u8>> {
        Vec::new()
    }

    fn address(&self, host: &[u8]) -> Option<IpAddr> {
        (host.len() < 3).then_some(IpAddr::V4(Ipv4Addr::LOCALHOST))
    }
}

impl World for Anything {
    fn find(&self, path: &[u8]) -> Found<'_> {
        match path.len() % 3 {
            0 => Found::Nothing,
            1 => Found::Folder,
            _ => Found::File(Cow::Borrowed(b"text")),
        }
    }

    fn ask(&mut self, address: &str, _sent: &Sent) -> Reply {
        if address.ends_with('1') { Reply::Refused } else { Reply::Status(200) }
    }
}

/// The text inside `http`, or as it is.
fn whole(draw: &mut Draw) -> Vec<u8> {
    let text = any(draw);
    match draw.below(4) {
        0 => text,
        _ => [b"events {}\nhttp {\n", &text[..], b"\n}\n"].concat(),
    }
}

fn version(draw: &mut Draw) -> Version {
    if draw.below(2) == 0 { Version::V1_22 } else { Version::V1_30 }
}

fn verdict(draw: &mut Draw) {
    let (text, version) = (whole(draw), version(draw));
    let report = check(MAIN, &text, &Anything, version);
    assert_eq!(report.printed().1 == 0, report.error().is_none());
    let inside = |end: u32| end as usize <= text.len();
    assert!(report.problems.iter().all(|problem| inside(problem.span.end)));
}

fn regex(draw: &mut Draw) {
    const PARTS: &str = "a b ab . ^ $ \\d \\w+ \\b [a-c] [^x] [[:alpha:]] ( ) (?: (?<n> (?= (?! (?<= (?> (?i) | * + ? {2} {1,3} *? ++ \\1 \\k<n> \\ [ ] (?( (?1) (*F) \\Q \\E \\x41 \\p{L} -";
    let parts: Vec<&str> = PARTS.split(' ').collect();
    let pattern: String = (0..draw.below(9)).map(|_| draw.pick(&parts)).collect();
    let subject: Vec<u8> = (0..draw.below(12)).map(|_| b"abcx1 /-\nA"[draw.below(10)]).collect();
    let Ok(regex) = Regex::new(pattern.as_bytes(), draw.below(2) == 0) else { return };
    let Ok(Some(captures)) = regex.captures(&subject) else { return };
    assert!(captures.iter().flatten().all(|(_, end)| *end <= subject.len()));
}

fn route(draw: &mut Draw) {
    let (text, version) = (whole(draw), version(draw));
    let configuration = Configuration::read(MAIN, &text, &Anything, version);
    let targets = [
        "/",
        "/a",
        "/x/../y",
        "/a/b?c=d",
        "//",
        "/%2e%2e/",
        "/a%",
        "http://x/y",
        "*",
        "/.php",
        "/\u{e9}",
    ];
    let request = Request {
        method: draw.pick(&["GET", "POST", "HEAD", "X"]).into(),
        target: draw.pick(&targets).into(),
        version: draw.pick(&["1.1", "1.0"]).into(),
        headers: vec![(b"Host".to_vec(), draw.pick(&["x", "a.y", "", "z:80"]).into())],
        body: Vec::new(),
        client: IpAddr::V4(Ipv4Addr::LOCALHOST),
        address: IpAddr::V4(Ipv4Addr::LOCALHOST),
        port: [80, 8080][draw.below(2)],
    };
    let mut worker = configuration.worker();
    for _ in 0..2 {
        let _ = configuration.route(&mut worker, &request, &mut Anything);
    }
}

fn editor(draw: &mut Draw) {
    let text = String::from_utf8_lossy(&whole(draw)).into_owned();
    let (version, lang) = (version(draw), Lang::ALL[draw.below(2)]);
    let report = check(MAIN, text.as_bytes(), &Anything, version);
    let at = |at: usize| text.is_char_boundary(at);
    for shown in diagnose(lang, &report, 0, &text) {
        assert!(at(shown.from) && at(shown.to) && shown.from <= shown.to, "{shown:?} in {text}");
        let fix = shown.fix.map_or((0, 0), |fix| (fix.from, fix.to));
        assert!(at(fix.0) && at(fix.1) && fix.0 <= fix.1, "{fix:?} in {text}");
    }
    let place = draw.below(text.len() + 2);
    let (from, _) = complete(lang, &text, place, version);
    assert!(at(from) && from <= text.len());
    let hovered = hover(lang, &text, place, version).map_or((0, 0), |hover| (hover.from, hover.to));
    assert!(at(hovered.0) && at(hovered.1));
    assert!(variables(version).count() > 100);
}

/// An input of about so many bytes that would take longest, if anything were not linear.
pub(crate) fn worst(nth: usize, bytes: usize) -> String {
    let inside = |head: &str, part: &str, tail: &str| {
        format!("events {{}} http {{ {head} {} {tail} }}", part.repeat(bytes / part.len()))
    };
    let server = |part: &str| inside("server {", part, "}");
    match nth {
        0 => inside("", "{", ""),
        1 => inside("", "}", ""),
        2 => inside("", "a \"b\"c ", ""),
        3 => server("lisen 80;\n"),
        4 => server("listen 80\nserver_name a;\n"),
        5 => server("location /a { "),
        6 => server("location /a { }\n"),
        7 => server("proxy_set_header a $b;\n"),
        8 => server("server_name a b;\n"),
        9 => inside("map $a $b {", "a b;\n", "}"),
        10 => inside("", "server { listen 80; }\n", ""),
        11 => inside("", "upstream u { server a; }\n", ""),
        _ => inside("", "server { server_name a; location / { proxy_pass http://b; } }\n", ""),
    }
}

/// All that the page does with a text.
pub(crate) fn read_all(text: &str) {
    let report = check(MAIN, text.as_bytes(), &Anything, Version::V1_30);
    let shown = diagnose(Lang::Ko, &report, 0, text).len();
    let (_, completed) = complete(Lang::Ko, text, text.len(), Version::V1_30);
    let hovered = hover(Lang::Ko, text, text.len() - 2, Version::V1_30).is_some();
    let laid_out = format(text.as_bytes()).len();
    let route = Configuration::read(MAIN, text.as_bytes(), &Anything, Version::V1_30);
    std::hint::black_box((shown, completed, hovered, laid_out, route.worker()));
}

#[cfg(test)]
mod tests {
    use super::{Draw, TARGETS, read_all, worst};

    #[test]
    fn whatever_is_drawn_holds() {
        let runs = u64::from(super::super::lexer::runs()) * 20;
        for (_, share, target) in TARGETS {
            (0..runs * share / 100).for_each(|run| target(&mut Draw(run)));
        }
    }

    #[test]
    fn the_worst_inputs_are_read_to_their_end() {
        (0..13).for_each(|nth| read_all(&worst(nth, 60_000)));
    }
}
