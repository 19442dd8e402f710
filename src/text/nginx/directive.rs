//! What the directives do that are used most.

use crate::lang::Lang;
use crate::text::say::pick;

/// One or two sentences; none for a directive that is rarely used.
#[must_use]
#[rustfmt::skip] // A table: a directive a line.
pub fn about(lang: Lang, name: &str) -> Option<&'static str> {
    let t = |ko, en| Some(pick(lang, ko, en));
    match name {
        "events" => t("연결을 다루는 방법을 적는 블록이에요. 비어 있어도 꼭 있어야 해요.", "How connections are handled. The block must be there, even if empty."),
        "http" => t("웹 요청에 대한 설정을 모두 담는 블록이에요.", "Holds all that is about web requests."),
        "server" => t("server 블록은 한 웹 사이트예요. 어느 포트에서 어떤 이름의 요청을 받을지 정해요. upstream 안의 server는 요청을 넘겨받을 서버 하나예요.", "A server block is one web site: on which port it takes requests, for which names. Inside upstream, server is one server to pass requests to."),
        "location" => t("어떤 경로의 요청을 어떻게 처리할지 정해요. =은 똑같을 때, ~는 정규식, 아무것도 없으면 그렇게 시작하는 경로예요.", "What to do with requests for a path. = means exactly, ~ a regular expression; without either, paths that begin so."),
        "upstream" => t("요청을 넘겨받을 서버들의 묶음이에요. proxy_pass에서 그 이름을 불러요.", "A group of servers to pass requests to. proxy_pass calls it by its name."),
        "listen" => t("이 server가 요청을 받을 주소와 포트예요.", "The address and port on which this server takes requests."),
        "server_name" => t("이 server가 맡는 이름이에요. 요청의 Host 헤더와 견주어요.", "The names this server answers to. They are compared with the request’s Host header."),
        "proxy_pass" => t("요청을 다른 서버에 넘기고 그 답을 손님에게 돌려줘요. 뒤에 경로를 붙이면 location과 맞은 부분이 그 경로로 바뀌어요.", "Passes the request on to another server and returns its answer. With a path, the part that matched the location is replaced by it."),
        "proxy_set_header" => t("요청을 넘길 때 붙일 헤더예요. 한 블록에 하나라도 적으면 바깥 블록에 적은 것은 모두 물려받지 않아요.", "A header to send along. A block that has even one inherits none from the blocks around it."),
        "proxy_http_version" => t("넘길 때 쓰는 HTTP 버전이에요. 1.29.7부터는 따로 적지 않아도 1.1이에요.", "The HTTP version to pass requests on with. Since 1.29.7 it is 1.1 by itself."),
        "proxy_connect_timeout" => t("넘겨받을 서버와 연결되기를 기다리는 시간이에요. 보통 60초예요.", "How long to wait for a connection to the other server; 60 s unless set."),
        "proxy_read_timeout" => t("넘겨받은 서버의 답이 끊긴 채로 기다리는 시간이에요. 보통 60초이고, 넘으면 504예요.", "How long the other server may stay silent; 60 s unless set. Then the answer is 504."),
        "proxy_send_timeout" => t("요청을 보내다가 멈춘 채로 기다리는 시간이에요.", "How long sending the request may stall."),
        "proxy_next_upstream" => t("어떤 실패일 때 다음 서버에 다시 보낼지 정해요. 보통은 error와 timeout이에요.", "After which failures to try the next server; error and timeout unless set."),
        "proxy_next_upstream_tries" => t("서버를 몇 곳까지 시도할지 정해요. 0이면 끝까지예요.", "How many servers to try; 0 means all."),
        "proxy_redirect" => t("답의 Location 헤더에 적힌 주소를 손님에게 맞게 바꿔요.", "Rewrites the address in the answer’s Location header."),
        "proxy_buffering" => t("넘겨받은 서버의 답을 모아 두었다가 손님에게 보낼지 정해요.", "Whether answers are collected before they go to the client."),
        "proxy_cache" => t("답을 저장해 두었다가 같은 요청에 다시 써요.", "Keeps answers, and uses them again for the same request."),
        "root" => t("파일을 찾을 폴더예요. 그 뒤에 요청의 경로를 그대로 붙여서 찾아요.", "The folder of files. The request’s path is added to it as it is."),
        "alias" => t("location과 맞은 부분을 이 폴더로 바꿔서 파일을 찾아요.", "The folder takes the place of what matched the location."),
        "index" => t("경로가 /로 끝날 때 찾아볼 파일이에요.", "The file to look for when a path ends in /."),
        "try_files" => t("파일을 차례로 찾아보고, 하나도 없으면 마지막에 적은 주소나 코드로 가요.", "Looks for files one after the other; if there is none, goes to the last address or status."),
        "return" => t("바로 답해요. 301, 302와 주소를 적으면 그 주소로 가라고 답해요.", "Answers at once. With 301 or 302 and an address it sends the client there."),
        "rewrite" => t("경로가 정규식에 맞으면 다른 경로로 바꿔요.", "Changes a path that fits a regular expression into another."),
        "if" => t("조건이 맞는 요청에만 블록 안의 설정을 써요.", "Uses what is inside for requests that fit the condition."),
        "set" => t("변수에 값을 넣어요.", "Gives a variable a value."),
        "map" => t("한 값에 따라 다른 변수의 값을 정하는 표예요. 왼쪽에 맞으면 오른쪽 값이 돼요.", "A table: where the left side fits, the variable gets the right."),
        "error_page" => t("오류 코드일 때 대신 보여 줄 페이지예요.", "The page to show for an error status."),
        "include" => t("다른 파일의 내용을 이 자리에 읽어 들여요.", "Reads another file in this place."),
        "add_header" => t("손님에게 보내는 답에 헤더를 붙여요. 한 블록에 하나라도 적으면 바깥 것은 물려받지 않아요.", "Adds a header to answers. A block that has one inherits none."),
        "expires" => t("손님이 답을 얼마 동안 저장해도 되는지 알려 줘요.", "Tells clients how long they may keep the answer."),
        "access_log" => t("요청을 한 줄씩 적을 로그 파일이에요. off면 적지 않아요.", "The file that gets a line for each request; off for none."),
        "error_log" => t("오류를 적을 파일과 수준이에요.", "The file for errors, and from which level on."),
        "log_format" => t("로그 한 줄의 모양에 이름을 붙여요.", "Names the form of a log line."),
        "worker_processes" => t("요청을 처리하는 프로세스의 수예요. auto면 CPU 수와 같아요.", "How many processes handle requests; auto: one for each CPU."),
        "worker_connections" => t("프로세스 하나가 한꺼번에 여는 연결의 수예요. 넘겨받을 서버와의 연결도 세요.", "How many connections one process may have, those to other servers included."),
        "user" => t("요청을 처리하는 프로세스의 사용자예요.", "The user as which requests are handled."),
        "pid" => t("nginx의 프로세스 번호를 적어 둘 파일이에요.", "The file for nginx’s process number."),
        "keepalive" => t("넘겨받을 서버와의 연결을 끊지 않고 이만큼 남겨 뒀다가 다시 써요.", "How many idle connections to the servers are kept to be used again."),
        "keepalive_timeout" => t("손님과의 연결을 쉬는 채로 두는 시간이에요.", "How long an idle connection to a client is kept."),
        "least_conn" => t("지금 처리하는 요청이 가장 적은 서버에 보내요.", "Chooses the server with the fewest requests in hand."),
        "ip_hash" => t("같은 곳에서 온 손님은 늘 같은 서버에 보내요. IPv4 주소의 앞 세 자리만 봐요.", "Sends the same client to the same server; only the first three numbers of an IPv4 address count."),
        "hash" => t("적은 값이 같으면 같은 서버에 보내요. consistent를 붙이면 서버가 늘거나 줄어도 조금만 바뀌어요.", "The same value goes to the same server. With consistent, few change when a server comes or goes."),
        "random" => t("서버를 무작위로 골라요. two면 둘을 골라 덜 바쁜 쪽에 보내요.", "Chooses at random; with two, the less busy of two."),
        "zone" => t("서버들의 상태를 모든 프로세스가 함께 보게 해요.", "Lets all processes share what they know of the servers."),
        "resolver" => t("실행 중에 이름을 물어볼 DNS 서버예요.", "The DNS server to ask for names at run time."),
        "client_max_body_size" => t("받아들이는 요청 본문의 최대 크기예요. 넘으면 413이에요. 보통 1m예요.", "The largest body taken; beyond it the answer is 413. 1m unless set."),
        "sendfile" => t("파일을 커널이 바로 보내게 해서 빨라져요.", "Lets the kernel send files, which is faster."),
        "gzip" => t("답을 압축해서 보낼지 정해요.", "Whether answers are compressed."),
        "default_type" => t("확장자로 알 수 없는 파일의 타입이에요.", "The type of files whose extension says nothing."),
        "types" => t("확장자마다 파일의 타입을 적는 표예요.", "A table of file types by extension."),
        "allow" => t("이 주소의 요청을 받아들여요. allow와 deny는 위에서부터 처음 맞는 것을 따라요.", "Takes requests from this address. Of allow and deny, the first that fits counts."),
        "deny" => t("이 주소의 요청을 403으로 거절해요.", "Refuses requests from this address with 403."),
        "limit_req_zone" => t("요청의 빠르기를 셀 공간을 만들어요.", "Makes a zone in which the rate of requests is counted."),
        "limit_req" => t("정한 빠르기를 넘는 요청을 늦추거나 503으로 거절해요.", "Delays requests above the rate, or refuses them with 503."),
        "limit_conn" => t("한 손님이 한꺼번에 여는 연결 수를 제한해요.", "Limits how many connections one client has at a time."),
        "ssl_certificate" => t("https에 쓸 인증서 파일이에요.", "The file of the certificate for https."),
        "ssl_certificate_key" => t("인증서의 열쇠 파일이에요.", "The file of the certificate’s key."),
        "ssl_protocols" => t("쓸 수 있는 TLS 버전이에요.", "Which versions of TLS may be used."),
        "internal" => t("밖에서 온 요청은 이 location에 못 들어와요(404).", "Requests from outside cannot enter this location (404)."),
        "auth_basic" => t("이름과 비밀번호를 물어요.", "Asks for a name and password."),
        "set_real_ip_from" => t("이 주소의 프록시가 알려 준 손님의 주소를 믿어요.", "Trusts this proxy to say who the client is."),
        "stub_status" => t("nginx의 연결 수를 보여 줘요.", "Shows how many connections nginx has."),
        _ => None,
    }
}

/// Of a directive that nginx has, and the simulator does nothing with.
#[must_use]
pub fn not_simulated(lang: Lang) -> &'static str {
    pick(
        lang,
        "진짜 지시어이고 검사도 하지만, 여기서 흉내 내지는 않아요.",
        "A real directive, and it is checked, but not simulated here.",
    )
}
