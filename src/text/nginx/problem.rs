//! What a complaint of nginx means, and what to do.

use super::place::{count_of, places_of};
use crate::lang::Lang;
use crate::nginx::{Kind, Origin, Problem, Version, origin};
use crate::text::josa::settle;
use crate::text::say::{pick, say};

/// The sentence for a problem.
#[must_use]
pub fn problem(lang: Lang, problem: &Problem, version: Version) -> String {
    let value = |at: usize| {
        let value = problem.values.get(at).map(Vec::as_slice).unwrap_or_default();
        String::from_utf8_lossy(value).into_owned()
    };
    let name = value(0);
    match problem.kind {
        Kind::UnknownDirective => unknown(lang, &name, version),
        Kind::NotAllowedHere => not_here(lang, &name, version),
        Kind::WrongCount => wrong_count(lang, &name, version),
        Kind::Unexpected => unexpected(lang, &name).to_owned(),
        Kind::WrongIn | Kind::WrongInUpstream | Kind::WrongInResolver | Kind::WrongInSyslog => {
            wrong_address(lang, &name, &value(1))
        }
        Kind::Regex | Kind::RegexAt => {
            let why = regex(lang, &name);
            let pattern = value(1);
            say!(
                lang,
                "정규식 ‘{pattern}’을(를) 읽을 수 없어요. {why}",
                "The regular expression “{pattern}” cannot be read. {why}"
            )
        }
        kind => {
            let mut words = plain(lang, kind).to_owned();
            for at in 0..problem.values.len() {
                words = words.replace(["{0}", "{1}", "{2}", "{3}"][at.min(3)], &value(at));
            }
            if lang.spoken() == Lang::Ko { settle(&words) } else { words }
        }
    }
}

/// What is said of a directive that this nginx has not, and someone else has.
#[must_use]
#[rustfmt::skip] // A table.
pub fn of_another(lang: Lang, name: &str, origin: Origin) -> String {
    match origin {
        Origin::Plus => say!(lang, "{name}은(는) 돈을 내고 쓰는 NGINX Plus에만 있는 지시어예요. 여기서 쓰는 오픈 소스 nginx에는 없어요.", "{name} belongs to NGINX Plus, the commercial edition. The open-source nginx used here does not have it."),
        Origin::Lua => say!(lang, "{name}은(는) OpenResty의 Lua 모듈에 있는 지시어예요. 공식 nginx 이미지에는 그 모듈이 없어요.", "{name} belongs to OpenResty’s Lua module, which the official nginx image does not have."),
        Origin::Module(module) => say!(lang, "{name}은(는) 따로 설치해야 하는 {module} 모듈의 지시어예요. 공식 nginx 이미지에는 그 모듈이 없어요.", "{name} belongs to the module {module}, which must be added to nginx. The official image does not have it."),
        Origin::Release(Version::V1_30) => say!(lang, "{name}은(는) 더 새로운 nginx(1.30)에 있는 지시어예요. 이미지의 태그를 바꾸거나 이 줄을 지우세요.", "{name} exists in a newer nginx (1.30). Change the image’s tag, or remove it."),
        Origin::Release(Version::V1_22) => say!(lang, "{name}은(는) 옛 nginx(1.22)에만 있던 지시어예요. 새 nginx에서는 없어졌으니 지우세요.", "{name} existed only in the older nginx (1.22). It is gone, so remove it."),
    }
}

#[rustfmt::skip] // A table.
fn unknown(lang: Lang, name: &str, version: Version) -> String {
    match origin(name.as_bytes(), version) {
        Some(origin) => of_another(lang, name, origin),
        None if name.contains(['{', '}']) => say!(lang, "‘{name}’이라(라)는 지시어는 없어요. 중괄호는 블록을 여닫아요. 정규식 안의 중괄호라면 정규식을 통째로 따옴표로 감싸고, 아니면 }} 앞에 빈칸을 두세요.", "There is no directive “{name}”. Braces open and close blocks: put quotes around a regular expression that holds them, or else a space before }}."),
        None if !name.is_ascii() => say!(lang, "nginx가 모르는 글자 ‘{name}’이(가) 지시어 자리에 있어요. 설명은 #으로 시작하는 줄에 쓰고, 눈에 보이지 않는 글자가 섞였다면 줄을 새로 적으세요.", "“{name}” stands where a directive should. Notes go behind a #; if there is an invisible character, type the line anew."),
        None => say!(lang, "nginx에는 ‘{name}’이라(라)는 지시어가 없어요. 철자를 보고, 바로 앞 줄 끝에 ;이 있는지도 보세요.", "nginx has no directive “{name}”. Check the spelling, and that the line before it ends in ;."),
    }
}

fn not_here(lang: Lang, name: &str, version: Version) -> String {
    let places = places_of(lang, name, version);
    say!(
        lang,
        "{name}은(는) 이 자리에 쓸 수 없어요. 쓸 수 있는 곳: {places}. 그런 블록 안으로 옮기거나, 그 앞의 {{와 }}의 짝을 확인하세요.",
        "{name} may not stand here, only in: {places}. Move it into such a block, or check that every {{ before it has its }}."
    )
}

fn wrong_count(lang: Lang, name: &str, version: Version) -> String {
    let count = count_of(lang, name, version);
    say!(
        lang,
        "{name} 뒤에 오는 값의 수가 맞지 않아요({count}). 값을 더하거나 빼고, 줄 끝에 ;이 빠지지 않았는지 보세요.",
        "{name} has the wrong number of values (it takes {count}). Add or remove some, and check that the line ends in ;."
    )
}

