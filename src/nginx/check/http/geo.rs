//! `geo`.

use crate::nginx::check::address::{inet_addr, network};
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};

/// What the lines of the `geo` being read have said.
#[derive(Default)]
pub(crate) struct Geo {
    ranges: bool,
    /// A network was named: `ranges` comes too late.
    networks: bool,
    values: BTreeMap<(IpAddr, u8), Vec<u8>>,
    default: Option<Vec<u8>>,
    /// First and last address, with the value.
    spans: BTreeMap<u32, (u32, Vec<u8>)>,
}

pub(crate) fn geo(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let made = call.count();
    if made == 2 {
        let source = call.arg(1);
        let Some(name) = source.strip_prefix(b"$") else {
            return Err(Wrong::new(Kind::InvalidVariable, &[&source]).word(1));
        };
        checker.http.variables.used(name)?;
    }
    checker.make_variable(&call.arg(made), true).map_err(|wrong| wrong.word(made))?;
    checker.http.geo = Geo::default();
    checker.entries(call, line);
    Ok(())
}

fn line(checker: &mut Checker<'_>, entry: &Call<'_>) -> Outcome {
    let (key, value) = (entry.arg(0), entry.arg(1));
    match (entry.count(), &*key) {
        (0, b"ranges") if checker.http.geo.networks => Err(Wrong::new(Kind::RangesFirst, &[])),
        (0, b"ranges") => {
            checker.http.geo.ranges = true;
            Ok(())
        }
        (0, b"proxy_recursive") => Ok(()),
        (1, b"include") => checker.include_entries(entry, line),
        (1, b"proxy") => checker.geo_network(entry, &value).map(drop),
        (1, _) if checker.http.geo.ranges => checker.geo_range(entry, &key, &value),
        (1, _) => {
            checker.http.geo.networks = true;
            checker.geo_value(entry, &key, &value)
        }
        _ => Err(Wrong::new(Kind::GeoParameters, &[])),
    }
}

impl Checker<'_> {
    fn geo_network(&mut self, entry: &Call<'_>, text: &[u8]) -> Outcome<(IpAddr, u8)> {
        if text == b"255.255.255.255" {
            return Ok((IpAddr::V4(Ipv4Addr::BROADCAST), 32));
        }
        let Some((network, low_bits)) = network(text) else {
            return Err(Wrong::new(Kind::InvalidNetwork, &[text]));
        };
        if low_bits {
            self.warn(entry, Kind::LowBits, &[text]);
        }
        Ok(network)
    }

    fn geo_value(&mut self, entry: &Call<'_>, key: &[u8], value: &[u8]) -> Outcome {
        let networks = match key {
            b"default" => vec![(IpAddr::from([0; 4]), 0), (IpAddr::from([0; 16]), 0)],
            b"delete" => {
                let network = self.geo_network(entry, value)?;
                if self.http.geo.values.remove(&network).is_none() {
                    self.warn(entry, Kind::NothingToDelete, &[b"network", value]);
                }
                return Ok(());
            }
            key => vec![self.geo_network(entry, key)?],
        };
        for network in networks {
            if let Some(old) = self.http.geo.values.insert(network, value.to_vec()) {
                self.warn(entry, Kind::DuplicateNetwork, &[key, value, &old]);
            }
        }
        Ok(())
    }

    fn geo_range(&mut self, entry: &Call<'_>, key: &[u8], value: &[u8]) -> Outcome {
        if key == b"default" {
            if let Some(old) = self.http.geo.default.replace(value.to_vec()) {
                self.warn(entry, Kind::DuplicateDefaultRange, &[value, &old]);
            }
            return Ok(());
        }
        let text = if key == b"delete" { value } else { key };
        let ends = text.iter().position(|byte| *byte == b'-').and_then(|dash| {
            let address = |text: &[u8]| inet_addr(text).map(u32::from);
            Some((address(&text[..dash])?, address(&text[dash + 1..])?))
        });
        let Some((start, end)) = ends.filter(|(start, end)| start <= end) else {
            return Err(Wrong::new(Kind::InvalidRange, &[text]));
        };
        if key == b"delete" {
            let same = self.http.geo.spans.get(&start).is_some_and(|(last, _)| *last == end);
            if same {
                self.http.geo.spans.remove(&start);
            } else {
                self.warn(entry, Kind::NothingToDelete, &[b"address range", value]);
            }
            return Ok(());
        }
        self.geo_span(entry, text, (start, end), value)
    }

    /// A range inside another splits it; one that crosses a border does not.
    fn geo_span(
        &mut self,
        entry: &Call<'_>,
        text: &[u8],
        (start, end): (u32, u32),
        value: &[u8],
    ) -> Outcome {
        let spans = &mut self.http.geo.spans;
        let met = spans
            .range(..=end)
            .next_back()
            .map(|(first, (last, old))| (*first, *last, old.clone()));
        let Some((first, last, old)) = met.filter(|(_, last, _)| *last >= start) else {
            spans.insert(start, (end, value.to_vec()));
            return Ok(());
        };
        if (first, last) == (start, end) {
            spans.insert(start, (end, value.to_vec()));
            self.warn(entry, Kind::DuplicateRange, &[text, value, &old]);
            return Ok(());
        }
        if first > start || last < end {
            let other = format!("{}-{}", Ipv4Addr::from(first), Ipv4Addr::from(last));
            return Err(Wrong::new(Kind::RangeOverlaps, &[text, other.as_bytes()]));
        }
        if first < start {
            spans.insert(first, (start - 1, old.clone()));
        }
        if last > end {
            spans.insert(end + 1, (last, old));
        }
        spans.insert(start, (end, value.to_vec()));
        Ok(())
    }
}
