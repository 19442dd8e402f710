//! Values as text, for a page's data block and for the browser's shelves: postcard in base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// `bytes` as text.
pub fn text(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of a text; `None` for a text that [`text`] did not write.
pub fn bytes(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text.trim()).ok()
}

/// `value` as text.
pub fn pack<T: Serialize>(value: &T) -> String {
    let bytes =
        postcard::to_allocvec(value).expect("our types know their lengths, and a Vec grows");
    text(&bytes)
}

/// Reads what the same version of the code packed; `None` for anything else.
pub fn unpack<T: DeserializeOwned>(text: &str) -> Option<T> {
    postcard::from_bytes(&bytes(text)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        let value = (7_u32, "글".to_owned());
        assert_eq!(unpack(&format!("\n{}\n", pack(&value))), Some(value));
    }

    #[test]
    fn damage_is_nothing() {
        for text in ["***", "", "글"] {
            assert_eq!(unpack::<(u32, String)>(text), None, "{text}");
        }
    }
}
