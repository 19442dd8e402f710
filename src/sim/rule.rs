//! The rules of ECS by their number in `docs/rules.md`: how sure each is, or that it is not simulated.

use crate::unpack::Unpack;
use serde::Serialize;

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
pub enum Standing {
    /// AWS writes it: API text or developer guide.
    Documented,
    /// The open agent's source code does it.
    Source,
    /// Seen in transcripts of real accounts.
    Observed,
    /// Our inference; a named parameter or a documented tie-break.
    Guessed,
    /// Nothing here obeys it; the page "how real is it?" says why.
    NotSimulated,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $id:literal $standing:ident)*) => {
        /// A rule of the orchestrator; what it says is in `docs/rules.md`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
        #[repr(u8)]
        pub enum Rule { $($(#[$doc])* $name),* }

        /// Every rule, in order.
        pub const RULES: &[Rule] = &[$(Rule::$name),*];

        impl Rule {
            /// The number that `docs/rules.md` and the fidelity page use.
            pub fn id(self) -> &'static str {
                match self { $(Rule::$name => $id),* }
            }

            pub fn standing(self) -> Standing {
                match self { $(Rule::$name => Standing::$standing),* }
            }
        }
    };
}

rules! {
    /// Containment: cluster ⊃ service ⊃ task ⊃ container; a task is never moved.
    R1 "R1" Documented
    /// CPU units.
    R2 "R2" Documented
    /// Memory: hard and soft.
    R3 "R3" Documented
    /// Ports as a resource; awsvpc ports are not.
    R4 "R4" Source
    /// Host ports that the agent picks.
    R5 "R5" Source
    /// Network interfaces as a resource.
    R6 "R6" Documented
    /// States of a container instance; a disconnected agent gets no new task.
    R7 "R7" Documented
    /// Two ledgers: the scheduler's and the agent's.
    R8 "R8" Source
    /// Network modes.
    R9 "R9" Documented
    /// Port mappings at registration.
    R10 "R10" Documented
    /// Containers of an awsvpc task share one network.
    R11 "R11" Documented
    /// Target types.
    R12 "R12" Documented
    /// The order of a task's states.
    R13 "R13" Documented
    /// Desired status goes from RUNNING to STOPPED once.
    R14 "R14" Documented
    /// What the agent reports.
    R15 "R15" Source
    /// Essential containers.
    R16 "R16" Source
    /// dependsOn: START, COMPLETE, SUCCESS, HEALTHY; reversed for shutdown.
    R17 "R17" Source
    /// Stop timeout.
    R18 "R18" Source
    /// Container restart policy.
    R19 "R19" Source
    /// Standalone tasks are not replaced.
    R20 "R20" Documented
    /// Stopped tasks stay visible.
    R21 "R21" Documented
    /// Stop codes.
    R22 "R22" Documented
    /// Stopped reasons.
    R23 "R23" Documented
    /// A container's reason.
    R24 "R24" Source
    /// Exit codes.
    R25 "R25" Observed
    /// REPLICA keeps the desired count.
    R26 "R26" Documented
    /// Reconciliation is level-triggered.
    R27 "R27" Documented
    /// ACTIVE → DRAINING → INACTIVE.
    R28 "R28" Documented
    /// Lower and upper limit.
    R29 "R29" Documented
    /// What counts toward the upper limit.
    R30 "R30" Documented
    /// What counts as healthy.
    R31 "R31" Documented
    /// The grace period of health checks.
    R32 "R32" Documented
    /// Unhealthy tasks are replaced, the new one first.
    R33 "R33" Documented
    /// What dies during a deployment is replaced by its own revision.
    R34 "R34" Documented
    /// A rolling deployment's steps.
    R35 "R35" Documented
    /// Steady state.
    R36 "R36" Observed
    /// Starts that fail again and again are held back.
    R37 "R37" Documented
    /// The deployment circuit breaker.
    R38 "R38" Documented
    /// What counts as a failed task.
    R39 "R39" Documented
    /// Early success, blue/green, linear and canary deployments.
    R40 "R40" NotSimulated
    /// Which task a scale-in stops.
    R41 "R41" Documented
    /// Rebalancing over availability zones.
    R42 "R42" Documented
    /// Draining a container instance.
    R43 "R43" Documented
    /// The deadlock of a static host port.
    R43b "R43b" Observed
    /// A terminated computer.
    R44 "R44" Documented
    /// A computer without power.
    R44b "R44b" Observed
    /// The API answers with what was, for a moment.
    R45 "R45" NotSimulated
    /// The placement pipeline.
    R46 "R46" Documented
    /// The default spread.
    R47 "R47" Documented
    /// Placement constraints.
    R48 "R48" Documented
    /// Ties.
    R49 "R49" Guessed
    /// What cannot be placed.
    R50 "R50" Documented
    /// A container's health check.
    R51 "R51" Documented
    /// The balancer's health checks.
    R52 "R52" Documented
    /// A target's states and reasons.
    R53 "R53" Documented
    /// Thresholds.
    R54 "R54" Documented
    /// A new target's first check.
    R55 "R55" Observed
    /// Fail-open.
    R56 "R56" Documented
    /// The balancer's own errors.
    R57 "R57" Documented
    /// Balancing algorithms and slow start.
    R58 "R58" Documented
    /// Deregistration and drain.
    R59 "R59" Documented
    /// Service metrics.
    R60 "R60" Documented
    /// Target tracking's alarms.
    R61 "R61" Observed
    /// Target tracking's formula, cooldowns and limits.
    R62 "R62" Guessed
    /// Step scaling.
    R63 "R63" Documented
    /// The Kubernetes autoscaler, to compare.
    R64 "R64" Documented
    /// Names of services.
    R65 "R65" Documented
    /// Volumes.
    R66 "R66" Documented
    /// Image pulls.
    R67 "R67" Source
    /// nginx in a container.
    R68 "R68" Source
}
