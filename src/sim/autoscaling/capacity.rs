//! What one minute's asks come to (R62, R63): the largest wins, limits and cooldowns hold. Pure; the same observation, the
//! same verdict.

use crate::sim::time::TimeMs;

/// A policy whose alarm is in ALARM, and the capacity it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Its place in [`super::ScalableTarget::policies`].
    pub policy: u8,
    pub wanted: u32,
}

/// All that a verdict may depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observed<'a> {
    pub now: TimeMs,
    pub current: u32,
    pub min_capacity: u32,
    pub max_capacity: u32,
    /// No scale-out before, unless a larger one.
    pub out_until: TimeMs,
    /// No scale-in before.
    pub in_until: TimeMs,
    pub deployment_runs: bool,
    /// What policies with a high alarm ask for.
    pub outs: &'a [Ask],
    /// What policies with a low alarm ask for.
    pub ins: &'a [Ask],
    /// A policy that may scale in is not ready to.
    pub in_is_vetoed: bool,
}

/// Why an alarm brought no change. Discriminants are part of every recorded history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum ScalingHold {
    /// The formula comes to what is there.
    NothingToChange,
    Cooldown,
    AtMaximum,
    AtMinimum,
    /// No scale-in while a deployment runs.
    Deployment,
    /// Another policy is not ready to scale in.
    OtherPolicy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No alarm.
    Nothing,
    Scale {
        ask: Ask,
        to: u32,
    },
    Hold {
        ask: Ask,
        why: ScalingHold,
    },
}

/// Out if any policy asks for it, in only if all do; of several the largest capacity wins (R62).
pub fn judge(observed: &Observed) -> Verdict {
    if let Some(ask) = largest(observed.outs) {
        return verdict(ask, scale_out(observed, ask.wanted));
    }
    match largest(observed.ins) {
        Some(ask) => verdict(ask, scale_in(observed, ask.wanted)),
        None => Verdict::Nothing,
    }
}

/// Of equal asks the first policy's.
fn largest(asks: &[Ask]) -> Option<Ask> {
    asks.iter().copied().reduce(|best, ask| if ask.wanted > best.wanted { ask } else { best })
}

fn verdict(ask: Ask, to: Result<u32, ScalingHold>) -> Verdict {
    match to {
        Ok(to) => Verdict::Scale { ask, to },
        Err(why) => Verdict::Hold { ask, why },
    }
}

/// In a scale-out cooldown `wanted` counts from the capacity before it, so only a larger scale-out passes (R62).
fn scale_out(observed: &Observed, wanted: u32) -> Result<u32, ScalingHold> {
    let Observed { now, current, min_capacity, max_capacity, out_until, .. } = *observed;
    let wanted = wanted.max(min_capacity);
    if wanted <= current {
        let cooling = now < out_until;
        return Err(if cooling { ScalingHold::Cooldown } else { ScalingHold::NothingToChange });
    }
    let to = wanted.min(max_capacity);
    if to > current { Ok(to) } else { Err(ScalingHold::AtMaximum) }
}

fn scale_in(observed: &Observed, wanted: u32) -> Result<u32, ScalingHold> {
    let Observed { now, current, min_capacity, max_capacity, in_until, .. } = *observed;
    let wanted = wanted.min(max_capacity);
    if wanted >= current {
        return Err(ScalingHold::NothingToChange);
    }
    if observed.deployment_runs {
        return Err(ScalingHold::Deployment);
    }
    if observed.in_is_vetoed {
        return Err(ScalingHold::OtherPolicy);
    }
    if now < in_until {
        return Err(ScalingHold::Cooldown);
    }
    let to = wanted.max(min_capacity);
    if to < current { Ok(to) } else { Err(ScalingHold::AtMinimum) }
}
