//! Variables that a configuration makes: `map`, `geo`, `split_clients`.

use crate::nginx::route::exchange::Exchange;
use crate::nginx::route::geo::Geo;
use crate::nginx::route::map::Map;
use crate::nginx::route::split_clients::SplitClients;

#[derive(Clone, Debug)]
pub(super) enum Made {
    Map(Map),
    Geo(Geo),
    SplitClients(SplitClients),
}

/// Variables may be made of variables so deep.
const DEEPEST: u32 = 60;

impl Exchange<'_, '_> {
    /// The value of a variable that the configuration makes. It is kept for the rest of the request, as nginx does, unless it
    /// is `volatile`.
    pub(super) fn made(&mut self, name: &[u8]) -> Option<Vec<u8>> {
        let made = self.configuration.made.get(name)?;
        if self.depth >= DEEPEST {
            return Some(Vec::new());
        }
        self.depth += 1;
        let value = match made {
            Made::Map(map) => map.value(self),
            Made::Geo(geo) => geo.value(self),
            Made::SplitClients(split) => split.value(self),
        };
        self.depth -= 1;
        if !matches!(made, Made::Map(map) if map.volatile) {
            self.values.insert(name.to_vec(), value.clone());
        }
        Some(value)
    }
}
