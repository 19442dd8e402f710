//! The shape of a `[[stage]]`. Values that have their own grammar stay text with its place.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::lesson_file::{Text, Worded};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StageEntry {
    pub id: Text,
    #[serde(default)]
    pub covers: Vec<Text>,
    pub title: Worded,
    #[serde(default)]
    pub names: BTreeMap<String, Worded>,
    pub seed: u64,
    pub speed: Spanned<u32>,
    pub actions: Vec<Text>,
    #[serde(default)]
    pub faults: Vec<Text>,
    pub computers: Option<Spanned<u32>>,
    pub computer: ComputerKinds,
    pub group: Option<Spanned<GroupEntry>>,
    pub setup: Text,
    #[serde(default)]
    pub view: Vec<ViewEntry>,
    pub task_definition: Vec<TaskDefinitionEntry>,
    #[serde(default)]
    pub image: Vec<ImageEntry>,
    #[serde(default)]
    pub target_group: Vec<TargetGroupEntry>,
    #[serde(default)]
    pub service: Vec<ServiceEntry>,
    #[serde(default)]
    pub users: Vec<UsersEntry>,
    #[serde(default)]
    pub policy: Vec<PolicyEntry>,
    #[serde(default)]
    pub config: Vec<ConfigEntry>,
}

/// What an nginx obeys.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConfigEntry {
    pub name: Text,
    pub image: Text,
    /// A tag of the official image that it is built from: `1.25`.
    pub version: Text,
    pub path: Text,
    pub text: String,
    #[serde(default)]
    pub draft: Vec<DraftEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftEntry {
    pub name: Text,
    pub text: String,
}

/// Other words for the same cluster: a list of words for each language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ViewEntry {
    pub label: Worded,
    pub ko: Vec<ViewWordEntry>,
    pub en: Vec<ViewWordEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ViewWordEntry {
    pub said: Text,
    pub here: String,
    #[serde(default)]
    pub numbered: Vec<String>,
}

/// `computer = { … }` with `computers = 3`, or one `[[stage.computer]]` for each.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "write `computer = { cpu = 2048, memory = 4096, eni = 4 }`, or a [[stage.computer]] with these three for each computer"
)]
pub(super) enum ComputerKinds {
    One(ComputerEntry),
    Each(Vec<ComputerEntry>),
}

