//! What the editor of a configuration gets: problems in words with their mends, completions, hovers, the layout.

use super::fuzzed::tokens;
use super::recorded::{Files, read};
use baton::app::config::complete::complete;
use baton::app::config::diagnostic::{Diagnostic, diagnose};
use baton::app::config::hover::hover;
use baton::lang::Lang;
use baton::nginx::{Kind, Level, Problem, Report, Span, Version, check, format};
use baton::text::nginx::problem::problem;
use expect_test::expect_file;
use std::net::IpAddr;
use std::path::Path;

const EDITED: &[u8] = b"/etc/nginx/conf.d/default.conf";

/// The verdict on a file that the main one includes, and its index.
fn verdict(text: &str) -> (Report, usize) {
    let mut files = Files::new(|host| (host != b"nowhere").then_some(IpAddr::from([10, 0, 0, 1])));
    files.all.insert(EDITED.to_vec(), text.into());
    let main = b"events {}\nhttp {\n    include conf.d/*.conf;\n}\n";
    let report = check(b"/etc/nginx/nginx.conf", main, &files, Version::V1_30);
    let file = report.files.iter().position(|file| file == EDITED).expect("it was read");
    (report, file)
}

fn problems(lang: Lang, text: &str) -> Vec<Diagnostic> {
    let (report, file) = verdict(text);
    diagnose(lang, &report, file, text)
}

/// One mistake each, as learners make them.
const MISTAKES: [&str; 39] = [
    "server {\n    listen 80\n    server_name a;\n}\n",
    "server {\n    location / {\n        proxy_pass http://a:3000\n    }\n}\n",
    "server {\n    listen 80;\n    root /a\n    location / { }\n}\n",
    "server {\n    listen 80;\n}}\n",
    "server {\n    listen 80;\n    location / {\n        return 204;\n    }\n",
    "server {\n    listen 80;\n    location / {\n        return 204;\n}\nserver {\n    listen 81;\n}\n",
    "server {\n    listen 80;\n\nserver {\n    listen 81;\n}\n",
    "server\n    listen 80;\n    server_name a;\n}\n",
    "server {\n    listen 80;;\n}\n",
    "server {\n    listen 80}\n",
    "server {\n    add_header X \"a;\n    listen 80;\n    server_name b;\n}\n",
    "server {\n    add_header X \"a\"b;\n    server_name \"c\";\n}\n",
    "server {\n    lisen 80;\n}\n",
    "server {\n    location ~ ^/\\d{3}$ {\n        return 204;\n    }\n    location /b { }\n}\n",
    "server {\n    proxy_pass http://a:80;\n}\n",
    "listen 80;\n",
    "server {\n    listen 80 81;\n}\n",
    "server {\n    listen 80 default_sever;\n}\n",
    "server {\n    listen 99999;\n}\n",
    "server {\n    listen 80;\n    listen 80;\n}\n",
    "server {\n    listen 80 default_server;\n}\nserver {\n    listen 80 default_server;\n}\n",
    "server {\n    listen 80;\n    server_name a;\n}\nserver {\n    listen 80;\n    server_name a;\n}\n",
    "server {\n    root /a;\n    root /b;\n}\n",
    "server {\n    location /a { }\n    location /a { }\n    location /b { }\n    location /b { }\n}\n",
    "server {\n    location / {\n        proxy_pass a:80;\n    }\n}\n",
    "server {\n    location / {\n        proxy_pass http://nowhere:80;\n        proxy_set_header A $hots;\n    }\n}\n",
    "server {\n    location ~ /a {\n        proxy_pass http://a:80/b;\n    }\n}\n",
    "upstream a {\n}\n",
    "upstream a {\n    server b:1 weigth=3;\n}\n",
    "upstream a {\n    server b;\n}\nupstream a {\n    server c;\n}\n",
    "upstream a {\n    server b;\n}\nserver {\n    location / { proxy_pass http://a:80; }\n}\n",
    "server {\n    set name b;\n}\n",
    "server {\n    sendfile yes;\n}\n",
    "server {\n    if ($host == a) {\n        return 403;\n    }\n}\n",
    "server {\n    location / {\n        health_check;\n        content_by_lua_block { }\n        more_set_headers a;\n    }\n}\n",
    "server {\n    ssl off;\n    listen 80;\n}\n",
    "server {\n    listen 80 http2;\n    listen 443 ssl;\n}\n",
    "server {\n    location ~ (a {\n    }\n}\n",
    "server {\n    client_max_body_size 10 m;\n    proxy_read_timeout 5min;\n}\n",
];

