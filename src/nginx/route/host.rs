//! The host that a request names: `ngx_http_validate_host`.

use crate::nginx::Version;

/// The host in lower case, without its port and a dot at its end; `None` for one that nginx answers with 400. 1.30 is stricter:
/// what RFC 3986 does not allow is refused, and ports must be numbers.
pub(super) fn host(text: &[u8], version: Version) -> Option<Vec<u8>> {
    let length = match version {
        Version::V1_22 => loose(text)?,
        Version::V1_30 => strict(text)?,
    };
    let host = &text[..length];
    let host = host.strip_suffix(b".").unwrap_or(host);
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

/// `$request_port`: the port behind a host.
pub(super) fn port(text: &[u8]) -> &[u8] {
    let from = text.iter().position(|byte| *byte == b']').unwrap_or(0);
    let colon = text[from..].iter().position(|byte| *byte == b':');
    colon.map_or(&[], |colon| &text[from + colon + 1..])
}

fn has_double_dot(text: &[u8]) -> bool {
    text.windows(2).any(|pair| pair == b"..")
}

/// How much of the text is the host.
fn loose(text: &[u8]) -> Option<usize> {
    if has_double_dot(text) || text.iter().any(|byte| matches!(byte, 0..=b' ' | b'/' | 0x7f)) {
        return None;
    }
    if text.first() == Some(&b'[') {
        let close = text.iter().position(|byte| *byte == b']');
        return Some(close.map_or(text.len(), |close| close + 1));
    }
    Some(text.iter().position(|byte| *byte == b':').unwrap_or(text.len()))
}

fn strict(text: &[u8]) -> Option<usize> {
    let literal = text.first() == Some(&b'[');
    let length = if literal {
        text.iter().position(|byte| *byte == b']')? + 1
    } else {
        text.iter().position(|byte| *byte == b':').unwrap_or(text.len())
    };
    let inside = if literal { &text[1..length - 1] } else { &text[..length] };
    let allowed = |byte: &u8| {
        byte.is_ascii_alphanumeric()
            || b"-._~!$&'()*+,;=".contains(byte)
            || *byte == if literal { b':' } else { b'%' }
    };
    if has_double_dot(inside) || !inside.iter().all(allowed) {
        return None;
    }
    let port = match &text[length..] {
        [] => return Some(length),
        [b':', port @ ..] => port,
        _ => return None,
    };
    let number = port.iter().try_fold(0_u32, |number, byte| {
        let digit = byte.is_ascii_digit().then(|| u32::from(byte - b'0'))?;
        Some(number * 10 + digit).filter(|number| *number <= 65535)
    });
    number.map(|_| length)
}
