//! A map as bytes: its pairs, in their order. They are read as a list first, which believes no length
//! that the bytes only claim.

use litemap::LiteMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(super) fn serialize<K: Serialize, V: Serialize, S: Serializer>(
    map: &LiteMap<K, V>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(map)
}

pub(super) fn deserialize<'de, K, V, D>(deserializer: D) -> Result<LiteMap<K, V>, D::Error>
where
    K: Deserialize<'de> + Ord,
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    let mut map = LiteMap::new();
    for (key, value) in Vec::<(K, V)>::deserialize(deserializer)? {
        map.insert(key, value);
    }
    Ok(map)
}
