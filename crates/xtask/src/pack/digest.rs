//! SHA-256, as browsers and file names want it.

use sha2::{Digest, Sha256};

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// In base64, as a subresource integrity value holds it.
pub(crate) fn base64(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    let mut text = String::new();
    for three in digest.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, at| {
            (bits << 8) | u32::from(three.get(at).copied().unwrap_or(0))
        });
        for at in 0..4 {
            let digit = usize::try_from((bits >> (18 - 6 * at)) & 63).unwrap_or(0);
            let is_there = at <= three.len();
            let letter = BASE64.get(digit).filter(|_| is_there).unwrap_or(&b'=');
            text.push(char::from(*letter));
        }
    }
    text
}

/// The first sixteen hexadecimal digits: enough to tell the files of all builds apart.
pub(crate) fn short(content: &[u8]) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    for byte in Sha256::digest(content).iter().take(8) {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_written_as_browsers_read_it() {
        // The digests of the empty text and of "abc", FIPS 180-2.
        assert_eq!(base64(b""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(
            base64(b"abc"),
            "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
        );
        assert_eq!(short(b"abc"), "ba7816bf8f01cfea");
    }
}
