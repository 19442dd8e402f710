//! `oracle served`: servers drawn at random, asked of an nginx (that of this machine, Debian's 1.22) and of us.

use crate::routed::{Server, request, same};
use crate::sites::{Site, site};
use baton::nginx::Version;
use baton::nginx::route::{Found, Request, Sent, World};
use baton::nginx::upstream::Reply;
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::fs;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What the upstream received last.
type Received = Arc<Mutex<Option<Vec<u8>>>>;

/// Asks `sites` servers from number `from` on, `requests` of each. `program`: which nginx.
pub(crate) fn run(program: &str, from: u64, sites: u64, requests: usize) -> Result<bool, String> {
    let bench = Bench::new(program)?;
    bench.compare_all((from..from + sites).map(|number| site(number, requests)), "served")
}

/// Asks the servers of a file in the form of the recordings: `PORT`, `BACK` and `ROOT` stand for what is known only here.
pub(crate) fn run_file(program: &str, file: &Path) -> Result<bool, String> {
    let text = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let all: Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
    let text = |test: &Value, key: &str| test[key].as_str().unwrap_or_default().to_owned();
    let cases = |test: &Value| test["cases"].as_array().cloned().unwrap_or_default();
    let site =
        |test| Site { name: text(test, "name"), http: text(test, "http"), cases: cases(test) };
    Bench::new(program)?
        .compare_all(all["tests"].as_array().into_iter().flatten().map(site), "served")
}

/// A folder, a port for nginx and an upstream that answers 200.
pub(crate) struct Bench {
    program: String,
    /// As which release we answer.
    version: Version,
    folder: PathBuf,
    port: u16,
    back: u16,
    received: Received,
}

/// The files under the root.
const FILES: [(&str, &str); 5] = [
    ("f.txt", "F"),
    ("i.html", "I"),
    ("a/f.txt", "AF"),
    ("d/i.html", "DI"),
    ("users", "u:{PLAIN}p\n"),
];

impl Bench {
    pub(crate) fn new(program: &str) -> Result<Bench, String> {
        let wrong = |e: std::io::Error| e.to_string();
        let told = Command::new(program).arg("-v").output();
        let told = told.map_err(|e| format!("{program} cannot be called: {e}"))?;
        let old = String::from_utf8_lossy(&told.stderr).contains("nginx/1.22.");
        let version = if old { Version::V1_22 } else { Version::V1_30 };
        let folder = std::env::temp_dir().join(format!("baton-served-{}", std::process::id()));
        for folder in ["html", "root/a", "root/d", "logs"].map(|name| folder.join(name)) {
            fs::create_dir_all(folder).map_err(wrong)?;
        }
        for (name, text) in FILES {
            fs::write(folder.join("root").join(name), text).map_err(wrong)?;
        }
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).map_err(wrong)?.port();
        let listener = TcpListener::bind("127.0.0.1:0").map_err(wrong)?;
        let back = listener.local_addr().map_err(wrong)?.port();
        let received = Received::default();
        let kept = Arc::clone(&received);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                take(stream, &kept);
            }
        });
        let program = program.to_owned();
        Ok(Bench { program, version, folder, port, back, received })
    }

    /// Compares all, prints what differs, and tells whether nothing does.
    pub(crate) fn compare_all(
        &self,
        sites: impl Iterator<Item = Site>,
        name: &str,
    ) -> Result<bool, String> {
        let (mut agreed, mut count, mut refused) = (0, 0, 0);
        for site in sites {
            match self.compare(&site)? {
                None => refused += 1,
                Some(differing) => {
                    count += site.cases.len();
                    agreed += site.cases.len().saturating_sub(differing.len());
                    differing.iter().for_each(|wrong| println!("{wrong}"));
                }
            }
        }
        println!("{name:<12} {agreed:>5}/{count} requests, {refused} servers refused by both");
        let _ = fs::remove_dir_all(&self.folder);
        Ok(agreed == count)
    }

    /// The requests that differ; `None`: neither takes the configuration.
    fn compare(&self, site: &Site) -> Result<Option<Vec<String>>, String> {
        let root = self.folder.join("root");
        let filled = |text: &str| {
            text.replace("PORT", &self.port.to_string())
                .replace("BACK", &self.back.to_string())
                .replace("ROOT", &root.to_string_lossy())
        };
        let http = filled(&site.http);
        let ours = Server::new(&http, self.version);
        let Some(mut nginx) = self.start(&http)? else {
            let both = ours.refused.is_some();
            let wrong = || format!("\n{}: only nginx refuses\n{http}", site.name);
            return Ok(if both { None } else { Some(vec![wrong(); site.cases.len()]) });
        };
        let mut differing = Vec::new();
        for case in &site.cases {
            let mut case = case.clone();
            case["port"] = json!(self.port);
            let request = request(&case);
            let real = self.ask(&request)?;
            let mut world = Disk { folder: &self.folder, back: self.back };
            let mut own = ours.answer(&request, &mut world);
            if !same(&mut own, &real, &request) {
                differing.push(format!(
                    "\n{}: {case}\n  nginx: {real}\n  ours:  {own}\n{http}",
                    site.name
                ));
            }
        }
        nginx.kill().and_then(|()| nginx.wait()).map_err(|e| e.to_string())?;
        Ok(Some(differing))
    }

    /// nginx at work with this configuration, or refusing it.
    fn start(&self, http: &str) -> Result<Option<Child>, String> {
        let path = self.folder.join("nginx.conf");
        let text = format!(
            "daemon off; master_process off; pid logs/pid; error_log logs/error.log crit;\nevents {{ }}\nhttp {{\naccess_log off; keepalive_timeout 0; \
             client_body_temp_path logs/b; proxy_temp_path logs/p; fastcgi_temp_path logs/f; uwsgi_temp_path logs/u; \
             scgi_temp_path logs/s;\n{http}\n}}\n"
        );
        fs::write(&path, text).map_err(|e| e.to_string())?;
        let mut command = Command::new(&self.program);
        command.arg("-p").arg(&self.folder).arg("-c").arg(&path);
        let child = command.stderr(Stdio::null()).stdout(Stdio::null()).spawn();
        let mut child = child.map_err(|e| format!("nginx cannot be called: {e}"))?;
        for _ in 0..2000 {
            if child.try_wait().map_err(|e| e.to_string())?.is_some() {
                return Ok(None);
            }
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return Ok(Some(child));
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        let _ = child.kill();
        Err("nginx does not listen".into())
    }

    /// What nginx answers and what the upstream received, as a recording has it.
    fn ask(&self, request: &Request) -> Result<Value, String> {
        *self.received.lock().expect("no thread panics") = None;
        let wrong = |e: std::io::Error| e.to_string();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(wrong)?;
        stream.set_read_timeout(Some(Duration::from_secs(3))).map_err(wrong)?;
        let mut text =
            [&request.method[..], b" ", &request.target, b" HTTP/", &request.version, b"\r\n"]
                .concat();
        for (name, value) in &request.headers {
            text.extend([&name[..], b": ", value, b"\r\n"].concat());
        }
        text.extend(b"\r\n");
        text.extend(&request.body);
        stream.write_all(&text).map_err(wrong)?;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let old = self.version == Version::V1_22;
        let ours = if old { "/usr/share/nginx/html" } else { "/etc/nginx/html" };
        let here = format!("{}/html", self.folder.display());
        let answer = latin_1(&answer).replace(&here, ours);
        let answer: Vec<u8> = answer.chars().map(|c| c as u8).collect();
        Ok(told(&answer, self.received.lock().expect("no thread panics").take()))
    }
}

