//! Checking a signature with an issuer's key.

use base64ct::{Base64UrlUnpadded, Encoding};

use super::key::{Algorithm, DISTINGUISHING_ID, IssuerKey};

/// A published key that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnusableKey;

impl IssuerKey {
    /// A key to publish, from its bytes: 32 of Ed25519, or `04 x y` of SM2.
    pub fn new(kid: String, alg: Algorithm, issuer: String, public_key: &[u8]) -> Self {
        Self {
            kid,
            alg,
            issuer,
            public_key: Base64UrlUnpadded::encode_string(public_key),
        }
    }

    /// Whether `signature` over `message` was made with this key.
    ///
    /// # Errors
    /// When the key itself is damaged.
    pub fn signed(&self, message: &[u8], signature: &[u8]) -> Result<bool, UnusableKey> {
        let key = Base64UrlUnpadded::decode_vec(&self.public_key).map_err(|_| UnusableKey)?;
        match self.alg {
            Algorithm::EdDsa => by_ed25519(&key, message, signature),
            Algorithm::Sm2 => by_sm2(&key, message, signature),
        }
    }
}

fn by_ed25519(key: &[u8], message: &[u8], signature: &[u8]) -> Result<bool, UnusableKey> {
    use ed25519_dalek::{Signature, VerifyingKey};
    let key: &[u8; 32] = key.try_into().map_err(|_| UnusableKey)?;
    let key = VerifyingKey::from_bytes(key).map_err(|_| UnusableKey)?;
    let Ok(signature) = Signature::from_slice(signature) else {
        return Ok(false);
    };
    Ok(key.verify_strict(message, &signature).is_ok())
}

fn by_sm2(key: &[u8], message: &[u8], signature: &[u8]) -> Result<bool, UnusableKey> {
    use sm2::dsa::signature::Verifier;
    use sm2::dsa::{Signature, VerifyingKey};
    let key = VerifyingKey::from_sec1_bytes(DISTINGUISHING_ID, key).map_err(|_| UnusableKey)?;
    let Ok(signature) = Signature::from_slice(signature) else {
        return Ok(false);
    };
    Ok(key.verify(message, &signature).is_ok())
}