fn shown(text: &str) -> String {
    let (korean, english) = (problems(Lang::Ko, text), problems(Lang::En, text));
    let mut out = text.to_owned();
    for (ko, en) in korean.iter().zip(&english) {
        let place = text[en.from..en.to].escape_debug();
        out += &format!(
            "  {} [{place}] {}\n    {}\n    {}\n",
            en.line, en.verbatim, ko.words, en.words
        );
        if let (Some(ko), Some(en)) = (&ko.fix, &en.fix) {
            let (old, new) = (text[en.from..en.to].escape_debug(), en.insert.escape_debug());
            out +=
                &format!("    ({}) ({}) {}: \"{old}\" → \"{new}\"\n", ko.label, en.label, en.from);
        }
    }
    out + "\n"
}

#[test]
fn mistakes_are_explained() {
    let all: String = MISTAKES.iter().map(|text| shown(text)).collect();
    expect_file!["../../golden/nginx-mistakes.txt"].assert_eq(&all);
}

#[test]
fn a_mend_takes_its_problem_away() {
    let mut mended = 0;
    for text in MISTAKES {
        for shown in problems(Lang::En, text) {
            let Some(fix) = shown.fix else { continue };
            let after = [&text[..fix.from], &fix.insert, &text[fix.to..]].concat();
            let text_of =
                |verbatim: &str| verbatim.split(" in /etc").next().unwrap_or("").to_owned();
            let left: Vec<String> =
                problems(Lang::En, &after).iter().map(|p| text_of(&p.verbatim)).collect();
            let before = problems(Lang::En, text);
            let count =
                |all: &[String]| all.iter().filter(|p| **p == text_of(&shown.verbatim)).count();
            let all: Vec<String> = before.iter().map(|p| text_of(&p.verbatim)).collect();
            assert!(count(&left) < count(&all), "{}\nbecomes\n{after}\n{left:#?}", shown.verbatim);
            assert!(left.len() < all.len() || left.len() <= 1, "{after}\n{left:#?}");
            mended += 1;
        }
    }
    assert!(mended >= 20, "only {mended} mends were tried");
}

#[test]
fn one_mistake_is_one_problem() {
    let one = MISTAKES.iter().take(16).filter(|text| problems(Lang::En, text).len() != 1);
    let noisy: Vec<String> = one.map(|text| shown(text)).collect();
    assert!(noisy.is_empty(), "{}", noisy.concat());
}

#[test]
fn every_kind_is_worded_in_both_languages() {
    let values = ["aa", "bb", "cc", "dd"].map(|value| value.as_bytes().to_vec()).to_vec();
    let hangul = |text: &str| text.chars().any(|c| ('가'..='힣').contains(&c));
    for kind in Kind::ALL {
        let (values, level, span) = (values.clone(), Level::Emergency, Span::default());
        let one = Problem { kind: *kind, values, level, line: None, file: 0, span };
        let (ko, en) =
            (problem(Lang::Ko, &one, Version::V1_30), problem(Lang::En, &one, Version::V1_30));
        assert!(hangul(&ko) && !hangul(&en) && en.len() > 20, "{kind:?}: {ko} / {en}");
        for words in [&ko, &en] {
            let open = ["{0}", "{1}", "{2}", "이(가)", "을(를)", "은(는)"]
                .iter()
                .any(|left| words.contains(left));
            assert!(!open && words.ends_with(['.', ')', 'm', ';']), "{kind:?}: {words}");
        }
    }
}

/// Completions at the `^`, labels only.
fn completed(text: &str) -> (String, Vec<String>) {
    let at = text.find('^').expect("a cursor");
    let plain = text.replacen('^', "", 1);
    let (from, all) = complete(Lang::En, &plain, at, Version::V1_30);
    (plain[from..at].to_owned(), all.into_iter().map(|one| one.label).collect())
}

