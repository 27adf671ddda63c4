//! The header of a sealed file: four lines of text.
//!
//! ```text
//! age-encryption.org/v1
//! -> scrypt SALT WORK
//! BODY
//! --- MAC
//! ```

use base64ct::{Base64Unpadded, Encoding};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::keys::{self, Body};
use crate::portable::Refused;

/// The first line.
pub(super) const VERSION: &str = "age-encryption.org/v1\n";
const STANZA: &str = "-> scrypt ";
const END: &str = "---";
/// No header with one passphrase is longer.
const LONGEST: usize = 256;

/// What stands in the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// The salt of the passphrase.
    pub(super) salt: [u8; 16],
    /// The binary logarithm of scrypt's N.
    pub(super) work: u8,
    /// The encrypted file key.
    pub(super) body: Body,
}

impl Header {
    /// The header as it is written, authenticated under the file key.
    pub(super) fn write(&self, file_key: &[u8; 16]) -> Option<Vec<u8>> {
        let mac = Base64Unpadded::encode_string(&self.mac(file_key)?);
        Some(format!("{} {mac}\n", self.text()).into_bytes())
    }

    /// What authenticates it.
    pub(super) fn mac(&self, file_key: &[u8; 16]) -> Option<[u8; 32]> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&keys::of_header(file_key)?).ok()?;
        mac.update(self.text().as_bytes());
        Some(mac.finalize().into_bytes().into())
    }

    /// Reads a header: itself, its authentication code, and what follows it.
    pub(super) fn read(bytes: &[u8]) -> Result<(Self, [u8; 32], &[u8]), Refused> {
        if bytes.starts_with(b"-----BEGIN") {
            return Err(Refused::OtherSeal);
        }
        let (lines, payload) = lines(bytes).ok_or(Refused::BrokenSeal)?;
        let [_, stanza, body, mac] = lines;
        let Some(of_passphrase) = stanza.strip_prefix(STANZA) else {
            let is_other = stanza.starts_with("-> ");
            return Err(if is_other {
                Refused::OtherSeal
            } else {
                Refused::BrokenSeal
            });
        };
        let read = || {
            let (salt, work) = of_passphrase.split_once(' ')?;
            let header = Self {
                salt: decode(salt)?,
                work: work.parse().ok().filter(|it: &u8| it.to_string() == work)?,
                body: decode(body)?,
            };
            let mac = mac.strip_prefix(END)?.strip_prefix(' ')?;
            // A broken code is not the right one, and no more.
            Some((header, decode(mac).unwrap_or_default()))
        };
        let (header, mac) = read().ok_or(Refused::BrokenSeal)?;
        Ok((header, mac, payload))
    }

    fn text(&self) -> String {
        let salt = Base64Unpadded::encode_string(&self.salt);
        let body = Base64Unpadded::encode_string(&self.body);
        format!("{VERSION}{STANZA}{salt} {}\n{body}\n{END}", self.work)
    }
}

/// The four lines of a header, and what follows them.
fn lines(bytes: &[u8]) -> Option<([&str; 4], &[u8])> {
    let mut rest = bytes;
    let mut lines = [""; 4];
    for line in &mut lines {
        let length = rest.iter().take(LONGEST).position(|it| *it == b'\n')?;
        let (text, after) = rest.split_at_checked(length + 1)?;
        *line = std::str::from_utf8(text).ok()?.strip_suffix('\n')?;
        rest = after;
    }
    Some((lines, rest))
}

fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let n = Base64Unpadded::decode(text, &mut bytes).ok()?.len();
    (n == N).then_some(bytes)
}
