//! The keys of issuers, as they are published.

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
