//! Generated configurations, judged by the nginx of this machine (Debian's 1.22) and by us.

use crate::generate::{Case, cases};
use crate::recorded::{Files, Verdict, verdict};
use baton::nginx::{Version, check};
use std::fs;
use std::net::{IpAddr, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many agreed, of how many; and those that differ, with what nginx and what we say.
pub(crate) type Outcome = (usize, usize, Vec<(Case, Verdict, Verdict)>);

/// nginx is called this many times at once.
const THREADS: usize = 2;

/// Judges every `every`-th case whose name holds `only`.
pub(crate) fn run(every: usize, only: &str) -> Result<Outcome, String> {
    let folder = std::env::temp_dir().join(format!("baton-oracle-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let all: Vec<Case> =
        cases().into_iter().step_by(every).filter(|c| c.name.contains(only)).collect();
    let (next, differing) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let (next, differing, all, folder) = (&next, &differing, &all, &folder);
            scope.spawn(move || {
                let path = folder.join(format!("{thread}.conf"));
                while let Some(case) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let real = judged(&path, &case.text);
                    let ours = ours(&path, &case.text);
                    if real.as_ref().is_ok_and(|real| *real != ours) || real.is_err() {
                        let real = real.unwrap_or_else(|wrong| Verdict {
                            message: Some(wrong),
                            ..ours.clone()
                        });
                        differing.lock().expect("no thread panics").push((
                            case.clone(),
                            real,
                            ours,
                        ));
                    }
                }
            });
        }
    });
    let _ = fs::remove_dir_all(&folder);
    let differing = differing.into_inner().map_err(|e| e.to_string())?;
    Ok((all.len() - differing.len(), all.len(), differing))
}

fn ours(path: &Path, text: &[u8]) -> Verdict {
    let files = Files::new(address);
    verdict(&check(path.to_string_lossy().as_bytes(), text, &files, Version::V1_22))
}

/// As nginx asks this machine.
fn address(host: &[u8]) -> Option<IpAddr> {
    let host = std::str::from_utf8(host).ok()?;
    (host, 0).to_socket_addrs().ok()?.next().map(|address| address.ip())
}

fn judged(path: &PathBuf, text: &[u8]) -> Result<Verdict, String> {
    fs::write(path, text).map_err(|e| e.to_string())?;
    let output = Command::new("nginx").arg("-t").arg("-c").arg(path).output();
    let output = output.map_err(|e| format!("nginx cannot be called: {e}"))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut verdict =
        Verdict { ok: output.status.success(), message: None, line: None, warnings: Vec::new() };
    // A message may hold line breaks: a new one begins with the level.
    for (level, text) in messages(&said) {
        let place = format!(" in {}:", path.display());
        let (text, line) = match text.rsplit_once(&place) {
            Some((text, line)) => (text, line.trim().parse().ok()),
            None => (text.as_str(), None),
        };
        match level {
            "warn" => verdict.warnings.push((text.to_owned(), line)),
            "emerg" if verdict.message.is_none() => {
                (verdict.message, verdict.line) = (Some(text.to_owned()), line);
            }
            _ => {}
        }
    }
    Ok(verdict)
}

/// Level and text of what nginx wrote, in Debian's form (with date and process) or the plain one.
fn messages(said: &str) -> Vec<(&'static str, String)> {
    let mut found: Vec<(&'static str, String)> = Vec::new();
    for line in said.split_inclusive('\n') {
        let level = ["emerg", "alert", "warn", "notice"]
            .into_iter()
            .find(|level| line.find(&format!("[{level}] ")).is_some_and(|at| at < 30));
        match level {
            Some(level) => {
                let text = line.split_once("] ").map_or("", |(_, text)| text);
                let process = text.split_once(": ").filter(|(head, _)| {
                    head.bytes().all(|byte| byte.is_ascii_digit() || byte == b'#')
                });
                found.push((level, process.map_or(text, |(_, text)| text).to_owned()));
            }
            None if line.starts_with("nginx: ") => {}
            None => {
                if let Some((_, text)) = found.last_mut() {
                    text.push_str(line);
                }
            }
        }
    }
    for (_, text) in &mut found {
        text.truncate(text.trim_end_matches('\n').len());
    }
    found
}
