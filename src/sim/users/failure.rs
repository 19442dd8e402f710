//! Why a request failed.

use crate::unpack::Unpack;
use serde::Serialize;

/// One cause for each failed request (I11). Those with an HTTP status are answers, told apart by who gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum Failure {
    /// Nobody knows the name (R65).
    NameUnknown,
    /// Nobody answered at the address: no power, gone, somebody else's by now, or the network between is cut.
    NobodyThere,
    /// Somebody is there, but nothing listens on the port.
    Refused,
    /// The program ended while it worked on the request.
    Reset,
    /// Connected, but no answer in the time that the asker waits.
    TooSlow,
    /// 404 by the program: it has no such feature.
    NoSuchFeature,
    /// 500 by the program: another service, which it needs for this, failed it.
    CallFailed,
    /// 503 by the program: all workers are busy and its queue is full.
    Overloaded,
    /// 502 by the balancer: the target refused the connection (R57).
    TargetRefused,
    /// 502 by the balancer: the target broke the connection off (R57).
    TargetReset,
    /// 503 by the balancer: the target group has no target (R57).
    NoTargets,
    /// 504 by the balancer: no connection to the target in 10 s (R57).
    TargetUnreachable,
    /// 504 by the balancer: the target said nothing for 60 s (R57).
    TargetIdle,
    /// 502 by an nginx: none of those that it passes requests to took this one, or one broke it off (R68).
    NginxNoUpstream,
    /// 504 by an nginx: whom it asked took too long (R68).
    NginxTimedOut,
    /// 404 by an nginx: no such file.
    NginxNotFound,
    /// Another error that an nginx gives by itself.
    NginxError,
}

impl Failure {
    pub const COUNT: usize = 17;

    pub const ALL: [Failure; Failure::COUNT] = [
        Failure::NameUnknown,
        Failure::NobodyThere,
        Failure::Refused,
        Failure::Reset,
        Failure::TooSlow,
        Failure::NoSuchFeature,
        Failure::CallFailed,
        Failure::Overloaded,
        Failure::TargetRefused,
        Failure::TargetReset,
        Failure::NoTargets,
        Failure::TargetUnreachable,
        Failure::TargetIdle,
        Failure::NginxNoUpstream,
        Failure::NginxTimedOut,
        Failure::NginxNotFound,
        Failure::NginxError,
    ];

    /// Position in [`Failure::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// The HTTP status that the asker sees; `None` when no answer came at all.
    pub fn status(self) -> Option<u16> {
        use Failure::*;
        match self {
            NameUnknown | NobodyThere | Refused | Reset | TooSlow => None,
            NoSuchFeature | NginxNotFound => Some(404),
            CallFailed | NginxError => Some(500),
            Overloaded | NoTargets => Some(503),
            TargetRefused | TargetReset | NginxNoUpstream => Some(502),
            TargetUnreachable | TargetIdle | NginxTimedOut => Some(504),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_at_its_own_place() {
        for (place, failure) in Failure::ALL.into_iter().enumerate() {
            assert_eq!(failure.index(), place);
        }
    }
}
