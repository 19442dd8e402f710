//! Random users, homes, names and cuts.

use baton::sim::*;

use super::Dice;

/// Something that traffic meets, or a change of who asks.
pub(crate) fn invent(dice: &mut Dice, cluster: &Cluster) -> Command {
    let instance = InstanceId::from_index(dice.index(cluster.instances().len()));
    let service = |dice: &mut Dice| ServiceId::from_index(dice.index(cluster.services().len()));
    match dice.below(17) {
        0 => Command::ConnectHome(ConnectHome { instance, uplink_kbit_per_s: 500 }),
        1 => Command::ChangeHomeAddress,
        2 => Command::FreezeNames { service: service(dice) },
        3 => Command::ThawNames { service: service(dice) },
        4 => Command::CutLink { one: service(dice), other: service(dice) },
        5 | 6 => restore_link(dice, cluster),
        _ => users(dice, cluster),
    }
}

/// One that is cut, if any is.
fn restore_link(dice: &mut Dice, cluster: &Cluster) -> Command {
    let ids = || (0..cluster.services().len()).map(ServiceId::from_index);
    let mut pairs = ids().flat_map(|one| ids().map(move |other| (one, other)));
    let cut = pairs.find(|&(one, other)| cluster.link_cut_by(one, other).is_some());
    let any = ServiceId::from_index(dice.index(cluster.services().len()));
    let (one, other) = cut.unwrap_or((any, any));
    Command::RestoreLink { one, other }
}

/// People come, hear of another address, come more often, leave.
fn users(dice: &mut Dice, cluster: &Cluster) -> Command {
    let users = UsersId::from_index(dice.index(cluster.users().len()));
    let per_minute = dice.pick(&[0, 3, 30, 60_001]);
    match dice.below(6) {
        0 => UpdateUsers::rate(users, per_minute),
        1 => UpdateUsers::tell(users, endpoint(dice, cluster)),
        2 => Command::RemoveUsers { users },
        _ => Command::AddUsers(Users {
            endpoint: endpoint(dice, cluster),
            feature: dice.pick(&["", "board", "shop"]).into(),
            per_minute,
            shape: dice.pick(&[Shape::Steady, Shape::Burst, Shape::Daily]),
            timeout_ms: dice.pick(&[0, 800, 5_000, 100_000]),
        }),
    }
}

fn endpoint(dice: &mut Dice, cluster: &Cluster) -> Endpoint {
    let port = dice.pick(&[80, 81]);
    let instance = InstanceId::from_index(dice.index(cluster.instances().len()));
    match dice.below(6) {
        0 => Endpoint::Home { lease: 1 + dice.below(2) as u32, port },
        1 => Endpoint::Computer { instance, port },
        2 if !cluster.target_groups().is_empty() => {
            let index = dice.index(cluster.target_groups().len());
            Endpoint::Balancer { target_group: TargetGroupId::from_index(index) }
        }
        2..=4 => {
            Endpoint::Task { task: TaskId::from_index(dice.index(cluster.tasks().len())), port }
        }
        _ => {
            let service = ServiceId::from_index(dice.index(cluster.services().len()));
            Endpoint::Name { service, port }
        }
    }
}

pub(crate) fn discovery(dice: &mut Dice) -> Discovery {
    let records = Discovery::CloudMap { ttl_ms: dice.pick(&[0, 60_000]) };
    dice.pick(&[Discovery::None, records, Discovery::ServiceConnect])
}

/// One that costs, one that asks others, one that leaks, one that crashes.
pub(crate) fn features(dice: &mut Dice) -> Vec<Feature> {
    let call = |name: &str, port| Call { name: name.into(), port, path: "/board".into() };
    let calls = match dice.below(3) {
        0 => vec![call("web", 80), call("localhost", 81)],
        1 => vec![call("log", 81)],
        _ => vec![],
    };
    let crash = (dice.below(4) == 0).then_some(Crash { every: 9, exit_code: 139 });
    let board = Feature {
        name: "board".into(),
        cpu_ms: dice.pick(&[1, 50, 3_000]),
        memory_kib: dice.pick(&[0, 200 << 10]),
        leak_kib: dice.pick(&[0, 30 << 10]),
        crash,
        writes: Some("/data/posts".into()),
        reads: Some("/data/posts".into()),
        ..Feature::default()
    };
    let reads = Some("/data/posts".into());
    let shop = Feature { name: "shop".into(), cpu_ms: 20, calls, reads, ..Feature::default() };
    if dice.below(3) == 0 { vec![] } else { vec![board, shop] }
}
