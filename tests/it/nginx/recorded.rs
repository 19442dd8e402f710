//! Configurations with what real nginx said to them; the form is that of `tests/truth/README.md`.

use baton::nginx::{Report, Surroundings, Version, check, fits};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::net::IpAddr;
use std::path::Path;
use std::sync::OnceLock;

/// What nginx said, or what we say: verdict, message and line, warnings with lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) ok: bool,
    pub(crate) message: Option<String>,
    pub(crate) line: Option<u64>,
    pub(crate) warnings: Vec<(String, Option<u64>)>,
}

/// One configuration.
pub(crate) struct Recorded {
    pub(crate) path: String,
    pub(crate) name: String,
    pub(crate) class: String,
    pub(crate) said: Verdict,
    pub(crate) files: Files,
}

/// The folder of a configuration.
pub(crate) struct Files {
    pub(crate) all: BTreeMap<Vec<u8>, Vec<u8>>,
    /// Where host names lead.
    address: fn(&[u8]) -> Option<IpAddr>,
}

const MAIN: &[u8] = b"/etc/nginx/nginx.conf";

impl Surroundings for Files {
    fn read(&self, path: &[u8]) -> Option<Cow<'_, [u8]>> {
        self.all.get(path).map(|bytes| Cow::Borrowed(bytes.as_slice()))
    }

    fn matching(&self, pattern: &[u8]) -> Vec<Vec<u8>> {
        self.all.keys().filter(|path| fits(pattern, path)).cloned().collect()
    }

    fn address(&self, host: &[u8]) -> Option<IpAddr> {
        (self.address)(host)
    }
}

impl Files {
    /// A fresh configuration folder: what stands beside `nginx.conf`.
    pub(crate) fn new(address: fn(&[u8]) -> Option<IpAddr>) -> Files {
        static STOCK: OnceLock<BTreeMap<Vec<u8>, Vec<u8>>> = OnceLock::new();
        let stock = STOCK.get_or_init(|| {
            let mut files = Files { all: BTreeMap::new(), address };
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/truth/stock");
            files.add_folder(&folder, "/etc/nginx");
            files.all
        });
        Files { all: stock.clone(), address }
    }

    pub(crate) fn main(&self) -> &[u8] {
        self.all.get(MAIN).map(Vec::as_slice).unwrap_or_default()
    }

    fn add_folder(&mut self, folder: &Path, inside: &str) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = format!("{inside}/{}", entry.file_name().to_string_lossy());
            if path.is_dir() {
                self.add_folder(&path, &name);
            } else if let Ok(bytes) = fs::read(&path) {
                self.all.insert(name.into_bytes(), bytes);
            }
        }
    }
}

/// Reads an index and the files it names, for one release.
pub(crate) fn read(index: &Path, version: Version) -> Result<Vec<Recorded>, String> {
    let text = fs::read_to_string(index).map_err(|e| format!("{}: {e}", index.display()))?;
    let folder = index.parent().unwrap_or(Path::new("."));
    text.lines().map(|line| recorded(folder, line, version)).collect()
}

fn recorded(folder: &Path, line: &str, version: Version) -> Result<Recorded, String> {
    let entry: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let text = |value: &Value, key: &str| value[key].as_str().map(str::to_owned);
    let path = text(&entry, "path").ok_or("a line has no path")?;
    let older = &entry["v122"];
    let said = if version == Version::V1_22 && older.is_object() { older } else { &entry };
    let said = Verdict {
        ok: said["ok"].as_bool().unwrap_or(false),
        message: text(said, "message"),
        line: said["line"].as_u64(),
        warnings: said["warnings"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|warning| (text(warning, "text").unwrap_or_default(), warning["line"].as_u64()))
            .collect(),
    };
    let class = if version == Version::V1_22 { text(older, "class") } else { None };
    let class = class.or(text(&entry, "class")).unwrap_or_default();
    let files = files(&folder.join(&path), &entry)?;
    Ok(Recorded { path, name: text(&entry, "case").unwrap_or_default(), class, said, files })
}

fn files(path: &Path, entry: &Value) -> Result<Files, String> {
    let mut files = Files::new(|_| Some(IpAddr::from([127, 0, 0, 1])));
    for stub in entry["stubs"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        files.all.insert(stub.as_bytes().to_vec(), Vec::new());
    }
    if entry["tree"].as_bool() == Some(true) {
        files.add_folder(path, "/etc/nginx");
    } else {
        let bytes = fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
        files.all.insert(MAIN.to_vec(), bytes);
    }
    Ok(files)
}

/// What we say to a configuration.
pub(crate) fn ours(files: &Files, version: Version) -> Verdict {
    verdict(&check(MAIN, files.main(), files, version))
}

/// The same as a recording says it.
pub(crate) fn verdict(report: &Report) -> Verdict {
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let line = |line: Option<(u16, u32)>| line.map(|(_, line)| u64::from(line));
    let error = report.error();
    Verdict {
        ok: error.is_none(),
        message: error.map(|error| text(error.text())).filter(|text| !text.is_empty()),
        line: error.and_then(|error| line(error.line)),
        warnings: report
            .warnings()
            .map(|warning| (text(warning.text()), line(warning.line)))
            .collect(),
    }
}
