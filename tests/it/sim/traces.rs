//! Traces of real accounts beside ours, with one set of parameters: `cargo test -- sim::traces --nocapture` prints both.
//!
//! Ours come from many seeds. The order must be theirs in every one. An interval that theirs show to be fixed must lie in
//! their spread; one that varies must be able to take the values they show, and its median must lie between theirs.
//! Each trace has a world of its own: which service it was, and how large its image, is not of the rules.

use baton::sim::*;

use super::given::{Given, SMALL, service, web};

const SEEDS: u64 = 200;
/// Theirs are rounded, and read off event lists.
const SLACK_MS: u64 = 250;
/// A's and C's tasks registered 40.4–65.0 s after their start, B's 28.2 and 18.6 s. Whose services they were is not known;
/// an image of usual size, and one as small as nginx's on Alpine, give both with the same parameters.
const A_C_MIB: u32 = 100;
const B_MIB: u32 = 16;

/// From one step to the next: its name, what real accounts show (in ms), and how that binds ours.
type Interval = (&'static str, &'static [u64], Holds);

#[derive(Clone, Copy)]
enum Holds {
    /// Ours lies in their spread.
    Fixed,
    /// Ours can be what theirs was, and is so in the middle.
    Varies,
    /// Beside each other only.
    Shown,
}
use Holds::{Fixed, Shown, Varies};

fn settings(interval_s: u64, unhealthy_threshold: u8) -> CreateTargetGroup {
    let mut settings = CreateTargetGroup::new("web", TargetType::Ip, 80);
    settings.health_check_path = "/health".into();
    settings.health_check_interval_ms = interval_s * 1_000;
    settings.unhealthy_threshold = unhealthy_threshold;
    settings.deregistration_delay_ms = 30_000;
    settings
}

fn settled(seed: u64, desired: u32, image_mib: u32, settings: CreateTargetGroup) -> Given {
    let roomy = InstanceType { cpu_units: 4_096, memory_mib: 8_192, eni_slots: 9, ..SMALL };
    let mut given = Given::with(seed, Parameters::ecs(), 3, roomy, web());
    let mut image = Image::plain(&web().containers[0]);
    image.layers[0].size_mib = image_mib;
    // It listens before its first check: what theirs did.
    image.program.start_delay = Some((200, 1_500));
    given.apply(Command::PushImage(image));
    given.apply(Command::CreateTargetGroup(settings));
    let target_group = TargetGroupId::from_index(0);
    let balancer = LoadBalancer { target_group, container: 0, container_port: 80 };
    given.apply(Command::CreateService(CreateService {
        load_balancers: vec![balancer],
        ..CreateService::new("web", TaskDefinitionId::from_index(0), desired)
    }));
    // Not at the same point of a pass in every seed.
    given.ms(5 * 60_000 + seed * 137);
    assert_eq!(given.state(), Settled::Steady);
    given
}

/// What an event says in a trace, if anything.
fn told(cluster: &Cluster, event: &Event) -> Option<&'static str> {
    match event.kind {
        EventKind::ServicePosted { service, message } => {
            Some(match cluster.service(service).message(message)?.kind {
                ServiceMessageKind::StartedTasks { .. } => "started",
                ServiceMessageKind::RegisteredTargets { .. } => "registered",
                ServiceMessageKind::StoppedTasks { .. } => "stopped",
                ServiceMessageKind::DeregisteredTargets { .. } => "deregistered",
                ServiceMessageKind::BegunDraining { .. } => "begun draining",
                ServiceMessageKind::DeploymentCompleted { .. } => "completed",
                ServiceMessageKind::SteadyState => "steady",
                ServiceMessageKind::UnhealthyTarget { .. } => "named unhealthy",
                _ => return None,
            })
        }
        EventKind::TargetStateChanged { to, .. } => Some(match to {
            TargetState::Unhealthy => "target unhealthy",
            TargetState::Healthy => "target healthy",
            TargetState::Unused => "target gone",
            _ => return None,
        }),
        _ => None,
    }
}

/// Plays a trace in many worlds and holds its steps and intervals against theirs. The first step's interval counts from
/// the deed.
fn compare(
    name: &str,
    start: impl Fn(u64) -> Given,
    deed: impl Fn(&Cluster) -> Command,
    intervals: &[Interval],
) {
    let names: Vec<&str> = intervals.iter().map(|(name, ..)| *name).collect();
    let mut ours: Vec<Vec<u64>> = vec![Vec::new(); names.len()];
    for seed in 0..SEEDS {
        let mut given = start(seed);
        let here = given.here();
        let mut last = given.world.now();
        let command = deed(given.cluster());
        given.apply(command);
        given.minutes(7);
        let cluster = given.cluster();
        let events = cluster.history().events(here..usize::MAX);
        let told = events.filter_map(|e| Some((told(cluster, e)?, e.at)));
        let steps: Vec<_> = told.filter(|(name, _)| names.contains(name)).collect();
        let order: Vec<&str> = steps.iter().map(|(name, _)| *name).collect();
        assert_eq!(order, names, "{name}, seed {seed}");
        for ((_, at), intervals) in steps.iter().zip(&mut ours) {
            intervals.push(at.since(last));
            last = *at;
        }
    }
    println!("\n{name}: seconds since the step before, theirs | ours in {SEEDS} worlds");
    for (&interval, mine) in intervals.iter().zip(&mut ours) {
        mine.sort_unstable();
        hold(name, interval, mine[0], mine[mine.len() / 2], mine[mine.len() - 1]);
    }
}

