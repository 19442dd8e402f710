//! What the reader says to configurations that do not keep to the rules.

use expect_test::expect;

use super::wrong_files::check;

#[test]
fn configurations_that_do_not_fit() {
    let cases = [
        ("lesson.toml", "image = \"nginx:1.30\"", "image = \"nginx:1.99\""),
        ("lesson.toml", "image = \"nginx:1.30\"", "image = \"httpd:2\""),
        ("lesson.toml", "runs = \"task\"", "runs = \"docker\""),
        ("lesson.toml", "conf.d/default.conf", "default.conf"),
        ("lesson.toml", "at = \"localhost:8080\"", "at = \"localhost\""),
        ("lesson.toml", "at = \"localhost:8080\"", "at = \":8080\""),
        ("lesson.toml", "url = \"http://member.example/\"", "url = \"https://member.example/\""),
        ("lesson.toml", "url = \"http://member.example/\"", "url = \"http://member.example\""),
        ("lesson.toml", "reaches(home) == web", "reaches(home) == db"),
        ("lesson.toml", "reaches(home) == web", "reaches(front) == web"),
        ("lesson.toml", "reaches(home) == web", "reaches(home)"),
        ("lesson.toml", "reaches(home) == web", "reach(home) == web"),
        ("lesson.toml", "reaches(home) == web", "spread(home) == 1, 2"),
        ("lesson.toml", "reaches(home) == web", "failed(home, 999, web) == 0"),
        ("lesson.toml", "reaches(home) == web", "valid or valid"),
        ("lesson.toml", "answer(home) == 200", "answer(home) == ok"),
        ("lesson.toml", "says(\"invalid URL prefix\")", "says(\"invalid)"),
        ("lesson.toml", "id = \"answered\"", "id = \"arrives\""),
        ("ko.md", "- `no-scheme`: 주소", "- `no-colon`: 주소"),
        ("ko.md", "{#pass-on .config}", "{#pass-on .lab}"),
    ];
    check(
        &cases,
        &expect![[r#"
            lesson.toml: image = "nginx:1.30" → image = "nginx:1.99"
              lesson.toml:277: this is no tag of the official image that could be pulled; write `nginx:1.30`, or another that stands in src/nginx/official.rs
            lesson.toml: image = "nginx:1.30" → image = "httpd:2"
              lesson.toml:277: this is no tag of the official image that could be pulled; write `nginx:1.30`, or another that stands in src/nginx/official.rs
            lesson.toml: runs = "task" → runs = "docker"
              lesson.toml:278: `docker` is none of: docker-desktop, linux-docker, linux-docker --add-host, task
            lesson.toml: conf.d/default.conf → default.conf
              lesson.toml:279: the image's nginx would not read this file; write `/etc/nginx/conf.d/default.conf`, or `/etc/nginx/nginx.conf`
            lesson.toml: at = "localhost:8080" → at = "localhost"
              lesson.toml:301: write the peer's address as nginx may call it: `at = "web:8080"`, `"localhost:8080"` or `"10.0.1.11:80"`
            lesson.toml: at = "localhost:8080" → at = ":8080"
              lesson.toml:301: write the peer's address as nginx may call it: `at = "web:8080"`, `"localhost:8080"` or `"10.0.1.11:80"`
            lesson.toml: url = "http://member.example/" → url = "https://member.example/"
              lesson.toml:307: write the whole address, with a path: `url = "http://shop.example/"`; there is no https in the simulation
            lesson.toml: url = "http://member.example/" → url = "http://member.example"
              lesson.toml:307: write the whole address, with a path: `url = "http://shop.example/"`; there is no https in the simulation
            lesson.toml: reaches(home) == web → reaches(home) == db
              lesson.toml:313: there is no peer `db`; there are: web
            lesson.toml: reaches(home) == web → reaches(front) == web
              lesson.toml:313: there is no request `front`; there are: home
            lesson.toml: reaches(home) == web → reaches(home)
              lesson.toml:313: `==` is missing; the checks are: valid, says("…"), answer(REQUEST) == 200, reaches(REQUEST) == PEER, sent(REQUEST, "Header"), sent(REQUEST, "Header") == "value", unsent(REQUEST, "Header"), spread(REQUEST) == 10, 10, failed(REQUEST, 30, PEER) == 0, http(REQUEST) == "1.1"
            lesson.toml: reaches(home) == web → reach(home) == web
              lesson.toml:313: `reach` is no check; the checks are: valid, says("…"), answer(REQUEST) == 200, reaches(REQUEST) == PEER, sent(REQUEST, "Header"), sent(REQUEST, "Header") == "value", unsent(REQUEST, "Header"), spread(REQUEST) == 10, 10, failed(REQUEST, 30, PEER) == 0, http(REQUEST) == "1.1"
            lesson.toml: reaches(home) == web → spread(home) == 1, 2
              lesson.toml:313: give a share to each peer in the file's order: web
            lesson.toml: reaches(home) == web → failed(home, 999, web) == 0
              lesson.toml:313: write at most 200 requests
            lesson.toml: reaches(home) == web → valid or valid
              lesson.toml:313: join checks by ` and `; the checks are: valid, says("…"), answer(REQUEST) == 200, reaches(REQUEST) == PEER, sent(REQUEST, "Header"), sent(REQUEST, "Header") == "value", unsent(REQUEST, "Header"), spread(REQUEST) == 10, 10, failed(REQUEST, 30, PEER) == 0, http(REQUEST) == "1.1"
            lesson.toml: answer(home) == 200 → answer(home) == ok
              lesson.toml:317: `ok` is no number that fits here; the checks are: valid, says("…"), answer(REQUEST) == 200, reaches(REQUEST) == PEER, sent(REQUEST, "Header"), sent(REQUEST, "Header") == "value", unsent(REQUEST, "Header"), spread(REQUEST) == 10, 10, failed(REQUEST, 30, PEER) == 0, http(REQUEST) == "1.1"
            lesson.toml: says("invalid URL prefix") → says("invalid)
              lesson.toml:321: a quote is not closed; the checks are: valid, says("…"), answer(REQUEST) == 200, reaches(REQUEST) == PEER, sent(REQUEST, "Header"), sent(REQUEST, "Header") == "value", unsent(REQUEST, "Header"), spread(REQUEST) == 10, 10, failed(REQUEST, 30, PEER) == 0, http(REQUEST) == "1.1"
            lesson.toml: id = "answered" → id = "arrives"
              lesson.toml:275: the id `arrives` is used twice; choose another
            ko.md: - `no-scheme`: 주소 → - `no-colon`: 주소
              en.md:145: here is “- `no-scheme`: …”, but ko.md:145 has “- `no-colon`: …”; write both alike
              ko.md:134: nothing is said to the wrong way `no-scheme`; write - `no-scheme`: … under `#### … {.wrong}`
              ko.md:145: lesson.toml has no [[config.wrong]] with id = "no-colon" here; add it
            ko.md: {#pass-on .config} → {#pass-on .lab}
              en.md:134: here is “### … {#pass-on .config}”, but ko.md:134 has “### … {#pass-on .lab}”; write both alike
              ko.md:134: lesson.toml has no [[lab]] with id = "pass-on"; add it
        "#]],
    );
}
