//! I10, I11: what must hold of traffic after every command and every timer.

use baton::lab::World;
use baton::sim::*;

/// Requests that a balancer has sent on, as far as they were seen.
#[derive(Clone, Default)]
pub(crate) struct TrafficWatch {
    /// By flight: its number.
    routed: Vec<u64>,
}

impl TrafficWatch {
    pub(crate) fn look(&mut self, world: &World) -> Result<(), String> {
        let traffic = world.traffic();
        let (issued, answered, failed, in_flight) = traffic.totals();
        let sum = answered + failed + in_flight;
        if issued != sum {
            return Err(format!("I11: {issued} issued, {answered} + {failed} + {in_flight}"));
        }
        let mut routed = Vec::new();
        for flight in traffic.flights() {
            let Some(target) = flight.target else { continue };
            if !self.routed.contains(&flight.number) {
                check_routed(world.cluster(), target)?;
            }
            routed.push(flight.number);
        }
        self.routed = routed;
        Ok(())
    }
}

/// I10: no new request to draining, initial or unhealthy targets unless so few are healthy that all get requests.
fn check_routed(cluster: &Cluster, id: TargetId) -> Result<(), String> {
    let target = cluster.target(id);
    let group = cluster.target_group(target.target_group);
    let healthy = |&&id: &&TargetId| cluster.target(id).state == TargetState::Healthy;
    let few = group.targets().iter().filter(healthy).count() as u32;
    let open = few < group.settings.fail_open_minimum;
    let takes = target.state == TargetState::Healthy || (open && target.is_registered());
    if takes { Ok(()) } else { Err(format!("I10: sent to {target:?}, {few} healthy")) }
}
