//! The ring of `hash … consistent`, point for point as Cache::Memcached::Fast has it.

use super::crc32::Crc32;
use super::peer::Peer;

/// Points on the ring for each unit of weight.
const POINTS_PER_WEIGHT: u32 = 160;

/// Points in order, each with the text of the server that it stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ring(Vec<(u32, String)>);

impl Ring {
    pub(super) fn of(peers: &[Peer]) -> Ring {
        let mut points = Vec::new();
        for peer in peers {
            let text = &peer.server.text;
            let (host, port) = host_and_port(text);
            let base = Crc32::new().with(host.as_bytes()).with(b"\0").with(port.as_bytes());
            let mut previous = 0u32;
            for _ in 0..peer.server.weight.saturating_mul(POINTS_PER_WEIGHT) {
                previous = base.with(&previous.to_le_bytes()).finish();
                points.push((previous, text.clone()));
            }
        }
        // Stable: of equal points, the first server's stays.
        points.sort_by_key(|(hash, _)| *hash);
        points.dedup_by_key(|(hash, _)| *hash);
        Ring(points)
    }

    /// The first point not before `hash`, counted on if there is none.
    pub(super) fn find(&self, hash: u32) -> usize {
        self.0.partition_point(|(point, _)| *point < hash)
    }

    /// The server of the point, counted round and round.
    pub(super) fn server(&self, point: usize) -> Option<&str> {
        let at = point.checked_rem(self.0.len())?;
        Some(&self.0[at].1)
    }
}

/// `host` and the digits behind its last colon, if it ends in such.
fn host_and_port(text: &str) -> (&str, &str) {
    if text.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("unix:")) {
        return (&text[5..], "");
    }
    match text.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => (host, port),
        _ => (text, ""),
    }
}
