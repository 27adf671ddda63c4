//! The age v1 file with a passphrase, as <https://age-encryption.org/v1> (C2SP) fixes it: a header with
//! the file key wrapped under scrypt, and the content in chunks of 64 KiB, each authenticated by itself.

mod header;
mod keys;
mod stream;

use super::Refused;
use header::Header;
use stream::Side;

/// The work that sealing takes, as the binary logarithm of scrypt's N: 64 MiB of memory, and some two
/// seconds on a poor phone. More would end the page on a phone with 1 GiB.
const WORK: u8 = 16;

/// The most work that opening may take: 512 MiB. Other programs write 18, and what is measured for a
/// second on a fast computer comes to 19 at most.
pub const MAX_WORK: u8 = 19;

/// What must be random in a sealed file. It is an argument, because the core has no randomness.
#[derive(Clone, Copy)]
pub struct Randomness {
    /// The key of the file.
    pub file_key: [u8; 16],
    /// The salt of the passphrase.
    pub salt: [u8; 16],
    /// The nonce of the content's key.
    pub nonce: [u8; 16],
}

impl std::fmt::Debug for Randomness {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Randomness(..)")
    }
}

impl Randomness {
    /// From 48 random bytes.
    pub fn from_bytes(bytes: [u8; 48]) -> Self {
        let mut parts = [[0; 16]; 3];
        for (part, from) in parts.iter_mut().zip(bytes.chunks_exact(16)) {
            part.copy_from_slice(from);
        }
        let [file_key, salt, nonce] = parts;
        Self {
            file_key,
            salt,
            nonce,
        }
    }
}

/// What came out of a sealed file.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Unsealed {
    /// The content. Where a chunk was damaged there are as many zeros.
    pub(super) content: Vec<u8>,
    /// How many bytes are damaged or missing, as far as it shows.
    pub(super) n_damaged: usize,
}

/// Whether a file is sealed, by its first line.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(header::VERSION.as_bytes()) || bytes.starts_with(b"-----BEGIN AGE")
}

/// Seals a content with a passphrase. `None` only if the primitives refuse their fixed sizes.
pub(super) fn seal(content: &[u8], passphrase: &str, random: &Randomness) -> Option<Vec<u8>> {
    let wrapping = keys::from_passphrase(passphrase, &random.salt, WORK)?;
    let header = Header {
        salt: random.salt,
        work: WORK,
        body: keys::wrap(&wrapping, &random.file_key)?,
    };
    let mut out = header.write(&random.file_key)?;
    out.extend(random.nonce);
    let content_key = keys::of_content(&random.file_key, &random.nonce)?;
    stream::run(Side::Seal, &content_key, content, &mut out)?;
    Some(out)
}

/// Opens a sealed file. Chunks that do not authenticate come out as zeros and are counted.
pub(super) fn unseal(bytes: &[u8], passphrase: &str) -> Result<Unsealed, Refused> {
    let (header, mac, payload) = Header::read(bytes)?;
    if MAX_WORK < header.work {
        return Err(Refused::TooMuchWork);
    }
    let wrapping =
        keys::from_passphrase(passphrase, &header.salt, header.work).ok_or(Refused::BrokenSeal)?;
    let file_key = keys::unwrap(&wrapping, &header.body).ok_or(Refused::WrongPassphrase)?;
    // The passphrase was right, so what follows is told apart from a wrong one. A header that was
    // changed after all gives nothing away: each chunk stands under the file key.
    let is_header_whole = header.mac(&file_key) == Some(mac);
    let (nonce, sealed) = payload
        .split_first_chunk::<16>()
        .ok_or(Refused::BrokenSeal)?;
    let content_key = keys::of_content(&file_key, nonce).ok_or(Refused::BrokenSeal)?;
    let mut content = Vec::new();
    let n_damaged =
        stream::run(Side::Open, &content_key, sealed, &mut content).ok_or(Refused::BrokenSeal)?;
    Ok(Unsealed {
        content,
        n_damaged: n_damaged + usize::from(!is_header_whole),
    })
}
