//! Recorded requests, with what real nginx answered and what it sent upstream; the form is that of `tests/truth/README.md`.

use super::recorded::Files;
use baton::nginx::route::{Body, Configuration, Found, Request, Routed, Sent, World};
use baton::nginx::upstream::Reply;
use baton::nginx::{Version, check};
use serde_json::{Map, Value, json};
use std::net::{IpAddr, Ipv4Addr};

/// How one request compares.
pub(crate) struct Compared {
    pub(crate) test: String,
    /// What was asked, in one line.
    pub(crate) case: String,
    pub(crate) ours: Value,
    pub(crate) recorded: Value,
}

impl Compared {
    pub(crate) fn agrees(&self) -> bool {
        self.ours == self.recorded
    }
}

/// Routes every request of a file, as one release would.
pub(crate) fn route_all(truth: &Value, version: Version) -> Result<Vec<Compared>, String> {
    let tests = truth["tests"].as_array().ok_or("the file has no tests")?;
    let mut all = Vec::new();
    for test in tests {
        let name = test["name"].as_str().unwrap_or("").to_owned();
        let server = Server::new(test["http"].as_str().unwrap_or(""), version);
        for case in test["cases"].as_array().into_iter().flatten() {
            let older = case.get("result_1_22").filter(|_| version == Version::V1_22);
            let recorded = older.unwrap_or(&case["result"]).clone();
            let request = request(case);
            let mut ours = server.answer(&request, &mut Loopback);
            same(&mut ours, &recorded, &request);
            let case = asked(case);
            all.push(Compared { test: name.clone(), case, ours, recorded });
        }
    }
    Ok(all)
}

/// Whether both say the same, after what a recorder cannot tell apart was made alike.
pub(crate) fn same(ours: &mut Value, recorded: &Value, request: &Request) -> bool {
    decoded_as(ours, recorded);
    // A client sees no body of an answer to HEAD, whatever it would be.
    if request.method == b"HEAD" {
        match recorded.get("body") {
            Some(body) if body == "" => ours["body"] = body.clone(),
            _ => drop(ours.as_object_mut().map(|ours| ours.remove("body"))),
        }
    }
    ours == recorded
}

/// Text that reached the client may have been read as UTF-8 by the recorder.
fn decoded_as(ours: &mut Value, recorded: &Value) {
    for key in ["body", "location"] {
        let Some(text) = ours[key].as_str() else { continue };
        let utf_8 = String::from_utf8(bytes(&ours[key], "")).ok();
        if let Some(utf_8) = utf_8.filter(|utf_8| utf_8 != text && recorded[key] == utf_8.as_str())
        {
            ours[key] = Value::String(utf_8);
        }
    }
}

/// The case without what was recorded of it.
fn asked(case: &Value) -> String {
    let mut case = case.clone();
    if let Some(case) = case.as_object_mut() {
        case.remove("result");
        case.remove("result_1_22");
    }
    case.to_string()
}

fn address(value: &Value) -> IpAddr {
    let read = value.as_str().and_then(|text| text.parse().ok());
    read.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
}

/// A character for each byte, unless there are characters that no byte is.
fn bytes(value: &Value, default: &str) -> Vec<u8> {
    let text = value.as_str().unwrap_or(default);
    let single: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    single.unwrap_or_else(|| text.as_bytes().to_vec())
}

