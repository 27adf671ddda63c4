//! The content of a sealed file: chunks, each encrypted and authenticated under its own number.

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit};

use super::keys::Key;

/// The size of a chunk; only the last one is shorter.
const CHUNK: usize = 64 << 10;
/// The length of what authenticates a chunk.
const TAG: usize = 16;

/// Whether chunks are made or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// From content to sealed chunks.
    Seal,
    /// From sealed chunks to content.
    Open,
}

/// Runs all chunks of `from` into `out`, and says how many bytes could not be authenticated. Each of
/// those comes out as zero, so that what follows keeps its place.
pub(super) fn run(side: Side, key: &Key, from: &[u8], out: &mut Vec<u8>) -> Option<usize> {
    let cipher = ChaCha20Poly1305::new_from_slice(key).ok()?;
    out.reserve(from.len() + (from.len() / CHUNK + 1) * TAG);
    let length = match side {
        Side::Seal => CHUNK,
        Side::Open => CHUNK + TAG,
    };
    // An empty content is one empty chunk.
    let n_chunks = from.len().div_ceil(length).max(1);
    let mut n_damaged = 0;
    for number in 0..n_chunks {
        let chunk = from.chunks(length).nth(number).unwrap_or_default();
        let is_last = number + 1 == n_chunks;
        match side {
            Side::Seal => seal(&cipher, number, is_last, chunk, out)?,
            Side::Open => n_damaged += open(&cipher, number, is_last, chunk, out),
        }
    }
    Some(n_damaged)
}

fn seal(
    cipher: &ChaCha20Poly1305,
    number: usize,
    is_last: bool,
    chunk: &[u8],
    out: &mut Vec<u8>,
) -> Option<()> {
    let mut text = chunk.to_vec();
    let nonce = nonce(number, is_last).into();
    let tag = cipher
        .encrypt_inout_detached(&nonce, b"", text.as_mut_slice().into())
        .ok()?;
    out.extend(text);
    out.extend(tag);
    Some(())
}

/// Opens one chunk, and says how many bytes of it are damaged.
fn open(
    cipher: &ChaCha20Poly1305,
    number: usize,
    is_last: bool,
    chunk: &[u8],
    out: &mut Vec<u8>,
) -> usize {
    let (sealed, tag) = chunk.split_at(chunk.len().saturating_sub(TAG));
    let try_as = |is_last: bool| {
        let tag: [u8; TAG] = tag.try_into().ok()?;
        let mut text = sealed.to_vec();
        let nonce = nonce(number, is_last).into();
        cipher
            .decrypt_inout_detached(&nonce, b"", text.as_mut_slice().into(), &tag.into())
            .ok()?;
        Some(text)
    };
    if let Some(text) = try_as(is_last) {
        out.extend(text);
        return 0;
    }
    // A file that was cut between two chunks ends with one that is not marked as the last; one that
    // something was appended to has its last chunk before the end.
    if let Some(text) = try_as(!is_last) {
        out.extend(text);
        return 1;
    }
    out.resize(out.len() + sealed.len(), 0);
    sealed.len().max(1)
}

/// The number of the chunk, and whether it is the last.
fn nonce(number: usize, is_last: bool) -> [u8; 12] {
    let mut nonce = [0; 12];
    let number = u64::try_from(number).unwrap_or(u64::MAX).to_be_bytes();
    let place = nonce.iter_mut().skip(3).zip(number);
    place.for_each(|(byte, of)| *byte = of);
    if let Some(last) = nonce.last_mut() {
        *last = u8::from(is_last);
    }
    nonce
}
