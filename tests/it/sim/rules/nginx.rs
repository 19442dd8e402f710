//! nginx in a container (R68, R11, R65).

use baton::sim::*;

use crate::sim::given::{Given, SMALL, container, definition, web};
use crate::sim::traffic::{failures, feature, program, stats, users};

const FILE: &str = "/etc/nginx/conf.d/default.conf";

fn copied(text: &str) -> Copied {
    let files = vec![File { path: FILE.into(), text: text.into() }];
    Copied { from: "nginx:1.25".into(), files }
}

fn nginx(text: &str) -> Command {
    let program = Program { port: ListenPort::Fixed(80), ..Program::new(ProgramKind::Nginx) };
    let plain = Image::plain(&container("nginx", 80));
    Command::PushImage(Image { program, copied: Some(copied(text)), ..plain })
}

fn passes_to(whom: &str) -> String {
    format!(
        "server {{\n    listen 80;\n    location / {{\n        proxy_pass http://{whom};\n    }}\n}}\n"
    )
}

fn app() -> ContainerDefinition {
    container("app", 8080)
}

/// One computer, a task of nginx with this configuration and the others beside it, and people who ask it.
fn serving(text: &str, mode: NetworkMode, others: Vec<ContainerDefinition>) -> Given {
    let mut given = Given::with(1, Parameters::ecs(), 2, SMALL, web());
    given.apply(nginx(text));
    let port = ListenPort::Fixed(8080);
    let program = Program { port, ..program(4, vec![feature("app", 5)]) };
    given.apply(Command::PushImage(Image { program, ..Image::plain(&app()) }));
    let mut containers = vec![container("nginx", 80)];
    containers.extend(others);
    let definition = TaskDefinition { network_mode: mode, ..definition("site", containers) };
    given.apply(Command::RegisterTaskDefinition(definition));
    given.apply(RunTask::of(TaskDefinitionId::from_index(1), 1));
    given.minutes(2);
    given
}

fn ask(given: &mut Given, timeout_ms: u32) {
    let endpoint = match given.cluster().definition(TaskDefinitionId::from_index(1)).network_mode {
        NetworkMode::Awsvpc => Endpoint::Task { task: super::super::given::task(1), port: 80 },
        _ => {
            let task = super::super::given::task(1);
            let id = given.cluster().task(task).container_ids().next().expect("nginx");
            let port = given.cluster().host_port(id).expect("a port of the computer");
            let instance = given.cluster().task(task).instance;
            Endpoint::Computer { instance, port }
        }
    };
    let Command::AddUsers(asking) = users(endpoint, "app", 60) else { unreachable!() };
    given.apply(Command::AddUsers(Users { timeout_ms, ..asking }));
    given.minutes(2);
}

fn happened(given: &Given, holds: impl Fn(&EventKind) -> bool) -> bool {
    given.events_since(0).iter().any(holds)
}

fn first(given: &Given) -> &Container {
    let ids = given.cluster().task(super::super::given::task(1)).container_ids();
    given.cluster().container(ids.into_iter().next().expect("nginx"))
}

#[test]
fn r68_nginx_without_anybody_behind_it_answers_502() {
    let mut given = serving(&passes_to("localhost:8080"), NetworkMode::Awsvpc, vec![]);
    ask(&mut given, 5_000);
    assert_eq!(failures(&given), [(Failure::NginxNoUpstream, stats(&given).issued)]);
    let failed = |kind: &EventKind| {
        matches!(kind, EventKind::NginxPeerFailed { port: 8080, failure: Failure::Refused, .. })
    };
    assert!(happened(&given, failed), "why is told");
}

#[test]
fn r68_localhost_is_the_whole_task_in_awsvpc_and_one_container_in_bridge() {
    let given = |mode| {
        let mut given = serving(&passes_to("localhost:8080"), mode, vec![app()]);
        ask(&mut given, 5_000);
        given
    };
    let (awsvpc, bridge) = (given(NetworkMode::Awsvpc), given(NetworkMode::Bridge));
    let host = given(NetworkMode::Host);
    assert_eq!(failures(&awsvpc), []);
    assert!(stats(&awsvpc).answered > 100);
    assert_eq!(failures(&host), [], "the computer's network is one");
    assert_eq!(failures(&bridge), [(Failure::NginxNoUpstream, stats(&bridge).issued)]);
}

