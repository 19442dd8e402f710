//! The steps of a request in words, with the lines that decided, and as HTML.

use super::given::{Computer, drawn};
use baton::app::config::path::{NoOne, PathView, path_view};
use baton::lang::Lang;
use baton::ui::config::path::path;
use expect_test::expect_file;
use std::fmt::Write;
use yew::Callback;

const CONF: &str = "\
upstream members {
    server member-1:3000;
    server member-2:3000;
}
server {
    listen 80 default_server;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;

    location / {
        root /usr/share/nginx/html;
        try_files $uri $uri/ /index.html;
    }
    location /members/ {
        proxy_pass http://members/;
        proxy_set_header Host $host;
    }
    location ~ \\.php$ {
        return 403 \"no php here\\n\";
    }
    location ^~ /static/ {
        root /srv;
    }
    location = /health {
        return 200;
    }
    location /old/ {
        rewrite ^/old/(.*)$ /members/$1 last;
    }
    location /pay/ {
        proxy_pass http://10.0.0.9:3000;
        error_page 502 = @sorry;
    }
    location @sorry {
        return 503 sorry;
    }
}
server {
    listen 80;
    server_name shop.example.com;
    return 301 https://$host$request_uri;
}
";

const ASKED: [(&str, &str); 8] = [
    ("localhost", "/"),
    ("localhost", "/members/7?full=1"),
    ("localhost", "/members/x.php"),
    ("localhost", "/static/logo.png"),
    ("localhost", "/health"),
    ("localhost", "/old/7"),
    ("localhost", "/pay/1"),
    ("shop.example.com", "/cart"),
];

pub(super) fn view(lang: Lang, host: &str, target: &str) -> PathView {
    let mut computer = Computer { edited: CONF, up: vec!["172.18.0.2:3000"] };
    let (configuration, routed) = computer.get(host, target);
    path_view(lang, &configuration, &routed.expect("somebody listens"), CONF, 1)
}

fn told(view: &PathView) -> String {
    let mut told = String::new();
    for step in &view.steps {
        let place = step.place.as_ref();
        let lines = place.map(|place| format!(" {:?} {}{}", place.lines, place.code, place.file));
        let bearing = format!("{:?}", step.bearing);
        let _ = writeln!(told, "  {bearing:8} {}{}", step.words, lines.unwrap_or_default());
    }
    let got = &view.got;
    let _ = writeln!(
        told,
        "  -> {} {} | {} {:?} {:?}",
        got.status,
        view.reason(),
        got.words,
        got.headers,
        got.body
    );
    if let Some(received) = &view.received {
        let _ = writeln!(told, "  => {}", received.line);
        for row in &received.headers {
            let line = row.place.as_ref().map(|place| format!(" {:?}", place.lines));
            let value = row.value.as_deref().unwrap_or("-");
            let _ = writeln!(
                told,
                "     {}: {value} | {}{}",
                row.name,
                row.by,
                line.unwrap_or_default()
            );
        }
    }
    told
}

#[test]
fn every_step_is_worded_with_the_line_that_decided() {
    for lang in Lang::ALL {
        let mut all = String::new();
        for (host, target) in ASKED {
            let _ = writeln!(all, "GET {target} Host: {host}\n{}", told(&view(lang, host, target)));
        }
        for why in [NoOne::NotRunning, NoOne::NotListening { port: 8080 }] {
            let _ = writeln!(all, "{why:?}\n{}", told(&PathView::no_one(lang, why)));
        }
        expect_file![format!("./golden/path.{}.txt", lang.tag())].assert_eq(&all);
    }
}

#[test]
fn the_path_is_a_list_whose_lines_can_be_lit() {
    for lang in Lang::ALL {
        let view = view(lang, "localhost", "/members/7");
        let drawn = drawn(path("one", &view, Some(3), &Callback::noop()));
        expect_file![format!("./golden/path.{}.html", lang.tag())].assert_eq(&drawn);
    }
    let view = view(Lang::En, "localhost", "/health");
    assert_eq!(*view.lit(None), [6, 24, 25]);
    assert_eq!(*view.lit(Some(3)), [24]);
    assert_eq!(*view.lit(Some(1)), [0; 0]);
}
