//! `resolver`.

use crate::nginx::check::address::Form;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use crate::nginx::{Version, value};

pub(crate) fn resolver(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.once(call)?;
    checker.keep(call);
    let (mut servers, mut ipv6, mut ipv4) = (0, true, true);
    for (index, text) in call.args(1) {
        let switch = |name: &str| text.strip_prefix(name.as_bytes());
        let good = if let Some(time) = switch("valid=") {
            value::seconds(time).is_some()
        } else if let Some(on) = switch("ipv6=") {
            ipv6 = on != b"off";
            matches!(on, b"on" | b"off")
        } else if let Some(on) = switch("ipv4=").filter(|_| checker.version >= Version::V1_30) {
            ipv4 = on != b"off";
            matches!(on, b"on" | b"off")
        } else {
            let form = Form { default_port: 53, ..Form::default() };
            checker.url(&text, form).map_err(|why| {
                Wrong::new(Kind::WrongInResolver, &[why.as_bytes(), &text]).word(index)
            })?;
            servers += 1;
            true
        };
        if !good {
            return Err(Wrong::new(Kind::InvalidParameterColon, &[&text]).word(index));
        }
    }
    if !ipv4 && !ipv6 {
        return Err(Wrong::new(Kind::BothOff, &[b"ipv4", b"ipv6"]));
    }
    if servers == 0 { Err(Wrong::new(Kind::NoNameServers, &[])) } else { Ok(()) }
}
