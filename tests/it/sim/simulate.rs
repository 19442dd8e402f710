//! Seeded random commands and faults; every invariant after every step; then the faults stop and the cluster must come to
//! rest (L1, L2). A failing seed is printed with its commands, as few as still fail.
//!
//! `cargo xtask test core --seeds N` (or `SEEDS=N`) runs more, `SEED=x` one.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use baton::lab::{Flight, World};
use baton::sim::reconcile::{self, Observed};
use baton::sim::*;

use super::configured::configured;
use super::given::MINUTE;
use super::kinds;
use super::random::{Dice, invent, parameters};
use super::watch::Watch;

/// Short runs, so that the whole stays well under half a minute unoptimised.
const SEEDS: u64 = 2_000;
const COMMANDS: usize = 40;
/// L1's bound: stop timeouts, boots and passes are minutes.
const REST_WITHIN: u64 = 60 * MINUTE;

/// What must be whole for anything to come to rest.
const WHOLE: [Command; 2] =
    [Command::SetRegistryReachable { reachable: true }, Command::LimitRegistry { pulls_max: None }];

type Script = Vec<(TimeMs, Command)>;

#[test]
fn random_commands_and_faults_keep_every_invariant_and_come_to_rest() {
    let given = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seeds = match given("SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..given("SEEDS").unwrap_or(SEEDS),
    };
    let all = seeds.end - seeds.start >= SEEDS;
    let mut seen = BTreeSet::new();
    for seed in seeds {
        let (script, result) = record(seed, &mut seen);
        if let Err(broken) = result {
            let few = minimise(seed, script);
            let lines: String = few.iter().map(|(at, c)| format!("{} ms: {c:?}\n", at.0)).collect();
            panic!("SEED={seed}: {broken}\n{lines}");
        }
    }
    let mut missing = [kinds::COMMANDS, kinds::EVENTS, kinds::DECISIONS, kinds::MESSAGES].concat();
    missing.extend([kinds::RESTS, DETAILS].concat());
    missing.retain(|kind| !seen.contains(*kind) && !UNREACHED.contains(kind));
    assert!(!all || missing.is_empty(), "the loop never reached {missing:?}");
}

/// What random play must reach besides every kind, so that its silence means something.
const DETAILS: &[&str] = &[
    "Sigkill",
    "CannotPull",
    "RateLimited",
    "Unreachable",
    "StoppedBeforePull",
    "NeverStarted",
    "HostTerminated",
    "UnhealthyDraining",
    "Unused",
    "Deactivating",
    "NothingToChange",
    "Cooldown",
    "AtMaximum",
    "AtMinimum",
    "OtherPolicy",
    "Deployment",
    "CannotStart",
    "DependencyFailed",
    "DependencyTimedOut",
    "DependencyNeverStarts",
];

/// What it cannot reach: a trap ends the program. Replacing what is unhealthy takes a
/// hang, a health check and patience together; `rules` holds it.
const UNREACHED: &[&str] = &["Trap", "UnhealthyReplaced", "UnhealthyGo"];

fn note_kinds(world: &World, seen: &mut BTreeSet<&'static str>) {
    let history = world.cluster().history();
    let events = || history.all_events().map(|event| &event.kind);
    let decisions = || history.decisions(0..usize::MAX).map(|decision| &decision.kind);
    let services = world.cluster().services().iter();
    let messages = services.flat_map(|s| s.messages().map(|(_, message)| &message.kind));
    seen.extend(events().map(kinds::event));
    seen.extend(decisions().map(kinds::decision));
    seen.extend(messages.map(kinds::message));
    seen.insert(kinds::rest(&settled::state(world.cluster())));
    if DETAILS.iter().all(|detail| seen.contains(detail)) {
        return;
    }
    let events = events().map(|kind| format!("{kind:?}"));
    for told in events.chain(decisions().map(|kind| format!("{kind:?}"))) {
        let words = told.split(|c: char| !c.is_ascii_alphabetic());
        seen.extend(words.filter_map(|word| DETAILS.iter().find(|detail| **detail == word)));
    }
}

/// Plays a random script, making it up on the way.
fn record(seed: u64, seen: &mut BTreeSet<&'static str>) -> (Script, Result<(), String>) {
    let (mut dice, mut nginx) = (Dice::new(seed), Dice::new(!seed));
    let mut script = Script::new();
    let mut world = World::new(seed, parameters(&mut dice));
    let mut watch = Watch::default();
    for _ in 0..COMMANDS {
        let mut command = invent(&mut dice, world.cluster());
        if seed % 16 == 3 {
            command = configured(&mut nginx, world.cluster(), command);
        }
        script.push((world.now(), command.clone()));
        let wait = dice.pick(&[0, 1, 900, 9_000, 30_000, 200_000]);
        let played = catch_unwind(AssertUnwindSafe(|| {
            if do_one(&mut world, &mut watch, &command) {
                seen.insert(kinds::command(&command));
            }
            let until = world.now().after(wait);
            advance(&mut world, &mut watch, until);
            seen.insert(kinds::rest(&settled::state(world.cluster())));
        }));
        if let Err(broken) = verdict(played, &watch) {
            return (script, Err(broken));
        }
    }
    for command in WHOLE {
        do_one(&mut world, &mut watch, &command);
        script.push((world.now(), command));
    }
    let rested = catch_unwind(AssertUnwindSafe(|| come_to_rest(&mut world, &mut watch)));
    note_kinds(&world, seen);
    (script, rested.unwrap_or_else(|_| Err("panicked at rest".into())))
}

fn verdict<T>(played: std::thread::Result<T>, watch: &Watch) -> Result<(), String> {
    match (played, &watch.broken) {
        (Err(_), _) => Err("panicked".into()),
        (Ok(_), Some(broken)) => Err(broken.clone()),
        (Ok(_), None) => Ok(()),
    }
}