/// `byte`: what nginx met.
fn unexpected(lang: Lang, byte: &str) -> &'static str {
    match byte {
        "}" => pick(
            lang,
            "nginx가 여기서 }를 만날 줄 몰랐어요. 앞 줄 끝에 ;이 빠졌거나, 짝이 되는 {가 없는 }예요.",
            "nginx did not expect } here. The line before it lacks its ;, or this } has no { of its own.",
        ),
        ";" => pick(
            lang,
            "앞에 지시어가 없는데 ;이 나왔어요. 이 ;을 지우세요.",
            "There is no directive before this ;. Remove it.",
        ),
        "{" => pick(
            lang,
            "여기서는 블록을 열 수 없어요. {를 지우거나, 그 앞에 블록의 이름을 적으세요.",
            "No block may open here. Remove this {, or write the block’s name before it.",
        ),
        _ => pick(
            lang,
            "닫는 따옴표 바로 뒤에 다른 글자가 붙어 있어요. 따옴표의 짝을 확인하고, 그 뒤에는 빈칸이나 ;을 두세요.",
            "Something follows right behind a closing quote. Check that quotes come in pairs, and put a space or ; behind them.",
        ),
    }
}

/// `why`: nginx's reason; `what`: the address as it was written.
#[rustfmt::skip] // A table.
fn wrong_address(lang: Lang, why: &str, what: &str) -> String {
    match why {
        "host not found" => say!(lang, "‘{what}’이라(라)는 이름의 서버를 찾지 못했어요. nginx는 시작할 때 이름을 모두 주소로 바꾸어 보고, 하나라도 못 찾으면 켜지지 않아요. 이름이 맞는지, nginx가 있는 곳에서 통하는 이름인지 보세요.", "No server called “{what}” was found. nginx looks up every name when it starts, and does not start if one leads nowhere. Check the name, and that it is known where this nginx runs."),
        "invalid port" => say!(lang, "‘{what}’의 포트 번호가 잘못됐어요. 1부터 65535까지의 수를 쓰세요.", "The port in “{what}” is not right. Use a number from 1 to 65535."),
        "invalid port range" => say!(lang, "‘{what}’의 포트 범위가 잘못됐어요. 8080-8090처럼 작은 수부터 쓰세요.", "The range of ports in “{what}” is not right. Write it like 8080-8090, the smaller first."),
        "no host" => say!(lang, "‘{what}’에 서버의 이름이나 주소가 없어요. localhost:8080처럼 적으세요.", "“{what}” has no host. Write it like localhost:8080."),
        "no port" => say!(lang, "‘{what}’에 포트가 없어요. 이름 뒤에 :8080처럼 적으세요.", "“{what}” has no port. Write it behind the name, like :8080."),
        "invalid IPv6 address" => say!(lang, "‘{what}’은(는) IPv6 주소가 아니에요. [::1]:8080처럼 대괄호로 감싸세요.", "“{what}” is no IPv6 address. Put it in brackets, like [::1]:8080."),
        "no path in the unix domain socket" => say!(lang, "unix: 뒤에 소켓의 경로가 없어요.", "There is no path of a socket behind unix:."),
        _ => say!(lang, "‘{what}’은(는) 주소로 읽을 수 없어요. 이름:포트나 주소:포트처럼 적으세요.", "“{what}” cannot be read as an address. Write it as name:port or address:port."),
    }
}

/// `why`: PCRE2's reason.
#[rustfmt::skip] // A table.
fn regex(lang: Lang, why: &str) -> &'static str {
    match why {
        "missing closing parenthesis" => pick(lang, "닫는 괄호 )가 모자라요.", "A closing ) is missing."),
        "unmatched closing parenthesis" => pick(lang, "닫는 괄호 )가 남아요. 글자 그대로의 괄호라면 \\)로 쓰세요.", "There is one ) too many. Write \\) for a plain parenthesis."),
        "quantifier does not follow a repeatable item" => pick(lang, "*, +, ? 앞에 되풀이할 것이 없어요. 글자 그대로라면 앞에 \\를 쓰세요.", "There is nothing before *, + or ? to repeat. Write \\ before a plain one."),
        "missing terminating ] for character class" => pick(lang, "[ 뒤에 닫는 ]가 없어요.", "There is no closing ] behind [."),
        "two named subpatterns have the same name (PCRE2_DUPNAMES not set)" => pick(lang, "한 정규식에 같은 이름을 두 번 붙일 수 없어요.", "Two groups of one expression may not have the same name."),
        _ => pick(lang, "괄호와 이름, \\ 뒤의 글자를 확인하세요.", "Check parentheses, names, and what stands behind each \\."),
    }
}

