//! "Why not there?": every computer's own answer.

use super::refusal::refusal;
use super::say::say;
use super::scene::Scene;
use crate::sim::placement::{self, Group, Request};
use crate::sim::{Placement, RefusedCounts, ServiceId, TaskDefinitionId};

/// So many computers are named.
const NAMED_MAX: usize = 12;

/// What each computer lacks for a task that could not be placed, from the world that is looked at: only as long as that
/// agrees with what was counted then.
pub(super) fn machines(
    scene: &Scene,
    definition: TaskDefinitionId,
    counted: RefusedCounts,
) -> String {
    let cluster = scene.cluster;
    let mut services = (0..cluster.services().len()).map(ServiceId::from_index);
    let wants = |id: &ServiceId| {
        cluster.is_blocked(*id) && cluster.service(*id).task_definition == definition
    };
    let (group, placement) = match services.find(wants) {
        Some(id) => (Group::Service(id), cluster.service(id).placement.clone()),
        None => (Group::Family(definition), Placement::default()),
    };
    let request = Request::new(cluster, group, definition, &placement);
    let mut said = String::new();
    if placement::refused(cluster, &request) != counted {
        return said;
    }
    let verdicts = placement::verdicts(cluster, &request);
    let answers = verdicts.iter().filter_map(|one| Some((one.instance, one.outcome.err()?)));
    for (instance, why) in answers.take(NAMED_MAX) {
        let (n, why) = (instance.number(), refusal(scene.lang, why));
        said += &say!(scene.lang, " 컴퓨터 {n}: {why}.", " Computer {n}: {why}.");
    }
    said
}