/// Plays a fixed script; commands that no longer fit are refused, which is no failure.
fn replay(seed: u64, script: &Script) -> Result<(), String> {
    let mut world = World::new(seed, parameters(&mut Dice::new(seed)));
    let mut watch = Watch::default();
    for (at, command) in script {
        advance(&mut world, &mut watch, *at);
        do_one(&mut world, &mut watch, command);
        if let Some(broken) = watch.broken {
            return Err(broken);
        }
    }
    come_to_rest(&mut world, &mut watch)
}

/// Drops commands as long as it still fails.
fn minimise(seed: u64, mut script: Script) -> Script {
    let fails = |script: &Script| {
        !catch_unwind(AssertUnwindSafe(|| replay(seed, script))).is_ok_and(|played| played.is_ok())
    };
    let mut index = script.len();
    while index > 0 {
        index -= 1;
        let mut shorter = script.clone();
        shorter.remove(index);
        if fails(&shorter) {
            script = shorter;
        }
    }
    script
}

/// Whether it was accepted.
fn do_one(world: &mut World, watch: &mut Watch, command: &Command) -> bool {
    use baton::lab::Observe;
    let before = world.clone();
    let accepted = world.apply(command).is_ok();
    match accepted {
        true => watch.observe(world),
        false => assert!(*world == before, "a refused {command:?} changed the world"),
    }
    accepted
}

fn advance(world: &mut World, watch: &mut Watch, until: TimeMs) {
    world.advance_observed(until, u32::MAX, watch);
}

/// What never rests, and rightly: tasks that fail, so many in a row, are replaced for ever (R33, R37), unless a circuit
/// breaker gives up.
fn keeps_failing(deployment: &Deployment) -> bool {
    deployment.status != DeploymentStatus::Inactive
        && deployment.rollout_state != RolloutState::Failed
        && deployment.failed_tasks > 2
}

/// L1: without further faults it reaches a named state. L2: there, nothing happens any more.
fn come_to_rest(world: &mut World, watch: &mut Watch) -> Result<(), String> {
    let here = |world: &World| world.cluster().users().iter().rposition(|crowd| crowd.is_here);
    while let Some(index) = here(world) {
        do_one(world, watch, &Command::RemoveUsers { users: UsersId::from_index(index) });
    }
    // Services that were measured are still, and may be scaled in step by step.
    let calm = world.now().after(80 * MINUTE);
    advance(world, watch, calm);
    let end = world.now().after(REST_WITHIN);
    let works = |world: &World| {
        // What hangs keeps what nobody waits for any more.
        let hangs = |task: TaskId| {
            world.cluster().task(task).container_ids().any(|id| world.cluster().is_hung(id))
        };
        let flies = |flight: &Flight| flight.is_open() || !flight.task.is_some_and(hangs);
        world.traffic().flights().any(flies) || settled::state(world.cluster()) == Settled::Working
    };
    while works(world) {
        if world.now() >= end {
            return Err("L1: still working".into());
        }
        advance(world, watch, world.now().after(10_000));
    }
    let rest = settled::state(world.cluster());
    if let Settled::KeepsReplacing { .. } = rest {
        return watch.broken.take().map_or(Ok(()), Err);
    }
    if world.cluster().deployments().iter().any(keeps_failing) {
        // R37 never gives up: what fails to start is tried again every 27 minutes.
        return watch.broken.take().map_or(Ok(()), Err);
    }
    let before = world.cluster().history().event_count();
    advance(world, watch, world.now().after(60 * MINUTE));
    let quiet = |event: &Event| match event.kind {
        EventKind::AgentDisconnected { .. } | EventKind::HomeAddressChanged { .. } => true,
        // Nobody measures any more: alarms may go off, never on.
        EventKind::AlarmStateChanged { to, .. } => to != AlarmState::Alarm,
        EventKind::ServicePosted { service, message } => {
            let posted = world.cluster().service(service).message(message);
            let repeats = |m: &ServiceMessage| m.kind == ServiceMessageKind::SteadyState;
            posted.is_some_and(repeats)
        }
        _ => false,
    };
    if let Some(loud) = world.cluster().history().events(before..usize::MAX).find(|e| !quiet(e)) {
        return Err(format!("L2: at rest as {rest:?}, yet {loud:?}"));
    }
    let services = 0..world.cluster().services().len();
    for id in services.map(ServiceId::from_index) {
        check_at_rest(world, id, rest)?;
    }
    watch.broken.take().map_or(Ok(()), Err)
}

/// L2: reconciling once more would do nothing; I7: no more live tasks than desired.
fn check_at_rest(world: &World, id: ServiceId, rest: Settled) -> Result<(), String> {
    let cluster = world.cluster();
    if cluster.service(id).status != ServiceStatus::Active {
        return Ok(());
    }
    let observed = Observed::of(cluster, id, world.now());
    let plan = reconcile::plan(&observed);
    let settled = plan.stops.is_empty() && (plan.starts.is_empty() || cluster.is_blocked(id));
    // I7: more than desired live only in a deployment that is not over, or beside unhealthy ones, and never above the limit.
    let halfway = observed.deployments.len() > 1 || observed.unhealthy > 0 || observed.leaves();
    let halfway = halfway || observed.is_protected(&plan);
    let most = if halfway { observed.upper.max(observed.desired) } else { observed.desired };
    if !settled || observed.live > most {
        return Err(format!("L2, I7: {id:?} at rest would still do {plan:?} of {observed:?}"));
    }
    if rest == Settled::Steady && !cluster.service(id).is_steady() {
        return Err(format!("R36: at rest as Steady, but {id:?} is not"));
    }
    Ok(())
}
