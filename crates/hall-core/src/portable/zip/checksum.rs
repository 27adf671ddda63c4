//! CRC-32 as ZIP has it: reflected, polynomial 0xEDB88320.

const POLYNOMIAL: u32 = 0xEDB8_8320;

/// The remainder of each byte.
const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte: u32 = 0;
    while byte < 256 {
        let mut remainder = byte;
        let mut bit = 0;
        while bit < 8 {
            let carry = remainder & 1;
            remainder >>= 1;
            if carry == 1 {
                remainder ^= POLYNOMIAL;
            }
            bit += 1;
        }
        #[expect(
            clippy::as_conversions,
            clippy::indexing_slicing,
            reason = "constant evaluation; a byte always lies in the table"
        )]
        {
            table[byte as usize] = remainder;
        }
        byte += 1;
    }
    table
};

/// The checksum of a content.
pub(in crate::portable) fn crc32(content: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in content {
        let [low, ..] = crc.to_le_bytes();
        let remainder = TABLE.get(usize::from(low ^ byte)).copied();
        crc = (crc >> 8) ^ remainder.unwrap_or_default();
    }
    !crc
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_of_the_nine_digits_is_the_published_one() {
        assert_eq!(super::crc32(b"123456789"), 0xCBF4_3926);
    }
}