#[test]
fn r68_who_says_nothing_is_given_up_after_the_time_of_the_configuration() {
    let text =
        passes_to("localhost:8080").replace("proxy_pass", "proxy_read_timeout 2s; proxy_pass");
    let mut given = serving(&text, NetworkMode::Awsvpc, vec![app()]);
    let app = given.cluster().task(super::super::given::task(1)).container_ids().last();
    given.apply(Command::HangContainer { container: app.expect("the second") });
    ask(&mut given, 5_000);
    let (answered, of) = (stats(&given).answered, stats(&given).in_flight);
    assert_eq!(
        (answered, failures(&given).len()),
        (0, 1),
        "{:?}, {of} under way",
        failures(&given)
    );
    assert_eq!(failures(&given)[0].0, Failure::NginxTimedOut);
    let took = given.world.traffic().requests().rev().find(|one| one.number == one.root);
    assert!((2_000..2_100).contains(&took.expect("one").took_ms), "{took:?}");
}

#[test]
fn r68_a_name_that_nobody_knows_ends_nginx_and_its_task() {
    for name in ["web:8080", "host.docker.internal:8080", "member"] {
        let given = serving(&passes_to(name), NetworkMode::Awsvpc, vec![app()]);
        let refused =
            |kind: &EventKind| matches!(kind, EventKind::NginxRefusedToStart { line: 4, .. });
        assert!(happened(&given, refused), "{name}");
        assert_eq!(
            (first(&given).exit_code, first(&given).stop),
            (Some(1), Some(ContainerStop::Exited))
        );
        let task = given.cluster().task(super::super::given::task(1));
        assert_eq!(task.stop_code, Some(StopCode::EssentialContainerExited));
        let host = name.split(':').next().expect("a name");
        let log = format!("nginx: [emerg] host not found in upstream \"{host}\" in {FILE}:4");
        assert_eq!(given.world.nginx().log(ContainerId::from_index(0)), Some(&*log));
    }
}

#[test]
fn r68_a_reload_with_a_mistake_keeps_the_old_workers_and_a_good_one_begins_anew() {
    let text = passes_to("localhost:8080");
    let mut given = serving(&text, NetworkMode::Awsvpc, vec![app()]);
    let reload = |text: &str| {
        let (image, copied) = ("nginx:1".into(), copied(text));
        Command::ReloadNginx(ReloadNginx { image, copied })
    };
    let verdict = |given: &Given| {
        let accepted = given.world.nginx().accepted(given.cluster());
        accepted.map(|(id, reading)| (id.number(), reading.printed.clone()))
    };
    let main = "/etc/nginx/nginx.conf";
    let good = format!(
        "nginx: the configuration file {main} syntax is ok\nnginx: configuration file {main} test is successful"
    );
    assert_eq!(verdict(&given), Some((1, good.clone())));
    given.apply(reload("server { listen 80 }"));
    assert_eq!(verdict(&given), None, "what it printed last is its log");
    let kept = |kind: &EventKind| matches!(kind, EventKind::NginxKeptWorkers { line: 1, .. });
    assert!(happened(&given, kept));
    ask(&mut given, 5_000);
    assert_eq!(failures(&given), []);
    given.apply(reload("server { listen 80; listen 8080; }"));
    assert!(happened(&given, |kind| matches!(kind, EventKind::NginxKeptWorkers { line: 0, .. })));
    given.apply(reload(&passes_to("localhost:9")));
    assert!(happened(&given, |kind| matches!(kind, EventKind::NginxReloaded { .. })));
    assert_eq!(verdict(&given), Some((1, good)));
    given.minutes(1);
    let before = stats(&given).failed_as(Failure::NginxNoUpstream);
    assert!(before > 50, "the new workers ask another port");
    let (image, from) = ("nginx:1".into(), "nginx:9.99".into());
    let copied = Copied { from, ..copied(&text) };
    given.apply(Command::ReloadNginx(ReloadNginx { image, copied }));
    let log = given.world.nginx().log(ContainerId::from_index(0));
    assert_eq!(log, Some("docker.io/library/nginx:9.99: not found"), "no version is guessed");
    let other =
        Command::ReloadNginx(ReloadNginx { image: "app:1".into(), copied: self::copied("") });
    assert_eq!(given.refused(other), Rejection::NothingToReload);
    assert_eq!(given.refused(reload(&"#".repeat(65 << 10))), Rejection::TooMuchCopied);
}

#[test]
fn r68_a_new_image_acts_on_new_containers_only() {
    let mut given = serving(&passes_to("localhost:8080"), NetworkMode::Awsvpc, vec![app()]);
    ask(&mut given, 5_000);
    given.apply(nginx(&passes_to("localhost:9")));
    given.minutes(2);
    assert_eq!(failures(&given), [], "the running one has what it read");
}