/// What the recorder's client sent for a case.
pub(crate) fn request(case: &Value) -> Request {
    let mut headers = Vec::new();
    if !case.get("host").is_some_and(Value::is_null) {
        headers.push((b"Host".to_vec(), bytes(&case["host"], "t")));
    }
    for pair in case["headers"].as_array().into_iter().flatten() {
        headers.push((bytes(&pair[0], ""), bytes(&pair[1], "")));
    }
    let has = |headers: &[(Vec<u8>, Vec<u8>)], name: &[u8]| {
        headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name))
    };
    if !has(&headers, b"Connection") {
        headers.push((b"Connection".to_vec(), b"close".to_vec()));
    }
    let body = bytes(&case["body"], "");
    if case["body"].is_string()
        && !has(&headers, b"Content-Length")
        && !has(&headers, b"Transfer-Encoding")
    {
        headers.push((b"Content-Length".to_vec(), body.len().to_string().into_bytes()));
    }
    Request {
        method: bytes(&case["method"], "GET"),
        target: bytes(&case["uri"], "/"),
        version: bytes(&case["ver"], "1.1"),
        headers,
        body,
        client: address(&case["src"]),
        address: address(&case["ip"]),
        port: case["port"].as_u64().and_then(|port| u16::try_from(port).ok()).unwrap_or(8080),
    }
}

/// A configuration at work.
pub(crate) struct Server {
    configuration: Configuration,
    /// What the check says, if nginx would not start.
    pub(crate) refused: Option<String>,
}

impl Server {
    /// `http`: what stands inside `http {}`.
    pub(crate) fn new(http: &str, version: Version) -> Server {
        const MAIN: &[u8] = b"/etc/nginx/nginx.conf";
        let text = format!("events {{ }}\nhttp {{\n{http}\n}}\n");
        let files = Files::new(|_| Some(IpAddr::V4(Ipv4Addr::LOCALHOST)));
        let report = check(MAIN, text.as_bytes(), &files, version);
        let refused =
            report.error().map(|error| String::from_utf8_lossy(&error.text()).into_owned());
        let configuration = Configuration::read(MAIN, text.as_bytes(), &files, version);
        Server { configuration, refused }
    }

    pub(crate) fn route(&self, request: &Request, world: &mut dyn World) -> Option<Routed> {
        self.configuration.route(&mut self.configuration.worker(), request, world)
    }

    /// What the recorder would have written.
    pub(crate) fn answer(&self, request: &Request, world: &mut dyn World) -> Value {
        if let Some(refused) = &self.refused {
            return json!({ "refused": refused });
        }
        self.route(request, world).map_or(Value::Null, |routed| told(&routed, world))
    }
}

/// The recorder writes bytes one by one.
fn text(bytes: &[u8]) -> Value {
    Value::String(bytes.iter().map(|byte| char::from(*byte)).collect())
}

fn told(routed: &Routed, world: &dyn World) -> Value {
    let response = &routed.response;
    let mut result = Map::new();
    let status = if response.continued { 100 } else { response.status };
    result.insert("status".into(), if status == 0 { Value::Null } else { json!(status) });
    if let Some(location) = &response.location {
        result.insert("location".into(), text(location));
    }
    let body = match &response.body {
        Body::Text(body) if response.location.is_none() => Some(Found::File(body.into())),
        Body::File(path) => Some(world.find(path)),
        _ => None,
    };
    if let (Some(Found::File(body)), None) = (body, &routed.sent)
        && response.status != 0
    {
        result.insert("body".into(), text(&body));
    }
    if let Some(sent) = &routed.sent {
        let lines =
            sent.headers.iter().map(|(name, value)| text(&[name, &b": "[..], value].concat()));
        result.insert("upstream_line".into(), text(&sent.line));
        result.insert("upstream_headers".into(), lines.collect());
        result.insert("upstream_body".into(), text(&sent.body));
    }
    Value::Object(result)
}

/// The recorder's computer: the default document root is there and empty, and port 9101 answers.
pub(crate) struct Loopback;

impl World for Loopback {
    fn find(&self, path: &[u8]) -> Found<'_> {
        let folder = path.strip_suffix(b"/").unwrap_or(path);
        if folder.ends_with(b"/html") { Found::Folder } else { Found::Nothing }
    }

    fn ask(&mut self, address: &str, _: &Sent) -> Reply {
        if address.ends_with(":9101") { Reply::Status(200) } else { Reply::Refused }
    }
}
