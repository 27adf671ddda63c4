//! The keys of a sealed file: from the passphrase, around the file key, and out of it.

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use hkdf::Hkdf;
use sha2::Sha256;

/// A key of the cipher.
pub(super) type Key = [u8; 32];
/// The file key as it stands in the header: encrypted, with its tag.
pub(super) type Body = [u8; 32];

const LABEL: &[u8] = b"age-encryption.org/v1/scrypt";

/// The key that a passphrase gives: scrypt with r = 8, p = 1 and N = 2^`work`.
pub(super) fn from_passphrase(passphrase: &str, salt: &[u8; 16], work: u8) -> Option<Key> {
    let mut key = [0; 32];
    let parameters = scrypt::Params::new(work, 8, 1).ok()?;
    let salt = [LABEL, salt].concat();
    scrypt::scrypt(passphrase.as_bytes(), &salt, &parameters, &mut key).ok()?;
    Some(key)
}

/// The key of the content.
pub(super) fn of_content(file_key: &[u8; 16], nonce: &[u8; 16]) -> Option<Key> {
    derive(file_key, Some(nonce), b"payload")
}

/// The key that authenticates the header.
pub(super) fn of_header(file_key: &[u8; 16]) -> Option<Key> {
    derive(file_key, None, b"header")
}

/// Encrypts the file key. A key from a passphrase and a fresh salt is used once, so the nonce is zero.
pub(super) fn wrap(wrapping: &Key, file_key: &[u8; 16]) -> Option<Body> {
    let mut text = *file_key;
    let cipher = ChaCha20Poly1305::new_from_slice(wrapping).ok()?;
    let tag = cipher
        .encrypt_inout_detached(&[0; 12].into(), b"", text.as_mut_slice().into())
        .ok()?;
    [&text[..], &tag[..]].concat().try_into().ok()
}

/// Decrypts the file key. `None` says that the passphrase is another one, or the body was changed.
pub(super) fn unwrap(wrapping: &Key, body: &Body) -> Option<[u8; 16]> {
    let (text, tag) = body.split_first_chunk::<16>()?;
    let (mut text, tag) = (*text, <[u8; 16]>::try_from(tag).ok()?);
    let cipher = ChaCha20Poly1305::new_from_slice(wrapping).ok()?;
    cipher
        .decrypt_inout_detached(
            &[0; 12].into(),
            b"",
            text.as_mut_slice().into(),
            &tag.into(),
        )
        .ok()?;
    Some(text)
}

fn derive(file_key: &[u8; 16], salt: Option<&[u8]>, purpose: &[u8]) -> Option<Key> {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(salt, file_key)
        .expand(purpose, &mut key)
        .ok()?;
    Some(key)
}