/// The sentence of a kind, with `{0}` and so on for its values.
#[rustfmt::skip] // A table: a kind, or a group of kinds, a line.
#[deny(clippy::wildcard_enum_match_arm)]
fn plain(lang: Lang, kind: Kind) -> &'static str {
    use Kind::*;
    let t = |ko, en| pick(lang, ko, en);
    match kind {
        UnknownDirective | NotAllowedHere | WrongCount | Unexpected | WrongIn | WrongInUpstream | WrongInResolver | WrongInSyslog | Regex | RegexAt | Silent => t("nginx가 이 값을 받아들이지 않지만 왜 그런지는 말하지 않아요.", "nginx refuses this value and does not say why."),
        TooLong => t("낱말 하나가 너무 길어요(‘{0}…’). 4,096바이트까지예요. 빈칸이나 ;, 따옴표가 빠지지 않았는지 보세요.", "One word is too long (“{0}…”): at most 4,096 bytes. Check whether a space, a ; or a quote is missing."),
        NoClosingQuote => t("여는 따옴표 {0} 뒤에 닫는 따옴표가 없어요. 값이 끝나는 곳에 {0}를 하나 더 쓰세요.", "A quote {0} was opened and never closed. Write another {0} where the value ends."),
        EndInDirective => t("지시어가 끝나기 전에 파일이 끝났어요. 마지막 줄에 ;을 쓰고, 열린 따옴표가 없는지 보세요.", "The file ends inside a directive. End the last line with ;, and check for a quote left open."),
        EndInBlock => t("파일이 끝났는데 닫히지 않은 블록이 있어요. {마다 }가 하나씩 있어야 해요.", "The file ends and a block is still open. Every { needs its }."),
        NotTerminated => t("{0}은(는) 블록을 열지 않는 지시어예요. {0} 줄의 끝에 {가 아니라 ;을 쓰세요.", "{0} opens no block. End its line with ; rather than {."),
        NoOpening => t("{0}은(는) 블록을 여는 이름이에요. 뒤에 {를 쓰고, 끝에서 }로 닫으세요.", "{0} opens a block. Write { behind it, and close it with }."),
        Duplicate => t("{0}이(가) 같은 블록에 두 번 있어요. 한 줄만 남기세요.", "{0} stands twice in one block. Keep one of them."),
        InvalidDirectiveValue => t("{0}의 값을 읽을 수 없어요. 크기는 10m처럼, 시간은 30s처럼 빈칸 없이 적으세요.", "The value of {0} cannot be read. Write a size like 10m and a time like 30s, without a space."),
        InvalidDirectiveNumber => t("{0}에는 수를 적어야 해요. 단위나 다른 글자는 빼세요.", "{0} takes a number, without a unit or other letters."),
        InvalidNumber => t("‘{0}’은(는) 수가 아니에요. 숫자만 적으세요.", "“{0}” is no number. Write digits only."),
        NotAFlag => t("{1}에는 on이나 off만 쓸 수 있어요. ‘{0}’을(를) 바꾸세요.", "{1} takes on or off only. Change “{0}”."),
        InvalidValue | InvalidValueIn => t("‘{0}’은(는) 이 지시어가 아는 값이 아니에요. 철자를 확인하세요.", "“{0}” is no value that this directive knows. Check the spelling."),
        DuplicateValue => t("‘{0}’을(를) 두 번 적었어요. 하나는 지워도 돼요.", "“{0}” is given twice. One may go."),
        TooSmall => t("값이 너무 작아요. {0} 이상이어야 해요.", "The value is too small: at least {0}."),
        OutOfBounds => t("값은 {0}부터 {1}까지예요.", "The value must be {0} to {1}."),
        ValueTooSmall => t("{0}의 값이 너무 작아요.", "The value of {0} is too small."),
        NotAPowerOfTwo => t("{0}의 값은 2의 거듭제곱이어야 해요(1k, 2k, 4k …).", "The value of {0} must be a power of two (1k, 2k, 4k …)."),
        GzipWindow => t("{0}의 값은 512, 1k, 2k, 4k, 8k, 16k, 32k 가운데 하나예요.", "{0} takes 512, 1k, 2k, 4k, 8k, 16k or 32k."),
        GzipHash => t("{0}의 값은 512, 1k, 2k, 4k, 8k, 16k, 32k, 64k, 128k 가운데 하나예요.", "{0} takes 512, 1k, 2k, 4k, 8k, 16k, 32k, 64k or 128k."),
        PoolTooSmall | PoolNotAligned => t("이 값은 112 이상이고 16의 배수여야 해요.", "This value must be at least 112 and a multiple of 16."),
        PrereadTooLarge => t("이 값은 2147483647까지예요.", "This value may be at most 2147483647."),
        ChunkZero => t("이 값은 0일 수 없어요.", "This value may not be zero."),
        StatusOutOfBounds => t("‘{0}’ 자리에는 300부터 599까지의 상태 코드를 쓰세요.", "Write a status from 300 to 599 in place of “{0}”."),
        InvalidStatus | InvalidReturnCode | InvalidCode => t("‘{0}’은(는) 상태 코드가 아니에요. 404처럼 세 자리 수를 쓰세요.", "“{0}” is no status code. Write three digits, like 404."),
        OfDirective => t("{0}의 값이 빠졌거나 잘못됐어요. sticky cookie 이름 expires=1h; 처럼 적으세요.", "A value of {0} is missing or wrong. Write it like: sticky cookie name expires=1h;"),
        TheInvalid | UnknownParameter | InvalidParameter | InvalidParameterColon => t("‘{0}’은(는) 여기서 쓸 수 있는 말이 아니에요. 철자를 보고, 앞 줄 끝에 ;이 있는지도 보세요.", "“{0}” is not known here. Check the spelling, and that the line before it ends in ;."),
        InvalidCacheParameter => t("{0}은(는) ‘{1}’을(를) 몰라요. 철자와 값을 확인하세요.", "{0} does not know “{1}”. Check the spelling and the value."),
        DuplicateParameters => t("‘{0}’과(와) ‘{1}’은(는) 함께 쓸 수 없어요. 하나만 남기세요.", "“{0}” and “{1}” do not go together. Keep one."),
        NeedsOffOnOrOwner => t("{0}에는 off, on, if_not_owner 가운데 하나를 적어야 해요.", "{0} needs off, on or if_not_owner."),
        FromWithOff => t("off와 from=은 함께 쓸 수 없어요.", "off and from= do not go together."),
        NeedsMax => t("{0}에는 max=1000처럼 최대 개수를 적어야 해요.", "{0} needs its most, like max=1000."),
        NeedsParameter => t("{0}에는 {1}이(가) 있어야 해요. {1}=…처럼 적으세요.", "{0} needs {1}. Write it as {1}=…."),
        NeedsKeysZone => t("{0}에는 keys_zone=이름:10m처럼 이름과 크기가 있어야 해요.", "{0} needs a name and a size, like keys_zone=name:10m."),
        Obsolete | Deprecated => t("{0}은(는) 옛 방식이에요. 아직 되지만 {1}을(를) 쓰세요.", "{0} is the old way. It still works, but use {1}."),
        ObsoleteIgnored => t("{0}은(는) 이제 아무 일도 하지 않아요. 지워도 돼요.", "{0} no longer does anything. It may go."),
        DuplicateMimeType => t("MIME 타입 ‘{0}’이(가) 두 번 있어요. 하나는 지워도 돼요.", "The MIME type “{0}” is given twice. One may go."),
        DuplicateExtension => t("확장자 ‘{0}’의 타입이 둘이에요. 뒤에 적은 {1}만 쓰여요.", "The extension “{0}” has two types. Only the later, {1}, counts."),
        CannotOpen => t("파일 {0}을(를) 열지 못했어요. 경로를 확인하고, 그 파일이 컨테이너 안에 있는지 보세요.", "The file {0} could not be opened. Check the path, and that the file is inside the container."),
        CannotLoad => t("인증서 파일 {1}을(를) 읽지 못했어요. 경로를 확인하고, 그 파일이 컨테이너 안에 있는지 보세요.", "The certificate file {1} could not be read. Check the path, and that the file is inside the container."),
        TooLate => t("{0}은(는) 파일의 맨 앞, events와 http보다 먼저 써야 해요.", "{0} must stand at the top of the file, before events and http."),
        NoSuchAccount => t("이 컴퓨터에는 ‘{1}’이라(라)는 사용자나 그룹이 없어요.", "There is no user or group “{1}” here."),
        InvalidLogLevel | DuplicateLogLevel => t("로그 수준 ‘{0}’을(를) 다시 보세요. debug, info, notice, warn, error, crit 가운데 하나를 한 번만 쓰세요.", "Look at the log level “{0}” again. Use one of debug, info, notice, warn, error, crit, once."),
        NoDebugSupport | DebugIgnored => t("이 nginx는 디버그 기능을 빼고 만들어졌어요. 이 줄을 지우세요.", "This nginx was built without debugging. Remove this line."),
        Unsupported | LowatIgnored => t("이 운영 체제에서는 ‘{0}’을(를) 쓸 수 없어요. 지우세요.", "“{0}” does not exist on this system. Remove it."),
        InvalidEventType => t("‘{0}’은(는) 쓸 수 있는 방식이 아니에요. 이 줄이 없으면 nginx가 알아서 골라요.", "“{0}” cannot be used. Without this line nginx chooses by itself."),
        NoSection => t("{0} 블록이 없어요. nginx에는 꼭 있어야 하니, 비어 있더라도 {0} {}를 적으세요.", "There is no {0} block. nginx must have one, even an empty one: {0} {}."),
        TooFewConnections => t("연결을 {0}개까지만 열게 했는데 듣는 주소만 {1}개예요. worker_connections를 늘리세요.", "Only {0} connections are allowed and {1} addresses are listened on. Raise worker_connections."),
        NoNameServers => t("이름을 물어볼 DNS 서버의 주소를 적으세요.", "Write the address of a DNS server."),
        WrongInDirective => t("{1}의 ‘{2}’이(가) 잘못됐어요. 찾을 수 있는 이름이나 주소인지 보세요.", "“{2}” of {1} is not right. Check that it is a name or address that can be found."),
        InvalidBacklog | InvalidFastopen | InvalidRcvbuf | InvalidSndbuf | InvalidIpv6only | InvalidSoKeepalive => t("listen의 ‘{0}’ 값을 읽을 수 없어요. 잘 모르겠으면 지워도 돼요.", "The value of “{0}” of listen cannot be read. If in doubt, leave it out."),
        ListenWith => t("listen에서 {1}과(와) {0}은(는) 함께 쓸 수 없어요. 두 줄로 나누세요.", "{1} and {0} do not go together in one listen. Make them two lines."),
        DuplicateAddress | DuplicateListen => t("한 server가 {0}에서 두 번 들으려고 해요. listen 한 줄을 지우세요.", "One server listens on {0} twice. Remove one listen."),
        DuplicateListenOptions => t("{0}의 소켓 설정(bind, backlog= …)은 한 listen에만 쓸 수 있어요. 나머지에서는 지우세요.", "Options of the socket {0} (bind, backlog= …) may stand in one listen only. Remove them from the others."),
        DuplicateDefaultServer => t("{0}의 기본 서버(default_server)가 둘이에요. 하나에만 남기세요.", "{0} has two default servers. Keep default_server in one of them."),
        OptionsRedefined => t("같은 주소 {0}을(를) 쓰는 server들의 listen이 서로 달라요. ssl이나 http2 같은 말을 똑같이 맞추세요.", "The servers on {0} ask for different protocols. Give their listen the same words, such as ssl."),
        InvalidServerName | InvalidServerNameOn | InvalidHostname | InvalidReferer => t("‘{0}’은(는) 서버 이름이 될 수 없어요. *는 맨 앞이나 맨 뒤에만, 점과 함께 쓸 수 있어요(*.example.com).", "“{0}” cannot be a server name. A * may stand only first or last, with a dot: *.example.com."),
        SuspiciousServerName => t("server_name ‘{0}’에 /가 있어요. http://나 경로는 빼고 이름만 적으세요.", "server_name “{0}” has a /. Write the name alone, without http:// or a path."),
        EmptyServerRegex | EmptyRegex => t("~ 뒤에 정규식이 없어요.", "There is no regular expression behind ~."),
        ConflictingServerName => t("{1}에 이름이 ‘{0}’인 server가 이미 있어요. nginx는 켜지지만 이 server에는 요청이 오지 않아요. server_name이나 listen을 다르게 하세요.", "Another server on {1} has the name “{0}” already. nginx starts, but no request comes to this one. Give it another server_name or listen."),
        InvalidModifier => t("location에는 =, ~, ~*, ^~만 붙일 수 있어요. ‘{0}’을(를) 고치거나 지우세요.", "A location takes =, ~, ~* or ^~ only. Change or remove “{0}”."),
        InsideExact | InsideNamed => t("location {1} 안에는 다른 location을 둘 수 없어요. {0}을(를) 밖으로 꺼내세요.", "Location {1} may hold no other. Move {0} out of it."),
        NamedBelowServer => t("이름 붙인 location {0}은(는) server 바로 아래에 두어야 해요.", "The named location {0} must stand directly in a server."),
        OutsideLocation => t("location {1} 안의 location은 {1}으로(로) 시작해야 해요. {0}을(를) 밖으로 꺼내거나, 앞 블록의 }를 확인하세요.", "A location inside {1} must begin with {1}. Move {0} out of it, or check the } of the block before."),
        DuplicateLocation => t("location {0}이(가) 두 번 있어요. 하나로 합치세요.", "Location {0} stands twice. Make them one."),
        DuplicateAfter => t("{0}과(와) {1}은(는) 한 블록에 함께 쓸 수 없어요. 하나만 남기세요.", "{0} and {1} do not go together in one block. Keep one."),
        AliasInNamed => t("이름 붙인 location(@…)에서는 alias를 쓸 수 없어요. root를 쓰세요.", "A named location (@…) takes no alias. Use root."),
        RootVariable => t("{1}을(를) 정하는 데 ${0}을(를) 쓸 수 없어요. 그 값은 {1}에서 나와요.", "{1} may not use ${0}: that comes from {1} itself."),
        InvalidMethod => t("‘{0}’은(는) HTTP 메서드가 아니에요. GET, POST처럼 쓰세요.", "“{0}” is no HTTP method. Write GET, POST and the like."),
        DuplicateUpstream => t("이름이 {0}인 upstream이 이미 있어요. 다른 이름을 쓰거나 하나로 합치세요.", "There is an upstream {0} already. Use another name, or make them one."),
        MayNotHavePort => t("{0}은(는) upstream의 이름이라서 뒤에 :{1}을(를) 붙일 수 없어요. 포트는 upstream 안의 server에 적으세요.", "{0} is the name of an upstream, so it takes no :{1}. Ports stand in its server lines."),
        NoServersInside => t("upstream이 비어 있어요. server 주소:포트; 를 한 줄 이상 적으세요.", "The upstream is empty. Write at least one line: server address:port;"),
        NoServers => t("upstream {0}에 보통 서버가 없어요. backup이 아닌 server가 하나는 있어야 해요.", "Upstream {0} has no ordinary server. At least one must not be backup."),
        NoPort => t("{0}의 포트를 알 수 없어요. {0}:8080처럼 적거나, 같은 이름의 upstream을 만드세요.", "{0} has no port. Write it like {0}:8080, or make an upstream of this name."),
        MethodWithout => t("이 분배 방법에서는 {0}을(를) 쓸 수 없어요. {0}을(를) 지우거나 다른 방법을 쓰세요.", "This way of balancing knows no {0}. Remove it, or balance another way."),
        MethodRedefined => t("분배 방법을 두 번 골랐어요. 뒤의 것만 쓰이니 하나를 지우세요. keepalive는 분배 방법 뒤에 쓰세요.", "Two ways of balancing are chosen; only the later counts. Remove one. A keepalive goes behind it."),
        ResolveNeedsZone => t("resolve를 쓰려면 upstream {0} 안에 zone {0} 64k; 처럼 zone이 있어야 해요.", "resolve needs a zone in upstream {0}, like: zone {0} 64k;"),
        NoResolver => t("upstream {0}에서 이름을 다시 찾으려면 DNS 서버를 알아야 해요. resolver를 적으세요.", "To look names up again, upstream {0} needs a DNS server. Write a resolver."),
        ServiceWithPort | ServiceNeedsName | ServiceEmpty | ServiceNeedsResolve => t("service=을 쓰려면 ‘{0}’은(는) 포트 없는 이름이어야 하고 resolve도 있어야 해요.", "With service=, “{0}” must be a name without a port, and needs resolve."),
        InvalidUrlPrefix => t("넘겨줄 곳은 http://나 https://로 시작해야 해요.", "Where to pass requests must begin with http:// or https://."),
        UriNotHere => t("정규식 location이나 if, 이름 붙인 location 안에서는 {0}에 경로를 붙일 수 없어요. 주소와 포트까지만 적고 그 뒤의 /…는 지우세요.", "In a regex location, a named one or an if, {0} may not have a path. Keep host and port, and remove the /… behind them."),
        RedirectTooEarly => t("proxy_redirect default는 proxy_pass보다 뒤에 써야 해요.", "proxy_redirect default must come after proxy_pass."),
        RedirectWithVariables => t("proxy_pass에 변수가 있으면 proxy_redirect default를 쓸 수 없어요. 무엇을 무엇으로 바꿀지 적으세요.", "With variables in proxy_pass, proxy_redirect default does not work. Write what becomes what."),
        TooFewBuffers => t("{0}은(는) 두 개 이상이어야 해요.", "There must be at least two {0}."),
        BusyTooSmall => t("{0}은(는) {1}과(와) {2} 하나의 크기보다 작을 수 없어요. {0}을(를) 늘리세요.", "{0} may not be smaller than {1} or one of {2}. Raise it."),
        BusyTooLarge => t("{0}이(가) 너무 커요. {1}을(를) 모두 더한 것에서 하나를 뺀 크기보다 작아야 해요.", "{0} is too large: it must be less than all {1} together minus one."),
        TempTooSmall => t("{0}은(는) 0이거나, {1}과(와) {2} 하나의 크기 이상이어야 해요.", "{0} must be 0, or at least {1} and one of {2}."),
        HeaderBuffersTooSmall => t("large_client_header_buffers의 크기는 connection_pool_size보다 작을 수 없어요.", "The size of large_client_header_buffers may not be below connection_pool_size."),
        NoCacheKey => t("{0}_cache를 쓰려면 응답을 무엇으로 구별할지도 알려야 해요. {0}_cache_key $scheme$host$request_uri; 처럼 적으세요. 지금은 모든 요청이 같은 응답을 받아요.", "{0}_cache needs to know what tells answers apart: write {0}_cache_key $scheme$host$request_uri; or the like. As it is, all requests get the same answer."),
        SamePath => t("폴더 {0}은(는) 다른 줄이 이미 달리 쓰고 있어요. 다른 폴더를 적으세요.", "Another line uses the folder {0}, and differently. Write another."),
        EmptyPath => t("경로가 비어 있어요. 파일을 어디에 둘지 적으세요.", "The path is empty. Write where the files are to go."),
        ZoneUnknown => t("{0}에 적은 공간(zone) ‘{1}’이(가) 없어요. 철자를 확인하거나 http 블록에서 만드세요.", "The zone “{1}” of {0} does not exist. Check the name, or make it in http."),
        ZoneZero => t("공간(zone) ‘{0}’을(를) 쓰기만 하고 만들지 않았어요. http 블록에 limit_req_zone처럼 만드는 줄을 적으세요.", "The zone “{0}” is used and never made. Make it in http, as limit_req_zone does."),
        ZoneOtherUse | ZoneConflict | ZoneBound | DuplicateZone => t("같은 이름의 공간(zone)이 다르게 이미 만들어져 있어요. 다른 이름을 쓰거나 두 줄을 맞추세요.", "A zone of this name was made already, and differently. Use another name, or make the lines agree."),
        ZoneTooSmall | KeysZoneTooSmall | SessionCacheSmall | OcspCacheSmall => t("공간 ‘{0}’이(가) 너무 작아요. 1m처럼 늘리세요.", "The space “{0}” is too small. Raise it, to 1m for example."),
        InvalidZoneName | InvalidZoneSize | InvalidKeysZone | InvalidSessionCache | InvalidOcspCache => t("‘{0}’은(는) 이름:크기로 적어야 해요. 예: shared:10m", "“{0}” must be a name and a size, like shared:10m."),
        InvalidLevels => t("levels ‘{0}’을(를) 읽을 수 없어요. 1:2처럼 1이나 2를 셋까지 쓰세요.", "levels “{0}” cannot be read. Write up to three of 1 and 2, like 1:2."),
        InvalidInactive | InvalidLoaderSleep | InvalidLoaderThreshold | InvalidManagerSleep | InvalidManagerThreshold | InvalidTimeValue | InvalidFlush => t("‘{0}’은(는) 시간이 아니에요. 30s, 10m, 1h처럼 적으세요.", "“{0}” is no time. Write it like 30s, 10m or 1h."),
        InvalidMaxSize | InvalidMinFree | InvalidBufferSize => t("‘{0}’은(는) 크기가 아니에요. 16k, 10m처럼 적으세요.", "“{0}” is no size. Write it like 16k or 10m."),
        InvalidLoaderFiles | InvalidManagerFiles | InvalidThreads | InvalidMaxQueue | InvalidBurst | InvalidDelay | InvalidConnections => t("‘{0}’에는 1, 20처럼 수를 적으세요.", "“{0}” needs a number, like 1 or 20."),
        InvalidRate => t("속도 ‘{0}’을(를) 읽을 수 없어요. rate=10r/s(초마다 열 번)나 rate=30r/m처럼 적으세요.", "The rate “{0}” cannot be read. Write rate=10r/s (ten a second) or rate=30r/m."),
        InvalidGzip => t("압축 수준 ‘{0}’은(는) 1부터 9까지예요.", "The level of compression “{0}” must be 1 to 9."),
        ConnectionLimit => t("연결 수는 65535까지예요.", "At most 65535 connections."),
        InvalidUseTempPath => t("use_temp_path에는 on이나 off만 쓸 수 있어요.", "use_temp_path takes on or off only."),
        Incompatible | BothOff | IncompatibleWith => t("{0}과(와) {1}은(는) 함께 쓸 수 없어요. 하나를 지우세요.", "{0} and {1} do not go together. Remove one."),
        InvalidCondition => t("if의 조건 ‘{0}’을(를) 읽을 수 없어요. ($변수 = 값)처럼 괄호로 감싸고, $와 빈칸을 확인하세요.", "The condition “{0}” cannot be read. Write ($variable = value), with parentheses, the $ and spaces."),
        UnexpectedInCondition => t("조건에 ‘{0}’은(는) 쓸 수 없어요. =, !=, ~, ~*만 쓰고, ==가 아니라 =예요.", "A condition has no “{0}”. Use =, !=, ~ or ~*: it is = and not ==."),
        EmptyReplacement => t("rewrite가 바꿀 새 주소가 비어 있어요.", "The new address of this rewrite is empty."),
        InvalidVariable => t("‘{0}’은(는) 변수 이름이 아니에요. $name처럼 $로 시작하세요.", "“{0}” is no variable. Begin with $, as in $name."),
        InvalidVariableName => t("$ 뒤에 변수의 이름이 없어요. 이름을 적거나 $를 지우세요.", "There is no name behind this $. Write one, or remove the $."),
        NoClosingBracket => t("${{0} 뒤에 닫는 }가 없어요.", "There is no closing } behind ${{0}."),
        DuplicateVariable => t("${0}은(는) nginx가 정하는 변수라서 바꿀 수 없어요. 다른 이름을 쓰세요.", "${0} is nginx’s own and cannot be set. Use another name."),
        UnknownVariable => t("${0}이라(라)는 변수가 없어요. 철자를 확인하거나, set이나 map으로 먼저 만드세요.", "There is no variable ${0}. Check the spelling, or make it with set or map."),
        MapParameters | GeoParameters | SplitParameters | ParametersNumber => t("이 블록의 줄마다 왼쪽 값과 오른쪽 값, 두 개를 적고 ;으로 끝내세요.", "Each line of this block has two values, left and right, and ends in ;."),
        DuplicateMapDefault => t("default가 두 번 있어요. 하나만 남기세요.", "There are two default lines. Keep one."),
        ConflictingParameter => t("‘{0}’이(가) 두 번 있어요. 하나만 남기세요.", "“{0}” stands twice. Keep one."),
        DuplicateName => t("{0} ‘{1}’이(가) 이미 있어요. 다른 이름을 쓰세요.", "There is a {0} “{1}” already. Use another name."),
        DuplicateThreadPool => t("스레드 풀 ‘{0}’이(가) 이미 있어요.", "There is a thread pool “{0}” already."),
        UnknownPool => t("스레드 풀 ‘{0}’이(가) 없어요. thread_pool로 만드세요.", "There is no thread pool “{0}”. Make it with thread_pool."),
        InvalidPercent => t("‘{0}’은(는) 비율이 아니에요. 30%나 0.5%처럼 적고, 나머지는 *로 적으세요.", "“{0}” is no share. Write 30% or 0.5%, and * for the rest."),
        PercentTotal => t("비율을 모두 더하면 100%를 넘어요.", "The shares add up to more than 100%."),
        InvalidNetwork => t("‘{0}’은(는) 주소나 주소 범위가 아니에요. 10.0.0.0/16처럼 적으세요.", "“{0}” is no address or network. Write it like 10.0.0.0/16."),
        InvalidAddress => t("‘{0}’은(는) 주소가 아니에요.", "“{0}” is no address."),
        LowBits => t("{0}에서 / 뒤의 자릿수 밖에 있는 부분은 뜻이 없어요. 0으로 적으세요.", "In {0}, what lies beyond the / bits means nothing. Write zeros there."),
        DuplicateNetwork | DuplicateRange => t("‘{0}’이(가) 두 번 있어요. 뒤에 적은 {1}만 쓰여요.", "“{0}” is given twice. Only the later, {1}, counts."),
        DuplicateDefaultRange => t("기본값이 두 번 있어요. 뒤에 적은 {0}만 쓰여요.", "The default is given twice. Only the later, {0}, counts."),
        RangesFirst => t("ranges는 geo 블록의 맨 첫 줄이어야 해요.", "ranges must be the first line of geo."),
        InvalidRange => t("‘{0}’은(는) 주소 범위가 아니에요. 10.0.0.1-10.0.0.9처럼 적으세요.", "“{0}” is no range. Write it like 10.0.0.1-10.0.0.9."),
        RangeOverlaps => t("범위 {0}과(와) {1}이(가) 겹쳐요.", "The ranges {0} and {1} overlap."),
        NothingToDelete => t("지울 ‘{1}’이(가) 없어요.", "There is no “{1}” to delete."),
        NoLogFormat => t("stream의 access_log에는 로그 형식의 이름도 적어야 해요. log_format으로 만든 이름을 뒤에 적으세요.", "An access_log of stream needs the name of a format too. Write one made by log_format behind it."),
        UnknownLogFormat => t("로그 형식 ‘{0}’이(가) 없어요. 철자를 확인하거나, 이 줄보다 앞에서 log_format으로 만드세요.", "There is no log format “{0}”. Check the name, or make it with log_format before this line."),
        NoBufferForFlush => t("flush나 gzip을 쓰려면 buffer=32k처럼 버퍼도 적으세요.", "flush and gzip need a buffer, like buffer=32k."),
        ConflictingLog => t("로그 파일 {0}의 buffer, flush, gzip이 다른 줄과 달라요. 똑같이 맞추세요.", "Another line gives the log {0} another buffer, flush or gzip. Make them agree."),
        BufferedVariables | BufferedSyslog => t("이 로그에는 buffer를 쓸 수 없어요. 지우세요.", "This log takes no buffer. Remove it."),
        UnknownEscape => t("escape에는 default, json, none만 쓸 수 있어요.", "escape takes default, json or none."),
        UnknownSyslog | DuplicateSyslog | SyslogTagLong | SyslogTag | NoSyslogServer => t("syslog 설정을 읽을 수 없어요. syslog:server=주소,tag=이름처럼 빈칸 없이 적으세요.", "This syslog cannot be read. Write syslog:server=address,tag=name, without spaces."),
        AbsoluteIndex => t("/로 시작하는 index는 맨 마지막에만 둘 수 있어요.", "Only the last index may begin with /."),
        InvalidIndex => t("index에 빈 이름이 있어요.", "index has an empty name."),
        DailyTime | DailyModified => t("@로 적는 시각은 24시간보다 작아야 하고, modified와 함께 쓸 수 없어요.", "A time of day (@…) is below 24 hours and does not go with modified."),
        EmptySearch => t("찾을 글이 비어 있어요.", "There is nothing to search for."),
        NoCertificate => t("ssl로 들으려면 인증서가 있어야 해요. 이 server에 ssl_certificate와 ssl_certificate_key를 적거나 listen에서 ssl을 빼세요.", "To listen with ssl a server needs a certificate. Write ssl_certificate and ssl_certificate_key, or remove ssl from listen."),
        NoCertificateKey | NoKeyFor | NoProxyKey => t("인증서의 열쇠가 없어요. …ssl_certificate_key도 적으세요.", "The certificate has no key. Write …ssl_certificate_key too."),
        NoClientCertificate | NoTrusted => t("무엇을 믿을지 알 수 없어요. 확인에 쓸 인증서(client_certificate, trusted_certificate)도 적으세요.", "There is nothing to verify against. Write the certificate to trust too."),
        StaplingIssuer | StaplingResponder => t("이 인증서로는 ssl_stapling을 할 수 없어서 nginx가 그 설정을 무시해요.", "This certificate cannot be stapled, so nginx ignores ssl_stapling."),
        NoneForServer => t("이 server에는 {0}이(가) 있어야 해요.", "This server needs a {0}."),
        UnknownProtocol | NoProtocol => t("protocol에 imap, pop3, smtp 가운데 하나를 적으세요.", "Write protocol imap, pop3 or smtp."),
        NoHandler => t("이 server가 할 일이 없어요. proxy_pass나 return을 적으세요.", "This server has nothing to do. Write a proxy_pass or return."),
        InvalidCharacter => t("worker_cpu_affinity에는 0과 1만 쓸 수 있어요. ‘{0}’을(를) 빼세요.", "worker_cpu_affinity takes 0 and 1 only. Remove “{0}”."),
        InvalidMark => t("{0}에는 off나 글자 하나를 적으세요.", "{0} takes off or a single letter, digit or =."),
        NoCharsetMap => t("{0}에서 {1}으로(로) 바꾸는 charset_map이 없어요.", "There is no charset_map from {0} to {1}."),
        SameCharset | DuplicateCharsetMap => t("{0}과(와) {1} 사이의 charset_map이 필요 없거나 이미 있어요. 지우세요.", "A charset_map between {0} and {1} is needless or there already. Remove it."),
        NeedsTwoGroups => t("정규식 ‘{0}’에는 괄호 묶음이 두 개 있어야 해요.", "The expression “{0}” needs two groups in parentheses."),
        OffWithUri | UriWithOff => t("{0}에 off와 주소를 함께 쓸 수 없어요.", "{0} takes off or an address, not both."),
        UnknownBrowser | InvalidBrowserVersion => t("‘{0}’은(는) nginx가 아는 브라우저나 버전이 아니에요.", "“{0}” is no browser or version that nginx knows."),
        MixedSecret => t("secure_link_secret은 secure_link, secure_link_md5와 함께 쓸 수 없어요.", "secure_link_secret does not go with secure_link and secure_link_md5."),
        HashMaxSize | HashBucketSize | HashTooLarge | HashNotOptimal => t("이름이 너무 길거나 많아서 nginx가 찾아보기 표를 만들지 못했어요. http 블록에서 {1}_bucket_size나 {1}_max_size를 늘리세요.", "The names are too long or too many for nginx’s table of them. Raise {1}_bucket_size or {1}_max_size in http."),
        NoValidReferer => t("valid_referers에 none, blocked 말고도 이름이 하나는 있어야 해요.", "valid_referers needs a name besides none and blocked."),
        FewerMasks => t("worker_cpu_affinity의 수와 worker_processes의 수가 달라요.", "worker_cpu_affinity and worker_processes differ in number."),
        TooDeep => t("블록이 너무 깊어요.", "Blocks are nested too deeply."),
    }
}