/// Reads one request, keeps it and answers it.
fn take(mut stream: TcpStream, kept: &Received) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
    let (mut text, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let read = stream.read(&mut buffer).unwrap_or(0);
        text.extend(&buffer[..read]);
        let head = text.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4);
        let lower = text.to_ascii_lowercase();
        let length = String::from_utf8_lossy(&lower)
            .lines()
            .find_map(|line| line.strip_prefix("content-length: ")?.trim().parse::<usize>().ok());
        // A body that was announced may be withheld: `proxy_pass_request_body off`.
        let quiet = head.is_some_and(|_| {
            let _ = stream.set_read_timeout(Some(Duration::from_millis(30)));
            length.is_some()
        });
        if read == 0
            || head.is_some_and(|head| {
                text.len() >= head + length.unwrap_or(0) && (!quiet || length.is_some())
            })
        {
            break;
        }
    }
    *kept.lock().expect("no thread panics") = Some(text);
    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    let _ = stream.shutdown(Shutdown::Write);
}

fn latin_1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// The parts of a message: first line, headers, body.
fn parts(text: &[u8]) -> (String, Vec<String>, String) {
    let end = text.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(text.len());
    let head = latin_1(&text[..end]);
    let mut lines = head.split("\r\n").map(str::to_owned);
    let first = lines.next().unwrap_or_default();
    (
        first,
        lines.filter(|line| !line.is_empty()).collect(),
        latin_1(text.get(end + 4..).unwrap_or_default()),
    )
}

fn told(answer: &[u8], received: Option<Vec<u8>>) -> Value {
    let mut result = Map::new();
    let (line, mut headers, mut body) = parts(answer);
    let status = line.split(' ').nth(1).and_then(|status| status.parse::<u16>().ok());
    result.insert("status".into(), json!(status));
    if status == Some(100) {
        (_, headers, body) = parts(body.chars().map(|c| c as u8).collect::<Vec<_>>().as_slice());
    }
    let location = headers.iter().find_map(|line| line.strip_prefix("Location: "));
    let ours = body.contains("<html>\r\n<head><title>")
        || location.is_some()
        || received.is_some()
        || status.is_none();
    if let Some(location) = location {
        result.insert("location".into(), json!(location));
    }
    if !ours {
        result.insert("body".into(), json!(body));
    }
    if let Some(received) = received {
        let (line, headers, body) = parts(&received);
        result.insert("upstream_line".into(), json!(line));
        result.insert("upstream_headers".into(), json!(headers));
        result.insert("upstream_body".into(), json!(body));
    }
    Value::Object(result)
}

/// The files that nginx sees, and the upstream.
struct Disk<'b> {
    folder: &'b Path,
    back: u16,
}

impl World for Disk<'_> {
    fn find(&self, path: &[u8]) -> Found<'_> {
        let path = String::from_utf8_lossy(path).into_owned();
        let here = format!("{}/", self.folder.display());
        let path = path.replacen("/usr/share/nginx/", &here, 1).replacen("/etc/nginx/", &here, 1);
        let path = PathBuf::from(path);
        if path.is_dir() {
            return Found::Folder;
        }
        fs::read(&path).map_or(Found::Nothing, |bytes| Found::File(Cow::Owned(bytes)))
    }

    fn ask(&mut self, address: &str, _: &Sent) -> Reply {
        if address.ends_with(&format!(":{}", self.back)) {
            Reply::Status(200)
        } else {
            Reply::Refused
        }
    }
}