#[test]
fn what_may_be_typed_depends_on_the_place() {
    let (begun, names) = completed("server { li^");
    assert_eq!((begun.as_str(), names[0].as_str()), ("li", "listen"));
    assert!(completed("server { location / { proxy_p^ } }").1.contains(&"proxy_pass".to_owned()));
    assert!(!completed("server { proxy_p^ }").1.contains(&"proxy_pass".to_owned()));
    assert!(completed("upstream a { least^").1.contains(&"least_conn".to_owned()));
    assert!(completed("^").1.contains(&"upstream".to_owned()));
    assert!(completed("events {}\n^").1.contains(&"http".to_owned()));
    assert_eq!(
        completed("upstream api { }\nserver { location / { proxy_pass http://a^").1,
        ["http://api"]
    );
    assert_eq!(completed("server { listen 80 def^").1, ["default_server"]);
    assert_eq!(completed("upstream a { server b:1 max^").1, ["max_fails=", "max_conns="]);
    assert_eq!(completed("location / { proxy_set_header X-F^").1.len(), 3);
    assert_eq!(completed("location / { proxy_set_header X-Real-IP ^").1, ["$remote_addr"]);
    assert!(
        completed("location / { proxy_next_upstream error ^").1.contains(&"http_502".to_owned())
    );
    assert_eq!(completed("server { sendfile ^").1, ["on", "off"]);
    assert_eq!(completed("set $mine a; server { return 200 \"$mi^").1, ["mine"]);
    assert_eq!(completed("return 200 ${scheme^").1, ["scheme"]);
    assert_eq!(completed("# li^").1, Vec::<String>::new());
    assert_eq!(completed("map $a $b { li^ }").1, Vec::<String>::new());
}

#[test]
fn what_stands_under_the_pointer_is_explained() {
    let said = |text: &str| {
        let at = text.find('^').expect("a pointer");
        let plain = text.replacen('^', "", 1);
        let hover = hover(Lang::Ko, &plain, at, Version::V1_30)?;
        Some((plain[hover.from..hover.to].to_owned(), hover.words))
    };
    let (place, words) = said("server { proxy_^pass http://a; }").expect("words");
    assert_eq!(place, "proxy_pass");
    assert!(
        words.contains("요청을 다른 서버에 넘기고")
            && words.ends_with("쓰는 곳: location, location 안의 if, limit_except · 값: 1개"),
        "{words}"
    );
    let words = |text| said(text).expect("words").1;
    assert!(
        words("proxy_^http_version 1.1;").ends_with(" · 값: 1개 (1.0, 1.1, 2) · 적지 않으면: 1.1")
    );
    assert!(
        words("server { auto^index on; }").ends_with(" · 값: 1개 (on, off) · 적지 않으면: off")
    );
    let (place, words) = said("return 200 a$ho^st-b;").expect("words");
    assert_eq!(
        (place.as_str(), words.as_str()),
        ("$host", "손님이 부른 이름. 소문자이고 포트는 없어요.")
    );
    assert!(said("return 200 ${http_x^_y};").is_some_and(|(place, _)| place == "${http_x_y"));
    assert!(said("health_^check;").is_some_and(|(_, words)| words.contains("NGINX Plus")));
    assert_eq!(said("return 2^00;"), None);
    assert_eq!(said("# li^sten"), None);
}

#[test]
fn a_layout_keeps_every_token_and_verdict() {
    let index = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/truth/cases/index.jsonl");
    for case in read(&index, Version::V1_30).expect("the index") {
        let text = case.files.main();
        let laid_out = format(text);
        assert!(tokens(&laid_out) == tokens(text), "{}", case.path);
        assert!(format(&laid_out) == laid_out, "{}", case.path);
        let said = |text: &[u8]| {
            check(b"/etc/nginx/nginx.conf", text, &case.files, Version::V1_30)
                .error()
                .map(Problem::text)
        };
        assert_eq!(said(&laid_out), said(text), "{}", case.path);
    }
}
