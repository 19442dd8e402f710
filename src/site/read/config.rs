//! A configuration of `lesson.toml` as a value, once for each language.

use serde::Deserialize;

use super::{
    config_check::{Names, checks},
    lesson_file::{GoalEntry, Text, Worded},
    source::Source,
    structure::{Checker, Entry},
    written::WrittenWrong,
};
use crate::course::{
    Config, ConfigCheck, ConfigGoal, ConfigPeer, ConfigRequest, ConfigWrong, Ground, Html,
    PeerState,
};
use crate::lang::{Both, Lang};
use crate::nginx::official;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConfigEntry {
    pub id: Text,
    pub covers: Vec<Text>,
    image: Text,
    runs: Text,
    path: Text,
    start: Text,
    solution: Text,
    peer: Vec<PeerEntry>,
    request: Vec<RequestEntry>,
    goal: Vec<GoalEntry>,
    #[serde(default)]
    wrong: Vec<WrongEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeerEntry {
    id: Text,
    at: Text,
    label: Worded,
    #[serde(default = "ok")]
    answers: u16,
    state: Option<Text>,
}

fn ok() -> u16 {
    200
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RequestEntry {
    id: Text,
    label: Worded,
    url: Text,
    #[serde(default = "get")]
    method: String,
    #[serde(default)]
    headers: Vec<Text>,
}

fn get() -> String {
    "GET".into()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrongEntry {
    id: Text,
    when: Text,
    text: Text,
}

const GROUNDS: [(&str, Ground); 4] = [
    ("docker-desktop", Ground::Desktop),
    ("linux-docker", Ground::Linux { add_host: false }),
    ("linux-docker --add-host", Ground::Linux { add_host: true }),
    ("task", Ground::Task),
];

const STATES: [(&str, PeerState); 2] =
    [("refuses", PeerState::Refuses), ("silent", PeerState::Silent)];

impl Checker<'_, '_> {
    pub(super) fn config(&mut self, entry: &ConfigEntry) -> Entry<Both<Config>> {
        let line = self.line(&entry.id);
        let ids = |list: &mut dyn Iterator<Item = &Text>| -> Vec<String> {
            list.map(|id| id.get_ref().clone()).collect()
        };
        let requests = ids(&mut entry.request.iter().map(|request| &request.id));
        let peers = ids(&mut entry.peer.iter().map(|peer| &peer.id));
        let results = ids(&mut entry.goal.iter().map(|goal| &goal.id));
        let ways = ids(&mut entry.wrong.iter().map(|wrong| &wrong.id));
        for list in [&requests, &peers, &[results, ways].concat()] {
            self.unique(list.iter().map(|id| (id, line)));
        }
        let names = Names { requests: &requests, peers: &peers };
        if entry.goal.is_empty() || entry.request.is_empty() || entry.peer.is_empty() {
            self.wrong(&entry.id, "a configuration has at least one [[config.peer]], one [[config.request]] and one [[config.goal]]");
        }
        let config = Config {
            tag: self.tag(&entry.image),
            ground: self.one_of(&entry.runs, &GROUNDS).unwrap_or_default(),
            path: self.path(&entry.path),
            start: entry.start.get_ref().clone(),
            solution: entry.solution.get_ref().clone(),
            peers: self.peers(&entry.peer),
            requests: entry.request.iter().map(|request| self.request(request)).collect(),
            goals: entry.goal.iter().map(|goal| self.config_goal(goal, &names)).collect(),
            hints: Vec::new(),
            wrongs: entry.wrong.iter().map(|wrong| self.config_wrong(wrong, &names)).collect(),
        };
        let part =
            Both { ko: labelled(&config, entry, Lang::Ko), en: labelled(&config, entry, Lang::En) };
        self.entry(&entry.id, &entry.covers, part)
    }

    /// `nginx:1.25`.
    fn tag(&mut self, image: &Text) -> String {
        let tag = image.get_ref().strip_prefix("nginx:").unwrap_or_default();
        if official::version_of(tag).is_none() {
            let what = "this is no tag of the official image that could be pulled; write `nginx:1.30`, or another that stands in src/nginx/official.rs";
            self.wrong(image, what);
        }
        tag.to_owned()
    }

    fn path(&mut self, path: &Text) -> String {
        let read = path.get_ref();
        let is_included = read.starts_with("/etc/nginx/conf.d/") && read.ends_with(".conf");
        if !is_included && read != official::MAIN {
            let what = "the image's nginx would not read this file; write `/etc/nginx/conf.d/default.conf`, or `/etc/nginx/nginx.conf`";
            self.wrong(path, what);
        }
        read.clone()
    }

    fn peers(&mut self, entries: &[PeerEntry]) -> Vec<ConfigPeer> {
        let mut peers: Vec<ConfigPeer> = Vec::new();
        for entry in entries {
            self.id(&entry.id);
            let state = entry.state.as_ref().and_then(|state| self.one_of(state, &STATES));
            let address = entry.at.get_ref().rsplit_once(':');
            let address = address.and_then(|(host, port)| Some((host, port.parse().ok()?)));
            let (host, port) = address.filter(|(host, _)| !host.is_empty()).unwrap_or_else(|| {
                self.wrong(&entry.at, "write the peer's address as nginx may call it: `at = \"web:8080\"`, `\"localhost:8080\"` or `\"10.0.1.11:80\"`");
                ("localhost", 80)
            });
            if peers.iter().any(|other| other.host == host && other.port == port) {
                self.wrong(&entry.at, "another peer is at this address; give each its own");
            }
            peers.push(ConfigPeer {
                label: String::new(),
                host: host.to_owned(),
                port,
                state: state.unwrap_or(PeerState::Answers(entry.answers)),
            });
        }
        peers
    }

    fn request(&mut self, entry: &RequestEntry) -> ConfigRequest {
        self.id(&entry.id);
        let rest = entry.url.get_ref().strip_prefix("http://").unwrap_or_default();
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (host, port) = authority.split_once(':').unwrap_or((authority, "80"));
        let port = port.parse().ok().filter(|_| !host.is_empty() && !path.is_empty());
        if port.is_none() {
            self.wrong(&entry.url, "write the whole address, with a path: `url = \"http://shop.example/\"`; there is no https in the simulation");
        }
        for header in &entry.headers {
            if !header.get_ref().contains(": ") || header.get_ref().contains('\n') {
                self.wrong(header, "write a header as `Name: value`");
            }
        }
        let headers: Vec<&str> = entry.headers.iter().map(|one| one.get_ref().as_str()).collect();
        ConfigRequest {
            label: String::new(),
            method: entry.method.clone(),
            host: authority.to_owned(),
            port: port.unwrap_or(80),
            path: path.to_owned(),
            headers: headers.join("\n"),
        }
    }

    fn config_goal(&mut self, entry: &GoalEntry, names: &Names) -> ConfigGoal {
        let id = self.id(&entry.id);
        ConfigGoal { id, checks: self.checks(&entry.check, names) }
    }

    fn config_wrong(&mut self, entry: &WrongEntry, names: &Names) -> ConfigWrong {
        ConfigWrong {
            id: self.id(&entry.id),
            when: self.checks(&entry.when, names),
            message: Html::default(),
            text: entry.text.get_ref().clone(),
        }
    }

    fn checks(&mut self, text: &Text, names: &Names) -> Vec<ConfigCheck> {
        checks(text.get_ref(), names).unwrap_or_else(|what| {
            self.wrong(text, &what);
            Vec::new()
        })
    }
}

/// The same with the words of one language.
fn labelled(config: &Config, entry: &ConfigEntry, lang: Lang) -> Config {
    let words = |label: &Worded| match lang {
        Lang::Ko => label.ko.clone(),
        Lang::En => label.en.clone(),
    };
    let mut config = config.clone();
    for (peer, entry) in config.peers.iter_mut().zip(&entry.peer) {
        peer.label = words(&entry.label);
    }
    for (request, entry) in config.requests.iter_mut().zip(&entry.request) {
        request.label = words(&entry.label);
    }
    config
}

/// A configuration with the hints and messages of its text.
pub(super) fn with_words(
    source: &mut Source,
    line: u32,
    hints: Vec<Html>,
    said: Vec<WrittenWrong>,
    config: Option<&Config>,
) -> Config {
    let Some(config) = config else { return Config { hints, ..Config::default() } };
    let mut config = Config { hints, ..config.clone() };
    for one in said.iter().filter(|one| !config.wrongs.iter().any(|way| way.id == one.id)) {
        let what =
            format!("lesson.toml has no [[config.wrong]] with id = \"{}\" here; add it", one.id);
        source.wrong(one.line, what);
    }
    for way in &mut config.wrongs {
        match said.iter().find(|one| one.id == way.id) {
            Some(one) => way.message = one.message.clone(),
            None => source.wrong(
                line,
                format!(
                    "nothing is said to the wrong way `{0}`; write - `{0}`: … under `#### … {{.wrong}}`",
                    way.id
                ),
            ),
        }
    }
    config
}
