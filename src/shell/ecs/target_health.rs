//! What `describe-target-health` says of a target (R53).

use crate::sim::{TargetReason, TargetState};

/// Its state.
pub fn target_state(state: TargetState) -> &'static str {
    match state {
        TargetState::Initial => "initial",
        TargetState::Healthy => "healthy",
        TargetState::Unhealthy => "unhealthy",
        TargetState::UnhealthyDraining => "unhealthy.draining",
        TargetState::Draining => "draining",
        TargetState::Unused => "unused",
    }
}

/// The reason's code; `None` while healthy.
pub fn target_reason_code(reason: TargetReason) -> Option<&'static str> {
    match reason {
        TargetReason::None => None,
        TargetReason::RegistrationInProgress => Some("Elb.RegistrationInProgress"),
        TargetReason::InitialHealthChecking => Some("Elb.InitialHealthChecking"),
        TargetReason::ResponseCodeMismatch(_) => Some("Target.ResponseCodeMismatch"),
        TargetReason::Timeout => Some("Target.Timeout"),
        TargetReason::FailedHealthChecks => Some("Target.FailedHealthChecks"),
        TargetReason::DeregistrationInProgress => Some("Target.DeregistrationInProgress"),
        TargetReason::NotRegistered => Some("Target.NotRegistered"),
    }
}

/// The reason's description; `None` while healthy.
pub fn target_reason(reason: TargetReason) -> Option<String> {
    let text = match reason {
        TargetReason::None => return None,
        TargetReason::RegistrationInProgress => "Target registration is in progress",
        TargetReason::InitialHealthChecking => "Initial health checks in progress",
        TargetReason::ResponseCodeMismatch(code) => {
            return Some(format!("Health checks failed with these codes: [{code}]"));
        }
        TargetReason::Timeout => "Request timed out",
        TargetReason::FailedHealthChecks => "Health checks failed",
        TargetReason::DeregistrationInProgress => "Target deregistration is in progress",
        TargetReason::NotRegistered => "Target is not registered to the target group",
    };
    Some(text.to_owned())
}
