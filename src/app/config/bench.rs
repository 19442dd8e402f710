//! The little world of a configuration's card: an nginx of one worker, the image's files, who is behind it, and a clock
//! that goes a second with each request.

use crate::app::config::balance::BalanceModel;
use crate::course::{CLIENT, Config, ConfigPeer, ConfigRequest, Ground, PeerState};
use crate::nginx::route::{Configuration, Found, Request, Routed, Sent, Worker, World};
use crate::nginx::upstream::Reply;
use crate::nginx::{Report, Surroundings, Version, check, official};
use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr};
use std::rc::Rc;

/// Everybody sees the same visitors come.
const BALANCER_SEED: u64 = 1;

#[derive(Clone)]
pub struct Bench {
    version: Version,
    path: String,
    around: Around,
    running: Option<Worker>,
}

/// What lies around nginx.
#[derive(Clone)]
struct Around {
    ground: Ground,
    peers: Vec<ConfigPeer>,
    configuration: Option<Rc<Configuration>>,
    now_s: u64,
    draws: u32,
}

/// The image's files, one of them edited.
struct Files<'f> {
    around: &'f Around,
    edited: [(&'f str, &'f str); 1],
}

impl Bench {
    /// Nothing runs yet; every peer does what the lesson says.
    pub fn new(config: &Config) -> Bench {
        let around = Around {
            ground: config.ground,
            peers: config.peers.clone(),
            configuration: None,
            now_s: 0,
            draws: 0,
        };
        // A tag that cannot be pulled is in no lesson: the reader refuses it.
        let version = official::version_of(&config.tag).unwrap_or(Version::V1_30);
        Bench { version, path: config.path.clone(), around, running: None }
    }

    pub fn version(&self) -> Version {
        self.version
    }

    /// What `nginx -t` says when the file has this text.
    pub fn report(&self, text: &str) -> Report {
        let files = self.files(text);
        check(official::MAIN.as_bytes(), files.main(), &files, self.version)
    }

    /// Which of the files read is the edited one.
    pub fn edited(&self, files: &[Vec<u8>]) -> usize {
        files.iter().position(|file| file == self.path.as_bytes()).unwrap_or(0)
    }

    /// Starts nginx with this text, or reloads it: one that nginx refuses changes nothing. What it remembered of its peers is
    /// gone either way it begins.
    pub fn load(&mut self, text: &str) -> Report {
        let report = self.report(text);
        if report.error().is_none() {
            let files = self.files(text);
            let main = official::MAIN.as_bytes();
            let read = Configuration::read(main, files.main(), &files, self.version);
            self.running = Some(read.worker());
            self.around.configuration = Some(Rc::new(read));
        }
        report
    }

    /// The configuration that runs, if nginx does.
    pub fn configuration(&self) -> Option<&Configuration> {
        self.around.configuration.as_deref()
    }

    /// A balancer that begins with it, if it has an upstream. It has a worker and a clock of its own.
    pub fn balancer(&mut self) -> Option<BalanceModel> {
        let configuration = self.around.configuration.clone()?;
        BalanceModel::new(configuration, BALANCER_SEED, &mut self.around)
    }

    /// What a balancer asks its peers.
    pub fn world(&mut self) -> &mut dyn World {
        &mut self.around
    }

    pub fn worker(&self) -> Option<&Worker> {
        self.running.as_ref()
    }

    /// A second passes, then the request comes. `None`: the connection is refused.
    pub fn send(&mut self, request: &ConfigRequest) -> Option<Routed> {
        self.wait(1);
        let request = self.request(request);
        let configuration = self.around.configuration.clone()?;
        configuration.route(self.running.as_mut()?, &request, &mut self.around)
    }

    pub fn wait(&mut self, seconds: u64) {
        self.around.now_s += seconds;
    }

    pub fn now_s(&self) -> u64 {
        self.around.now_s
    }

    pub fn set_peer(&mut self, at: usize, state: PeerState) {
        if let Some(peer) = self.around.peers.get_mut(at) {
            peer.state = state;
        }
    }

    /// The place of the peer at `host:port`.
    pub fn peer_at(&self, address: &str) -> Option<usize> {
        self.around.peer_at(address)
    }

    fn files<'f>(&'f self, text: &'f str) -> Files<'f> {
        Files { around: &self.around, edited: [(&self.path, text)] }
    }

    /// As it comes over the line.
    fn request(&self, asked: &ConfigRequest) -> Request {
        let mut headers = vec![(b"Host".to_vec(), asked.host.clone().into_bytes())];
        for line in asked.headers.lines().filter(|line| !line.trim().is_empty()) {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            headers.push((name.as_bytes().to_vec(), value.trim().as_bytes().to_vec()));
        }
        let target = if asked.path.is_empty() { "/" } else { &asked.path };
        Request {
            method: asked.method.clone().into_bytes(),
            target: target.into(),
            version: b"1.1".to_vec(),
            headers,
            body: Vec::new(),
            client: CLIENT.into(),
            address: self.around.own_address(),
            port: asked.port,
        }
    }
}

