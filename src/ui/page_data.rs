//! What a page carries for its islands.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::DeserializeOwned;

/// Reads the text of the page's `#page-data` block: postcard in base64, written by the same
/// version of the code that reads it.
///
/// # Errors
/// What is wrong with it, for the console.
pub fn decode<T: DeserializeOwned>(block: &str) -> Result<T, String> {
    let bytes = STANDARD.decode(block.trim()).map_err(|e| format!("page data: {e}"))?;
    postcard::from_bytes(&bytes).map_err(|e| format!("page data: {e}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let block = STANDARD.encode(postcard::to_allocvec(&(7_u32, "글")).expect("encodes"));
        assert_eq!(decode::<(u32, String)>(&format!("\n{block}\n")), Ok((7, "글".to_owned())));
    }

    #[test]
    fn damage_is_an_error() {
        assert!(decode::<(u32, String)>("***").is_err());
        assert!(decode::<(u32, String)>("").is_err());
    }
}