/// The computers are an Auto Scaling group's.
#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupEntry {
    pub minimum: u32,
    pub maximum: u32,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ComputerEntry {
    pub cpu: u32,
    pub memory: u32,
    pub eni: u32,
    /// Millionths of a US dollar an hour; without it, it costs nothing.
    #[serde(default)]
    pub price: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TaskDefinitionEntry {
    pub family: Text,
    /// Of the whole task; FARGATE wants both.
    pub cpu: Option<u32>,
    pub memory: Option<u32>,
    /// none, bridge, host or awsvpc.
    pub network: Option<Text>,
    /// It may be launched on FARGATE.
    #[serde(default)]
    pub fargate: bool,
    pub container: Vec<ContainerEntry>,
    #[serde(default)]
    pub volume: Vec<VolumeEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContainerEntry {
    pub name: Text,
    pub image: String,
    pub cpu: u32,
    pub memory: Option<u32>,
    pub reservation: Option<u32>,
    pub port: Option<u16>,
    /// `"80"`, or the computer's port first, as Docker has it: `"8080:80"`.
    #[serde(default)]
    pub ports: Vec<Text>,
    #[serde(default = "essential")]
    pub essential: bool,
    #[serde(default)]
    pub environment: BTreeMap<String, String>,
    #[serde(default)]
    pub command: Vec<String>,
    /// `"db: healthy"`.
    #[serde(default)]
    pub depends_on: Vec<Text>,
    pub start_timeout: Option<Text>,
    pub stop_timeout: Option<Text>,
    pub health_check: Option<HealthCheckEntry>,
    pub restart: Option<RestartEntry>,
    /// `"data:/var/lib/data"`.
    #[serde(default)]
    pub mounts: Vec<Text>,
}

/// As in ECS: a container that does not say is essential (R16).
fn essential() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HealthCheckEntry {
    pub command: String,
    pub interval: Option<Text>,
    pub timeout: Option<Text>,
    pub retries: Option<u32>,
    pub start_period: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RestartEntry {
    pub after: Option<Text>,
    #[serde(default)]
    pub ignore: Vec<i32>,
}

/// `kind`: scratch, host, task, shared or efs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VolumeEntry {
    pub name: Text,
    pub kind: Text,
    /// The folder of the computer, or the file system.
    #[serde(default)]
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ImageEntry {
    pub reference: Text,
    /// nginx, node, python, database, cache or sleep.
    pub program: Text,
    pub port: Option<PortEntry>,
    /// `"5s"`, or from and to: `"2s-8s"`.
    pub start: Option<Text>,
    pub memory: Option<u32>,
    /// KiB a second.
    pub leak: Option<u32>,
    pub health: Option<String>,
    pub health_status: Option<u16>,
    pub workers: Option<u32>,
    /// `"ignore"`, or the exit code that it ends with.
    pub sigterm: Option<SigtermEntry>,
    pub ends: Option<EndsEntry>,
    /// MiB to download, beside the layer that it shares with others of its kind.
    pub size: Option<u32>,
    /// False: it is not in the registry until somebody pushes it.
    #[serde(default = "essential")]
    pub pushed: bool,
    #[serde(default)]
    pub feature: Vec<FeatureEntry>,
}

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "write `port = 8080`, or `port = { variable = \"PORT\", default = 8080 }`"
)]
pub(super) enum PortEntry {
    Fixed(u16),
    Variable { variable: String, default: u16 },
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "write `sigterm = \"ignore\"`, or the exit code, `sigterm = 0`")]
pub(super) enum SigtermEntry {
    Exit(i32),
    Word(Text),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EndsEntry {
    pub after: Text,
    #[serde(default)]
    pub exit: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FeatureEntry {
    pub name: String,
    /// Milliseconds at one whole CPU.
    #[serde(default)]
    pub cpu: u32,
    /// KiB while it is worked on, and KiB never given back.
    #[serde(default)]
    pub memory: u32,
    #[serde(default)]
    pub leak: u32,
    /// `"member:8080/login"`, `"localhost:3306/"`.
    #[serde(default)]
    pub calls: Vec<Text>,
    pub crash: Option<CrashEntry>,
    /// The file to which a request adds a post, or in which it looks for one: `/data/posts`.
    pub writes: Option<Text>,
    pub reads: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CrashEntry {
    pub every: u32,
    #[serde(default = "one")]
    pub exit: i32,
}

fn one() -> i32 {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TargetGroupEntry {
    pub name: Text,
    pub port: u16,
    /// `ip`, or `instance` for bridge and host.
    #[serde(rename = "type")]
    pub target_type: Option<Text>,
    pub path: Option<String>,
    pub interval: Option<Text>,
    pub timeout: Option<Text>,
    pub healthy: Option<u8>,
    pub unhealthy: Option<u8>,
    /// `"200"` or `"200-299"`.
    pub matcher: Option<Text>,
    pub delay: Option<Text>,
    pub slow_start: Option<Text>,
    /// round-robin, least-outstanding or random.
    pub algorithm: Option<Text>,
    pub fail_open_minimum: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ServiceEntry {
    pub name: Text,
    /// Its family; its own name where nothing is said.
    pub task_definition: Option<Text>,
    pub revision: Option<u32>,
    /// replica or daemon.
    pub strategy: Option<Text>,
    pub minimum: Option<u32>,
    pub maximum: Option<u32>,
    /// `"service-connect"` or `"dns"`: others find it by its name.
    pub discovery: Option<Text>,
    /// `"off"`, `"on"` or `"rollback"`.
    pub circuit_breaker: Option<Text>,
    pub grace: Option<Text>,
    /// `"ec2"` or `"fargate"`.
    pub launch: Option<Text>,
    /// `"spread zone"`, `"spread computer"`, `"binpack cpu"`, `"binpack memory"`, `"random"`, in order.
    #[serde(default)]
    pub strategies: Vec<Text>,
    /// `"distinct-computer"`, or `"member-of …"` in the cluster query language.
    #[serde(default)]
    pub constraints: Vec<Text>,
    /// `"web: nginx:80"`: the target group, the container, its port.
    #[serde(default)]
    pub target_groups: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UsersEntry {
    pub name: Text,
    /// `balancer:web`, `service:member:8080`, `computer:1:8080`, `task:1:8080`, `home:8080`.
    pub to: Text,
    /// Other addresses that they can be told.
    #[serde(default)]
    pub also: Vec<Text>,
    #[serde(default)]
    pub feature: String,
    /// Requests a minute from 0:00 on.
    pub rate: u32,
    /// steady, burst or daily.
    pub shape: Option<Text>,
    pub timeout: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PolicyEntry {
    pub name: Text,
    pub service: Text,
    pub minimum: u32,
    pub maximum: u32,
    /// cpu, memory or requests.
    pub metric: Text,
    /// Percent, or requests of a target in a minute: what target tracking keeps to.
    pub target: Option<u32>,
    pub out_cooldown: Option<Text>,
    pub in_cooldown: Option<Text>,
    #[serde(default = "essential")]
    pub scale_in: bool,
    /// Step scaling instead: from which number on.
    pub above: Option<u32>,
    pub below: Option<u32>,
    /// Minutes in a row.
    pub minutes: Option<u32>,
    #[serde(default)]
    pub step: Vec<StepEntry>,
}

/// So far beyond the threshold, and so many tasks more or fewer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepEntry {
    pub from: Option<i32>,
    pub to: Option<i32>,
    pub by: i32,
}