#[test]
fn r68_a_peer_that_refuses_is_passed_over_and_put_aside() {
    let text = "upstream app { server localhost:9; server localhost:8080; }\n".to_owned();
    let mut given = serving(&(text + &passes_to("app")), NetworkMode::Awsvpc, vec![app()]);
    ask(&mut given, 5_000);
    assert_eq!(failures(&given), []);
    let running = given.world.nginx().running(ContainerId::from_index(0)).expect("nginx");
    let peers: Vec<_> =
        running.workers().iter().flat_map(|w| w.route.upstreams[0].peers()).collect();
    assert_eq!(running.workers().len(), 2, "a worker for each CPU of the computer");
    assert!(peers.iter().any(|peer| peer.fails > 0 && peer.address.ends_with(":9")), "{peers:?}");
    assert!(peers.iter().all(|peer| peer.conns == 0), "{peers:?}");
}

#[test]
fn r68_a_health_check_is_answered_by_the_router() {
    let group = CreateTargetGroup {
        health_check_path: "/health".into(),
        ..CreateTargetGroup::new("web", TargetType::Ip, 80)
    };
    let healthy = |text: &str, others: Vec<ContainerDefinition>| {
        let mut given = serving(text, NetworkMode::Awsvpc, others);
        given.apply(Command::CreateTargetGroup(group.clone()));
        let target_group = TargetGroupId::from_index(0);
        let load_balancers = vec![LoadBalancer { target_group, container: 0, container_port: 80 }];
        let create = CreateService::new("site", TaskDefinitionId::from_index(1), 1);
        given.apply(Command::CreateService(CreateService { load_balancers, ..create }));
        given.minutes(2);
        let target = given.cluster().target_group(target_group).targets().first().copied();
        let target = given.cluster().target(target.expect("one"));
        (target.state, target.reason)
    };
    let by_app = passes_to("localhost:8080");
    assert_eq!(healthy(&by_app, vec![app()]).0, TargetState::Healthy);
    let (state, reason) = healthy(&by_app, vec![]);
    assert_eq!((state, reason), (TargetState::Unhealthy, TargetReason::ResponseCodeMismatch(502)));
    let by_itself = "server { listen 80; location = /health { return 200; } }";
    assert_eq!(healthy(by_itself, vec![]).0, TargetState::Healthy);
}

#[test]
fn r68_service_connect_follows_and_dns_is_looked_up_once() {
    let seen = |discovery| {
        let mut given = Given::with(1, Parameters::ecs(), 3, SMALL, definition("app", vec![app()]));
        given.push("app:1", |program| {
            program.port = ListenPort::Fixed(8080);
            program.features = vec![feature("app", 5)];
        });
        let app = CreateService::new("app", TaskDefinitionId::from_index(0), 1);
        given.apply(Command::CreateService(CreateService { discovery, ..app }));
        given.minutes(2);
        given.apply(nginx(&passes_to("app:8080")));
        given.apply(Command::RegisterTaskDefinition(definition(
            "site",
            vec![container("nginx", 80)],
        )));
        let create = CreateService::new("site", TaskDefinitionId::from_index(1), 1);
        given.apply(Command::CreateService(create));
        given.minutes(2);
        let task = super::super::given::task(2);
        given.apply(users(Endpoint::Task { task, port: 80 }, "app", 60));
        given.minutes(1);
        assert_eq!(failures(&given), []);
        given.apply(Command::StopTask { task: super::super::given::task(1) });
        given.minutes(5);
        failures(&given).iter().map(|(_, count)| count).sum::<u64>()
    };
    assert!(seen(Discovery::ServiceConnect) < 150, "only while nobody was there");
    assert!(seen(Discovery::CloudMap { ttl_ms: 60_000 }) > 200, "it asks the old address for ever");
}

#[test]
fn slices_and_clones_change_nothing_of_an_nginx_under_traffic() {
    let text =
        "upstream app { random two; server localhost:9; server localhost:8080; }\n".to_owned();
    let mut given = serving(&(text + &passes_to("app")), NetworkMode::Awsvpc, vec![app()]);
    ask(&mut given, 5_000);
    let until = given.world.now().after(120_000);
    let (mut whole, mut sliced) = (given.world.clone(), given.world.clone());
    whole.advance(until, u32::MAX);
    while sliced.advance(until, 7) == baton::lab::Progress::Paused {
        sliced = sliced.clone();
    }
    assert_eq!(whole.digest(), sliced.digest());
    assert!(whole == sliced);
    assert!(whole.snapshot_bytes() < 100 << 10, "{}", whole.snapshot_bytes());
}
