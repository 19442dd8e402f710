//! What the variables hold that are used most.

use crate::lang::Lang;
use crate::text::say::pick;

/// A sentence; none for a variable that is rarely used.
#[must_use]
#[rustfmt::skip] // A table: a variable a line.
pub fn about_variable(lang: Lang, name: &str) -> Option<&'static str> {
    let t = |ko, en| Some(pick(lang, ko, en));
    match name {
        "host" => t("손님이 부른 이름. 소문자이고 포트는 없어요.", "The name the client called, in lower case, without a port."),
        "http_host" => t("Host 헤더 그대로. 포트도 있어요.", "The Host header as it came, with its port."),
        "remote_addr" => t("nginx에 바로 접속한 쪽의 주소.", "The address of whoever connected to nginx."),
        "remote_port" => t("nginx에 바로 접속한 쪽의 포트.", "The port of whoever connected to nginx."),
        "binary_remote_addr" => t("접속한 쪽의 주소를 짧게 적은 것. 제한을 셀 때 써요.", "That address in few bytes, to count by."),
        "proxy_add_x_forwarded_for" => t("온 X-Forwarded-For 뒤에 $remote_addr을 이어 붙인 것.", "The X-Forwarded-For that came, with $remote_addr added."),
        "scheme" => t("손님과 nginx 사이가 http인지 https인지.", "http or https, between client and nginx."),
        "uri" => t("지금의 경로. 풀어 쓴 것이고 ? 뒤는 없어요.", "The path now, decoded, without what follows ?."),
        "document_uri" => t("$uri와 같아요.", "The same as $uri."),
        "request_uri" => t("손님이 보낸 경로 그대로. ? 뒤도 있어요.", "The path as the client sent it, with what follows ?."),
        "args" | "query_string" => t("? 뒤에 온 것.", "What follows the ?."),
        "is_args" => t("? 뒤에 무엇이 있으면 ?, 없으면 빈 값.", "A ? if something follows it, else empty."),
        "request_method" => t("GET, POST 같은 메서드.", "The method, such as GET or POST."),
        "request" => t("요청의 첫 줄 그대로.", "The request’s first line."),
        "request_body" => t("요청의 본문.", "The request’s body."),
        "status" => t("답의 상태 코드.", "The answer’s status."),
        "body_bytes_sent" => t("보낸 본문의 바이트 수.", "How many bytes of body were sent."),
        "server_name" => t("요청을 맡은 server의 이름.", "The name of the server that took the request."),
        "server_port" => t("요청을 받은 포트.", "The port that took the request."),
        "server_addr" => t("요청을 받은 주소.", "The address that took the request."),
        "proxy_host" => t("proxy_pass에 적은 이름과 포트.", "The name and port in proxy_pass."),
        "proxy_port" => t("proxy_pass에 적은 포트.", "The port in proxy_pass."),
        "upstream_addr" => t("요청을 넘겨받은 서버의 주소. 여럿이면 쉼표로 이어요.", "The servers the request was passed to, with commas between."),
        "upstream_status" => t("넘겨받은 서버가 답한 상태 코드.", "The status that server answered."),
        "upstream_response_time" => t("넘겨받은 서버의 답이 걸린 시간(초).", "How many seconds that server took."),
        "request_time" => t("요청을 처리하는 데 걸린 시간(초).", "How many seconds the request took."),
        "http_upgrade" => t("Upgrade 헤더. 웹소켓을 넘길 때 써요.", "The Upgrade header, for web sockets."),
        "http_user_agent" => t("손님의 브라우저 이름.", "The client’s browser."),
        "http_x_forwarded_for" => t("앞의 프록시가 알려 준 손님의 주소.", "The client’s address as a proxy before told it."),
        "document_root" => t("root에 적은 폴더.", "The folder of root."),
        "request_filename" => t("요청에 맞는 파일의 경로.", "The path of the file for the request."),
        "time_local" => t("지금 시각.", "The time now."),
        "hostname" => t("nginx가 있는 컴퓨터의 이름.", "The name of nginx’s computer."),
        "limit_rate" => t("답을 보내는 속도의 한계.", "The limit on how fast the answer is sent."),
        _ => None,
    }
}

/// Of a variable whose name is only known by its beginning.
#[must_use]
#[rustfmt::skip] // A table: a beginning a line.
pub fn group_of(lang: Lang, name: &str) -> Option<&'static str> {
    let t = |ko, en| pick(lang, ko, en);
    let groups = [
        ("sent_http_", t("답에 붙는 이 이름의 헤더.", "The answer’s header of this name.")),
        ("upstream_http_", t("넘겨받은 서버의 답에 있는 이 이름의 헤더.", "That server’s header of this name.")),
        ("http_", t("요청에 있는 이 이름의 헤더. -는 _로 적어요.", "The request’s header of this name, _ for -.")),
        ("arg_", t("? 뒤에 온 이 이름의 값.", "The value of this name behind the ?.")),
        ("cookie_", t("이 이름의 쿠키.", "The cookie of this name.")),
    ];
    groups.iter().find(|(begin, _)| name.starts_with(begin)).map(|(_, words)| *words)
}
