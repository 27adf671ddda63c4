//! The keys of issuers, as they are published.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Serialize};

/// How something is signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// Ed25519 (RFC 8032, in a JSON Web Signature RFC 8037).
    #[default]
    #[serde(rename = "EdDSA")]
    EdDsa,
    /// SM2 with SM3 (GB/T 32918), and the usual distinguishing id `1234567812345678`.
    #[serde(rename = "SM2-SM3")]
    Sm2,
}

/// The distinguishing id that signatures with SM2 are made with.
pub const DISTINGUISHING_ID: &str = "1234567812345678";

/// An issuer's public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuerKey {
    /// Its id, by which a licence names it.
    pub kid: String,
    /// What it is for.
    pub alg: Algorithm,
    /// The issuer, e.g. 市场监督管理局: only licences in this name are good with this key.
    pub issuer: String,
    /// The key, as unpadded base64url: 32 bytes of Ed25519, or `04 x y` of SM2.
    pub public_key: String,
}

/// A published key that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnusableKey;

impl IssuerKey {
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
