//! CRC-32 (IEEE), a byte at a time: keys are short.

#[derive(Clone, Copy)]
pub(super) struct Crc32(u32);

impl Crc32 {
    pub(super) fn new() -> Crc32 {
        Crc32(u32::MAX)
    }

    pub(super) fn with(self, bytes: &[u8]) -> Crc32 {
        Crc32(bytes.iter().fold(self.0, |crc, &byte| {
            (0..8).fold(crc ^ u32::from(byte), |crc, _| {
                (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
            })
        }))
    }

    pub(super) fn finish(self) -> u32 {
        !self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Crc32;

    #[test]
    fn the_check_value_of_the_standard_comes_out() {
        assert_eq!(Crc32::new().with(b"123456789").finish(), 0xcbf4_3926);
    }
}
