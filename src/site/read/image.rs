//! A stage's images: what their programs do, as data.

use toml::Spanned;

use super::{
    stage_file::{FeatureEntry, ImageEntry, PortEntry, SigtermEntry},
    structure::Checker,
};
use crate::course::StageImage;
use crate::sim::{
    Call, Crash, Ending, Feature, Image, Layer, ListenPort, OnSigterm, Program, ProgramKind,
};

const KINDS: [(&str, ProgramKind); 6] = [
    ("nginx", ProgramKind::Nginx),
    ("node", ProgramKind::Node),
    ("python", ProgramKind::Python),
    ("database", ProgramKind::Database),
    ("cache", ProgramKind::Cache),
    ("sleep", ProgramKind::Sleep),
];

/// MiB of the layer that all images of one kind share, and of an image's own.
const SHARED_MIB: u32 = 30;
const OWN_MIB: u32 = 50;

pub(super) fn image(checker: &mut Checker, entry: &ImageEntry, at: usize) -> StageImage {
    let kind = checker.one_of(&entry.program, &KINDS).unwrap_or(ProgramKind::Sleep);
    let shared = Layer { digest: 2 + kind as u64, size_mib: SHARED_MIB };
    let own = Layer { digest: 100 + at as u64, size_mib: entry.size.unwrap_or(OWN_MIB) };
    StageImage {
        image: Image {
            reference: entry.reference.get_ref().clone(),
            layers: vec![shared, own],
            program: program(checker, entry, kind),
            copied: None,
        },
        is_pushed: entry.pushed,
    }
}

fn program(checker: &mut Checker, entry: &ImageEntry, kind: ProgramKind) -> Program {
    let plain = Program::new(kind);
    let port = match &entry.port {
        None => ListenPort::Nowhere,
        Some(PortEntry::Fixed(port)) => ListenPort::Fixed(*port),
        Some(PortEntry::Variable { variable, default }) => {
            ListenPort::FromEnvironment { variable: variable.clone(), default: *default }
        }
    };
    let on_sigterm = match &entry.sigterm {
        None => plain.on_sigterm,
        Some(SigtermEntry::Exit(code)) => OnSigterm::Exit(*code),
        Some(SigtermEntry::Word(word)) => {
            checker.one_of(word, &[("ignore", OnSigterm::Ignore)]).unwrap_or(OnSigterm::Ignore)
        }
    };
    let ends = entry.ends.as_ref();
    Program {
        port,
        start_delay: entry.start.as_ref().map(|text| range(checker, text)),
        memory_mib: entry.memory.unwrap_or(plain.memory_mib),
        leak_kib_per_s: entry.leak.unwrap_or(0),
        health_path: entry.health.clone().unwrap_or(plain.health_path),
        health_status: entry.health_status.unwrap_or(plain.health_status),
        workers: entry.workers.unwrap_or(plain.workers),
        on_sigterm,
        ends: ends
            .map(|ends| Ending { after_ms: checker.duration(&ends.after), exit_code: ends.exit }),
        features: entry.feature.iter().map(|feature| self::feature(checker, feature)).collect(),
        ..plain
    }
}

/// `5s`, or `2s-8s`.
fn range(checker: &mut Checker, text: &Spanned<String>) -> (u64, u64) {
    let ends = text.get_ref().split_once('-');
    let read = |text: &str| crate::course::read_duration(text.trim());
    let both = match ends {
        None => read(text.get_ref()).map(|ms| (ms, ms)),
        Some((from, to)) => read(from).zip(read(to)).filter(|(from, to)| from <= to),
    };
    both.unwrap_or_else(|| {
        checker.wrong(text, "write a time such as `5s`, or from and to: `2s-8s`");
        (0, 0)
    })
}

fn feature(checker: &mut Checker, entry: &FeatureEntry) -> Feature {
    Feature {
        name: entry.name.clone(),
        cpu_ms: entry.cpu,
        memory_kib: entry.memory,
        leak_kib: entry.leak,
        calls: entry.calls.iter().filter_map(|text| call(checker, text)).collect(),
        crash: entry.crash.as_ref().map(|c| Crash { every: c.every, exit_code: c.exit }),
        writes: entry.writes.as_ref().and_then(|text| path(checker, text)),
        reads: entry.reads.as_ref().and_then(|text| path(checker, text)),
    }
}

/// `/data/posts`.
fn path(checker: &mut Checker, text: &Spanned<String>) -> Option<String> {
    let path = text.get_ref();
    let is_file = path.starts_with('/') && !path.ends_with('/');
    if !is_file {
        checker.wrong(text, "write a file with its folder: `/data/posts`");
    }
    is_file.then(|| path.clone())
}

/// `member:8080/login`, `task:3:8080/login`.
fn call(checker: &mut Checker, text: &Spanned<String>) -> Option<Call> {
    let read = || {
        let (whom, path) = text.get_ref().split_once('/')?;
        let (name, port) = whom.rsplit_once(':')?;
        let path = ["/", path].concat();
        Some(Call { name: name.into(), port: port.parse().ok()?, path })
    };
    let call = read();
    if call.is_none() {
        checker.wrong(text, "write whom, at which port and for what: `member:8080/login`");
    }
    call
}