impl Around {
    /// That of nginx's container, or of its task.
    fn own_address(&self) -> IpAddr {
        match self.ground {
            Ground::Desktop | Ground::Linux { .. } => [172, 18, 0, 2].into(),
            Ground::Task => [10, 0, 1, 10].into(),
        }
    }

    /// Names of other containers are Docker's to resolve, those of services Service Connect's: it writes addresses of the
    /// task's own proxy into `/etc/hosts`.
    fn resolve(&self, host: &str) -> Option<IpAddr> {
        let host = host.trim_matches(['[', ']']);
        if let Ok(address) = host.parse() {
            return Some(address);
        }
        match (host, self.ground) {
            ("localhost", _) => return Some(Ipv4Addr::LOCALHOST.into()),
            ("host.docker.internal", Ground::Desktop) => return Some([192, 168, 65, 254].into()),
            ("host.docker.internal", Ground::Linux { add_host: true }) => {
                return Some([172, 17, 0, 1].into());
            }
            ("host.docker.internal", _) => return None,
            _ => {}
        }
        let place = self.peers.iter().position(|peer| peer.host.eq_ignore_ascii_case(host))?;
        let place = u8::try_from(place).ok()?;
        Some(match self.ground {
            Ground::Desktop | Ground::Linux { .. } => [172, 18, 0, place.checked_add(3)?].into(),
            Ground::Task => [127, 255, 0, place.checked_add(1)?].into(),
        })
    }

    fn peer_at(&self, address: &str) -> Option<usize> {
        let at = self.place(address)?;
        self.peers.iter().position(|peer| {
            peer.port == at.1 && self.resolve(&peer.host).is_some_and(|host| host == at.0)
        })
    }

    /// `host:port` in numbers, if the host leads anywhere.
    fn place(&self, address: &str) -> Option<(IpAddr, u16)> {
        let (host, port) = address.rsplit_once(':')?;
        Some((self.resolve(host)?, port.parse().ok()?))
    }

    /// Whether a computer has that address: nginx's own, Docker's, or a peer's.
    fn is_there(&self, address: IpAddr) -> bool {
        let mut peers = self.peers.iter().map(|peer| self.resolve(&peer.host));
        address.is_loopback()
            || address == self.own_address()
            || self.resolve("host.docker.internal") == Some(address)
            || peers.any(|peer| peer == Some(address))
    }

    /// Whether nginx itself would take that connection.
    fn is_own(&self, (address, port): (IpAddr, u16)) -> bool {
        let is_here = address.is_loopback() && self.resolve("localhost") == Some(address);
        let is_here = is_here || address == self.own_address();
        is_here && self.configuration.as_ref().is_some_and(|read| read.listens(address, port))
    }
}

impl World for Around {
    fn find(&self, path: &[u8]) -> Found<'_> {
        official::find(&[], path)
    }

    /// A host that is there refuses at a port where nobody listens; one that is not there never answers. nginx that calls
    /// itself does so until it has no connections left, which is its 500.
    fn ask(&mut self, address: &str, _: &Sent) -> Reply {
        let Some(place) = self.place(address) else { return Reply::Refused };
        if self.is_own(place) {
            return Reply::Status(500);
        }
        match self.peer_at(address).and_then(|at| self.peers.get(at)).map(|peer| peer.state) {
            Some(PeerState::Answers(status)) => Reply::Status(status),
            Some(PeerState::Refuses) => Reply::Refused,
            Some(PeerState::Silent) => Reply::TimedOut { sent: true },
            None if self.is_there(place.0) => Reply::Refused,
            None => Reply::TimedOut { sent: false },
        }
    }

    fn resolve(&self, host: &[u8]) -> Option<IpAddr> {
        Around::resolve(self, std::str::from_utf8(host).ok()?)
    }

    fn now_s(&self) -> u64 {
        self.now_s
    }

    /// Any numbers do, as long as the same requests get the same.
    fn draw(&mut self) -> u32 {
        self.draws = self.draws.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.draws
    }
}

impl Files<'_> {
    fn main(&self) -> &[u8] {
        official::text(&self.edited, official::MAIN.as_bytes()).unwrap_or_default().as_bytes()
    }
}

impl Surroundings for Files<'_> {
    fn read(&self, path: &[u8]) -> Option<Cow<'_, [u8]>> {
        official::text(&self.edited, path).map(|text| text.as_bytes().into())
    }

    fn matching(&self, pattern: &[u8]) -> Vec<Vec<u8>> {
        official::matching(&self.edited, pattern)
    }

    fn address(&self, host: &[u8]) -> Option<IpAddr> {
        World::resolve(self.around, host)
    }

    /// No certificate comes with the image.
    fn has_file(&self, path: &[u8]) -> bool {
        self.read(path).is_some()
    }
}