fn hold(trace: &str, interval: Interval, least: u64, median: u64, most: u64) {
    let (step, theirs, holds) = interval;
    let told: Vec<String> = theirs.iter().map(|&ms| seconds(ms)).collect();
    let [shortest, middle, longest] = [least, median, most].map(seconds);
    println!("  {step:<17} {:<16} | {shortest} … {middle} … {longest}", told.join(", "));
    let (Some(&lo), Some(&hi)) = (theirs.iter().min(), theirs.iter().max()) else { return };
    let within = match holds {
        Fixed => least + SLACK_MS >= lo && most <= hi + SLACK_MS,
        Varies => {
            let typical = theirs.len() == 1 || (lo..=hi).contains(&median);
            least <= lo + SLACK_MS && hi <= most + SLACK_MS && typical
        }
        Shown => true,
    };
    assert!(within, "{trace}: {step}");
}

fn seconds(ms: u64) -> String {
    format!("{}.{:03}", ms / 1_000, ms % 1_000)
}

#[test]
fn a_rolling_deployment_of_one_task_behind_a_balancer() {
    let start = |seed| {
        let mut given = settled(seed, 1, A_C_MIB, settings(30, 2));
        given.apply(Command::RegisterTaskDefinition(web()));
        given
    };
    let deed = |_: &Cluster| UpdateService::deploy(service(), TaskDefinitionId::from_index(1));
    compare(
        "A1, A2",
        start,
        deed,
        &[
            ("started", &[], Shown),
            ("registered", &[40_400, 60_000], Varies),
            ("stopped", &[50_200, 51_400], Fixed),
            ("deregistered", &[10_100, 9_700], Fixed),
            ("begun draining", &[5, 6], Fixed),
            ("completed", &[51_800, 52_200], Fixed),
            ("steady", &[1], Fixed),
        ],
    );
}

#[test]
fn a_task_that_stops_answering_is_replaced_behind_a_balancer() {
    let deed = |cluster: &Cluster| {
        let hung = cluster.service(service()).tasks[0];
        let container = cluster.task(hung).container_ids().next().expect("one");
        Command::HangContainer { container }
    };
    let steps = |unhealthy: &'static [u64]| {
        [
            ("target unhealthy", unhealthy, Varies),
            ("started", &[12_000, 35_500][..], Varies),
            ("registered", &[28_200, 18_600], Varies),
            ("target healthy", &[2_300, 2_000], Fixed),
            ("named unhealthy", &[16_000, 7_100], Varies),
            ("stopped", &[0], Fixed),
            ("deregistered", &[10_200, 9_600], Fixed),
            ("begun draining", &[5, 6], Fixed),
            ("steady", &[9_700, 10_000], Fixed),
            ("target gone", &[20_900, 21_800], Varies),
        ]
    };
    // B1's checks are 30 s apart, B2's 10 s: their spacing is told by how long theirs took to fail.
    compare("B1", |seed| settled(seed, 2, B_MIB, settings(30, 3)), deed, &steps(&[89_200]));
    compare("B2", |seed| settled(seed, 2, B_MIB, settings(10, 3)), deed, &steps(&[26_100]));
}

#[test]
fn a_crashed_task_is_deregistered_before_it_is_replaced() {
    let deed = |cluster: &Cluster| {
        let task = cluster.service(service()).tasks[0];
        let container = cluster.task(task).container_ids().next().expect("one");
        Command::CrashContainer { container, exit_code: 1 }
    };
    compare(
        "C",
        |seed| settled(seed, 1, A_C_MIB, settings(30, 2)),
        deed,
        &[
            ("deregistered", &[], Shown),
            ("begun draining", &[5, 6], Fixed),
            ("started", &[745, 744], Fixed),
            ("registered", &[64_950], Varies),
            ("target healthy", &[], Shown),
            ("steady", &[6_100], Varies),
        ],
    );
}

/// Trace D (StopTask behind Service Connect: new task +19 s, steady +116 s) is shown, not held: proxies are not simulated.
#[test]
fn a_stopped_task_of_one_is_an_outage() {
    for seed in 0..3 {
        let mut given = settled(seed, 1, A_C_MIB, settings(30, 2));
        let stop = given.world.now();
        let first = given.cluster().service(service()).tasks[0];
        given.apply(Command::StopTask { task: first });
        given.until(|cluster| cluster.tasks().len() == 2);
        let new = given.world.now();
        given.until(|cluster| cluster.service(service()).is_steady());
        let steady = given.world.now();
        let [new, steady] = [new, steady].map(|at| seconds(at.since(stop)));
        println!("D, seed {seed}: new task +{new} (theirs +19), steady +{steady} (theirs +116)");
    }
}
